from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonghop.kernel.errors import DomainError, Refused
from tonghop.kernel.hashing import canonical_json, canonical_list, canonical_object, canonical_text, hash_of, sha256

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
)


def test_equal_values_have_one_form_whatever_their_order():
    assert hash_of({"b": [1, None], "a": "đ"}) == hash_of({"a": "đ", "b": [1, None]})
    assert canonical_json({"b": 1, "a": "đ"}) == '{"a":"đ","b":1}'.encode()


@given(st.dictionaries(st.text(), JSON, max_size=6), st.lists(JSON, max_size=6))
def test_what_is_put_together_from_canonical_texts_is_canonical(members, items):
    assert canonical_object({name: canonical_text(value) for name, value in members.items()}) == canonical_text(members)
    assert canonical_list(map(canonical_text, items)) == canonical_text(items)


@pytest.mark.parametrize("value", [1.5, {"a": [0.1]}, [(2.0,)]])
def test_floats_are_refused(value):
    with pytest.raises(TypeError, match="floats"):
        hash_of(value)


def test_decimals_must_be_written_as_strings():
    with pytest.raises(TypeError):
        hash_of({"a": Decimal("1.5")})


def test_sha256_is_the_known_one():
    assert sha256(b"").startswith("e3b0c44298fc1c14")


def test_an_error_says_what_and_what_to_do():
    error = Refused("empty", "Tệp rỗng.", advice="Hãy gửi lại.")
    assert isinstance(error, DomainError)
    assert str(error) == "Tệp rỗng. Hãy gửi lại."
