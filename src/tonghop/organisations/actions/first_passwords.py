"""Making first passwords and hashing them (decision record 0003 says at what cost and why)."""

from functools import cache
from importlib.resources import files
from secrets import randbelow

from django.contrib.auth.hashers import PBKDF2PasswordHasher, get_hasher, make_password

from tonghop.organisations.rules.passwords import readable_password

ITERATIONS = 20_000


@cache
def password_words() -> tuple[str, ...]:
    """Return the syllables that passwords are made of."""
    return tuple(files("tonghop.organisations").joinpath("data/password_words.txt").read_text(encoding="utf-8").split())


def first_password() -> str:
    """Return a new random password of more than 50 bits, to be changed on first sign-in."""
    return readable_password(password_words(), randbelow)


def hash_of_first_password(password: str) -> str:
    """Return the hash of a password made by `first_password`, never of one that a person chose.

    Django hashes it anew at full cost when it is first used to sign in.
    """
    hasher = get_hasher()
    if isinstance(hasher, PBKDF2PasswordHasher):
        return hasher.encode(password, hasher.salt(), iterations=ITERATIONS)
    return make_password(password)
