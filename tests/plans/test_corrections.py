from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from line_samples import BEFORE_8, FIRST, READING, SECOND, TEXT

from tonghop.kernel.errors import NotPossible
from tonghop.kernel.moments import due_text
from tonghop.plans.rules.corrected_fields import clean_fields
from tonghop.plans.rules.corrections import Decision, corrected_lines, corrected_reading, lines_of

IDS = {line.id: line for line in lines_of(READING)}
KINDS = ["document", "duty"] + ["task"] * 2 + ["section"] * 3 + ["heading"] * 3 + ["recipient"] * 2 + ["finding"] * 4


def line_id(kind, number):
    return next(i for i in IDS if i.startswith(f"{kind}-{number}-"))


def corrected(kind, number, **fields):
    return Decision(line_id(kind, number), "corrected", clean_fields(kind, fields))


def struck(kind, number):
    return Decision(line_id(kind, number), "struck")


def test_every_thing_read_is_a_line_with_its_own_id_and_place():
    assert [line.kind for line in IDS.values()] == KINDS
    assert TEXT[IDS[line_id("recipient", 1)].start :].startswith("Sở Tài chính")
    assert IDS[line_id("recipient", 2)].start is None
    assert TEXT[IDS[line_id("section", 2)].start :] == "Bộ máy"
    assert IDS[line_id("section", 3)].start == READING.outlines[0].start, "a title that is not there: the whole outline"


def test_nothing_decided_changes_nothing_and_a_confirmed_task_takes_its_proposals():
    assert corrected_reading(READING, ()) == READING
    made = corrected_reading(READING, [Decision(line_id("task", 1), "confirmed")])
    assert made.tasks == (replace(FIRST, coordinators=("Sở Tài chính",), due=BEFORE_8, proposed=None), SECOND)


def test_a_correction_replaces_its_fields_only():
    made = corrected_reading(
        READING,
        [
            corrected("task", 2, leads="Sở Tài chính; Sở Xây dựng", due="chậm nhất ngày 10/5/2026"),
            corrected("duty", 1, to="UBND tỉnh", via="Sở Nội vụ", due={"kind": "before", "date": "2026-05-08"}),
            corrected("recipient", 2, name="Bộ Nội vụ"),
            corrected("heading", 2, title="Về tổ chức bộ máy"),
            corrected("section", 2, title="Tổ chức bộ máy"),
        ],
    )
    assert (made.tasks[1].title, made.tasks[1].leads) == (SECOND.title, ("Sở Tài chính", "Sở Xây dựng"))
    assert (made.tasks[1].due.kind, made.tasks[1].due.day) == ("by", date(2026, 5, 10))
    duty = made.report_duties[0]
    assert (duty.sender, duty.receiver, duty.via) == ("Các xã", "UBND tỉnh", "Sở Nội vụ")
    assert (duty.due.text, due_text(duty.due.ends_at)) == ("trước ngày 08/5/2026", "23:59 thứ Năm, 07/5/2026")
    assert made.recipients == ("Sở Tài chính", "Bộ Nội vụ")
    assert made.headings[0].children[0].title == "Về tổ chức bộ máy"
    assert made.headings[0].children[1] == READING.headings[0].children[1]
    assert made.outlines[0].sections[0].children[0].title == "Tổ chức bộ máy"


def test_what_is_struck_is_gone_with_what_stands_under_it():
    decisions = [struck("task", 1), struck("heading", 1), struck("section", 2), struck("finding", 3)]
    made = corrected_reading(READING, decisions)
    assert made.tasks == (SECOND,)
    assert made.headings == ()
    assert [s.title for s in made.outlines[0].sections] == ["Kết quả", "Kiến nghị"]
    assert made.outlines[0].sections[0].children == ()
    assert [f.rule for f in made.findings] == ["due-missing", "no-cutoff", "content-unassigned"]


