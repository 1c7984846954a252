import re

import pytest

from tonghop.quality.rules.aligned import side_by_side
from tonghop.quality.rules.letter import LetterPoint, letter_of, places_of

VAGUE = LetterPoint(
    "1", "vague-phrases", "block:0", "Cơ bản hoàn thành.", "Đoạn này nói chung chung. Hãy nêu việc cụ thể."
)
SUM = LetterPoint("2", "sum-mismatch", "cell:BM.02", "42", "“Có mặt” (ô BM.02) là 42 nhưng các phần cộng lại là 40.")
COPY = LetterPoint("1", "near-copy", "block:1", "Đã họp 14 lần.", "Trùng 90% với mục 1 của UBND xã Bảo Nhai.")


def test_the_letter_says_for_each_section_what_to_do_and_where():
    letter = letter_of([VAGUE, SUM, COPY])
    assert list(letter) == ["1", "2"]
    first, second = letter["1"].split("\n")
    assert first == "- Đoạn này nói chung chung. Hãy nêu việc cụ thể. Chỗ cần sửa: “Cơ bản hoàn thành.”."
    assert second.startswith("- Nội dung gần như trùng với báo cáo của một đơn vị khác, ở chỗ “Đã họp 14 lần.”")
    assert letter["2"] == f"- {SUM.message}"


def test_the_letter_never_names_whose_text_was_copied():
    assert "Bảo Nhai" not in letter_of([COPY])["1"]


def test_what_is_said_twice_stands_once():
    assert letter_of([SUM, SUM])["2"].count("BM.02") == 1


def test_long_words_are_cut_at_a_word_and_stand_on_one_line():
    long = LetterPoint("1", "near-copy", "block:0", "Tổ công nghệ\nsố cộng đồng " * 20, "")
    line = long.line
    assert "\n" not in line
    assert re.search(r"“(?:Tổ công nghệ số cộng đồng )+(?:\w+ )*…”", line)


@pytest.mark.parametrize(
    ("ours", "theirs", "own", "other"),
    [
        ("Đã họp 14 lần.", "Đã họp 14 lần.", [], []),
        ("Đã họp 14 lần tại xã A.", "Đã họp 12 lần tại xã B.", ["14", "A."], ["12", "B."]),
        ("Đã họp hai lần.", "Đã họp.", ["họp hai lần."], ["họp."]),
        ("", "Đã họp.", [], ["Đã họp."]),
    ],
)
def test_two_passages_side_by_side(ours, theirs, own, other):
    pair = side_by_side(ours, theirs)
    assert " ".join(piece.text for piece in pair.ours) == ours
    assert " ".join(piece.text for piece in pair.theirs) == theirs
    assert [piece.text for piece in pair.ours if piece.own] == own
    assert [piece.text for piece in pair.theirs if piece.own] == other
    assert pair.same == (ours == theirs)


def test_each_place_is_kept_once_and_what_has_none_is_not():
    again = LetterPoint("1", "no-figure", VAGUE.place, VAGUE.evidence, "Không có số liệu.")
    nowhere = LetterPoint("2", "section-missing", "", "", "Mục bỏ trống.")
    assert places_of([VAGUE, again, SUM, nowhere]) == {
        "1": [{"place": "block:0", "evidence": VAGUE.evidence}],
        "2": [{"place": "cell:BM.02", "evidence": "42"}],
    }
