from dataclasses import replace

import pytest
from campaign_samples import CAMPAIGNS, SAMPLE
from hypothesis import given, settings
from hypothesis import strategies as st
from plan_samples import TREE

from tonghop.campaigns.rules.differences import difference
from tonghop.campaigns.rules.facts import ConfirmedCampaign
from tonghop.campaigns.rules.portable import from_yaml, to_yaml
from tonghop.kernel.errors import NotPossible

TEXT = to_yaml(SAMPLE, TREE)


@settings(deadline=None, max_examples=50)
@given(CAMPAIGNS)
def test_what_is_written_is_read_back_the_same(campaign):
    text = to_yaml(campaign, TREE)
    assert from_yaml(text, TREE) == campaign
    assert to_yaml(from_yaml(text, TREE), TREE) == text


def test_the_file_is_for_people():
    assert from_yaml(TEXT, TREE) == SAMPLE
    lines = TEXT.splitlines()
    assert lines[0].startswith("# Đợt báo cáo, xuất từ Tonghop.")
    for said in (
        "cơ quan thường trực: {tên: Sở Nội vụ, loại: 'sở, ban, ngành'}",
        "kỳ số liệu: {từ: 01/7/2025, đến: 30/4/2026}",
        "    khóa: 13/5/2026",
        "    hạn: 07/5/2026",
        "      - {tên: UBND xã Bắc Hà, loại: xã}",
        "# “Trước ngày X” trong kế hoạch nghĩa là: hết ngày liền trước | hết chính ngày đó.",
    ):
        assert said in lines
    assert [line.split(":")[0] for line in lines if line[:1].isalpha()][:4] == [
        "định dạng",
        "mã đợt",
        "tên đợt",
        "tên ngắn",
    ]
    assert not any(word in TEXT for word in ("null", "&id", "!!", "None"))


def test_the_journals_corrections_and_the_plans_places_stay_behind():
    placed = replace(SAMPLE, tasks=(replace(SAMPLE.tasks[0], start=5, end=9), SAMPLE.tasks[1]))
    assert from_yaml(to_yaml(placed, TREE), TREE) == SAMPLE


def test_a_person_may_edit_it_as_people_do():
    edited = TEXT.replace("tên ngắn: Sơ kết năm 2026", "tên ngắn:   'Sơ kết giữa năm'   # ghi lại")
    edited = edited.replace("khóa: 13/5/2026", "khóa: 2026-05-14").replace("tên: UBND xã Bắc Hà", "tên: Xã Bắc Hà")
    made = from_yaml(edited, TREE)
    assert made.short_title == "Sơ kết giữa năm"
    assert [f.organisation_ids for f in made.forms] == [f.organisation_ids for f in SAMPLE.forms], (
        "a usual short name is known too"
    )
    assert [c.what for c in difference(SAMPLE, made)] == ["Tên ngắn", "Đơn vị cấp xã: ngày khóa"]


def test_every_body_that_is_not_there_is_listed_at_once():
    edited = TEXT.replace("UBND xã Bảo Nhai", "UBND xã Không Có").replace("Sở Xây dựng, loại: 'sở", "Sở Xây, loại: 'sở")
    with pytest.raises(NotPossible) as refused:
        from_yaml(edited, TREE)
    said = refused.value.message
    assert said.startswith("4 đơn vị trong tệp không có ở UBND tỉnh Lào Cai: ")
    line = next(n for n, text in enumerate(edited.splitlines(), start=1) if "Không Có" in text)
    assert f"dòng {line} UBND xã Không Có (xã)" in said
    assert "Sở Xây (sở, ban, ngành)" in said


def line_of(text, words):
    return next(n for n, line in enumerate(text.splitlines(), start=1) if words in line)


@pytest.mark.parametrize(
    ("old", "new", "field", "problem"),
    [
        ("mã đợt:", "ma dot:", "ma dot", "không có trường này"),
        ("tên ngắn:", "tên ngăn:", "tên ngăn", "không có trường này; có phải “tên ngắn”?"),
        ("    tên: Hạn chế", "    mã: Hạn chế", "đề cương 3 › mã", "trường này ghi hai lần"),
        ("    loại: hạn chế, khó khăn", "    loại: hạn chế", "đề cương 3 › loại", "“hạn chế” không dùng được; chọn một trong"),
        ("    ngày nêu: 08/5/2026", "    ngày nêu: 31/02/2026", "đơn vị báo cáo 1 › ngày nêu", "“31/02/2026” không phải là một ngày"),
        ("    hạn: 07/5/2026", "    hạn: sớm", "đơn vị báo cáo 1 › hạn", "không phải là một ngày hay thời điểm"),
        ("    hạn: 07/5/2026", "    hạn: 0007-05-07T10:00", "đơn vị báo cáo 1 › hạn", "năm phải từ 2000"),
        ("tên đợt: ", "tên đợt: [1]\n# ", "tên đợt", "phải là một giá trị"),
        ("mô phỏng: có", "mô phỏng: yes", "mô phỏng", "“yes” không dùng được; chọn một trong: có, không"),
        ("định dạng: 1", "định dạng: 9", "định dạng", "chỉ đọc được định dạng 1"),
        ("cơ quan thường trực: {tên: Sở Nội vụ, loại: 'sở, ban, ngành'}", "cơ quan thường trực: Sở Nội vụ", "cơ quan thường trực", "phải là bảng"),
        ("  - số: I.2", "  - số: [I.2]", "nhiệm vụ 2 › số", "phải là một giá trị"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_line_and_field(old, new, field, problem):
    assert old in TEXT
    edited = TEXT.replace(old, new, 1)
    with pytest.raises(NotPossible) as refused:
        from_yaml(edited, TREE)
    assert refused.value.message.startswith(f"Dòng {line_of(edited, new.splitlines()[0])}, “{field}”: ")
    assert problem in refused.value.message


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "Tệp trống"),
        ("# chỉ có ghi chú\n", "Tệp trống"),
        ("- một\n- hai\n", "Dòng 1: phải là bảng"),
        ("mã đợt: [một\n", "không đúng cách viết YAML"),
        ("mã đợt: a\x00b", "ký tự không đọc được"),
        ("mã đợt: &a x\ntên đợt: *a\n", "không dùng dấu &, * và !"),
        ("mã đợt: !!python/object:os.system x\n", "không dùng dấu &, * và !"),
        ("căn cứ: " + "[" * 50, "tệp không phải là một đợt báo cáo đã xuất"),
        ("mã đợt: a\n---\nmã đợt: b\n", "tệp không phải là một đợt báo cáo đã xuất"),
        ("x" * 2_000_001, "Tệp quá lớn"),
        ("mã đợt: a\n", "“định dạng”: thiếu trường này"),
        ("định dạng: 1\n", "“cơ quan thường trực”: thiếu trường này"),
        ("[a, b]: c\n", "không có trường này"),
    ],
)
def test_a_file_of_another_shape_is_refused(text, problem):
    with pytest.raises(NotPossible) as refused:
        from_yaml(text, TREE)
    assert problem in refused.value.message


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.text(), st.tuples(st.integers(0, len(TEXT)), st.text(max_size=5))))
def test_any_text_is_read_or_refused_in_words(text):
    given_text = text if isinstance(text, str) else TEXT[: text[0]] + text[1] + TEXT[text[0] :]
    try:
        made = from_yaml(given_text, TREE)
    except NotPossible as refused:
        made = refused
    assert isinstance(made, ConfirmedCampaign) or "ãy" in made.advice
