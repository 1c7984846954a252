"""TCVN3 and VNI, letter by letter there and back, by font and by letters; what is Unicode stays."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonghop.files.decoding import decode
from tonghop.files.legacy import _TCVN3_FROM, _TCVN3_TO, _VNI, converted, converted_by_letters, encoding_of_font
from tonghop.files.txt import read_text

SMALL = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
BASE_CAPITALS = "ĂÂĐÊÔƠƯ"
ALL = SMALL + SMALL.upper()
TO_TCVN3 = {new: old for old, new in zip(_TCVN3_FROM, _TCVN3_TO, strict=True)}
TO_VNI = {new: old for old, new in _VNI.items()} | {"ị": "ò", "ỉ": "æ", "ĩ": "ó", "ỵ": "î", "ì": "ì", "í": "í"}
TO_VNI |= {small.upper(): TO_VNI[small].upper() for small in SMALL}
SENTENCE = (
    "Ủy ban nhân dân tỉnh đề nghị các đơn vị báo cáo kết quả thực hiện nhiệm vụ, gửi Sở Nội vụ trước ngày 08/5/2026."
)


def in_tcvn3(text):
    return "".join(TO_TCVN3.get(c, TO_TCVN3.get(c.lower(), c)) for c in text)


def in_vni(text):
    return "".join(TO_VNI.get(c, c) for c in text)


def test_there_are_134_letters():
    assert len(set(ALL)) == 134


@pytest.mark.parametrize("letter", ALL)
def test_vni_gives_each_letter_back(letter):
    assert converted(TO_VNI[letter], "vni") == letter
    assert converted(f"k{TO_VNI[letter]}n", "vni") == f"k{letter}n"


@pytest.mark.parametrize("letter", SMALL + BASE_CAPITALS)
def test_tcvn3_gives_each_letter_back(letter):
    assert converted(TO_TCVN3[letter], "tcvn3") == letter


@pytest.mark.parametrize("letter", SMALL)
def test_the_capitals_font_of_tcvn3_gives_each_capital_back(letter):
    assert converted(TO_TCVN3[letter], "tcvn3-caps") == letter.upper()


@given(st.text(alphabet=SMALL + BASE_CAPITALS + " abcdghiklmnopqrstuvxy.,;:()0123456789"))
def test_any_text_in_tcvn3_comes_back(text):
    assert converted(in_tcvn3(text), "tcvn3") == text


@given(
    st.lists(st.sampled_from([*SENTENCE.replace(".", "").split(), "KẾ", "HOẠCH", "Đẳng", "kỵ", "sẵn"])).map(" ".join)
)
def test_any_words_in_vni_come_back(text):
    assert converted(in_vni(text), "vni") == text


@pytest.mark.parametrize(
    ("font", "encoding"),
    [
        (".VnTime", "tcvn3"),
        (".VnTimeH", "tcvn3-caps"),
        (".VnArial NarrowH", "tcvn3-caps"),
        (".VnArial Narrow", "tcvn3"),
        ("VNI-Times", "vni"),
        ("Times New Roman", None),
        ("VNtimes new roman", None),
        ("", None),
    ],
)
def test_a_font_tells_its_encoding(font, encoding):
    assert encoding_of_font(font) == encoding


@pytest.mark.parametrize("encode", [in_tcvn3, in_vni])
def test_letters_tell_the_encoding(encode):
    assert converted_by_letters(encode(SENTENCE)).casefold() == SENTENCE.casefold()


@pytest.mark.parametrize("encode", [in_tcvn3, in_vni])
def test_in_a_mixed_text_each_line_is_taken_for_what_it_is(encode):
    lines = [SENTENCE, encode(SENTENCE), "Quý II năm 2026", "Plain ASCII"]
    assert converted_by_letters("\n".join(lines)).casefold().split("\n") == [
        line.casefold() for line in (SENTENCE, SENTENCE, lines[2], lines[3])
    ]


def test_the_signs_that_a_pdf_makes_of_tcvn3_letters_are_letters():
    assert converted_by_letters("Thñ t\u2212íng, nhµ n\u2212íc, c¸c x\u2219") == "Thủ tướng, nhà nước, các xã"


@pytest.mark.parametrize(
    "text", [SENTENCE, SENTENCE.upper(), "và các báo cáo là", "Müller và Søn", "5 m² × 3 · ½ – “a”"]
)
def test_unicode_stays(text):
    assert converted_by_letters(text) == text
    assert converted(SENTENCE, "vni") == SENTENCE


@given(st.text())
def test_any_text_is_survived(text):
    assert isinstance(converted_by_letters(text), str)


def windows_1258(text):
    """As Windows writes it: a letter, then its tone as a mark of its own where there is no letter with it."""
    marks = {"\u0300": "\xcc", "\u0309": "\xd2", "\u0303": "\xde", "\u0301": "\xec", "\u0323": "\xf2"}
    out = b""
    for letter in text:
        try:
            out += letter.encode("cp1258")
        except UnicodeEncodeError:
            parts = unicodedata.normalize("NFD", letter)
            tone = next(p for p in parts if p in marks)
            base = unicodedata.normalize("NFC", parts.replace(tone, ""))
            out += base.encode("cp1258") + marks[tone].encode("latin-1")
    return out


@pytest.mark.parametrize(
    "encoded",
    [
        windows_1258(SENTENCE),
        in_tcvn3(SENTENCE).encode("latin-1"),
        in_vni(SENTENCE).encode("latin-1"),
        SENTENCE.encode("utf-16-le"),
        SENTENCE.encode("utf-16-be"),
        SENTENCE.encode("utf-16"),
        SENTENCE.encode("utf-8-sig"),
        SENTENCE.replace("kết", "k\u00adết").replace("tỉnh", "tỉ\u200bnh").encode(),
    ],
)
def test_every_usual_encoding_of_a_text_file_is_read(encoded):
    assert decode(encoded).casefold() == SENTENCE.casefold()
    assert read_text(encoded).text.casefold() == SENTENCE.casefold()
