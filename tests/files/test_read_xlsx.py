"""Workbooks are read to plain cells, and what is hostile or no workbook is refused in words."""

import io
import zipfile
from datetime import datetime

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tonghop.files.properties import identifier_of
from tonghop.files.xlsx import MAX_BYTES, cell_name, is_workbook, read_workbook
from tonghop.kernel.errors import Refused

SHEET = "xl/worksheets/sheet1.xml"
NAMESPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def workbook(*rows, hidden=()):
    book = openpyxl.Workbook()
    book.active.title = "Số liệu"
    for row in rows:
        book.active.append(row)
    if hidden:
        sheet = book.create_sheet("_tonghop")
        sheet.sheet_state = "hidden"
        for row in hidden:
            sheet.append(row)
    return saved(book)


def saved(book):
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def with_part(data, name, content):
    """The same archive with one part replaced or added."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            if part != name:
                new.writestr(part, old.read(part))
        new.writestr(name, content)
    return file.getvalue()


PLAIN = workbook(["a", 1])


def refused(data):
    with pytest.raises(Refused) as caught:
        read_workbook(data, "bieu.xlsx")
    assert caught.value.message
    assert caught.value.advice
    return caught.value.reason


def test_cells_keep_their_kind_and_place_and_hidden_sheets_are_marked():
    day = datetime(2026, 5, 7)  # noqa: DTZ001 - a workbook knows no zones
    data = workbook([], [None, "Hoa\u0300", 12, 1.5, True, day], hidden=[["campaign", "x"]])
    shown, hidden = read_workbook(data, "bieu.xlsx")
    assert (shown.name, shown.hidden, hidden.name, hidden.hidden) == ("Số liệu", False, "_tonghop", True)
    assert [cell for cell in shown.rows[1] if cell is not None][:4] == ["Hoà", 12, 1.5, True]
    assert shown.rows[1][0] is None
    assert shown.rows[1][1] == "Hoà"
    assert hidden.rows == (("campaign", "x"),)


def test_a_formula_gives_its_kept_value():
    sheet = (
        f'<worksheet {NAMESPACE}><sheetData><row r="1"><c r="A1"><f>1+1</f><v>2</v></c></row></sheetData></worksheet>'
    )
    assert read_workbook(with_part(PLAIN, SHEET, sheet), "a.xlsx")[0].rows == ((2,),)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n", "empty"),
        (b"x" * (MAX_BYTES + 1), "too-large"),
        (b"%PDF-1.7", "unknown-format"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512, "unknown-format"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (b"PK\x03\x04 and then nothing", "broken"),
        (with_part(PLAIN, "xl/vbaProject.bin", b"x"), "macros"),
        (with_part(PLAIN, "xl/workbook.xml", "<broken"), "broken"),
        (with_part(PLAIN, "xl/media/a.bmp", b"\0" * 30_000_000), "too-large"),
    ],
)
def test_what_is_no_clean_workbook_is_refused(data, reason):
    assert refused(data) == reason


@pytest.mark.parametrize("far", ["XFD1048576", "ZZ99999", "A9999999"])
def test_a_cell_far_away_does_not_fill_the_memory(far):
    sheet = f'<worksheet {NAMESPACE}><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row><c r="{far}"><v>2</v></c></row></sheetData></worksheet>'
    assert refused(with_part(PLAIN, SHEET, sheet)) == "too-large"


def test_too_many_sheets_are_refused():
    book = openpyxl.Workbook()
    for _ in range(60):
        book.create_sheet()
    assert refused(saved(book)) == "too-large"


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_a_damaged_workbook_is_read_or_refused_never_anything_else(data):
    with zipfile.ZipFile(io.BytesIO(PLAIN)) as archive:
        part = data.draw(st.sampled_from(archive.namelist()))
        content = bytearray(archive.read(part))
    place = data.draw(st.integers(0, len(content) - 1))
    content[place : place + data.draw(st.integers(0, 30))] = data.draw(st.binary(max_size=10))
    outcome = None
    try:
        outcome = read_workbook(with_part(PLAIN, part, bytes(content)), "a.xlsx")
    except Refused as error:
        outcome = error.message
    assert outcome is not None


@pytest.mark.parametrize(
    ("line", "column", "name"), [(0, 0, "A1"), (11, 4, "E12"), (0, 25, "Z1"), (0, 26, "AA1"), (8, 16383, "XFD9")]
)
def test_cells_are_named_as_excel_names_them(line, column, name):
    assert cell_name(line, column) == name


def test_what_is_a_workbook_is_told_by_its_parts():
    assert is_workbook(PLAIN)
    assert not is_workbook(b"PK\x03\x04")
    assert not is_workbook(b"text")


def test_the_identifier_of_a_file_is_read_where_there_is_one():
    book = openpyxl.Workbook()
    book.properties.identifier = "tonghop:dot/UBND xã Bắc Hà/1"
    assert identifier_of(saved(book)) == "tonghop:dot/UBND xã Bắc Hà/1"
    assert identifier_of(PLAIN) == ""


def test_a_file_without_properties_has_no_identifier():
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(PLAIN)) as old, zipfile.ZipFile(file, "w") as new:
        for part in old.namelist():
            if part != "docProps/core.xml":
                new.writestr(part, old.read(part))
    assert identifier_of(file.getvalue()) == ""
