"""What a paragraph and its runs inherit in a Word document: own properties, then styles, then the defaults."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

from tonghop.files.docx_numbering import W, number_of, value_of
from tonghop.files.look import RunLook

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_DEEPEST = 20  # styles based on styles
_WORD_SIZE = 10.0  # points, where nothing says otherwise
_DIGITS = 7


@dataclass(frozen=True, slots=True)
class Spacing:
    """Space above, below and between lines in twips; `rule` is "auto" (a multiple), "exact" or "atLeast"."""

    before: int = 0
    after: int = 0
    line: int = 0
    rule: str = "auto"

    def multiple(self, single: int, size: float) -> float:
        """Return the line spacing as a multiple of single; `size` (twips) turns lengths into a multiple."""
        if self.line <= 0:
            return 1.0
        if self.rule == "auto":
            return self.line / single
        natural = size * 1.15  # the natural line of Times New Roman
        if not natural:
            return 0.0
        return max(self.line / natural, 1.0) if self.rule == "atLeast" else self.line / natural


class Chains:
    """The properties that hold for a paragraph or run of one document, nearest first.

    A style that refers to itself is followed no further than is sane.
    """

    def __init__(self, styles: etree._Element | None) -> None:
        """Take the root of the styles part, None where the document has none."""
        every = list(styles.iter(f"{W}style")) if styles is not None else []
        self._styles = {style.get(f"{W}styleId") or "": style for style in every}
        defaults = (s for s in every if s.get(f"{W}default") in ("1", "true") and s.get(f"{W}type") == "paragraph")
        self._default = next((style.get(f"{W}styleId") or "" for style in defaults), "")
        found = None if styles is None else styles.find(f"{W}docDefaults")
        self._letters = None if found is None else found.find(f"{W}rPrDefault/{W}rPr")
        self._layout = None if found is None else found.find(f"{W}pPrDefault/{W}pPr")
        self._chain = lru_cache(maxsize=2_000)(self._chain_of)

    def of_run(self, paragraph: etree._Element, run: etree._Element) -> Iterator[etree._Element]:
        """Yield a run's own properties, its style's, the paragraph's style's, the document's."""
        own = run.find(f"{W}rPr")
        if own is not None:
            yield own
        yield from self._chain(value_of(own, f"{W}rStyle") or "", "rPr")
        yield from self._chain(self._style_of(paragraph), "rPr")
        if self._letters is not None:
            yield self._letters

    def of_paragraph(self, paragraph: etree._Element) -> Iterator[etree._Element]:
        """Yield a paragraph's own properties, its style's, the document's."""
        own = paragraph.find(f"{W}pPr")
        if own is not None:
            yield own
        yield from self._chain(self._style_of(paragraph), "pPr")
        if self._layout is not None:
            yield self._layout

    def _style_of(self, paragraph: etree._Element) -> str:
        return value_of(paragraph, f"{W}pPr/{W}pStyle") or self._default

    def _chain_of(self, name: str, kind: str) -> tuple[etree._Element, ...]:
        found: list[etree._Element] = []
        for _ in range(_DEEPEST):
            style = self._styles.get(name)
            if style is None:
                break
            properties = style.find(f"{W}{kind}")
            if properties is not None:
                found.append(properties)
            name = value_of(style, f"{W}basedOn") or ""
        return tuple(found)


