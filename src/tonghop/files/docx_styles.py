"""The styles of a Word document: what a paragraph inherits of level, weight, alignment and list."""

from dataclasses import dataclass

from lxml import etree

from tonghop.files.docx_numbering import W, number_of, value_of

_OUTLINE = "outlineLvl"
_BODY_LEVEL = 9  # Word's outline level of body text


@dataclass(frozen=True)
class Style:
    """A paragraph style with its inheritance resolved; `level` is 1.. for headings, 0 for body text."""

    name: str = ""
    level: int = 0
    bold: bool = False
    centred: bool = False
    list_id: str = ""
    list_level: int = 0
    font: str = ""
    caps: bool = False
    hidden: bool = False


_NO_STYLE = Style()


class Styles:
    """The paragraph styles of one document, by id."""

    def __init__(self, root: etree._Element | None) -> None:
        """Take the styles part's root, None where the document has none."""
        every = root.iter(f"{W}style") if root is not None else ()
        found = {s.get(f"{W}styleId") or "": s for s in every if s.get(f"{W}type") in ("paragraph", "character")}
        self._styles = {name: _style(name, found, 0) for name in found}
        found = {name: s for name, s in found.items() if s.get(f"{W}type") == "paragraph"}
        defaults = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr") if root is not None else None
        self._font = font_of(defaults)
        default = next((n for n, s in found.items() if s.get(f"{W}default") in ("1", "true")), "")
        self._default = self._styles.get(default, Style())

    def of(self, paragraph: etree._Element) -> Style:
        """Return the style of a paragraph."""
        return self._styles.get(value_of(paragraph, f"{W}pPr/{W}pStyle") or "", self._default)

    def font(self, paragraph: etree._Element, run: etree._Element) -> str:
        """Return the font of a run: its own, its style's, the paragraph's style's, the document's."""
        properties = run.find(f"{W}rPr")
        return font_of(properties) or self._of_run(run).font or self.of(paragraph).font or self._font

    def caps(self, paragraph: etree._Element, run: etree._Element) -> bool:
        """Tell whether a run is shown in capitals, however it was typed."""
        own = _on(run, f"{W}rPr/{W}caps")
        return self._of_run(run).caps or self.of(paragraph).caps if own is None else own

    def hidden(self, run: etree._Element) -> bool:
        """Tell whether a run is not shown."""
        own = _on(run, f"{W}rPr/{W}vanish")
        return self._of_run(run).hidden if own is None else own

    def _of_run(self, run: etree._Element) -> Style:
        return self._styles.get(value_of(run, f"{W}rPr/{W}rStyle") or "", _NO_STYLE)

    def level(self, paragraph: etree._Element) -> int:
        """Return the paragraph's heading level, its own before its style's."""
        return _level(value_of(paragraph, f"{W}pPr/{W}{_OUTLINE}"), self.of(paragraph).level)

    def centred(self, paragraph: etree._Element) -> bool:
        """Tell whether the paragraph is centred, by itself or by its style."""
        align = value_of(paragraph, f"{W}pPr/{W}jc")
        return self.of(paragraph).centred if align is None else align == "center"

    def bold(self, paragraph: etree._Element) -> bool:
        """Tell whether every run that has words is bold."""
        runs = [r for r in paragraph.iter(f"{W}r") if "".join(t.text or "" for t in r.iter(f"{W}t")).strip()]
        inherited = self.of(paragraph).bold
        marks = [_on(run, f"{W}rPr/{W}b") for run in runs]
        return bool(runs) and all(inherited if mark is None else mark for mark in marks)


def font_of(properties: etree._Element | None) -> str:
    """Return the font that a run's properties name, "" for none."""
    fonts = None if properties is None else properties.find(f"{W}rFonts")
    return "" if fonts is None else fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi") or ""


def _level(written: str | None, inherited: int) -> int:
    if written is None or not written.isdigit():
        return inherited
    return int(written) + 1 if int(written) < _BODY_LEVEL else 0


def _on(element: etree._Element, path: str) -> bool | None:
    found = element.find(path)
    return None if found is None else found.get(f"{W}val") not in ("0", "false", "none")


def _either(own: bool | None, inherited: bool) -> bool:  # noqa: FBT001 - two marks of one kind
    return inherited if own is None else own


def _style(name: str, found: dict[str, etree._Element], depth: int) -> Style:
    element = found[name]
    parent = value_of(element, f"{W}basedOn") or ""
    base = _style(parent, found, depth + 1) if parent in found and depth < len(found) else Style()
    bold, align = _on(element, f"{W}rPr/{W}b"), value_of(element, f"{W}pPr/{W}jc")
    return Style(
        value_of(element, f"{W}name") or name,
        _level(value_of(element, f"{W}pPr/{W}{_OUTLINE}"), base.level),
        bold=_either(bold, base.bold),
        centred=base.centred if align is None else align == "center",
        list_id=value_of(element, f"{W}pPr/{W}numPr/{W}numId") or base.list_id,
        list_level=number_of(element, f"{W}pPr/{W}numPr/{W}ilvl", base.list_level),
        font=font_of(element.find(f"{W}rPr")) or base.font,
        caps=_either(_on(element, f"{W}rPr/{W}caps"), base.caps),
        hidden=_either(_on(element, f"{W}rPr/{W}vanish"), base.hidden),
    )
