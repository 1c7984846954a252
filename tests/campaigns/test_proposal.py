from dataclasses import replace
from datetime import date

import pytest
from plan_samples import READING, TREE

from tonghop.campaigns.queries import catalogue
from tonghop.campaigns.rules.period import Period, period_in
from tonghop.campaigns.rules.proposal import campaign_key, propose_campaign, short_title
from tonghop.files.read import read_document
from tonghop.plans.rules import read_plan
from tonghop.plans.rules.facts import Due, Outline, OutlineSection, ReportDuty


@pytest.fixture(scope="module")
def proposal():
    return propose_campaign(READING, TREE, catalogue())


def doubt(proposal, key):
    return {d.key: d for d in proposal.doubts}[key]


def test_names_days_and_bodies_come_from_the_plan(proposal):
    assert proposal.key == "lao-cai-197-kh-ubnd-2026"
    assert proposal.short_title == "Sơ kết 01 năm hoạt động của chính quyền địa phương 02 cấp"
    assert (proposal.standing_body_id, proposal.receiver, proposal.report_day) == (21, "Bộ Nội vụ", date(2026, 5, 15))
    assert (proposal.period_from, proposal.period_to) == (date(2025, 7, 1), date(2026, 4, 30))
    assert proposal.legal_bases[0].number == "706/QĐ-TTg"
    assert proposal.before_policy == "day_before"


def test_the_outline_is_the_content_then_the_closing_sections(proposal):
    assert [s.key for s in proposal.sections] == ["1", "2", "3", "4", "5", "hc", "nn", "bh", "kn"]
    assert [s.number for s in proposal.sections] == [str(n) for n in range(1, 10)]
    assert [p.letter for p in proposal.sections[0].points] == ["a", "b"]
    assert proposal.sections[4].purpose == "tasks"


def test_leads_and_sets_are_proposed_by_section(proposal):
    by_key = {s.key: s for s in proposal.sections}
    assert [by_key[k].lead_id for k in "1234"] == [21, 32, None, 22]
    assert by_key["4"].partner_ids == (23,)
    assert [by_key[k].indicator_set for k in "12345"] == ["bo-may", "tthc", "tai-chinh", "tai-san", ""]


def test_one_line_of_the_plan_becomes_all_units_of_the_province(proposal):
    forms = {form.form: form for form in proposal.forms}
    assert forms["commune"].organisation_ids == (11, 12, 13)
    assert forms["department"].organisation_ids == (21, 22, 23, 32), "an agency that leads a section reports too"
    assert {form.named_day for form in proposal.forms} == {date(2026, 5, 8)}


def test_every_doubt_asks_says_why_and_proposes(proposal):
    assert [d.key for d in proposal.doubts] == [
        "truoc-ngay",
        "cap-xa",
        "so-ban-nganh",
        "de-cuong",
        "thieu-chu-tri",
        "nhieu-chu-tri-4",
        "ky-so-lieu",
        "bieu-so-lieu",
    ]
    assert all(d.question.endswith("?") and d.why.endswith(".") and d.proposed for d in proposal.doubts)
    assert "23:59 thứ Năm, 07/5/2026" in doubt(proposal, "truoc-ngay").proposed
    assert "mục 3" in doubt(proposal, "thieu-chu-tri").question
    assert "mục 1" not in doubt(proposal, "thieu-chu-tri").question
    assert "1 tên chưa được xác nhận" in doubt(proposal, "so-ban-nganh").proposed
    assert "Sở Xây dựng" in doubt(proposal, "nhieu-chu-tri-4").proposed
    assert "01/7/2025 đến hết ngày 30/4/2026" in doubt(proposal, "ky-so-lieu").proposed


def test_a_silent_plan_leaves_everything_to_be_asked():
    silent = propose_campaign(replace(READING, report_duties=(), headings=(), text=""), TREE, catalogue())
    assert silent.standing_body_id is None
    assert [s.key for s in silent.sections] == ["hc", "nn", "bh", "kn"]
    assert [(f.form, f.named_day) for f in silent.forms] == [("commune", None), ("department", None)]
    assert [(f.said, len(f.organisation_ids)) for f in silent.forms] == [(False, 3), (False, 3)]
    assert {"cap-xa", "so-ban-nganh"} <= {d.key for d in silent.doubts if "không nêu" in d.question and d.serious}
    assert {"thuong-truc", "han-nop", "ky-so-lieu"} <= {d.key for d in silent.doubts if d.serious}
    assert "truoc-ngay" not in {d.key for d in silent.doubts}


def test_where_nothing_goes_outside_the_standing_bodys_report_to_the_owner_is_the_consolidated_one():
    day = Due("trước ngày 20/5/2026", "before", date(2026, 5, 20))
    upward = ReportDuty("Sở Nội vụ", "Ủy ban nhân dân tỉnh", None, day, READING.report_duties[0].source)
    made = propose_campaign(replace(READING, report_duties=(upward, READING.report_duties[2])), TREE, catalogue())
    assert [f.form for f in made.forms] == ["commune"]
    assert [(f.form, f.named_day, f.said) for f in made.other_forms] == [("department", None, False)]
    assert (made.receiver, made.report_day) == ("Ủy ban nhân dân tỉnh", date(2026, 5, 20))


