"""The figures workbook of a snapshot: whose rows, which totals, and where no common total would make sense."""

import io
from decimal import Decimal

import openpyxl
import pytest

import factories
import worlds
from tonghop.consolidation.actions import consolidate
from tonghop.consolidation.models import Snapshot
from tonghop.documents.actions import draft_documents
from tonghop.documents.queries import render_files
from tonghop.documents.resources import report_frame
from tonghop.documents.rules.workbook import figures_table, tables_by_form
from tonghop.organisations.permissions import Role

HASH = "0" * 64


def test_the_nil_and_the_missing_have_their_rows(snapshot: Snapshot) -> None:
    table = figures_table(snapshot.content, report_frame(), number=1, content_hash=HASH)
    rows = {row.name: (row.status, row.missing) for row in table.rows}
    assert rows["UBND xã Bắc Hà"] == ("Đã chấp nhận", "")
    assert rows["UBND xã Cốc Lầu"] == ("Không phát sinh", "")
    assert rows["UBND xã Lùng Phình"] == ("Chưa có", "chưa mở báo cáo")
    assert len(rows) == 8
    assert table.sources[0].report == "1/BC-UBND, phiên bản 1"
    assert table.simulated
    assert any(HASH in note for note in table.notes)


def test_each_kind_has_a_sheet_with_its_own_totals(snapshot: Snapshot) -> None:
    tables = tables_by_form(snapshot.content, report_frame(), number=1, content_hash=HASH)
    assert list(tables) == ["Cấp xã", "Sở, ban, ngành"]
    received = {name: table.totals[table.place_of("TTHC.04")] for name, table in tables.items()}
    assert received == {"Cấp xã": 201, "Sở, ban, ngành": 5000}
    assert [len(table.rows) for table in tables.values()] == [6, 2]


def test_a_mean_over_bodies_of_two_kinds_is_left_out(db: None) -> None:
    province = factories.make_province(communes=2, departments=2)
    campaign = factories.open_campaign(province)
    for n, body in enumerate((*province.communes, province.departments[1])):
        worlds.accept(campaign, body, values={"TTHC.01": 300 + 101 * n})
    organiser = factories.viewer_in(province.standing_body, Role.ORGANISER)
    content = consolidate(campaign, by=organiser, at=worlds.SEEN_AT).content
    whole = figures_table(content, report_frame(), number=1, content_hash=HASH)
    place = whole.place_of("TTHC.01")
    assert (whole.columns[place].adds, whole.totals[place]) == ("none", None)
    communes = tables_by_form(content, report_frame(), number=1, content_hash=HASH)["Cấp xã"]
    assert communes.totals[communes.place_of("TTHC.01")] == Decimal("350.5")


@pytest.mark.libreoffice
def test_libreoffice_computes_the_totals_that_the_cells_carry(snapshot: Snapshot, recomputed: object) -> None:
    data = render_files(snapshot)["phu-luc-so-lieu.xlsx"]
    bare = io.BytesIO()
    openpyxl.load_workbook(io.BytesIO(data)).save(bare)  # keeps the formulas, drops the values they carried
    carried = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    computed = openpyxl.load_workbook(io.BytesIO(recomputed(bare.getvalue())), data_only=True)
    for name in ("Số liệu", "Cấp xã", "Sở, ban, ngành"):
        assert _totals(computed[name]) == _totals(carried[name])
        assert any(isinstance(value, int | float) for value in _totals(carried[name]))


def _totals(sheet: object) -> list[object]:
    rows = list(sheet.iter_rows(values_only=True))
    total = next(row for row in rows if row[1] == "Toàn bộ các đơn vị")
    return [value or None for value in total[3:]]


def test_drafting_puts_all_sheets_into_the_file(world: worlds.World, snapshot: Snapshot) -> None:
    document = draft_documents(world.campaign, by=world.organiser, at=worlds.SEEN_AT)
    book = openpyxl.load_workbook(io.BytesIO(bytes(document.xlsx)))
    assert book.sheetnames == ["Số liệu", "Cấp xã", "Sở, ban, ngành", "Chưa có số liệu", "Nguồn"]
