"""Which waiting files are taken with one press: those with nothing wrong that write over nothing; each by itself."""

import pytest
from reporting import TEXT, events, fresh
from test_report_uploads import excel, word
from test_waiting_uploads import TITLES, receive, standing, two_sections

from tonghop.kernel.errors import NotAllowed
from tonghop.reports import actions
from tonghop.reports.models import DraftSection, Upload
from tonghop.reports.queries import taken_by, waiting_in
from tonghop.reports.rules.at_once import Draft, gives, why_not_at_once
from tonghop.reports.rules.problems import Problem
from tonghop.reports.rules.taking import Reading

EMPTY = Draft({}, {}, explained=False)
OTHER = [{"kind": "paragraph", "text": "Câu đã gõ."}]
NUMBERS = {"1": "1", "10": "10", "2": "2"}
SEVEN = {"value": "7"}


def words(**sections):
    return Reading("word", sections={key.removeprefix("m"): blocks for key, blocks in sections.items()})


def figures(**given):
    return Reading("excel", values={code: {"value": value} for code, value in given.items()})


@pytest.mark.parametrize(
    ("reading", "draft", "rivals", "why"),
    [
        (words(m1=TEXT), EMPTY, [], ""),
        (words(m1=TEXT), Draft({"1": []}, {}, explained=False), [], ""),
        (words(m1=TEXT, m2=TEXT), Draft({"1": TEXT}, {}, explained=True), [], ""),
        (figures(A="7", B="8"), Draft({}, {"A": SEVEN}, explained=False), [], ""),
        (words(m1=TEXT), EMPTY, [words(m2=TEXT), figures(A="7")], ""),
        (Reading("word", [Problem("mục 2", "x")], {"1": TEXT}), EMPTY, [], "1 chỗ cần xem lại"),
        (words(m1=TEXT), Draft({"1": OTHER}, {}, explained=False), [], "phần đã có trong bản đang soạn: mục 1."),
        (words(m10=TEXT, m1=TEXT), Draft({"1": OTHER, "10": OTHER}, {}, explained=False), [], "mục 1, 10."),
        (figures(A="8"), Draft({}, {"A": SEVEN}, explained=False), [], "đang soạn: biểu số liệu."),
        (figures(A="8"), Draft({}, {"A": {"none": "chưa có"}}, explained=False), [], "đang soạn: biểu số liệu."),
        (Reading("excel", notes={"A": "x"}), Draft({}, {}, explained=True), [], "thuyết minh số liệu."),
        (words(m1=TEXT), Draft({"1": TEXT}, {}, explained=False), [], "trùng với bản đang soạn"),
        (words(m1=TEXT), EMPTY, [words(m1=OTHER)], "còn tệp khác đang chờ, cùng có mục 1."),
        (figures(A="8"), EMPTY, [figures(B="9")], "cùng có biểu số liệu."),
        (words(m1=TEXT), Draft({}, {}, explained=False, closed="Đã nộp."), [], "Đã nộp."),
    ],
)
def test_only_what_adds_without_a_doubt_is_taken_unseen(reading, draft, rivals, why):
    found = why_not_at_once(reading, draft, rivals, NUMBERS)
    assert why in found
    assert bool(found) == bool(why)


def test_what_is_so_already_is_not_counted_as_new():
    draft = Draft({"1": TEXT}, {"A": SEVEN}, explained=False)
    assert gives(words(m1=TEXT, m2=TEXT), draft).sections == {"2"}
    assert gives(figures(A="7", B="7"), draft).codes == {"B"}


def take_all(world, uploads, by=None):
    ids = [upload.pk for upload in uploads]
    return actions.take_files_of_units(world.campaign, upload_ids=ids, by=by or world.organiser, at=world.now)


def whole_word(world):
    """Every section answered, as in a unit's own form that is wholly filled in."""
    titles = [f"{s.number}. {s.title}" for s in world.campaign.sections.filter(for_communes=True).order_by("position")]
    return word(*(line for title in titles for line in (title, "Đã làm xong việc này trong kỳ.")))


def test_files_are_taken_each_by_itself_and_the_journal_says_so(world):
    report = world.opened()
    text, table = receive(world, report, whole_word(world)), receive(world, report, excel(world, {"BM.01": 41}))
    assert [(file.sections > 0, file.values, file.why_not) for file in waiting_in(world.campaign)] == [
        (True, 0, ""),
        (False, 1, ""),
    ]
    results = take_all(world, [text, table])
    assert [row.refusal for row in results] == ["", ""]
    assert fresh(report).values == {"BM.01": {"value": "41"}}
    assert DraftSection.objects.filter(report=report).count() == len(results[0].taken.sections)
    assert events(report)[-2:] == ["report.uploaded", "report.uploaded"]
    assert {u.pk for u in taken_by(world.campaign, world.organiser.name, since=world.now)} == {text.pk, table.pk}
    assert taken_by(world.campaign, world.writer.name, since=world.now) == []


def test_what_was_written_after_the_page_was_shown_is_not_written_over(world):
    report = world.opened()
    text, table = receive(world, report, whole_word(world)), receive(world, report, excel(world, {"BM.01": 41}))
    actions.save_section(report, key="1", blocks=OTHER, revision=0, by=world.writer, at=world.now)
    refused, done = take_all(world, [text, table])
    assert "mục 1" in refused.refusal
    assert done.taken is not None
    assert {d.key: d.blocks for d in DraftSection.objects.filter(report=report)} == {"1": OTHER}
    assert (Upload.objects.get(pk=text.pk).state, Upload.objects.get(pk=table.pk).state) == ("waiting", "taken")


def test_what_has_a_problem_is_settled_or_belongs_elsewhere_changes_nothing(world):
    report = world.opened()
    bad = receive(world, report, word(TITLES[0], "Đã bố trí 43 cán bộ."))
    gone = receive(world, report, two_sections(), "bo.docx")
    actions.drop_upload(report, upload_id=gone.pk, by=world.writer, at=world.now)
    before = standing(report)
    assert ["chỗ cần xem lại" in row.refusal or "đã bỏ" in row.refusal for row in take_all(world, [bad, gone])] == [
        True,
        True,
    ]
    world.campaign.pk = 0
    assert [file.upload for file in waiting_in(world.campaign)] == []
    assert standing(report) == before


def test_a_report_that_is_handed_in_takes_no_file(world):
    report = world.written()
    text = receive(world, report, excel(world, {"BM.01": 41}))
    actions.seek_approval(report, by=world.writer, at=world.now)
    (file,) = waiting_in(world.campaign)
    assert "Chờ lãnh đạo duyệt" in file.why_not
    (row,) = take_all(world, [text])
    assert "Chờ lãnh đạo duyệt" in row.refusal
    assert fresh(report).values == {}


def test_a_body_that_owes_no_more_takes_no_file(world):
    report = world.opened()
    text = receive(world, report, excel(world, {"BM.01": 41}))
    world.campaign.obligations.filter(pk=report.obligation_id).update(
        exempt_reason="đang khắc phục thiên tai", exempted_at=world.now
    )
    assert "không còn chờ báo cáo" in waiting_in(world.campaign)[0].why_not
    assert "không còn chờ báo cáo" in take_all(world, [text])[0].refusal


def test_only_who_runs_the_campaign_takes_files_of_units(world):
    text = receive(world, world.opened(), whole_word(world))
    for by in (world.writer, world.leader, world.stranger):
        with pytest.raises(NotAllowed):
            take_all(world, [text], by=by)
    assert Upload.objects.get().state == "waiting"
