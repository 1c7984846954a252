"""Names of bodies: how lists are split, who acts in a sentence, what is a group."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonghop.plans.rules.bodies import is_body_list, is_collective, same_body, split_bodies, subject_of


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Sở Khoa học và Công nghệ; Sở Tư pháp", ("Sở Khoa học và Công nghệ", "Sở Tư pháp")),
        (
            "Sở Văn hóa, Thể thao và Du lịch và Công an tỉnh",
            ("Sở Văn hóa, Thể thao và Du lịch", "Công an tỉnh"),
        ),
        ("Các sở, ban, ngành, UBND các xã, phường", ("Các sở, ban, ngành", "UBND các xã, phường")),
        ("Sở Tài chính và cơ quan, đơn vị liên quan", ("Sở Tài chính", "cơ quan, đơn vị liên quan")),
        ("Các sở, ngành và địa phương.", ("Các sở, ngành", "địa phương")),
        ("tổ chức chính trị - xã hội", ("tổ chức chính trị - xã hội",)),
        ("Giao Sở Y tế", ("Sở Y tế",)),
        ("Sở Y tế AND Sở Nội vụ & Sở Tư pháp", ("Sở Y tế", "Sở Nội vụ", "Sở Tư pháp")),
        ("Sở Y tế rà soát số liệu; các sở, ngành gửi kết quả", ("Sở Y tế", "các sở, ngành")),
        ("Ban Quản lý khu Kinh tế", ("Ban Quản lý khu Kinh tế",)),
        ("các đơn vị sự nghiệp công lập", ("các đơn vị sự nghiệp công lập",)),
        ("Sở Tài chính Các sở, ngành", ("Sở Tài chính", "Các sở, ngành")),
        ("UBND các xã, phường Sở Nội vụ", ("UBND các xã, phường", "Sở Nội vụ")),
        ("Giám đốc Sở Nội vụ", ("Giám đốc Sở Nội vụ",)),
        ("", ()),
    ],
)
def test_lists_are_split_and_groups_stay_whole(text, names):
    assert split_bodies(text) == names


@pytest.mark.parametrize(
    ("sentence", "subject"),
    [
        ("Sở Y tế chủ trì, phối hợp với Công an tỉnh kiểm tra.", "Sở Y tế"),
        ("Căn cứ tình hình thực tế, các sở, ngành xây dựng kế hoạch.", "các sở, ngành"),
        (
            "Nếu có khó khăn, vướng mắc các cơ quan, đơn vị kịp thời phản ánh.",
            "các cơ quan, đơn vị",
        ),
        ("Thời gian: Các xã, phường gửi báo cáo.", "Các xã, phường"),
        ("Phối hợp với Sở Y tế, Sở Nội vụ hướng dẫn các đơn vị.", None),
        ("Tổ chức hội nghị triển khai.", None),
        ("Báo cáo kết quả theo quy định.", None),
    ],
)
def test_the_subject_is_who_must_act(sentence, subject):
    span = subject_of(sentence)
    assert (sentence[slice(*span)] if span else None) == subject


@pytest.mark.parametrize(
    ("title", "answer"),
    [
        ("Sở Nông nghiệp và Môi trường", True),
        ("Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", True),
        ("Sở Tài chính (cơ quan chủ trì)", True),
        ("Các sở, ban, ngành", True),
        ("Công tác tuyên truyền", False),
        ("Tổ chức hội nghị", False),
        ("Hội nghị sơ kết", False),
        ("Các giải pháp chủ yếu", False),
        ("Phòng, chống ma túy", False),
    ],
)
def test_headings_that_are_bodies(title, answer):
    assert is_body_list(title) is answer


@pytest.mark.parametrize(
    ("one", "other", "answer"),
    [
        ("UBND các xã, phường", "Ủy ban nhân dân xã, phường", True),
        ("Các sở, ngành có liên quan", "các sở, ngành", True),
        ("Sở Nội vụ", "Sở Tài chính", False),
        ("", "Sở Nội vụ", False),
    ],
)
def test_the_same_body_under_usual_spellings(one, other, answer):
    assert same_body(one, other) is answer
    assert same_body(other, one) is answer


def test_groups_are_told_from_single_bodies():
    assert is_collective("Các sở, ban, ngành")
    assert is_collective("UBND các xã, phường")
    assert not is_collective("Sở Nội vụ")


@given(st.text(alphabet=st.sampled_from("Sở Ban các,; vàtUBNDxãphườngchủ trì.()-\n"), max_size=120))
def test_no_text_breaks_the_splitting(text):
    assert all(name.strip() == name and name for name in split_bodies(text))
    span = subject_of(text)
    assert span is None or 0 <= span[0] < span[1] <= len(text)
