"""A workbook that came in, with each wrong cell tinted and a sheet that lists what to mend; its own values stay."""

import re
from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy

from lxml import etree

from tonghop.documents.render.cleaning import clean
from tonghop.documents.render.docx_marks import Mark
from tonghop.documents.render.package import RELATIONS, Package
from tonghop.files.archive import parse_xml
from tonghop.kernel.errors import Refused

LIST_SHEET = "Cần sửa"
LIST_HEADS = ("STT", "Ô", "Cần sửa gì")
TINT = "FFFFC7CE"
_S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_ID = f"{{{RELATIONS}}}id"
_WORKBOOK = "xl/workbook.xml"
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_CELL = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


def mark_xlsx(data: bytes, marks: Sequence[Mark]) -> bytes:
    """Return the workbook with a tint on each marked cell and the list of all marks as its last sheet.

    Raises Refused for a workbook that lacks what every workbook has.
    """
    package = Package(data)
    sheets = _sheets(package)
    tints = _Tints(package)
    for mark in marks:
        sheet, _, name = mark.spot.rpartition("!")
        if sheet in sheets and _CELL.fullmatch(name):
            tints.put_on(_cell(package.tree(sheets[sheet]), name))
    _add_list(package, set(sheets), marks)
    return package.packed()


def _sheets(package: Package) -> dict[str, str]:
    """Return the part of each sheet by its name."""
    found = package.tree(_WORKBOOK).iterfind(f"{_tag('sheets')}/{_tag('sheet')}")
    parts = {s.get("name") or "": package.target(_WORKBOOK, s.get(_ID) or "") for s in found}
    return {name: part for name, part in parts.items() if package.has(part)}


def _cell(sheet: etree._Element, name: str) -> etree._Element:
    """Return the cell of that name, made where the sheet has none."""
    column, line = _place(name)
    data = sheet.find(_tag("sheetData"))
    if data is None:
        raise Refused("broken", "Trang tính không có vùng dữ liệu.", advice="Hãy lưu lại tệp bằng Excel.")
    row = _at(data, "row", line, {"r": str(line)}, ((int(r.get("r") or 0), r) for r in data))
    return _at(row, "c", column, {"r": name}, ((_place(c.get("r") or "")[0], c) for c in row))


def _at(
    parent: etree._Element,
    tag: str,
    wanted: int,
    attributes: dict[str, str],
    children: Iterable[tuple[int, etree._Element]],
) -> etree._Element:
    """Return the child whose number is wanted, made in its place; a child without number follows the one before."""
    number, before = 0, None
    for given, child in children:
        number = given or number + 1
        if number == wanted:
            return child
        if number > wanted:
            break
        before = child
    made = etree.Element(_tag(tag), attributes)
    parent.insert(0, made) if before is None else before.addnext(made)
    return made


class _Tints:
    """Gives cells a tinted look like the one they had; each look is made once."""

    def __init__(self, package: Package) -> None:
        name = package.target(_WORKBOOK, "styles")
        self._styles = package.tree(name) if package.has(name) else None
        self._made: dict[int, int] = {}
        self._fill = self._add_fill()

    def put_on(self, cell: etree._Element) -> None:
        """Tint the cell; a workbook without looks keeps its own, and the list alone says it."""
        looks = None if self._styles is None else self._styles.find(_tag("cellXfs"))
        if looks is None or not len(looks) or self._fill is None:
            return
        given = cell.get("s") or ""
        base = int(given) if given.isdecimal() and int(given) < len(looks) else 0
        if base not in self._made:
            look = deepcopy(looks[base])
            look.set("fillId", str(self._fill))
            look.set("applyFill", "1")
            looks.append(look)
            looks.set("count", str(len(looks)))
            self._made[base] = len(looks) - 1
        cell.set("s", str(self._made[base]))

    def _add_fill(self) -> int | None:
        fills = None if self._styles is None else self._styles.find(_tag("fills"))
        if fills is None:
            return None
        pattern = etree.SubElement(etree.SubElement(fills, _tag("fill")), _tag("patternFill"), patternType="solid")
        etree.SubElement(pattern, _tag("fgColor"), rgb=TINT)
        etree.SubElement(pattern, _tag("bgColor"), indexed="64")
        fills.set("count", str(len(fills)))
        return len(fills) - 1


def _add_list(package: Package, names: set[str], marks: Sequence[Mark]) -> None:
    part = package.add("xl/worksheets/can-sua.xml", _list_sheet(marks), content_type=_SHEET_TYPE)
    sheets = package.tree(_WORKBOOK).find(_tag("sheets"))
    if sheets is None:
        raise Refused("broken", "Bảng tính không có trang nào.", advice="Hãy lưu lại tệp bằng Excel.")
    taken = [int(s.get("sheetId") or 0) for s in sheets]
    free = next(name for name in _names() if name not in names)
    made = etree.SubElement(sheets, _tag("sheet"), name=free, sheetId=str(max(taken, default=0) + 1))
    made.set(_ID, package.relate(_WORKBOOK, part, "worksheet"))


def _names() -> Iterator[str]:
    yield LIST_SHEET
    yield from (f"{LIST_SHEET} ({number})" for number in range(2, 1_000))


def _list_sheet(marks: Sequence[Mark]) -> bytes:
    sheet = parse_xml(f'<worksheet xmlns="{_S}"/>'.encode())
    columns = etree.SubElement(sheet, _tag("cols"))
    for number, width in enumerate((6, 24, 110), start=1):
        etree.SubElement(columns, _tag("col"), min=str(number), max=str(number), width=str(width), customWidth="1")
    data = etree.SubElement(sheet, _tag("sheetData"))
    _row(data, 1, LIST_HEADS)
    links = etree.Element(_tag("hyperlinks"))
    for line, mark in enumerate(marks, start=2):
        where, _, cell = mark.spot.rpartition("!")
        _row(data, line, (str(line - 1), f"{where}, ô {cell}" if cell and where else "", mark.text))
        if where and _CELL.fullmatch(cell):
            quoted = where.replace("'", "''")
            etree.SubElement(links, _tag("hyperlink"), ref=f"B{line}", location=f"'{quoted}'!{cell}")
    if len(links):
        sheet.append(links)
    return etree.tostring(sheet, xml_declaration=True, encoding="UTF-8", standalone=True)


def _row(data: etree._Element, line: int, texts: Iterable[str]) -> None:
    row = etree.SubElement(data, _tag("row"), r=str(line))
    for column, text in zip("ABC", texts, strict=True):
        cell = etree.SubElement(row, _tag("c"), r=f"{column}{line}", t="inlineStr")
        etree.SubElement(etree.SubElement(cell, _tag("is")), _tag("t")).text = clean(text)


def _place(name: str) -> tuple[int, int]:
    """Return column and line of a cell's name, both from 1; (0, 0) for what is no name."""
    found = _CELL.fullmatch(name)
    if found is None:
        return 0, 0
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column, int(found[2])


def _tag(name: str) -> str:
    return f"{{{_S}}}{name}"
