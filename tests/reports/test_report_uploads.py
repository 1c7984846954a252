"""A unit's files are kept as they came; what is found in them stands in the draft, and what stood there is kept."""

import hashlib
import io
from datetime import UTC, datetime

import docx
import openpyxl
import pytest
from reporting import DOCUMENT, TEXT, events, fresh

from tonghop.documents.render.forms import FiguresForm, FormArea, FormIdentity, FormIndicator
from tonghop.documents.render.xlsx_form import render_figures_form
from tonghop.journal.models import Entry
from tonghop.kernel.errors import NotAllowed, NotPossible, Refused
from tonghop.reports import actions
from tonghop.reports.models import DraftRevision, DraftSection, Upload
from tonghop.reports.queries import form_identity, upload_for

AT = datetime(2026, 5, 5, tzinfo=UTC)


def word(*lines, identifier=""):
    document = docx.Document()
    document.core_properties.identifier = identifier
    for line in lines:
        document.add_paragraph(line)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def excel(world, figures, *, unit=None, notes=None):
    """The unit's own form, filled in as a person would: value, or a text in the reason's column."""
    own = form_identity(world.obligation)
    lines = tuple(FormIndicator(code, "tên", "người", "count") for code in ("BM.01", "BM.02", "BM.03"))
    form = FiguresForm(
        "Biểu số liệu",
        unit or own.unit,
        FormIdentity(own.campaign, unit or own.unit, "1"),
        (FormArea("Bộ máy", lines),),
    )
    book = openpyxl.load_workbook(io.BytesIO(render_figures_form(form, at=AT)))
    for row in book["Số liệu"].iter_rows():
        code = row[1].value
        if code in figures:
            row[4].value = figures[code]
        if code in (notes or {}):
            row[6].value = notes[code]
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def upload(world, data, name="bao-cao.docx", *, report=None, by=None):
    return actions.upload_file(report or world.opened(), file_name=name, data=data, by=by or world.writer, at=world.now)


def test_a_word_file_fills_the_sections_it_has_and_is_kept_byte_for_byte(world):
    report = world.written()
    data = word("1. Về tổ chức bộ máy và nhân sự", "Bố trí 43 người.", "2. Về thủ tục hành chính", "Có 12 hồ sơ.")
    result = upload(world, data, "C:\\Báo cáo\\xã.docx", report=report)
    assert set(result.sections) == {"1", "2"}
    assert {p.place for p in result.problems} == {"mục 3", "mục 4", "mục 5"}
    kept = upload_for(report, result.upload.pk)
    assert (bytes(kept.content), kept.file_name, kept.sha256) == (data, "xã.docx", hashlib.sha256(data).hexdigest())
    assert kept.problems == [{"place": p.place, "message": p.message} for p in result.problems]
    one = DraftSection.objects.get(key="1")
    assert (one.revision, one.blocks[0]["text"]) == (2, "Bố trí 43 người.")
    assert DraftRevision.objects.get().blocks == TEXT
    assert events(report) == ["report.opened", "report.saved", "report.uploaded"]
    assert Entry.objects.get(event="report.uploaded").detail["sha256"] == kept.sha256


def test_the_same_text_again_makes_no_new_revision(world):
    data = word("1. Về tổ chức bộ máy và nhân sự", "Bố trí 43 người.")
    upload(world, data)
    upload(world, data)
    assert DraftSection.objects.get().revision == 1
    assert Upload.objects.count() == 2


def test_the_own_excel_form_gives_figures_and_explains_the_rule_of_a_row(world):
    report = world.written(values={"BM.01": "40", "BM.03": "30", "BM.04": "3"})
    data = excel(world, {"BM.01": "hai", "BM.02": 42}, notes={"BM.02": "Gồm 09 người biệt phái"})
    result = upload(world, data, "bieu.xlsx", report=report)
    assert result.values == {"BM.02": {"value": "42"}}
    assert [p.place for p in result.problems] == ["ô E8"]
    report = fresh(report)
    before = {"BM.01": {"value": "40"}, "BM.03": {"value": "30"}, "BM.04": {"value": "3"}}
    assert report.values == {**before, "BM.02": {"value": "42"}}
    assert report.explanations == {"can-bo-cong-chuc": "Gồm 09 người biệt phái"}
    assert DraftRevision.objects.get().blocks == before


