"""The figures workbook: formulas that carry their value, blanks that are no zero, who is missing by name."""

import io
from dataclasses import replace
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook
from samples import AT
from samples_figures import COLUMNS, ROWS, TOTALS, figures

from tonghop.documents.render.figures import FigureColumn, FigureRow, FiguresTable
from tonghop.documents.render.xlsx import render_figures

FIRST, TOTAL, COUNT = 10, 15, 16  # lines of the sample: the first unit, the totals, the counts


def sheets(**changes):
    return openpyxl.load_workbook(io.BytesIO(render_figures(figures(**changes), at=AT)))


def values(data):
    return (
        CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_name("Số liệu").to_python(skip_empty_area=False)
    )


def test_one_row_a_unit_with_codes_above():
    sheet = sheets()["Số liệu"]
    assert [cell.value for cell in sheet[FIRST - 1]][1:] == ["Mã", "", *(column.code for column in COLUMNS)]
    assert [sheet.cell(FIRST + n, 2).value for n in range(5)] == [row.name for row in ROWS]
    assert [sheet.cell(FIRST + n, 1).value for n in range(5)] == [1, 2, 3, 4, 5]
    assert sheet.cell(FIRST + 2, 8).value == "không có: kho đang di chuyển"
    assert sheet.cell(FIRST + 1, 4).value is None


def test_totals_are_formulas():
    sheet = sheets()["Số liệu"]
    assert [sheet.cell(TOTAL, column).value for column in range(4, 10)] == [
        '=IF(COUNT(D10:D14)=0,"",SUM(D10:D14))',
        '=IF(COUNT(E10:E14)=0,"",SUM(E10:E14))',
        (
            '=IF(SUMPRODUCT(--ISNUMBER(E10:E14),--ISNUMBER(D10:D14),D10:D14)=0,"",'
            "ROUND(SUMPRODUCT(--ISNUMBER(E10:E14),--ISNUMBER(D10:D14),E10:E14)"
            "/SUMPRODUCT(--ISNUMBER(E10:E14),--ISNUMBER(D10:D14),D10:D14)*100,1))"
        ),
        '=IF(COUNT(G10:G14)=0,"",ROUND(AVERAGE(G10:G14),1))',
        '=IF(COUNT(H10:H14)=0,"",SUM(H10:H14))',
        None,
    ]


def test_and_carry_their_value():
    data = values(render_figures(figures(), at=AT))
    assert data[TOTAL - 1][3:] == [4251, 4175, 98.2, 38.9, 19.55, ""]
    assert data[COUNT - 1][3:] == [3, 3, 2, 3, 2, 1]


def test_a_column_without_any_figure_has_a_blank_total_not_zero():
    rows = tuple(replace(row, values=(None,)) for row in ROWS)
    data = values(render_figures(figures(columns=COLUMNS[:1], rows=rows, totals=(None,)), at=AT))
    assert data[TOTAL - 1][3] == ""
    assert data[COUNT - 1][3] == 0


def test_number_formats_keep_the_decimals_of_the_indicator():
    sheet = sheets()["Số liệu"]
    assert [sheet.cell(FIRST, column).number_format for column in range(4, 9)] == [
        "#,##0",
        "#,##0",
        "#,##0.0",
        "#,##0.0",
        "#,##0.0",
    ]
    assert sheet.cell(FIRST, 9).number_format == "0"


def test_it_is_set_up_for_screen_and_print():
    sheet = sheets()["Số liệu"]
    assert sheet.freeze_panes == "D10"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.print_title_rows == "$5:$9"
    assert sheet.print_title_cols == "$A:$C"


def test_a_wide_table_is_printed_on_more_pages_instead_of_smaller():
    columns = tuple(replace(COLUMNS[0], code=f"A.{n}") for n in range(30))
    wide = sheets(columns=columns, rows=(replace(ROWS[0], values=(None,) * 30),), totals=(None,) * 30)["Số liệu"]
    assert wide.page_setup.fitToWidth == 3


def test_the_missing_are_named_with_the_reason():
    sheet = sheets()["Chưa có số liệu"]
    assert sheet["A1"].value == "Đơn vị chưa có trong số liệu tổng hợp: 2/5"
    assert [[cell.value for cell in row] for row in sheet["B4:D5"]] == [
        ["UBND xã Mường Khương", "Chưa mở", "chưa nộp báo cáo"],
        ["UBND xã Y Tý", "Trả lại", "báo cáo bị trả lại, chưa nộp lại"],
    ]


