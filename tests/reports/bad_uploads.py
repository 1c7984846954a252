"""Damaged and odd uploads, made by a seeded program: each says what should come of it.

A case is read right (`sections`, `values` and the places of its problems are named) or refused for a reason.
"""

import io
import random
import struct
import unicodedata
import warnings
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import docx
import openpyxl
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

ONE, TWO = "1. Về tổ chức bộ máy và nhân sự", "2. Về thủ tục hành chính"
TEXT = {"1": ["Đã bố trí 42 người."], "2": ["Có 12 hồ sơ."]}
FIGURES = {"BM.01": {"value": "42"}, "BM.02": {"value": "40"}}
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@dataclass(frozen=True)
class Case:
    """One upload. `refused` is the reason's word; else `sections`, `values` and `places` of problems are expected."""

    name: str
    file: str
    data: bytes = field(repr=False)
    refused: tuple[str, ...] = ()
    sections: dict[str, list[str]] = field(default_factory=dict)
    values: dict[str, Any] = field(default_factory=dict)
    places: tuple[str, ...] | None = None  # of figures' problems; None: not looked at


@dataclass(frozen=True)
class Whose:
    """The campaign and unit that the files should be of, and a blank figures form of theirs."""

    campaign: str
    unit: str
    form: bytes


def all_cases(whose: Whose, seed: int = 4) -> dict[str, list[Case]]:
    """Every case by group, the same for the same seed."""
    return {
        "containers": [*containers(whose), *disguised(whose, seed)],
        "words": list(words(whose)),
        "workbooks": [*workbooks(whose), *parts_of_workbooks(whose)],
    }


# --- building blocks -------------------------------------------------------------------------------------------------


def word(*lines: str, identifier: str = "", change: Callable[[Any], None] | None = None) -> bytes:
    document = docx.Document()
    document.core_properties.identifier = identifier
    for line in lines or (ONE, *TEXT["1"], TWO, *TEXT["2"]):
        document.add_paragraph(line)
    if change:
        change(document)
    return saved(document)


def book(whose: Whose, change: Callable[[Any], None] | None = None, **figures: Any) -> bytes:
    """The unit's own form with two figures filled in, then changed."""
    workbook = openpyxl.load_workbook(io.BytesIO(whose.form))
    for code, value in {"BM_01": 42, "BM_02": 40, **figures}.items():
        fill(workbook, code.replace("_", "."), value)
    if change:
        change(workbook)
    return saved(workbook)


def fill(workbook: Any, code: str, value: Any, column: int = 5) -> None:
    for row in workbook["Số liệu"].iter_rows():
        if row[1].value == code:
            row[column - 1].value = value


def line_of(workbook: Any, code: str) -> int:
    return next(row[1].row for row in workbook.worksheets[0].iter_rows() if row[1].value == code)


def saved(thing: Any) -> bytes:
    file = io.BytesIO()
    thing.save(file)
    return file.getvalue()


def repacked(data: bytes, change: dict[str, bytes | None], *, more: tuple[tuple[str, bytes], ...] = ()) -> bytes:
    """The archive with some parts replaced, taken out (None) or added, also twice."""
    file = io.BytesIO()
    opened = zipfile.ZipFile(io.BytesIO(data)), zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED)
    with opened[0] as source, opened[1] as target, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a name that is there twice is what some cases want
        for name in source.namelist():
            content = change.get(name, source.read(name))
            if content is not None:
                target.writestr(name, content)
        for name, content in [*((n, c) for n, c in change.items() if n not in source.namelist()), *more]:
            if content is not None:
                target.writestr(name, content)
    return file.getvalue()


def part(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)


def body(xml: str, head: str = "") -> bytes:
    return f'<?xml version="1.0"?>{head}<w:document {W}><w:body>{xml}</w:body></w:document>'.encode()


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def document_part(xml: bytes) -> bytes:
    return repacked(word(), {"word/document.xml": xml})


# --- the cases -------------------------------------------------------------------------------------------------------


