"""A file waits until somebody has seen what it would change; only what was ticked goes into the draft that was seen."""

import pytest
from reporting import TEXT, events, fresh
from test_report_uploads import excel, word

from tonghop.kernel.errors import NotAllowed, NotPossible
from tonghop.reports import actions
from tonghop.reports.models import DraftRevision, DraftSection, Upload
from tonghop.reports.queries import waiting_uploads
from tonghop.reports.queries.freezing import frozen_draft
from tonghop.reports.rules.taking import FIGURES, Picked

TITLES = ("1. Về tổ chức bộ máy và nhân sự", "2. Về thủ tục hành chính")


def two_sections():
    return word(TITLES[0], "Đã bố trí 43 cán bộ, công chức.", TITLES[1], "Có 12 hồ sơ.")


def receive(world, report, data, name="bao-cao.docx"):
    return actions.receive_file(report, file_name=name, data=data, by=world.writer, at=world.now)


def take(world, report, upload, picked=None):
    return actions.take_upload(report, upload_id=upload.pk, picked=picked, by=world.writer, at=world.now)


def standing(report):
    texts = list(DraftSection.objects.order_by("key").values_list("key", "blocks", "revision"))
    return texts, fresh(report).values, fresh(report).explanations, DraftRevision.objects.count()


def all_seen(report):
    (preview,) = waiting_uploads(fresh(report))
    return preview.seen


def test_a_file_that_came_in_changes_nothing_and_is_shown_against_the_draft(world):
    report = world.written(values={"BM.01": "40", "BM.03": "7"})
    before = standing(report)
    upload = receive(world, report, two_sections())
    receive(world, report, excel(world, {"BM.01": 41, "BM.02": "hai"}), "bieu.xlsx")
    assert standing(report) == before
    text, figures = waiting_uploads(fresh(report))
    assert [(c.key, c.added, c.removed) for c in text.sections] == [("1", 1, 1), ("2", 4, 0)]
    assert text.upload == upload
    assert [(f.code, f.before, f.after) for f in figures.figures] == [("BM.01", "40", "41")]
    assert figures.left_figures == 1
    assert [p["place"] for p in figures.upload.problems] == ["ô E9"]
    assert figures.upload.problems[0]["spot"] == "Số liệu!E9"
    assert events(report)[-2:] == ["report.file_received", "report.file_received"]


def test_all_of_a_file_is_taken_and_what_stood_there_is_kept(world):
    report = world.written()
    upload = receive(world, report, two_sections())
    assert frozen_draft(fresh(report)).files == ()
    take(world, report, upload)
    upload.refresh_from_db()
    assert (upload.state, upload.settled_by, upload.settled_at) == ("taken", world.writer.name, world.now)
    assert {d.key: d.blocks[0]["text"] for d in DraftSection.objects.all()} == {
        "1": "Đã bố trí 43 cán bộ, công chức.",
        "2": "Có 12 hồ sơ.",
    }
    assert DraftRevision.objects.get().blocks == TEXT
    assert events(report)[-1] == "report.uploaded"
    assert [f["file_name"] for f in frozen_draft(fresh(report)).files] == ["bao-cao.docx"]
    assert waiting_uploads(fresh(report)) == []


def test_only_what_was_ticked_is_taken(world):
    report = world.written(values={"BM.01": "40"})
    upload = receive(world, report, two_sections())
    take(world, report, upload, Picked({"2"}, (), notes=False, seen=all_seen(report)))
    assert {d.key: d.revision for d in DraftSection.objects.all()} == {"1": 1, "2": 1}
    upload = receive(world, report, excel(world, {"BM.01": 41, "BM.02": 39}), "bieu.xlsx")
    take(world, report, upload, Picked((), {"BM.02"}, notes=False, seen=all_seen(report)))
    assert fresh(report).values == {"BM.01": {"value": "40"}, "BM.02": {"value": "39"}}


def test_notes_are_taken_where_they_were_ticked(world):
    report = world.written(values={"BM.01": "40", "BM.03": "30", "BM.04": "3"})
    data = excel(world, {"BM.02": 42}, notes={"BM.02": "Gồm 09 người biệt phái"})
    upload = receive(world, report, data, "bieu.xlsx")
    assert waiting_uploads(fresh(report))[0].notes == (("BM.02", "Gồm 09 người biệt phái"),)
    take(world, report, upload, Picked((), {"BM.02"}, notes=True, seen=all_seen(report)))
    assert fresh(report).explanations == {"can-bo-cong-chuc": "Gồm 09 người biệt phái"}


