"""Undoing the taking of a file brings back what stood before; what a person wrote since is named and never lost."""

from dataclasses import replace
from datetime import timedelta

import pytest
from reporting import TEXT, events, fresh
from test_report_uploads import excel, word
from test_waiting_uploads import TITLES, all_seen, receive, take, two_sections

from tonghop.kernel.errors import NotAllowed, NotPossible
from tonghop.reports import actions
from tonghop.reports.models import DraftRevision, DraftSection, Upload
from tonghop.reports.queries import undo_parts, waiting_uploads
from tonghop.reports.queries.freezing import frozen_draft
from tonghop.reports.queries.waiting import waiting_in
from tonghop.reports.rules.taking import Picked
from tonghop.reports.rules.undoing import Chosen, EditedSince

LATER = timedelta(minutes=42)
HOA = "Lò Thị Hoa"


def undo(world, report, upload, chosen=None, by=None):
    return actions.undo_taking(report, upload_id=upload.pk, by=by or world.writer, at=world.now, chosen=chosen)


def texts():
    return {d.key: [block["text"] for block in d.blocks] for d in DraftSection.objects.all()}


def draft(report):
    now = fresh(report)
    return texts(), now.values, now.explanations


def write(world, report, text, key="1"):
    """Another person writes that section a while after the file was taken."""
    revision = DraftSection.objects.get(key=key).revision
    blocks = [{"kind": "paragraph", "text": text}]
    other = replace(world.head, name=HOA)
    actions.save_section(report, key=key, blocks=blocks, revision=revision, by=other, at=world.now + LATER)


def put(world, report, code, value):
    seen = {code: fresh(report).values.get(code, {}).get("value", "")}
    other = replace(world.head, name=HOA)
    actions.save_values(report, values={code: value}, seen=seen, by=other, at=world.now + LATER)


@pytest.fixture
def word_taken(world):
    report = world.written()
    upload = receive(world, report, two_sections())
    take(world, report, upload)
    return report, upload


@pytest.fixture
def figures_taken(world):
    report = world.written(values={"BM.01": "40", "BM.03": "30", "BM.04": "3"})
    data = excel(world, {"BM.01": 43, "BM.02": 44}, notes={"BM.02": "Gồm 09 người biệt phái"})
    upload = receive(world, report, data, "bieu.xlsx")
    take(world, report, upload)
    return report, upload


def test_texts_are_as_before_and_the_file_waits_again(world, word_taken):
    report, upload = word_taken
    undone = undo(world, report, upload)
    assert texts() == {"1": [TEXT[0]["text"]], "2": []}
    assert ([part.label for part in undone.back], undone.left) == (["mục 1", "mục 2"], ())
    upload.refresh_from_db()
    assert (upload.state, upload.undone_by, upload.undone_at) == ("waiting", world.writer.name, world.now)
    assert frozen_draft(fresh(report)).files == ()
    assert events(report)[-2:] == ["report.uploaded", "report.file_undone"]
    (preview,) = waiting_uploads(fresh(report))
    assert [change.key for change in preview.sections] == ["1", "2"]


def test_what_the_file_gave_is_kept_among_the_earlier_states(world, word_taken):
    report, upload = word_taken
    undo(world, report, upload)
    kept = [row.blocks[0]["text"] for row in DraftRevision.objects.filter(key="1").order_by("revision")]
    assert kept == [TEXT[0]["text"], "Đã bố trí 43 cán bộ, công chức."]


def test_figures_and_notes_are_as_before(world, figures_taken):
    report, upload = figures_taken
    assert fresh(report).values["BM.02"] == {"value": "44"}
    assert fresh(report).explanations
    undo(world, report, upload)
    assert fresh(report).values == {"BM.01": {"value": "40"}, "BM.03": {"value": "30"}, "BM.04": {"value": "3"}}
    assert fresh(report).explanations == {}


def test_only_what_was_ticked_when_it_was_taken_is_undone(world):
    report = world.written()
    upload = receive(world, report, two_sections())
    take(world, report, upload, Picked({"2"}, (), notes=False, seen=all_seen(report)))
    assert [part.key for part in undo(world, report, upload).back] == ["2"]
    assert texts() == {"1": [TEXT[0]["text"]], "2": []}


def test_what_was_edited_since_is_named_and_nothing_changes_until_somebody_chooses(world, word_taken):
    report, upload = word_taken
    write(world, report, "Câu chị Hoa viết sau.")
    before = draft(report)
    with pytest.raises(EditedSince, match=rf"mục 1 \({HOA}, 10:42, thứ Tư, 06/5/2026\)"):
        undo(world, report, upload)
    assert draft(report) == before
    assert Upload.objects.get().state == "taken"
    assert events(report)[-1] != "report.file_undone"