def test_sources_have_a_sheet_only_when_given():
    assert sheets()["Nguồn"]["E4"].value == "9f" * 32
    assert sheets(sources=()).sheetnames == ["Số liệu", "Chưa có số liệu"]


def test_made_up_data_is_marked_and_real_data_is_not():
    assert "Dữ liệu mô phỏng" in [row[0].value for row in sheets()["Số liệu"]["A1:A4"]]
    assert "Dữ liệu mô phỏng" not in [row[0].value for row in sheets(simulated=False)["Số liệu"]["A1:A4"]]


def test_what_people_write_never_becomes_a_formula():
    rows = (replace(ROWS[0], name='=HYPERLINK("x")', status="+1", values=("=1+1",)),)
    sheet = sheets(columns=COLUMNS[:1], rows=rows, totals=(None,))["Số liệu"]
    assert [(cell.value, cell.data_type) for cell in sheet[FIRST]][1:4] == [
        ('=HYPERLINK("x")', "s"),
        ("+1", "s"),
        ("=1+1", "s"),
    ]


def test_equal_content_gives_equal_bytes():
    assert render_figures(figures(), at=AT) == render_figures(figures(), at=AT)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"totals": (Decimal(9999), *TOTALS[1:])}, "not the sum"),
        ({"totals": TOTALS[:2]}, "2 totals for 6 columns"),
        ({"rows": (replace(ROWS[0], values=(None,)),)}, "1 values for 6 columns"),
        ({"rows": (replace(ROWS[0], missing="chưa nộp"),)}, "named as missing but has figures"),
        ({"columns": COLUMNS[2:3], "rows": (), "totals": (None,)}, "not in list"),
    ],
)
def test_a_table_that_contradicts_itself_is_refused(changes, message):
    with pytest.raises(ValueError, match=message):
        figures(**changes)


@given(st.lists(st.one_of(st.none(), st.decimals(0, 10**9, places=2)), min_size=1, max_size=30))
def test_the_total_that_is_read_back_is_the_exact_sum(given_values):
    column = FigureColumn("A.1", "Chỉ tiêu", "đồng", "sum", decimals=2)
    rows = tuple(FigureRow(f"Đơn vị {n}", "", (value,)) for n, value in enumerate(given_values))
    numbers = [value for value in given_values if value is not None]
    table = FiguresTable("Thử", (column,), rows, (sum(numbers) if numbers else None,))
    line = values(render_figures(table, at=AT))[8 + len(rows) - 1 + 0]
    expected = float(sum(numbers)) if numbers else ""
    assert line[3] == expected


@pytest.mark.libreoffice
def test_libreoffice_computes_the_same_totals(recomputed):
    book, bare = sheets(), io.BytesIO()
    book.save(bare)  # openpyxl keeps the formulas and drops the values they carried
    data = values(recomputed(bare.getvalue()))
    assert data[TOTAL - 1][3:] == [4251, 4175, 98.2, 38.9, 19.55, ""]
    assert data[COUNT - 1][3:] == [3, 3, 2, 3, 2, 1]


@pytest.mark.libreoffice
def test_a_rate_counts_only_units_that_gave_both_of_its_numbers(recomputed):
    one_sided = FigureRow("UBND xã Bát Xát", "Đã chấp nhận", (Decimal(9000), "chưa tách", None, None, None, None))
    totals = (Decimal(13251), *TOTALS[1:])
    book, bare = sheets(rows=(*ROWS, one_sided), totals=totals), io.BytesIO()
    book.save(bare)
    data = values(recomputed(bare.getvalue()))
    assert data[TOTAL][3:6] == [13251, 4175, 98.2]


def test_each_kind_of_unit_may_have_a_sheet_of_its_own():
    part = figures(
        rows=ROWS[:2], totals=(Decimal(1200), Decimal(1176), Decimal(98), Decimal("38.5"), Decimal("12.4"), None)
    )
    book = openpyxl.load_workbook(io.BytesIO(render_figures(figures(), at=AT, parts={"Cấp xã": part})), data_only=True)
    assert book.sheetnames[:3] == ["Số liệu", "Cấp xã", "Chưa có số liệu"]
    assert [book["Cấp xã"].cell(FIRST + 2, column).value for column in (4, 5)] == [1200, 1176]
