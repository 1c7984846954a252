"""Blocks have one form, and equal content has one hash."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonghop.kernel.errors import NotPossible
from tonghop.kernel.hashing import canonical_text
from tonghop.reports.rules.content import (
    MAX_BLOCKS,
    MAX_TEXT,
    SectionText,
    blocks_of_text,
    clean_blocks,
    content_hash,
    text_of_blocks,
    written_content,
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
    section = SectionText("1", "1", "Tổ chức", canonical_text([{"kind": "paragraph", "text": text}]))
    return written_content([section], canonical_text(values), {}, {"number": "1/BC-UBND"}, {"unit": "Xã"})


def test_order_of_keys_does_not_matter_and_every_word_does():
    one = content({"A": {"value": "1"}, "B": {"value": "2"}})
    two = content({"B": {"value": "2"}, "A": {"value": "1"}})
    assert one == two
    assert one.hash != content({"A": {"value": "1"}, "B": {"value": "2"}}, "Hai").hash


TEXT = st.text(st.characters(codec="utf-8"), max_size=20)
BLOCKS = st.lists(
    st.fixed_dictionaries({"kind": st.sampled_from(["paragraph", "item"]), "text": TEXT})
    | st.fixed_dictionaries({"kind": st.just("table"), "rows": st.lists(st.lists(TEXT, max_size=3), max_size=3)}),
    max_size=4,
)
VALUES = st.dictionaries(TEXT, st.dictionaries(st.sampled_from(["value", "none"]), TEXT, max_size=1), max_size=4)


@given(st.lists(st.tuples(TEXT, TEXT, TEXT, BLOCKS), max_size=4), VALUES, st.dictionaries(TEXT, TEXT, max_size=3))
def test_a_version_put_together_from_texts_is_the_canonical_json_of_what_it_holds(sections, values, explanations):
    bound_to = {"nil": False, "unit": {"id": 1, "name": "Xã"}, "version": 2, "files": []}
    texts = [SectionText(key, number, title, canonical_text(blocks)) for key, number, title, blocks in sections]
    written = written_content(texts, canonical_text(values), explanations, {"number": "1/BC-UBND"}, bound_to)
    whole = {
        "format": 1,
        "sections": [{"key": k, "number": n, "title": t, "blocks": blocks} for k, n, t, blocks in sections],
        "values": values,
        "explanations": explanations,
        "document": {"number": "1/BC-UBND"},
        **bound_to,
    }
    assert (written.text, written.hash) == (canonical_text(whole), content_hash(whole))
    assert json.loads(written.text) == whole


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
