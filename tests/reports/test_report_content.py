"""Blocks have one form, and equal content has one hash."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonghop.kernel.errors import NotPossible
from tonghop.reports.rules.content import (
    MAX_BLOCKS,
    MAX_TEXT,
    SectionText,
    blocks_of_text,
    canonical_content,
    clean_blocks,
    content_hash,
    text_of_blocks,
)
from tonghop.reports.rules.receipts import receipt_number, unit_sign

PARAGRAPH = {"kind": "paragraph", "text": "Một"}


def test_blocks_are_tidied_and_empty_ones_left_out():
    given_blocks = [
        {"kind": "paragraph", "text": "  Hoa\u0300 bi\u0300nh \n", "extra": 1},
        {"kind": "item", "text": " "},
        {"kind": "table", "rows": [["a", " b"], ["", ""]]},
        {"kind": "table", "rows": []},
    ]
    assert clean_blocks(given_blocks) == [
        {"kind": "paragraph", "text": "Hoà bình"},
        {"kind": "table", "rows": [["a", "b"]]},
    ]


@pytest.mark.parametrize(
    "blocks",
    [
        [{"kind": "script", "text": "x"}],
        [{"kind": "paragraph", "text": "x" * (MAX_TEXT + 1)}],
        [PARAGRAPH] * (MAX_BLOCKS + 1),
    ],
)
def test_strange_or_endless_blocks_are_refused(blocks):
    with pytest.raises(NotPossible):
        clean_blocks(blocks)


def test_typed_text_becomes_paragraphs_and_items():
    blocks = blocks_of_text("Kết quả chung.\n\n- Thứ nhất\na) Thứ hai\n1) Thứ ba")
    assert [b["kind"] for b in blocks] == ["paragraph", "item", "item", "item"]
    assert text_of_blocks([*blocks, {"kind": "table", "rows": [["a", "b"], ["c", "d"]]}]).endswith("Thứ ba\na\tb\nc\td")


@given(st.lists(st.text(max_size=30), max_size=8))
def test_cleaning_twice_is_cleaning_once(lines):
    once = clean_blocks([{"kind": "paragraph", "text": line} for line in lines])
    assert clean_blocks(once) == once


def content(values, text="Một"):
    section = SectionText("1", "1", "Tổ chức", [{"kind": "paragraph", "text": text}])
    return canonical_content([section], values, {}, {"number": "1/BC-UBND"}, {"unit": "Xã"})


def test_order_of_keys_does_not_matter_and_every_word_does():
    one = content({"A": {"value": "1"}, "B": {"value": "2"}})
    two = content({"B": {"value": "2"}, "A": {"value": "1"}})
    assert content_hash(one) == content_hash(two)
    assert content_hash(one) != content_hash(content({"A": {"value": "1"}, "B": {"value": "2"}}, "Hai"))


def test_receipt_numbers_run_and_stay_within_the_column():
    assert receipt_number(12, campaign_key="so-ket", campaign_id=4, unit="02839") == "012/BN-so-ket-02839"
    assert receipt_number(1, campaign_key="k" * 70, campaign_id=4, unit="02839") == "001/BN-4-02839"


@pytest.mark.parametrize(
    ("local", "place", "symbol", "same", "sign"),
    [
        (True, "02839", "UBND", [7, 8], "02839"),
        (False, "", "SNV", [7], "SNV"),
        (False, "", "SNV", [7, 8], "SNV7"),
        (False, "", "", [], "7"),
    ],
)
def test_a_units_sign_is_its_own(local, place, symbol, same, sign):
    got = unit_sign(organisation_id=7, local=local, place_code=place, symbol=symbol, same_symbol=same)
    assert got == sign