def test_the_last_decision_about_a_line_counts():
    decisions = [struck("task", 1), corrected("task", 1, title="Việc mới"), Decision(line_id("task", 2), "confirmed")]
    made = corrected_reading(READING, [*decisions, struck("task", 2)])
    assert [task.title for task in made.tasks] == ["Việc mới"]
    assert made.tasks[0].due == BEFORE_8, "the rest of a corrected task takes what was proposed"


@given(st.dictionaries(st.sampled_from(sorted(IDS)), st.sampled_from(["confirmed", "struck"])))
def test_lines_keep_their_ids_whatever_is_decided_and_only_what_is_struck_is_lost(words):
    decisions = [Decision(line, word) for line, word in words.items()]
    lines = corrected_lines(READING, decisions)
    assert [one.line.id for one in lines] == list(IDS)
    assert all((one.item is None) == (words.get(one.line.id) == "struck") for one in lines)
    made = corrected_reading(READING, decisions)
    kept = [i for i in IDS if words.get(i) != "struck"]
    assert len(made.tasks) == sum(i.startswith("task") for i in kept)
    assert len(made.recipients) == sum(i.startswith("recipient") for i in kept)
    assert len(made.all_headings()) <= sum(i.startswith("heading") for i in kept)


@pytest.mark.parametrize(
    ("due", "kind", "day", "text"),
    [
        ("trước 15h00 ngày 15/6/2026", "before", "2026-06-15", "trước 15h00 ngày 15/6/2026"),
        ({"kind": "by", "date": date(2026, 5, 8)}, "by", "2026-05-08", "chậm nhất ngày 08/5/2026"),
        ({"date": "08/5/2026"}, "before", "2026-05-08", "trước ngày 08/5/2026"),
        ({"kind": "recurring", "text": "hằng quý"}, "recurring", None, "hằng quý"),
        ({"kind": "none"}, "none", None, None),
        ("", "none", None, None),
    ],
)
def test_a_time_may_be_written_or_chosen(due, kind, day, text):
    made = clean_fields("task", {"due": due})["due"]
    assert (made["kind"], made["date"], made["text"]) == (kind, day, text)


def test_a_written_hour_is_kept():
    made = clean_fields("task", {"due": "trước 15h00 ngày 15/6/2026"})["due"]
    assert made["last_moment"].startswith("2026-06-15T14:59:59")


@pytest.mark.parametrize(
    ("kind", "fields", "words"),
    [
        ("task", {}, "Chưa sửa trường nào"),
        ("task", {"product": "x"}, "không có trường “product”"),
        ("finding", {"message": "x"}, "không có trường “message”"),
        ("task", {"title": "  "}, "“nội dung” không được để trống"),
        ("task", {"title": 5}, "“nội dung” phải là một dòng chữ"),
        ("task", {"title": "x" * 2001}, "dài quá 2000 ký tự"),
        ("task", {"leads": 5}, "“cơ quan chủ trì” phải là danh sách"),
        ("task", {"leads": [5]}, "“cơ quan chủ trì” phải là một dòng chữ"),
        ("task", {"due": 5}, "loại, ngày và lời ghi"),
        ("task", {"due": {"kind": "soon"}}, "Không có loại thời hạn “soon”"),
        ("task", {"due": {"kind": "before"}}, "phải có ngày"),
        ("task", {"due": {"kind": "event"}}, "phải có lời ghi"),
        ("task", {"due": "sớm"}, "Không đọc được ngày trong “sớm”"),
        ("task", {"due": {"date": "31/02/2026"}}, "“31/02/2026” không phải là một ngày"),
        ("task", {"due": {"date": "0026-05-08"}}, "không phải là một ngày"),
        ("duty", {"from": ""}, "“cơ quan báo cáo” không được để trống"),
    ],
)
def test_what_cannot_be_is_refused_by_name(kind, fields, words):
    with pytest.raises(NotPossible) as refused:
        clean_fields(kind, fields)
    assert words in refused.value.message
