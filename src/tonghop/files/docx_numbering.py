"""Word's automatic list numbers, counted as Word counts them and turned into the text a reader sees."""

from collections import defaultdict
from dataclasses import dataclass, replace

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_LETTERS = 26
_LEVELS = tuple("012345678")
_LONGEST = 5  # digits in a number that a person could have meant


@dataclass(frozen=True)
class _Level:
    shape: str  # "decimal", "upperRoman", "bullet", ...
    pattern: str  # "%1.%2."
    start: int
    restart: int = -1  # 0: never; n: after a paragraph of one of the first n levels; -1: of any level above
    legal: bool = False  # all levels in decimal


def value_of(element: etree._Element | None, path: str) -> str | None:
    """Return the w:val of the first element at the path below, None where there is none."""
    found = None if element is None else element.find(path)
    return None if found is None else found.get(f"{W}val")


def number_of(element: etree._Element, path: str, default: int = 0) -> int:
    """Return the whole number in the w:val at the path below, `default` where there is none or it is no number."""
    written = value_of(element, path) or ""
    return int(written) if written.isascii() and written.isdigit() and len(written) < _LONGEST else default


class Numbering:
    """Counts the lists of one document, in reading order."""

    def __init__(self, root: etree._Element | None) -> None:
        """Take the numbering part's root, None where the document has no lists."""
        self._levels: dict[str, dict[int, _Level]] = {}
        self._abstract: dict[str, str] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        if root is not None:
            self._load(root)

    def _load(self, root: etree._Element) -> None:
        shapes = {
            a.get(f"{W}abstractNumId") or "": {_ilvl(lv): _level(lv) for lv in a.iter(f"{W}lvl")}
            for a in root.iter(f"{W}abstractNum")
        }
        linked = _linked(root)
        for num in root.iter(f"{W}num"):
            number, abstract = num.get(f"{W}numId") or "", value_of(num, f"{W}abstractNumId") or ""
            abstract = linked.get(abstract, abstract)
            self._levels[number] = dict(shapes.get(abstract, {}))
            restarts = False
            for override in num.iter(f"{W}lvlOverride"):
                restarts = self._override(self._levels[number], override) or restarts
            self._abstract[number] = number if restarts else f"abstract {abstract}"

    def _override(self, levels: dict[int, _Level], override: etree._Element) -> bool:
        """Put one level's own form or start in place; tell whether its count starts anew."""
        level, start = _ilvl(override), number_of(override, f"{W}startOverride", -1)
        own = override.find(f"{W}lvl")
        if own is not None:
            levels[level] = _level(own)
        if start < 0 or level not in levels:
            return False
        levels[level] = replace(levels[level], start=start)
        return True

    def next_number(self, number: str, level: int) -> str:
        """Count one paragraph of that list and level; return its printed number ("1.", "a)", "-"), "" for none."""
        shapes = self._levels.get(number)
        if not shapes or level not in shapes:
            return ""
        counts = self._counts[self._abstract[number]]
        counts[level] = counts.get(level, shapes[level].start - 1) + 1
        for deeper in [one for one in counts if one > level and _restarts(shapes.get(one), level)]:
            del counts[deeper]
        if shapes[level].shape == "bullet":
            return "-" if shapes[level].pattern != "+" else "+"
        printed = shapes[level].pattern
        for at in range(level + 1):
            shape = shapes.get(at, shapes[level])
            form = "decimal" if shapes[level].legal and shape.shape != "none" else shape.shape
            printed = printed.replace(f"%{at + 1}", _printed(counts.get(at, shape.start), form))
        return printed.strip()


def _linked(root: etree._Element) -> dict[str, str]:
    """Return the lists that only point to a list style, each with the list in which the style is set out."""
    styles = {value_of(a, f"{W}styleLink"): a.get(f"{W}abstractNumId") or "" for a in root.iter(f"{W}abstractNum")}
    pointers = {a.get(f"{W}abstractNumId") or "": value_of(a, f"{W}numStyleLink") for a in root.iter(f"{W}abstractNum")}
    return {pointer: styles[style] for pointer, style in pointers.items() if style and style in styles}


def _restarts(deeper: _Level | None, level: int) -> bool:
    """Tell whether a level begins anew after a paragraph of a level above."""
    return deeper is None or deeper.restart < 0 or level < deeper.restart


def _level(element: etree._Element) -> _Level:
    return _Level(
        value_of(element, f"{W}numFmt") or "decimal",
        value_of(element, f"{W}lvlText") or "",
        number_of(element, f"{W}start", 1),
        number_of(element, f"{W}lvlRestart", -1),
        legal=element.find(f"{W}isLgl") is not None and value_of(element, f"{W}isLgl") not in ("0", "false"),
    )


def _ilvl(element: etree._Element) -> int:
    written = element.get(f"{W}ilvl") or ""
    return int(written) if written in _LEVELS else 0


def _printed(count: int, shape: str) -> str:
    if shape in ("none", "bullet"):
        return ""
    if shape in ("lowerLetter", "upperLetter"):
        letters = chr(ord("a") + (count - 1) % _LETTERS) * ((count - 1) // _LETTERS + 1) if count > 0 else ""
        return letters.upper() if shape == "upperLetter" else letters
    if shape in ("lowerRoman", "upperRoman"):
        return _roman(count).upper() if shape == "upperRoman" else _roman(count)
    return f"{count:02d}" if shape == "decimalZero" else str(count)


def _roman(count: int) -> str:
    parts = []
    for value, sign in _ROMAN:
        parts.append(sign * (count // value))
        count %= value
    return "".join(parts)