@pytest.mark.parametrize("what", ["text", "figures"])
def test_a_draft_that_changed_meanwhile_is_not_written_over(world, what):
    report = world.written(values={"BM.01": "40"})
    upload = receive(world, report, two_sections() if what == "text" else excel(world, {"BM.01": 41}))
    picked = Picked({"1", "2"}, {"BM.01"}, notes=True, seen=all_seen(report))
    if what == "text":
        blocks = [{"kind": "paragraph", "text": "Sửa sau khi xem."}]
        actions.save_section(report, key="1", blocks=blocks, revision=1, by=world.writer, at=world.now)
    else:
        actions.save_values(report, values={"BM.01": "44"}, seen={"BM.01": "40"}, by=world.writer, at=world.now)
    before = standing(report)
    with pytest.raises(NotPossible, match="mục 1" if what == "text" else "biểu số liệu"):
        take(world, report, upload, picked)
    assert standing(report) == before
    assert Upload.objects.get().state == "waiting"
    assert events(report)[-1] != "report.uploaded"
    take(world, report, upload, Picked({"1", "2"}, {"BM.01"}, notes=True, seen=all_seen(report)))


def test_a_change_elsewhere_does_not_stand_in_the_way(world):
    report = world.written(values={"BM.01": "40"})
    upload = receive(world, report, two_sections())
    picked = Picked({"1", "2"}, (), notes=True, seen=all_seen(report))
    actions.save_values(report, values={"BM.01": "44"}, seen={"BM.01": "40"}, by=world.writer, at=world.now)
    take(world, report, upload, picked)
    assert FIGURES in picked.seen


def test_nothing_ticked_a_settled_file_and_an_unknown_one_are_refused(world):
    report = world.written()
    upload = receive(world, report, two_sections())
    with pytest.raises(NotPossible, match="Chưa chọn"):
        take(world, report, upload, Picked((), (), notes=False, seen=all_seen(report)))
    actions.drop_upload(report, upload_id=upload.pk, by=world.writer, at=world.now)
    before = standing(report)
    with pytest.raises(NotPossible, match="đã bỏ"):
        take(world, report, upload)
    with pytest.raises(NotPossible, match="không có tệp đó"):
        actions.take_upload(report, upload_id=upload.pk + 1, by=world.writer, at=world.now)
    assert standing(report) == before


def test_a_dropped_file_is_kept_and_changes_nothing(world):
    report = world.written()
    before = standing(report)
    upload = receive(world, report, two_sections())
    actions.drop_upload(report, upload_id=upload.pk, by=world.writer, at=world.now)
    upload.refresh_from_db()
    assert (upload.state, upload.settled_by, bool(upload.content)) == ("dropped", world.writer.name, True)
    assert standing(report) == before
    assert events(report)[-2:] == ["report.file_received", "report.file_dropped"]


def test_strangers_and_closed_states_neither_bring_nor_take_nor_drop(world):
    report = world.written()
    upload = receive(world, report, two_sections())
    for deed in (actions.take_upload, actions.drop_upload):
        with pytest.raises(NotAllowed):
            deed(report, upload_id=upload.pk, by=world.stranger, at=world.now)
    with pytest.raises(NotAllowed):
        actions.receive_file(report, file_name="a.docx", data=two_sections(), by=world.stranger, at=world.now)
    actions.seek_approval(report, by=world.writer, at=world.now)
    with pytest.raises(NotPossible):
        take(world, report, upload)
    with pytest.raises(NotPossible):
        receive(world, report, two_sections())
    assert Upload.objects.get().state == "waiting"


def test_the_same_bytes_sent_once_more_are_the_file_that_waits_and_one_line_in_the_journal(world):
    report, data = world.opened(), two_sections()
    first = receive(world, report, data)
    Upload.objects.filter(pk=first.pk).update(reading={}, problems=[])
    again = receive(world, report, data, "ten-khac.docx")
    assert (again.pk, again.file_name, again.reading) == (first.pk, "bao-cao.docx", first.reading)
    assert fresh(report).uploads.get().problems == first.problems
    assert events(report).count("report.file_received") == 1


def test_a_file_that_was_dropped_or_taken_may_come_again(world):
    report, data = world.opened(), two_sections()
    first = receive(world, report, data)
    actions.drop_upload(report, upload_id=first.pk, by=world.writer, at=world.now)
    second = receive(world, report, data)
    take(world, report, second)
    assert [u.state for u in (first, second, receive(world, report, data))] == ["waiting", "waiting", "waiting"]
    assert fresh(report).uploads.count() == 3
