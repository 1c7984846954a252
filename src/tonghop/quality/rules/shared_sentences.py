"""Sentences as they are compared over many reports: word for word, names masked; those with a figure are left out."""

from collections.abc import Iterator

from tonghop.quality.rules.prose import Sentence, is_nil, sentences_of
from tonghop.quality.rules.settings import phrases_pattern
from tonghop.quality.rules.shingles import MASK, NUMBER, tokens_of

LEAST_WORDS = 7  # shorter ones are alike by chance
_CLOSING = phrases_pattern(("trên đây là báo cáo", "trân trọng báo cáo", "cụ thể như sau", "như sau"))


def keyed_sentences(text: str) -> Iterator[tuple[str, Sentence]]:
    """Yield the key and place of each sentence of a block that is long enough to be somebody's own."""
    for sentence in sentences_of(text) if "\t" not in text else ():
        if sentence.words < LEAST_WORDS or is_nil(sentence.text, _CLOSING):
            continue
        words = [token.word for token in tokens_of([sentence.text])]
        if NUMBER not in words and sum(word[0] != MASK for word in words) >= LEAST_WORDS - 2:
            yield " ".join(words), sentence
