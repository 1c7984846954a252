import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonghop.kernel.text import (
    collation_key,
    fold,
    nfc,
    sentences,
    squeeze,
    standard_spelling,
    strip_marks,
    unify_dashes,
)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Ủy ban nhân dân", "uỷ ban NHÂN DÂN"),
        ("trụ sở dôi dư", "tru so doi du"),
        ("tỷ lệ", "tỉ lệ"),
        ("Quý I", "quí I"),
        ("Đắk Lắk", "dak  lak"),
        ("hòa", unicodedata.normalize("NFD", "hoà")),
    ],
)
def test_like_writings_fold_to_one(a, b):
    assert fold(a) == fold(b)


@pytest.mark.parametrize(("a", "b"), [("thu", "thi"), ("ta", "ti"), ("Sở Y tế", "Sở Tư pháp")])
def test_unlike_words_stay_apart(a, b):
    assert fold(a) != fold(b)


@given(st.text())
def test_folding_twice_is_folding_once_and_leaves_no_mark(text):
    assert fold(fold(text)) == fold(text)
    assert not any(unicodedata.combining(c) for c in strip_marks(text))
    assert nfc(squeeze(text)) == squeeze(text)


@given(st.text())
def test_dashes_keep_their_places(text):
    assert len(unify_dashes(text)) == len(text)


def test_names_sort_as_in_a_vietnamese_list():
    names = ["Đông Cuông", "Dương Quỳ", "Âu Lâu", "Ăn", "An", "Bắc Hà", "Bác Ái", "Yên Bái"]
    assert sorted(names, key=collation_key) == [
        "An",
        "Ăn",
        "Âu Lâu",
        "Bác Ái",
        "Bắc Hà",
        "Dương Quỳ",
        "Đông Cuông",
        "Yên Bái",
    ]


def test_sentences_end_where_a_reader_would_stop():
    text = "Xã có 1.234,5 ha. Đạt 95 %; còn TP. Lào Cai đông hơn. Hết"
    assert [text[a:b] for a, b in sentences(text)] == [
        "Xã có 1.234,5 ha.",
        "Đạt 95 %;",
        "còn TP. Lào Cai đông hơn.",
        "Hết",
    ]


@given(st.text(alphabet="aĐ. ;!?\n1”"))
def test_sentences_cover_every_word_once_and_in_order(text):
    spans = sentences(text)
    assert all(a < b for a, b in spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    assert "".join("".join(text[a:b].split()) for a, b in spans) == "".join(text.split())


@pytest.mark.parametrize(
    ("written", "standard"),
    [
        ("hoà bình, hoàn thành", "hòa bình, hoàn thành"),
        ("Uỷ ban, UỶ BAN, quỹ, quý", "Ủy ban, ỦY BAN, quỹ, quý"),
        ("tỉ lệ, kĩ thuật, quí", "tỷ lệ, kỹ thuật, quý"),
        ("khoẻ, thuỷ lợi", "khỏe, thủy lợi"),
    ],
)
def test_standard_spelling_keeps_the_length(written, standard):
    assert standard_spelling(written) == standard
    assert len(standard_spelling(written)) == len(written)