def test_an_edited_text_stays_unless_it_is_given_up(world, word_taken):
    report, upload = word_taken
    write(world, report, "Câu chị Hoa viết sau.")
    undone = undo(world, report, upload, Chosen())
    assert texts() == {"1": ["Câu chị Hoa viết sau."], "2": []}
    assert [part.named for part in undone.left] == [f"mục 1 ({HOA}, 10:42, thứ Tư, 06/5/2026)"]


def test_an_edited_text_that_is_given_up_is_kept_among_the_earlier_states(world, word_taken):
    report, upload = word_taken
    write(world, report, "Câu chị Hoa viết sau.")
    part = next(part for part in undo_parts(fresh(report), fresh_upload()) if part.edited)
    undo(world, report, upload, Chosen({part.id}, {part.id: part.mark}))
    assert texts() == {"1": [TEXT[0]["text"]], "2": []}
    assert DraftRevision.objects.filter(key="1").order_by("-revision")[0].blocks[0]["text"] == "Câu chị Hoa viết sau."


def fresh_upload():
    return Upload.objects.select_related("report").get()


def test_what_was_edited_again_after_it_was_shown_is_not_given_up(world, word_taken):
    report, upload = word_taken
    write(world, report, "Câu chị Hoa viết sau.")
    part = next(part for part in undo_parts(fresh(report), fresh_upload()) if part.edited)
    write(world, report, "Câu chị Hoa viết lần nữa.")
    before = draft(report)
    with pytest.raises(EditedSince, match="sửa thêm mục 1"):
        undo(world, report, upload, Chosen({part.id}, {part.id: part.mark}))
    assert draft(report) == before


def test_a_figure_edited_since_stays_and_its_writer_is_named(world, figures_taken):
    report, upload = figures_taken
    put(world, report, "BM.01", "45")
    put(world, report, "BM.04", "5")
    with pytest.raises(EditedSince, match=rf"BM.01 .* \({HOA}, 10:42"):
        undo(world, report, upload)
    undone = undo(world, report, upload, Chosen())
    assert fresh(report).values == {"BM.01": {"value": "45"}, "BM.03": {"value": "30"}, "BM.04": {"value": "5"}}
    assert [part.key for part in undone.left] == ["BM.01"]


def test_what_a_person_already_put_back_needs_no_asking(world, figures_taken):
    report, upload = figures_taken
    put(world, report, "BM.01", "40")
    put(world, report, "BM.02", "")
    assert [part.kind for part in undo(world, report, upload).back] == ["note"]


def test_of_two_files_taken_one_after_the_other_the_last_is_undone_first(world, word_taken):
    report, first = word_taken
    other = receive(world, report, excel(world, {"BM.01": 43}), "bieu.xlsx")
    take(world, report, other)
    second = receive(world, report, two_sections_anew(), "moi.docx")
    take(world, report, second)
    with pytest.raises(EditedSince, match="mục 1"):
        undo(world, report, first)
    undo(world, report, second)
    undo(world, report, first)
    assert (texts(), fresh(report).values) == ({"1": [TEXT[0]["text"]], "2": []}, {"BM.01": {"value": "43"}})


def two_sections_anew():
    return word(TITLES[0], "Đã bố trí 44 cán bộ.", TITLES[1], "Có 13 hồ sơ.")


def test_it_can_be_taken_and_undone_again(world, word_taken):
    report, upload = word_taken
    undo(world, report, upload)
    take(world, report, upload)
    undo(world, report, upload)
    assert texts() == {"1": [TEXT[0]["text"]], "2": []}


def test_what_was_undone_is_not_taken_with_the_others_at_once(world, word_taken):
    report, upload = word_taken
    undo(world, report, upload)
    (row,) = waiting_in(world.campaign)
    assert row.why_not == f"Đã nhận rồi hoàn tác ({world.writer.name}, 10:00, thứ Tư, 06/5/2026)."


def test_what_is_not_taken_gave_nothing_or_was_sent_on_is_not_undone(world, word_taken):
    report, upload = word_taken
    before = draft(report)
    waiting = receive(world, report, two_sections())
    with pytest.raises(NotPossible, match="Không còn hoàn tác được"):
        undo(world, report, waiting)
    take(world, report, waiting)
    with pytest.raises(NotPossible, match="Không còn hoàn tác được"):
        undo(world, report, waiting)
    with pytest.raises(NotAllowed):
        undo(world, report, upload, by=world.stranger)
    actions.seek_approval(report, by=world.writer, at=world.now)
    with pytest.raises(NotPossible, match="không sửa được"):
        undo(world, report, upload)
    assert draft(report) == before


def test_a_file_of_an_earlier_version_is_not_undone(world, word_taken):
    report, upload = word_taken
    type(report).objects.filter(pk=report.pk).update(version_number=2)
    with pytest.raises(NotPossible, match="chính bản đang soạn này"):
        undo(world, report, upload)
