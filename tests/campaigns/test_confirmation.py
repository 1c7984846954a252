from dataclasses import replace
from datetime import date

import pytest
from plan_samples import READING, TREE

from tonghop.campaigns.queries import catalogue
from tonghop.campaigns.rules.confirmation import Answers, confirm, take_proposals
from tonghop.campaigns.rules.opening import check_can_open
from tonghop.campaigns.rules.proposal import propose_campaign
from tonghop.kernel.errors import NotPossible
from tonghop.kernel.moments import due_text, start_of


@pytest.fixture(scope="module")
def proposal():
    return propose_campaign(READING, TREE, catalogue())


def check(confirmed):
    check_can_open(confirmed, tree=TREE, set_keys=catalogue().set_keys)


def test_taking_every_proposal_gives_a_campaign_that_can_open(proposal):
    confirmed = confirm(proposal, take_proposals(proposal))
    check(confirmed)
    assert confirmed.corrections == ()
    assert (confirmed.key, confirmed.standing_body_id) == ("lao-cai-197-kh-ubnd-2026", 21)
    assert {due_text(form.due) for form in confirmed.forms} == {"23:59 thứ Năm, 07/5/2026"}
    assert due_text(confirmed.report_due) == "23:59 thứ Năm, 14/5/2026"
    assert confirmed.sections == proposal.sections


def test_each_open_doubt_is_named(proposal):
    settled = take_proposals(proposal).confirmed
    for left in proposal.doubts:
        with pytest.raises(NotPossible) as refused:
            confirm(proposal, Answers(confirmed=settled - {left.key}))
        assert refused.value.message == f"Còn 1 điểm chưa xác nhận: {left.question}"
    with pytest.raises(NotPossible, match=f"Còn {len(proposal.doubts)} điểm"):
        confirm(proposal, Answers())


def test_what_is_answered_otherwise_is_kept_as_a_correction(proposal):
    answers = take_proposals(
        proposal,
        Answers(
            key="so-ket",
            before_policy="day_named",
            period_to=date(2026, 3, 31),
            leads={"3": 22},
            indicator_sets={"4": ""},
            organisation_ids={"department": (21, 22)},
            named_days={"commune": date(2026, 5, 6)},
            receiver="Bộ Nội vụ",
        ),
    )
    confirmed = confirm(proposal, answers)
    check(confirmed)
    by_form = {form.form: form for form in confirmed.forms}
    assert due_text(by_form["department"].due) == "23:59 thứ Sáu, 08/5/2026"
    assert due_text(by_form["commune"].due) == "23:59 thứ Tư, 06/5/2026"
    assert {s.key: (s.lead_id, s.indicator_set) for s in confirmed.sections}["3"] == (22, "tai-chinh")
    assert [(c.what, c.proposed, c.chosen) for c in confirmed.corrections] == [
        ("Mã đợt", "lao-cai-197-kh-ubnd-2026", "so-ket"),
        ("Nghĩa của “trước ngày”", "day_before", "day_named"),
        ("Kỳ số liệu, đến ngày", "2026-04-30", "2026-03-31"),
        ("Mục 3: cơ quan chủ trì", "", "Sở Tài chính"),
        ("Mục 4: bộ chỉ tiêu", "tai-san", ""),
        ("Danh sách cấp xã: ngày nộp", "2026-05-08", "2026-05-06"),
        ("Danh sách sở, ban, ngành", "bỏ: Sở Xây dựng; Trung tâm Phục vụ hành chính công tỉnh", "thêm: không"),
    ]


def test_another_standing_body_and_no_lead_are_corrections_by_name(proposal):
    answers = Answers(standing_body_id=22, leads={"1": None}, organisation_ids={"commune": (11, 12, 13, 99)})
    confirmed = confirm(proposal, take_proposals(proposal, answers))
    assert [(c.what, c.proposed, c.chosen) for c in confirmed.corrections] == [
        ("Cơ quan thường trực", "Sở Nội vụ", "Sở Tài chính"),
        ("Mục 1: cơ quan chủ trì", "Sở Nội vụ", ""),
        ("Danh sách cấp xã", "bỏ: không", "thêm: 99"),
    ]


def test_another_outline_replaces_the_proposed_one(proposal):
    sections = (*proposal.sections[:2], replace(proposal.sections[2], key="moi", title="Mục mới"))
    confirmed = confirm(proposal, take_proposals(proposal, Answers(sections=sections)))
    assert [s.key for s in confirmed.sections] == ["1", "2", "moi"]
    whats = [c.what for c in confirmed.corrections]
    assert whats == ["Mục 3", "Mục 4", "Mục 5", "Mục hc", "Mục nn", "Mục bh", "Mục kn", "Mục moi"]


