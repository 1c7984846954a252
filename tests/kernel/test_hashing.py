from decimal import Decimal

import pytest

from tonghop.kernel.errors import DomainError, Refused
from tonghop.kernel.hashing import canonical_json, hash_of, sha256


def test_equal_values_have_one_form_whatever_their_order():
    assert hash_of({"b": [1, None], "a": "đ"}) == hash_of({"a": "đ", "b": [1, None]})
    assert canonical_json({"b": 1, "a": "đ"}) == '{"a":"đ","b":1}'.encode()


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
