"""Whether a word is spelled as a Vietnamese syllable can be: tells a right decoding from a wrong one."""

import re
import unicodedata
from functools import lru_cache

WORD = re.compile(r"[^\W\d_]+")
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_STOPPED_TONES = "\u0301\u0323"  # a syllable that ends in c, ch, p, t bears no other
_SHAPE = re.compile(
    r"(?:ngh|ng|nh|n|gh|gi|g|ch|c|kh|k|ph|p|qu|th|tr|t|b|d|đ|h|l|m|r|s|v|x)?"
    r"(?:uyê|uya|uây|uyu|oai|oay|oao|oeo|uôi|ươi|ươu|iêu|yêu|ia|iê|yê|ua|uô|ưa|ươ|oa|oă|oe|oo|uâ|uê|uơ|uy"
    r"|ai|ao|au|ay|âu|ây|eo|êu|iu|oi|ôi|ơi|ui|ưi|ưu|[aăâeêioôơuưy])"
    r"(?P<stop>ch|[cpt])?(?:nh|ng|[mn])?"
)
_STRAY = re.compile(r"[\u00a1-\u00bf\u00d7\u00f7]")  # signs that stand for letters in the old encodings


@lru_cache(maxsize=20_000)
def is_syllable(word: str) -> bool:
    """Tell whether a word (NFC, any case) is spelled as one Vietnamese syllable."""
    parts = unicodedata.normalize("NFD", word.lower())
    tones = [c for c in parts if c in _TONES]
    shape = _SHAPE.fullmatch(unicodedata.normalize("NFC", "".join(c for c in parts if c not in _TONES)))
    if shape is None or len(tones) > 1:
        return False
    return not (shape["stop"] and tones and tones[0] not in _STOPPED_TONES)


def spelled_share(text: str) -> tuple[int, int]:
    """Return how many of the words with letters beyond ASCII are syllables, and how many such words and signs are."""
    words = [word for word in WORD.findall(text) if not word.isascii()]
    stray = sum(_beside_letter(text, found.start()) for found in _STRAY.finditer(text))
    return sum(map(is_syllable, words)), len(words) + stray


def _beside_letter(text: str, at: int) -> bool:
    return text[max(at - 1, 0)].isalpha() or text[min(at + 1, len(text) - 1)].isalpha()