def test_exemptions_lock_and_simulation_go_through(proposal):
    locks = {"commune": date(2026, 5, 13)}
    answers = take_proposals(proposal, Answers(exempt={12: "Đang sáp nhập"}, lock_days=locks, simulated=True))
    confirmed = confirm(proposal, answers)
    check(confirmed)
    assert (confirmed.exempt, confirmed.simulated) == (((12, "Đang sáp nhập"),), True)
    assert {f.form: f.lock_at and due_text(f.lock_at) for f in confirmed.forms} == {
        "commune": "23:59 thứ Tư, 13/5/2026",
        "department": None,
    }


def test_a_form_may_be_left_out_and_one_the_plan_does_not_name_taken_in(proposal):
    confirmed = confirm(proposal, take_proposals(proposal, Answers(forms=frozenset({"department"}))))
    check(confirmed)
    assert [form.form for form in confirmed.forms] == ["department"]
    assert [(c.what, c.chosen) for c in confirmed.corrections] == [("Danh sách cấp xã", "không phải báo cáo")]
    only = replace(proposal, forms=proposal.forms[:1], other_forms=(replace(proposal.forms[1], named_day=None),))
    both = Answers(forms=frozenset({"commune", "department"}), named_days={"department": date(2026, 5, 20)})
    confirmed = confirm(only, take_proposals(only, both))
    check(confirmed)
    assert [(f.form, due_text(f.due)) for f in confirmed.forms][1] == ("department", "23:59 thứ Ba, 19/5/2026")
    assert ("Danh sách sở, ban, ngành", "phải báo cáo") in [(c.what, c.chosen) for c in confirmed.corrections]
    with pytest.raises(NotPossible, match="Chưa có loại đơn vị nào phải báo cáo"):
        confirm(proposal, take_proposals(proposal, Answers(forms=frozenset())))


def test_no_day_and_no_standing_body_cannot_be_confirmed_away(proposal):
    undated = replace(proposal, forms=tuple(replace(form, named_day=None) for form in proposal.forms))
    with pytest.raises(NotPossible, match="chưa có ngày nộp"):
        confirm(undated, take_proposals(undated))
    nobody = replace(proposal, standing_body_id=None)
    with pytest.raises(NotPossible, match="Chưa chọn cơ quan thường trực"):
        confirm(nobody, take_proposals(nobody))


def changed(**changes):
    return lambda confirmed: replace(confirmed, **changes)


def forms(**changes):
    return lambda confirmed: replace(
        confirmed, forms=tuple(replace(form, **changes) if form.form == "commune" else form for form in confirmed.forms)
    )


def first_section(**changes):
    return lambda c: replace(c, sections=(replace(c.sections[0], **changes), *c.sections[1:]))


@pytest.mark.parametrize(
    ("spoil", "problem"),
    [
        (changed(key="Sơ kết"), "mã đợt “Sơ kết”"),
        (changed(title=" "), "chưa có tên đợt"),
        (changed(period_to=date(2025, 1, 1)), "kết thúc trước khi bắt đầu"),
        (changed(sections=()), "đề cương chưa có mục nào"),
        (first_section(key="2"), "hai mục cùng mã “2”"),
        (first_section(key="mục"), "mã hoặc loại không hợp lệ"),
        (first_section(purpose="other"), "mã hoặc loại không hợp lệ"),
        (first_section(indicator_set="tthc"), "bộ chỉ tiêu “tthc” gắn với hai mục"),
        (first_section(indicator_set="la"), "không có trong danh mục: la"),
        (first_section(lead_id=99), "1 đơn vị được chọn không thuộc UBND tỉnh Lào Cai"),
        (first_section(partner_ids=(98, 99)), "2 đơn vị được chọn không thuộc"),
        (changed(standing_body_id=99), "1 đơn vị được chọn không thuộc"),
        (changed(forms=()), "chưa có đơn vị nào phải báo cáo"),
        (forms(organisation_ids=(11, 12, 11)), "UBND xã Bắc Hà được chọn hai lần"),
        (forms(organisation_ids=(99, 99)), "đơn vị 99 được chọn hai lần"),
        (forms(lock_at=start_of(date(2026, 5, 7))), "ngày khóa (23:59 thứ Tư, 06/5/2026) trước hạn nộp"),
        (forms(form="department"), "một loại đơn vị có hai đề cương"),
        (changed(exempt=((31, "Lý do"),)), "không nằm trong danh sách phải báo cáo"),
        (changed(exempt=((11, " "),)), "chưa ghi lý do"),
        (lambda c: replace(c, sections=tuple(replace(s, for_communes=False) for s in c.sections)), "không có mục nào"),
        (lambda c: replace(c, sections=tuple(s for s in c.sections if s.key == "1")), "không có mục nào để báo cáo"),
    ],
)
def test_what_cannot_stand_is_named_before_opening(spoil, problem, proposal):
    with pytest.raises(NotPossible) as refused:
        check(spoil(confirm(proposal, take_proposals(proposal))))
    assert problem in refused.value.message