def disguised(whose: Whose, seed: int) -> Iterator[Case]:
    """Files that are something else than they are called, cut off, or noise."""
    rng = random.Random(seed)  # noqa: S311 - a seeded program, no secret
    good, figures = word(), book(whose)
    unknown = ("unknown-format",)
    yield Case("empty", "a.docx", b"", ("empty",))
    yield Case("white space", "a.docx", b" \r\n\t\x00" * 50, ("empty",))
    yield Case("zeros", "a.xlsx", bytes(5_000), ("empty", *unknown))
    for share in (10, 50, 90, 99):
        yield Case(f"word cut at {share} %", "a.docx", good[: len(good) * share // 100], ("broken",))
        yield Case(f"excel cut at {share} %", "a.xlsx", figures[: len(figures) * share // 100], ("broken",))
    yield Case("noise", "a.docx", rng.randbytes(3_000), (*unknown, "broken", "empty"))
    yield Case("noise behind a zip's mark", "a.docx", b"PK\x03\x04" + rng.randbytes(3_000), ("broken",))
    yield Case("text named as a workbook", "a.xlsx", "Mã;Giá trị\nBM.01;42".encode(), unknown)
    yield Case(
        "web page named as Word", "a.docx", b"<html><body><p>1. B\xc3\xa1o c\xc3\xa1o</p></body></html>", unknown
    )
    yield Case("web page named as old Excel", "a.xls", b"\xef\xbb\xbf<TABLE><tr><td>1</td></tr></TABLE>", unknown)
    yield Case("mail archive named as Word", "a.doc", b"MIME-Version: 1.0\nContent-Type: multipart/related", unknown)
    yield Case("rich text named as Word", "a.docx", b"{\\rtf1\\ansi B\\'e1o c\\'e1o}", unknown)
    yield Case("picture named as Word", "a.docx", b"\x89PNG\r\n\x1a\n" + rng.randbytes(900), unknown)
    yield Case("photo named as Excel", "a.xlsx", b"\xff\xd8\xff\xe0" + rng.randbytes(900), unknown)
    yield Case("other packer", "a.docx", b"Rar!\x1a\x07" + rng.randbytes(900), unknown)
    yield Case("broken PDF", "a.docx", b"%PDF-1.7\n1 0 obj\n", ("broken", "encrypted", "no-text-layer"))
    yield Case("old Word", "a.doc", OLE + bytes(600) + "WordDocument".encode("utf-16-le"), unknown)
    yield Case("old Excel", "a.xls", OLE + bytes(600) + "Workbook".encode("utf-16-le"), unknown)
    yield Case("old Word renamed", "a.docx", OLE + bytes(600) + "WordDocument".encode("utf-16-le"), unknown)
    yield Case("with a password", "a.docx", OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"), ("encrypted",))
    yield Case("other zip", "a.docx", zipped(("thu-muc/a.txt", b"1")), unknown)
    yield Case("zip in a zip", "a.docx", zipped(("bao-cao.docx", good)), unknown)
    yield Case("binary workbook", "a.xlsx", zipped(("xl/workbook.bin", b"1")), unknown)
    yield Case(
        "open document", "a.docx", zipped(("mimetype", b"application/vnd.oasis"), ("content.xml", b"<a/>")), unknown
    )
    yield Case("Word named as Excel", "a.docx.xlsx", good, sections=TEXT)
    yield Case("Excel named as Word", "a.docx", figures, values=FIGURES)


def containers(whose: Whose) -> Iterator[Case]:
    """Archives that are swollen, lie about themselves, or hold what they must not."""
    good, figures = word(), book(whose)
    swollen = {"word/document.xml": body(paragraph(" " * 30_000_000))}
    yield Case("swollen part", "a.docx", repacked(good, swollen), ("too-large",))
    yield Case("swollen elsewhere", "a.docx", repacked(good, {"word/media/a.bin": bytes(40_000_000)}), ("too-large",))
    sheet = "xl/worksheets/sheet1.xml"
    yield Case("swollen sheet", "a.xlsx", repacked(figures, {sheet: bytes(40_000_000)}), ("too-large",))
    yield Case("forged size", "a.docx", with_forged_size(repacked(good, swollen)), ("broken", "too-large"))
    yield Case("very large declared size", "a.docx", with_forged_size(good, 0xFFFFFFF0), ("too-large", "broken"))
    many = tuple((f"x/{n}.xml", b"<a/>") for n in range(2_100))
    yield Case("thousands of parts", "a.docx", repacked(good, {}, more=many), ("too-large",))
    yield Case("too many bytes", "a.docx", b"PK\x03\x04" + bytes(20 * 2**20), ("too-large",))
    yield Case("Word macros", "a.docm", repacked(good, {"word/vbaProject.bin": b"1"}), ("macros",))
    yield Case("Word macros renamed", "a.docx", repacked(good, {"word/VBAPROJECT.BIN": b"1"}), ("macros",))
    yield Case("Excel macros", "a.xlsm", repacked(figures, {"xl/vbaProject.bin": b"1"}), ("macros",))
    yield Case("encrypted entry", "a.docx", with_flag(good), ("encrypted",))
    climbing = (("../../etc/passwd", b"x"), ("/etc/a", b"x"), ("..\\a.txt", b"x"))
    yield Case("names that climb out", "a.docx", repacked(good, {}, more=climbing), sections=TEXT)
    yield Case("names that climb out of a workbook", "a.xlsx", repacked(figures, {}, more=climbing), values=FIGURES)
    other = body(paragraph(ONE) + paragraph("Có 7 người."))
    doubled = repacked(good, {}, more=(("word/document.xml", other),))
    yield Case("document twice", "a.docx", doubled, ("broken",), sections={"1": ["Có 7 người."]})
    yield Case("no sheet part", "a.xlsx", repacked(figures, {sheet: None}), ("broken", "empty"))
    yield Case("no list of parts", "a.docx", repacked(good, {"[Content_Types].xml": None}), sections=TEXT)


def zipped(*parts: tuple[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts:
            archive.writestr(name, content)
    return file.getvalue()


def with_forged_size(data: bytes, size: int = 100) -> bytes:
    """The archive whose directory lies about how large word/document.xml is when unpacked."""
    name = b"word/document.xml"
    changed = bytearray(data)
    at = changed.rfind(name)
    assert changed[at - 46 : at - 42] == b"PK\x01\x02"
    changed[at - 22 : at - 18] = struct.pack("<I", size)
    return bytes(changed)


def with_flag(data: bytes) -> bytes:
    """The archive whose directory says that its first entry has a password."""
    changed = bytearray(data)
    at = changed.find(b"PK\x01\x02")
    changed[at + 8] |= 1
    return bytes(changed)


def words(whose: Whose) -> Iterator[Case]:
    """Word files that are odd inside."""
    own = f"tonghop:{whose.campaign}/{whose.unit}/1"
    yield Case("own form", "a.docx", word(identifier=own), sections=TEXT)
    stranger = f"tonghop:{whose.campaign}/UBND xã Xa Lạ/1"
    yield Case("another unit's", "a.docx", word(identifier=stranger), ("not-a-report",))
    yield Case("another campaign's", "a.docx", word(identifier=f"tonghop:dot-khac/{whose.unit}/1"), ("not-a-report",))
    for name, first, second in (
        ("renumbered", "I. Về tổ chức bộ máy và nhân sự", "VII) Về thủ tục hành chính"),
        ("retyped in capitals", ONE.upper(), TWO.upper()),
        ("retyped with a slip", "1. Về tổ chức bộ máy nhân sự", "2/ Về thủ tục hành chánh:"),
        ("without numbers", ONE[3:], TWO[3:]),
        ("without diacritics", "1. Ve to chuc bo may va nhan su", "2. Ve thu tuc hanh chinh"),
        ("in decomposed letters", *(decomposed(t) for t in (ONE, TWO))),
        ("with wide spaces", ONE.replace(" ", "\u00a0"), TWO.replace(" ", "\u2003")),
    ):
        data = word(first, *TEXT["1"], second, *TEXT["2"])
        yield Case(f"headings {name}", "a.docx", data, sections=TEXT)
    yield Case("headings restyled", "a.docx", word(change=restyle), sections=TEXT)
    yield Case(
        "heading twice",
        "a.docx",
        word(ONE, "Một.", TWO, "Hai.", ONE, "Ba."),
        sections={"1": ["Một.", "Ba."], "2": ["Hai."]},
    )
    yield Case("words above the first heading", "a.docx", word("Xã có 12 thôn.", ONE, "Một."), sections={"1": ["Một."]})
    yield Case("no heading at all", "a.docx", word("Xã có 12 thôn, 8.500 dân."), sections={})
    yield Case(
        "an outside entity",
        "a.docx",
        document_part(body(paragraph(ONE) + paragraph("Có &x; 42 người."), XXE)),
        ("broken",),
        sections={"1": ["Có 42 người."]},
    )
    yield Case("entities that multiply", "a.docx", document_part(body(paragraph("&e9;"), LAUGHS)), ("broken", "empty"))
    yield Case(
        "an outside DTD",
        "a.docx",
        document_part(body(paragraph(ONE) + paragraph("Một."), '<!DOCTYPE a SYSTEM "file:///etc/passwd">')),
        ("broken",),
        sections={"1": ["Một."]},
    )
    yield Case("broken XML", "a.docx", document_part(body(paragraph(ONE))[:-20]), ("broken",))
    yield Case("no body", "a.docx", document_part(f"<w:document {W}/>".encode()), ("unknown-format",))
    nested = "<w:tbl><w:tr><w:tc>" * 3_000
    yield Case("tables in tables without end", "a.docx", document_part(body(nested)), ("broken",))
    deep = "<w:tbl><w:tr><w:tc>" * 60 + paragraph("Sâu.") + "</w:tc></w:tr></w:tbl>" * 60
    yield Case(
        "sixty tables in one another",
        "a.docx",
        document_part(body(paragraph(ONE) + deep)),
        ("broken",),
        sections={"1": ["Sâu."]},
    )
    yield Case("a paragraph without end", "a.docx", word(ONE, "chữ " * 6_000), ("NotPossible",))
    yield Case(
        "paragraphs without number",
        "a.docx",
        document_part(body(paragraph(ONE) + paragraph("Một.") * 10_001)),
        ("NotPossible", "too-large"),
    )
    yield Case(
        "tracked changes", "a.docx", document_part(body(paragraph(ONE) + TRACKED)), sections={"1": ["Có 43 người."]}
    )
    yield Case(
        "a text box", "a.docx", document_part(body(paragraph(ONE) + BOX)), sections={"1": ["Ngoài.", "Trong hộp."]}
    )
    yield Case("hidden words", "a.docx", document_part(body(paragraph(ONE) + HIDDEN)), sections={"1": ["Có 42 người."]})
    yield Case("an outside template", "a.docx", word(change=outside), sections=TEXT)
    yield Case("no styles", "a.docx", repacked(word(), {"word/styles.xml": None}), sections=TEXT)
    yield Case("broken styles", "a.docx", repacked(word(), {"word/styles.xml": b"<w:styles"}), ("broken",))
    yield Case(
        "control letters", "a.docx", word(ONE, "Có\u200b 42\u00ad người\ufeff."), sections={"1": ["Có 42 người."]}
    )
    sixteen = (
        body(paragraph(ONE) + paragraph("Một.")).decode().replace('version="1.0"', 'version="1.0" encoding="UTF-16"')
    )
    yield Case("in UTF-16", "a.docx", document_part(sixteen.encode("utf-16")), sections={"1": ["Một."]})


XXE = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
LAUGHS = (
    "<!DOCTYPE a [<!ENTITY e0 'ha'>" + "".join(f"<!ENTITY e{n} '{f'&e{n - 1};' * 10}'>" for n in range(1, 10)) + "]>"
)
_RUN = "<w:r><w:t>{}</w:t></w:r>"
TRACKED = (
    f'<w:p>{_RUN.format("Có ")}<w:del w:id="1" w:author="a"><w:r><w:delText>42</w:delText></w:r></w:del>'
    f'<w:ins w:id="2" w:author="a">{_RUN.format("43")}</w:ins>{_RUN.format(" người.")}</w:p>'
).replace("<w:t>", '<w:t xml:space="preserve">')
BOX = f"<w:p>{_RUN.format('Ngoài.')}<w:r><w:pict><w:txbxContent>{paragraph('Trong hộp.')}</w:txbxContent></w:pict></w:r></w:p>"
HIDDEN = (
    '<w:p><w:r><w:t xml:space="preserve">Có 42</w:t></w:r>'
    '<w:r><w:rPr><w:vanish/></w:rPr><w:t xml:space="preserve"> con</w:t></w:r>'
    '<w:r><w:t xml:space="preserve"> người.</w:t></w:r></w:p>'
)


def decomposed(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def restyle(document: Any) -> None:
    for name, style in zip((ONE, TWO), ("Title", "Quote"), strict=True):
        next(p for p in document.paragraphs if p.text == name).style = style


def outside(document: Any) -> None:
    """A template from elsewhere and a link to elsewhere, which nobody may follow."""
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
    relation = document.part.relate_to("http://192.0.2.1/a.dotm", kind, is_external=True)
    element = OxmlElement("w:attachedTemplate")
    element.set(qn("r:id"), relation)
    document.settings.element.append(element)


def workbooks(whose: Whose) -> Iterator[Case]:
    """Workbooks that are odd inside."""

    def case(
        name: str, change: Any = None, places: tuple[str, ...] | None = (), refused: Any = (), **more: Any
    ) -> Case:
        values = more.pop("values", FIGURES)
        return Case(name, "a.xlsx", book(whose, change, **more), refused, values=values, places=places)

    blank = openpyxl.load_workbook(io.BytesIO(whose.form))
    e1, e2 = (f"ô E{line_of(blank, code)}" for code in ("BM.01", "BM.02"))
    b3 = f"ô B{line_of(blank, 'BM.03')}"
    one = {"BM.02": {"value": "40"}}
    yield case("own form")
    for typed, number in (
        ("42 người", "42"), (" 42 ", "42"), ("42,0", None), ("1.042", "1042"), ("1 042", "1042"), ("٤٢", "42"), ("042", "42"),
    ):  # fmt: skip
        taken = {**one, "BM.01": {"value": number or "42"}}
        yield case(f"typed as {typed!r}", BM_01=typed, values=taken)
    for wrong in (
        "nhiều", "khoảng 42", "42 hồ sơ", "4,25", "-42", "−42", "#REF!", "#DIV/0!", True, date(2026, 5, 1), 10.0**17,
        4.5, -1, "42; 43", "=cmd|' /C calc'!A0", "x" * 32_000, "10%", "1e5", "không",
    ):  # fmt: skip
        shown = str(wrong)[:12]
        yield case(f"wrong cell {shown!r}", lambda b, w=wrong: put(b, "BM.01", w), places=(e1,), values=one)
    yield case("broken formula", lambda b: put(b, "BM.01", "=A1/0"), places=None, values=one)
    yield case("hidden row", lambda b: hide(b, "BM.01"))
    yield case("sheet renamed", lambda b: setattr(b["Số liệu"], "title", "Trang 1"))
    yield case("sheets in another order", lambda b: b.move_sheet("Số liệu", 1))
    yield case("sheet copied", lambda b: b.copy_worksheet(b["Số liệu"]))
    yield case("copied into another workbook", lambda b: b.remove(b["_tonghop"]))
    yield case("columns in another order", lambda b: b["Số liệu"].move_range("G1:G80", cols=4))
    yield case("empty lines above", lambda b: b["Số liệu"].insert_rows(1, 40))
    yield case("code in small letters", lambda b: code(b, "BM.01", " bm.01 "))
    yield case("code twice", lambda b: code(b, "BM.03", "BM.02", value=7), places=(b3,))
    yield case("unknown code", lambda b: code(b, "BM.03", "XX.99", value=7), places=(b3,))
    yield case("endless code", lambda b: code(b, "BM.03", "X" * 30_000, value=7), places=(b3,))
    yield case("no code", lambda b: code(b, "BM.02", None), places=(e2,), values={"BM.01": {"value": "42"}})
    yield case("value and reason", lambda b: fill(b, "BM.02", "Chưa thống kê", 6), places=(e2,))
    yield case(
        "endless reason",
        lambda b: (put(b, "BM.01", None), fill(b, "BM.01", "lý do " * 200, 6)),
        places=(e1,),
        values=one,
    )
    yield case(
        "reason alone",
        lambda b: (put(b, "BM.01", None), fill(b, "BM.01", "Chưa thống kê", 6)),
        values={**one, "BM.01": {"none": "Chưa thống kê"}},
    )
    yield case("endless note", lambda b: fill(b, "BM.01", "chữ " * 2_000, 7), places=(e1,))
    yield case(
        "merged cells", lambda b: b["Số liệu"].merge_cells(f"F{line_of(blank, 'BM.01')}:G{line_of(blank, 'BM.01')}")
    )
    yield case("another unit's", lambda b: identity(b, "unit", "UBND xã Xa Lạ"), refused=("not-a-report",))
    yield case("another campaign's", lambda b: identity(b, "campaign", "dot-khac"), refused=("not-a-report",))
    yield case("another layout", lambda b: identity(b, "layout", "9"), refused=("not-a-report",))
    yield case("seventy sheets", lambda b: [b.create_sheet(f"T{n}") for n in range(70)], refused=("too-large",))
    yield case(
        "a cell in the last row", lambda b: setattr(b["Số liệu"]["Z1048576"], "value", 1), refused=("too-large",)
    )
    yield case(
        "a cell in the last column", lambda b: setattr(b["Số liệu"]["XFD900"], "value", 1), refused=("too-large",)
    )
    yield case(
        "heads without figures", lambda b: (put(b, "BM.01", None), put(b, "BM.02", None)), places=("",), values={}
    )
    yield case("a form without heads", lambda b: b["Số liệu"].delete_rows(1, 12), places=("",), values={})
    yield case("a head without colon", lambda b: setattr(b["Số liệu"]["A1"], "value", "Đơn vị báo cáo"))


def parts_of_workbooks(whose: Whose) -> Iterator[Case]:
    """Workbooks whose parts are damaged, lie, or reach out."""
    data = book(whose)
    sheet = part(data, "xl/worksheets/sheet1.xml")
    lying = sheet.replace(b'<dimension ref="', b'<dimension ref="A1:XFD1048576" was="')
    yield Case(
        "a sheet that lies about its size",
        "a.xlsx",
        repacked(data, {"xl/worksheets/sheet1.xml": lying}),
        ("broken",),
        values=FIGURES,
    )
    with_entity = sheet.replace(b"<worksheet", XXE.encode() + b"<worksheet", 1)
    yield Case(
        "an outside entity in a sheet",
        "a.xlsx",
        repacked(data, {"xl/worksheets/sheet1.xml": with_entity}),
        ("broken",),
        values=FIGURES,
    )
    yield Case(
        "a broken sheet", "a.xlsx", repacked(data, {"xl/worksheets/sheet1.xml": sheet[: len(sheet) // 2]}), ("broken",)
    )
    for far in (b"A99999999999999999999", b"ZZZZZZ1", b"XFD1048576"):
        beyond = sheet.replace(b"<sheetData>", b'<sheetData><row r="1"><c r="%s"><v>1</v></c></row>' % far, 1)
        data_beyond = repacked(data, {"xl/worksheets/sheet1.xml": beyond})
        yield Case(f"a cell named {far.decode()}", "a.xlsx", data_beyond, ("too-large",))
    link = (("xl/externalLinks/externalLink1.xml", b"<externalLink/>"),)
    yield Case("a link to another workbook", "a.xlsx", repacked(data, {}, more=link), values=FIGURES)
    yield Case(
        "a workbook without sheets",
        "a.xlsx",
        repacked(data, {"xl/workbook.xml": b"<workbook/>"}),
        ("broken", "empty"),
        places=("",),
    )
    rows = b"".join(b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (n, n) for n in range(1, 150_000))
    long = sheet[: sheet.index(b"<sheetData>")] + b"<sheetData>" + rows + b"</sheetData></worksheet>"
    yield Case(
        "a hundred thousand rows",
        "a.xlsx",
        repacked(data, {"xl/worksheets/sheet1.xml": long}),
        ("too-large",),
        places=("",),
    )


def put(workbook: Any, code_: str, value: Any) -> None:
    cell = workbook["Số liệu"].cell(line_of(workbook, code_), 5)
    cell.value = value
    if isinstance(value, str) and value.startswith(("=cmd", "#")):
        cell.data_type = "s"


def code(workbook: Any, old: str, new: str | None, value: Any = None) -> None:
    line = line_of(workbook, old)
    workbook["Số liệu"].cell(line, 2).value = new
    if value is not None:
        workbook["Số liệu"].cell(line, 5).value = value


def hide(workbook: Any, code_: str) -> None:
    workbook["Số liệu"].row_dimensions[line_of(workbook, code_)].hidden = True


def identity(workbook: Any, key: str, value: str) -> None:
    for row in workbook["_tonghop"].iter_rows():
        if row[0].value == key:
            row[1].value = value
