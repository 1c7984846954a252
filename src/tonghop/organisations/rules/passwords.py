"""First passwords that can be read from a slip and typed: syllables of place names and five digits."""

from collections.abc import Callable, Sequence
from math import log2

WORDS = 4
DIGITS = 5


def readable_password(words: Sequence[str], below: Callable[[int], int]) -> str:
    """Return a password like "rung-cao-suoi-thac-48217".

    `below(n)` gives a number in [0, n) that nobody can foresee (`secrets.randbelow`); it is the only chance here.
    """
    chosen = [words[below(len(words))] for _ in range(WORDS)]
    return "-".join([*chosen, f"{below(10**DIGITS):0{DIGITS}}"])


def bits_of_chance(words: Sequence[str]) -> float:
    """Return how many bits a guesser lacks who knows the words and the way of making."""
    return WORDS * log2(len(set(words))) + DIGITS * log2(10)