def test_only_who_is_asked_gets_a_form():
    by_day = Due("chậm nhất ngày 08/5/2026", "by", date(2026, 5, 8))
    duty = ReportDuty("Các sở, ban, ngành", "Sở Nội vụ", None, by_day, READING.report_duties[0].source)
    made = propose_campaign(replace(READING, report_duties=(duty,)), TREE, catalogue())
    assert [(f.form, f.due_kind) for f in made.forms] == [("department", "by")]
    assert {"truoc-ngay", "cap-xa"}.isdisjoint(d.key for d in made.doubts)


def test_of_several_days_one_is_proposed_and_the_others_are_asked_about():
    def duty(sender, receiver, day):
        due = Due(f"chậm nhất ngày {day}/6/2026", "by", date(2026, 6, day))
        return ReportDuty(sender, receiver, None, due, READING.report_duties[0].source)

    said = (duty("Sở Xây dựng", None, 1), duty("Sở Tài chính", "UBND tỉnh", 9))
    made = propose_campaign(replace(READING, report_duties=(*said, READING.report_duties[2])), TREE, catalogue())
    form = next(form for form in made.forms if form.form == "department")
    assert form.named_day == date(2026, 6, 9)  # a report to nobody sets no day for all
    assert form.sender == "Sở Xây dựng; Sở Tài chính"
    asked = doubt(made, "nhieu-han-so-ban-nganh")
    assert asked.serious
    assert "Sở Xây dựng: 01/6/2026;" in asked.proposed


def test_a_written_period_is_no_doubt_and_a_report_upward_alone_still_asks_about_before():
    dated = replace(READING, report_duties=READING.report_duties[1:2], text="từ 01/7/2025 đến hết ngày 30/4/2026")
    made = propose_campaign(dated, TREE, catalogue())
    keys = [d.key for d in made.doubts]
    assert "ky-so-lieu" not in keys
    assert "trước ngày 15/5/2026" in doubt(made, "truoc-ngay").question
    assert (made.report_day, made.standing_body_id) == (date(2026, 5, 15), 21)


def test_an_attached_outline_is_taken_and_a_part_over_results_gives_way_to_its_children():
    parts = (
        OutlineSection(
            "I", "Kết quả", (), (OutlineSection("1", "Tổ chức bộ máy"), OutlineSection("2", "Tài sản công"))
        ),
        OutlineSection("II", "Hạn chế, nguyên nhân", ("a) Hạn chế.", "b) Nguyên nhân.")),
    )
    outlines = (Outline("các xã", "Đề cương", "từ ngày 01/7/2025 đến ngày 30/6/2026", parts),) * 2
    made = propose_campaign(replace(READING, outlines=outlines), TREE, catalogue())
    assert [(s.key, s.title, s.lead_id) for s in made.sections[:3]] == [
        ("1", "Tổ chức bộ máy", 21),
        ("2", "Tài sản công", 22),
        ("hc", "Hạn chế, nguyên nhân", None),
    ]
    assert [s.key for s in made.sections[3:]] == ["bh", "kn"]
    assert (made.period_from, made.period_to) == (date(2025, 7, 1), date(2026, 6, 30))
    assert "đề cương đầu tiên trong 2 đề cương" in doubt(made, "de-cuong").proposed


@pytest.mark.parametrize(
    ("text", "period"),
    [
        (
            "Số liệu từ ngày 01/7/2025 đến hết ngày 31/3/2026.",
            Period(date(2025, 7, 1), date(2026, 3, 31), written=True),
        ),
        ("từ 1/7/2025 đến nay", Period(date(2025, 7, 1), date(2026, 4, 30), written=False)),
        ("từ ngày 31/02/2025 đến nay", Period(None, date(2026, 4, 30), written=False)),
        ("từ ngày 02/5/2026 đến ngày 01/5/2026", Period(None, date(2026, 4, 30), written=False)),
        ("từ ngày 01/5/2026 đến nay", Period(date(2026, 5, 1), None, written=False)),
        ("", Period(None, date(2026, 4, 30), written=False)),
    ],
)
def test_the_period_is_read_or_proposed(text, period):
    assert period_in(text, issued_on=date(2026, 5, 4)) == period


def test_keys_and_short_titles_fit_their_columns():
    long = "Tổ chức sơ kết " + "việc thực hiện nhiệm vụ " * 20
    assert len(short_title(long)) <= 120
    assert short_title(long).endswith("…")
    assert campaign_key(TREE.owner, None, None) == "lao-cai-dot-bao-cao"
    assert len(campaign_key(TREE.owner, "x" * 90, 2026)) <= 60


@pytest.mark.corpus
def test_plan_197_is_proposed_as_the_province_would_run_it(corpus):
    data = (corpus / "plans" / "ke-hoach-197.txt").read_bytes()
    made = propose_campaign(read_plan(read_document(data, "ke-hoach-197.txt")), TREE, catalogue())
    assert [s.key for s in made.sections] == [*"123456789", "hc", "nn", "bh", "kn"]
    assert [s.number for s in made.sections if s.lead_id is None and not s.closing] == ["1", "5", "7"]
    assert {s.indicator_set for s in made.sections if not s.closing} == set(catalogue().set_keys)
    assert [(f.form, f.named_day) for f in made.forms] == [
        ("commune", date(2026, 5, 8)),
        ("department", date(2026, 5, 8)),
    ]
    assert (made.standing_body_id, made.receiver, made.report_day) == (21, "Bộ Nội vụ", date(2026, 5, 15))
