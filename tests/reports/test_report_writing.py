"""Writing a draft: nothing typed is lost, nobody overwrites another unseen, one line a session."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from reporting import DOCUMENT, TEXT, events, fresh

import factories
from tonghop.kernel.errors import NotAllowed, NotPossible
from tonghop.organisations.permissions import Role
from tonghop.reports import actions
from tonghop.reports.models import DraftRevision, DraftSection, WrittenFigure
from tonghop.reports.queries import draft_page
from tonghop.reports.rules.cells import Met, merged
from tonghop.reports.rules.drafting import Conflict

OTHER_TEXT = [{"kind": "paragraph", "text": "Bản của người khác."}]


def test_saving_makes_a_revision_and_one_line_a_session(world):
    report = world.written()
    again = actions.save_section(
        report, key="1", blocks=OTHER_TEXT, revision=1, by=world.writer, at=world.now + timedelta(minutes=5)
    )
    assert (again.revision, again.blocks) == (2, OTHER_TEXT)
    assert events(report) == ["report.opened", "report.saved"]
    later = world.now + timedelta(minutes=40)
    actions.save_section(report, key="1", blocks=TEXT, revision=2, by=world.writer, at=later)
    assert events(report) == ["report.opened", "report.saved", "report.saved"]
    assert fresh(report).saved_at == later
    assert not DraftRevision.objects.exists()


def test_each_person_has_a_session_of_their_own(world):
    report = world.written()
    actions.save_section(report, key="2", blocks=TEXT, revision=0, by=world.head, at=world.now)
    assert events(report).count("report.saved") == 2


def test_a_save_on_an_old_revision_meets_theirs_and_changes_nothing(world):
    report = world.written()
    with pytest.raises(Conflict, match="vừa được") as caught:
        actions.save_section(report, key="1", blocks=OTHER_TEXT, revision=0, by=world.head, at=world.now)
    conflict = caught.value
    assert (conflict.theirs, conflict.revision, conflict.saved_by) == (TEXT, 1, world.writer.name)
    assert conflict.saved_at == world.now
    assert DraftSection.objects.get().blocks == TEXT
    assert events(report) == ["report.opened", "report.saved"]


def test_a_save_on_a_revision_that_never_was_is_refused(world):
    with pytest.raises(Conflict, match="chưa từng"):
        actions.save_section(world.opened(), key="1", blocks=TEXT, revision=3, by=world.writer, at=world.now)


def test_the_same_text_again_changes_nothing(world):
    report = world.written()
    same = actions.save_section(report, key="1", blocks=TEXT, revision=0, by=world.head, at=world.now)
    assert (same.revision, same.saved_by) == (1, world.writer.name)


def test_what_another_wrote_is_kept_and_can_be_brought_back(world):
    report = world.written()
    actions.save_section(report, key="1", blocks=OTHER_TEXT, revision=1, by=world.head, at=world.now)
    kept = DraftRevision.objects.get()
    assert (kept.key, kept.revision, kept.blocks, kept.saved_by) == ("1", 1, TEXT, world.writer.name)
    back = actions.restore_section(report, key="1", revision=1, by=world.writer, at=world.now)
    assert (back.blocks, back.revision) == (TEXT, 3)
    assert set(DraftRevision.objects.values_list("revision", flat=True)) == {1, 2}
    with pytest.raises(NotPossible, match="Không còn bản đã lưu này"):
        actions.restore_section(report, key="1", revision=9, by=world.writer, at=world.now)


def test_a_section_that_is_not_the_bodys_is_refused(world):
    with pytest.raises(NotPossible, match="không phải báo cáo mục"):
        actions.save_section(world.opened(), key="xx", blocks=TEXT, revision=0, by=world.writer, at=world.now)


@pytest.mark.parametrize("step", ["sought", "submitted", "accepted"])
def test_nothing_is_written_in_a_state_in_which_another_holds_the_pen(world, step):
    report = getattr(world, step)()
    before = events(report)
    with pytest.raises(NotPossible, match="không sửa được"):
        actions.save_section(report, key="1", blocks=OTHER_TEXT, revision=1, by=world.writer, at=world.now)
    with pytest.raises(NotPossible, match="không sửa được"):
        actions.save_values(report, values={"BM.01": "5"}, seen={}, by=world.writer, at=world.now)
    assert events(report) == before


@pytest.mark.parametrize("who", ["stranger", "leader"])
def test_who_does_not_write_for_the_unit_saves_nothing(world, who):
    report = world.opened()
    with pytest.raises(NotAllowed):
        actions.save_section(report, key="1", blocks=TEXT, revision=0, by=getattr(world, who), at=world.now)
    assert not DraftSection.objects.exists()


def test_a_refused_figure_leaves_the_old_and_a_blank_takes_it_away(world):
    report = world.written(values={"BM.01": "42", "BM.02": "1.234"})
    assert fresh(report).values == {"BM.01": {"value": "42"}, "BM.02": {"value": "1234"}}
    report, problems = actions.save_values(
        report,
        values={"BM.01": "nhiều", "BM.02": ""},
        seen={"BM.01": "42", "BM.02": "1.234"},
        by=world.writer,
        at=world.now,
    )
    assert report.values == {"BM.01": {"value": "42"}}
    assert [p.place for p in problems] == ["Mã BM.01"]
    assert fresh(report).values_revision == 2


def test_of_two_who_change_one_figure_the_later_is_told_and_another_cell_is_taken(world):
    report = world.written(values={"BM.01": "42"})
    typed = {"BM.01": "43", "BM.02": "40", "BM.03": ""}
    report, (met,) = actions.save_values(report, values=typed, seen={}, by=world.head, at=world.now)
    assert isinstance(met, Met)
    assert (met.place, met.theirs) == ("Mã BM.01", {"value": "42"})
    assert (
        met.message
        == f"{world.writer.name} đã ghi vào ô này lúc 10:00, thứ Tư, 06/5/2026: 42. Số anh/chị ghi chưa được lưu."
    )
    assert report.values == {"BM.01": {"value": "42"}, "BM.02": {"value": "40"}}


def test_who_wrote_the_very_cell_is_named_not_who_saved_the_table_last(world):
    minute, third = timedelta(minutes=1), replace(world.writer, name="Lò Thị Hoa")
    report = world.opened()
    for number, (by, values) in enumerate(
        [
            (world.writer, {"BM.01": "42"}),
            (third, {"BM.02": "40"}),
            (world.writer, {"BM.02": ""}),
            (third, {"BM.03": "7"}),
        ]
    ):
        seen = {"BM.02": "40"} if values == {"BM.02": ""} else {}
        report, problems = actions.save_values(report, values=values, seen=seen, by=by, at=world.now + number * minute)
        assert not problems
    assert report.values_saved_by == "Lò Thị Hoa"
    typed, seen = {"BM.01": "1", "BM.02": "2", "BM.03": "3"}, {"BM.01": "41", "BM.02": "40"}
    _, told = actions.save_values(report, values=typed, seen=seen, by=world.head, at=world.now + 5 * minute)
    first, head = world.writer.name, "đã ghi vào ô này lúc"
    assert [p.message.partition(", thứ")[0] for p in told] == [
        f"{first} {head} 10:00",
        f"{first} {head} 10:02",
        f"Lò Thị Hoa {head} 10:03",
    ]
    assert "06/5/2026: (để trống). Số anh/chị" in told[1].message


def test_of_a_figure_written_before_its_writers_were_kept_nobody_is_named(world):
    report = world.written(values={"BM.01": "42"})
    WrittenFigure.objects.all().delete()
    _, (met,) = actions.save_values(report, values={"BM.01": "43"}, seen={}, by=world.head, at=world.now)
    assert met.message == "Người khác đã ghi vào ô này: 42. Số anh/chị ghi chưa được lưu."


def test_what_a_file_gave_and_what_was_brought_back_is_signed_by_who_did_it(world):
    report = world.written(values={"BM.01": "42", "BM.03": "7"})
    head = world.head
    actions.save_values(report, values={"BM.01": "43"}, seen={"BM.01": "42"}, by=head, at=world.now)
    actions.restore_values(report, revision=1, by=world.writer, at=world.now)
    assert dict(fresh(report).written_figures.values_list("code", "written_by")) == {
        "BM.01": world.writer.name,
        "BM.03": world.writer.name,
    }


def test_one_statement_signs_any_number_of_figures(world):
    report = world.opened()
    with CaptureQueriesContext(connection) as seen:
        actions.save_values(
            report, values={"BM.01": "4", "BM.02": "3", "BM.03": "7"}, seen={}, by=world.writer, at=world.now
        )
    assert sum("writtenfigure" in str(query["sql"]) for query in seen) == 1


def test_what_one_did_not_change_stays_as_another_wrote_it(world):
    report = world.written(values={"BM.01": "42", "BM.02": "1.234"})
    seen = {"BM.01": "41", "BM.02": "1.234", "BM.03": ""}
    typed = {"BM.01": "41", "BM.02": "1234", "BM.03": "7"}
    report, problems = actions.save_values(report, values=typed, seen=seen, by=world.head, at=world.now)
    assert problems == []
    assert report.values == {"BM.01": {"value": "42"}, "BM.02": {"value": "1234"}, "BM.03": {"value": "7"}}


def test_a_figure_that_another_wrote_is_kept_and_can_be_brought_back(world):
    report = world.written(values={"BM.01": "42"})
    actions.save_values(report, values={"BM.01": "43"}, seen={"BM.01": "42"}, by=world.head, at=world.now)
    kept = DraftRevision.objects.get()
    assert kept.blocks == {"BM.01": {"value": "42"}}
    back = actions.restore_values(report, revision=kept.revision, by=world.writer, at=world.now)
    assert (back.values, back.values_revision) == ({"BM.01": {"value": "42"}}, 3)
    with pytest.raises(NotPossible, match="không phải báo cáo mục"):
        actions.restore_section(report, key=kept.key, revision=kept.revision, by=world.writer, at=world.now)


def test_an_explanation_is_for_a_rule_of_the_form_and_can_be_taken_back(world):
    report = world.opened()
    rule = draft_page(report).rules[0].rule_id
    actions.explain(report, rule_id=rule, text="  Số liệu đúng,  vì sáp nhập ", seen="", by=world.writer, at=world.now)
    assert fresh(report).explanations == {rule: "Số liệu đúng, vì sáp nhập"}
    actions.explain(report, rule_id=rule, text=" ", seen="Số liệu đúng, vì sáp nhập", by=world.writer, at=world.now)
    assert fresh(report).explanations == {}
    with pytest.raises(NotPossible, match="không có quy tắc"):
        actions.explain(report, rule_id="xx", text="a", seen="", by=world.writer, at=world.now)
    with pytest.raises(NotPossible, match="dài quá"):
        actions.explain(report, rule_id=rule, text="a" * 2000, seen="", by=world.writer, at=world.now)


def test_a_returned_report_keeps_its_text_and_is_written_on(world):
    report = world.reviewed(values={"BM.01": "42"})
    actions.return_for_correction(report, reasons={"1": "Bổ sung"}, by=world.organiser, at=world.now)
    page = draft_page(fresh(report))
    assert page.editable
    assert page.sections[0].blocks == TEXT
    actions.save_section(report, key="1", blocks=OTHER_TEXT, revision=1, by=world.writer, at=world.now)
    actions.seek_approval(report, by=world.writer, at=world.now)
    receipt = actions.submit_report(report, document=DOCUMENT, by=world.head, at=world.now)
    assert receipt.version.number == 2
    assert receipt.version.content["sections"][0]["blocks"] == OTHER_TEXT


def test_a_person_of_the_unit_who_only_reads_writes_nothing(world):
    clerk = factories.viewer_in(world.commune, Role.CLERK)
    with pytest.raises(NotAllowed):
        actions.save_section(world.opened(), key="1", blocks=TEXT, revision=0, by=clerk, at=world.now)


def test_an_explanation_that_another_wrote_meanwhile_is_not_written_over(world):
    report = world.opened()
    rule = draft_page(report).rules[0].rule_id
    actions.explain(report, rule_id=rule, text="Vì sáp nhập", seen="", by=world.writer, at=world.now)
    with pytest.raises(Conflict, match="Người khác đã ghi: “Vì sáp nhập”"):
        actions.explain(report, rule_id=rule, text="Vì biệt phái", seen="", by=world.head, at=world.now)
    actions.explain(report, rule_id=rule, text="Vì sáp nhập", seen="", by=world.head, at=world.now)
    actions.explain(report, rule_id=rule, text="Vì biệt phái", seen="Vì sáp nhập", by=world.head, at=world.now)
    assert fresh(report).explanations == {rule: "Vì biệt phái"}


A, B, NONE = {"value": "1"}, {"value": "2"}, {"none": "chưa có"}


@pytest.mark.parametrize(
    ("mine", "seen", "saved", "stands", "met"),
    [
        (A, {}, {}, A, False),
        ({}, A, A, {}, False),
        (A, A, B, B, False),
        (A, A, {}, {}, False),
        (A, {}, A, A, False),
        (B, A, A, B, False),
        (B, A, NONE, NONE, True),
        ({}, A, B, B, True),
        (B, A, {}, {}, True),
        ({}, A, {}, {}, False),
    ],
)
def test_one_cell_of_two_people(mine, seen, saved, stands, met):
    given = [{"X": value} if value else {} for value in (seen, saved, stands)]
    table, codes = merged({"X": mine}, given[0], given[1])
    assert (table, codes) == (given[2], ["X"] if met else [])