class Letters:
    """How the letters of runs look."""

    def __init__(self, chains: Chains, theme: etree._Element | None) -> None:
        """Take the chains of properties, and the theme that names fonts, None where there is none."""
        self._chains = chains
        self._theme = {kind: _theme_font(theme, kind) for kind in ("minor", "major")}

    def of(self, paragraph: etree._Element, run: etree._Element) -> RunLook:
        """Return how a run's letters look, without the letters."""
        size = self.found(paragraph, run, "sz")
        points = _whole_number(size.get(f"{W}val") or "") / 2 if size is not None else 0
        colour = self.found(paragraph, run, "color")
        written = "" if colour is None else (colour.get(f"{W}val") or "").lower()
        underline = self.found(paragraph, run, "u")
        return RunLook(
            text="",
            font=self._font(paragraph, run),
            size=points or _WORD_SIZE,
            bold=is_on(self.found(paragraph, run, "b")),
            italic=is_on(self.found(paragraph, run, "i")),
            underlined=underline is not None and underline.get(f"{W}val") not in ("none", None),
            colour="" if written in ("auto", "000000") else written,
        )

    def found(self, paragraph: etree._Element, run: etree._Element, name: str) -> etree._Element | None:
        """Return the nearest setting of that name, None where nothing says it."""
        settings = (properties.find(f"{W}{name}") for properties in self._chains.of_run(paragraph, run))
        return next((setting for setting in settings if setting is not None), None)

    def _font(self, paragraph: etree._Element, run: etree._Element) -> str:
        for properties in self._chains.of_run(paragraph, run):
            fonts = properties.find(f"{W}rFonts")
            if fonts is None:
                continue
            theme = fonts.get(f"{W}asciiTheme") or fonts.get(f"{W}hAnsiTheme") or ""
            named = self._theme.get(theme[:5], "") or fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi")
            if named:
                return named
        return ""


class Layout:
    """How paragraphs stand: alignment, indent, spacing, list, border; lengths in twips."""

    def __init__(self, chains: Chains) -> None:
        """Take the chains of properties."""
        self._chains = chains

    def align(self, paragraph: etree._Element) -> str:
        """Return "left", "center", "right" or "both"."""
        for properties in self._chains.of_paragraph(paragraph):
            written = value_of(properties, f"{W}jc")
            if written is not None:
                return {"start": "left", "end": "right", "distribute": "both"}.get(written, written)
        return "left"

    def first_line(self, paragraph: etree._Element) -> int:
        """Return where the first line begins against the margin: indent and first-line indent together."""
        left, first = self._length(paragraph, "ind", "left"), self._length(paragraph, "ind", "firstLine")
        return left + (first or -self._length(paragraph, "ind", "hanging"))

    def spacing(self, paragraph: etree._Element) -> Spacing:
        """Return the spacing of a paragraph."""
        rule = next((s.get(f"{W}lineRule") for s in self._settings(paragraph, "spacing") if s.get(f"{W}line")), None)
        before, after, line = (self._length(paragraph, "spacing", name) for name in ("before", "after", "line"))
        return Spacing(before, after, line, rule or "auto")

    def list_of(self, paragraph: etree._Element) -> tuple[str, int]:
        """Return the list a paragraph counts in ("" for none) and its level."""
        for own in self._settings(paragraph, "numPr"):
            return value_of(own, f"{W}numId") or "", number_of(own, f"{W}ilvl")
        return "", 0

    def has_border(self, paragraph: etree._Element) -> bool:
        """Tell whether a line is drawn above or below the paragraph."""
        borders = self._settings(paragraph, "pBdr")
        return any(b.find(f"{W}{side}") is not None for b in borders for side in ("top", "bottom"))

    def _settings(self, paragraph: etree._Element, name: str) -> Iterator[etree._Element]:
        for properties in self._chains.of_paragraph(paragraph):
            setting = properties.find(f"{W}{name}")
            if setting is not None:
                yield setting

    def _length(self, paragraph: etree._Element, name: str, attribute: str) -> int:
        for setting in self._settings(paragraph, name):
            written = setting.get(f"{W}{attribute}")
            if written is not None:
                return _whole_number(written)
        return 0


def is_on(setting: etree._Element | None) -> bool:
    """Tell whether a switch such as bold is set and not set to off."""
    return setting is not None and setting.get(f"{W}val") not in ("0", "false", "none", "off")


def _theme_font(theme: etree._Element | None, kind: str) -> str:
    latin = None if theme is None else theme.find(f".//{_A}{kind}Font/{_A}latin")
    return "" if latin is None else latin.get("typeface") or ""


def _whole_number(written: str) -> int:
    digits = written.removeprefix("-").partition(".")[0]
    if not (digits.isascii() and digits.isdigit() and len(digits) < _DIGITS):
        return 0
    return -int(digits) if written.startswith("-") else int(digits)