@pytest.mark.parametrize("kind", ["word", "excel"])
def test_the_file_of_another_unit_is_refused_by_both_names_and_not_kept(world, kind):
    other = world.province.communes[1].name
    if kind == "excel":
        data = excel(world, {"BM.01": 42}, unit=other)
    else:
        identifier = f"tonghop:{world.campaign.key}/{other}/1"
        data = word("1. Về tổ chức bộ máy và nhân sự", "Nội dung.", identifier=identifier)
    report = world.opened()
    with pytest.raises(Refused, match=f"{other}.*{world.commune.name}"):
        upload(world, data, report=report)
    assert not Upload.objects.exists()
    assert fresh(report).values == {}
    assert events(report) == ["report.opened"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"%PDF-1.7 x", "broken"),
        (b"PK\x03\x04 nothing", "broken"),
        (b"x" * (20 * 2**20 + 1), "too-large"),
    ],
)
def test_what_cannot_be_read_at_all_is_refused_and_not_kept(world, data, reason):
    report = world.opened()
    with pytest.raises(Refused) as caught:
        upload(world, data, report=report)
    assert caught.value.reason == reason
    assert caught.value.advice
    assert not Upload.objects.exists()


def test_strangers_and_closed_states_take_no_file(world):
    data = word("1. Về tổ chức bộ máy và nhân sự", "Nội dung.")
    report = world.opened()
    with pytest.raises(NotAllowed):
        upload(world, data, report=report, by=world.stranger)
    with pytest.raises(NotPossible):
        upload(world, data, report=world.sought())
    assert not Upload.objects.exists()


def test_the_receipt_lists_the_files_of_its_version(world):
    report = world.opened()
    data = word("1. Về tổ chức bộ máy và nhân sự", "Bố trí 43 người.")
    upload(world, data, report=report)
    actions.seek_approval(report, by=world.writer, at=world.now)
    receipt = actions.submit_report(report, document=DOCUMENT, by=world.head, at=world.now)
    assert receipt.content["files"] == [
        {
            "file_name": "bao-cao.docx",
            "kind": "word",
            "size": len(data),
            "sha256": hashlib.sha256(data).hexdigest(),
        }
    ]


def test_who_uploads_has_had_a_hand_on_it(world):
    report = world.opened()
    upload(world, word("1. Về tổ chức bộ máy và nhân sự", "Nội dung."), report=report, by=world.organiser)
    actions.seek_approval(report, by=world.writer, at=world.now)
    actions.submit_report(report, document=DOCUMENT, by=world.head, at=world.now)
    actions.start_review(report, by=world.organiser, at=world.now)
    with pytest.raises(NotAllowed, match="không được chấp nhận"):
        actions.accept(report, by=world.organiser, at=world.now)


@pytest.mark.parametrize("kind", ["word", "excel"])
def test_the_file_of_another_campaign_is_refused_by_both_names(world, kind):
    own = form_identity(world.obligation)
    if kind == "word":
        data = word("1. Về tổ chức bộ máy và nhân sự", "Nội dung.", identifier=f"tonghop:dot-khac/{own.unit}/1")
    else:
        book = openpyxl.load_workbook(io.BytesIO(excel(world, {"BM.01": 42})))
        next(row[1] for row in book["_tonghop"].iter_rows() if row[0].value == "campaign").value = "dot-khac"
        file = io.BytesIO()
        book.save(file)
        data = file.getvalue()
    report = world.opened()
    with pytest.raises(Refused) as caught:
        upload(world, data, report=report)
    assert all(words in caught.value.message for words in ("dot-khac", own.campaign, world.campaign.short_title))
    assert not Upload.objects.exists()
