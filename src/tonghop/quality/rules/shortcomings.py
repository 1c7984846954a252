"""Where a report speaks of its shortcomings and their causes, whatever section they stand in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tonghop.kernel.text import standard_spelling
from tonghop.quality.rules.facts import ReportFacts, SectionFacts
from tonghop.quality.rules.prose import Sentence, count_words, counts_something, is_nil, sentences_of
from tonghop.quality.rules.settings import phrases_pattern

_NOT_ONE = phrases_pattern((
    "không có hạn chế", "không có khó khăn", "không có vướng mắc", "không có tồn tại", "không còn hạn chế",
    "không phát sinh khó khăn", "không phát sinh vướng mắc", "không có khó khăn, vướng mắc", "chưa phát sinh vướng mắc",
    "không gặp khó khăn", "không gặp vướng mắc", "tháo gỡ khó khăn", "khắc phục khó khăn", "khắc phục hạn chế",
    "không để xảy ra", "không có hồ sơ", "không có trường hợp", "chưa để xảy ra", "không quá hạn", "không chậm",
))  # fmt: skip
_NONE_AT_ALL = re.compile(
    r"(?:không|chưa|cơ bản không)\s+(?:có|còn|gặp|phát hiện|phát sinh|tồn tại)\s+(?:\w+\s+){0,2}?"
    r"(?:tồn tại|hạn chế|khó khăn|vướng mắc|khuyết điểm)"
    r"|(?:hạn chế|tồn tại|vướng mắc|khó khăn|khuyết điểm)\s*:\s*(?:không|chưa)\b",
    re.IGNORECASE,
)
_CAUSE = phrases_pattern(("nguyên nhân", "lý do", "do", "vì", "bởi"))
_PRAISE = re.compile(
    r"\b(?:hoàn thành|đều đạt|đạt và vượt|kết quả cao|thông suốt|khen ngợi|tiếp tục phát huy|sát sao)\b", re.IGNORECASE
)
_FEWEST = 2
_MOST_NIL = 25


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence and where it stands."""

    section: SectionFacts
    index: int
    sentence: Sentence


def said_under(facts: ReportFacts, *purposes: str) -> list[Said]:
    """Return the sentences of the sections of these purposes."""
    return [
        Said(section, index, sentence)
        for section, own in facts.own
        if section.purpose in purposes
        for index, text in own
        for sentence in sentences_of(text)
    ]


def shortcomings(facts: ReportFacts) -> list[Said]:
    """Return the sentences that admit a shortcoming: all under such a heading, elsewhere those whose words say so."""
    spoken, nil = facts.settings.pattern("shortcoming"), facts.settings.pattern("nil")
    under = [
        said for said in said_under(facts, "difficulties") if not _is_nil(said, nil) and not _is_praise(said, spoken)
    ]
    elsewhere = [
        said
        for said in said_under(facts, "results")
        if spoken.search(plain := standard_spelling(said.sentence.text)) and not _NOT_ONE.search(plain)
    ]
    return [*under, *elsewhere]


def result_words(facts: ReportFacts) -> int:
    """Return how many words the sections about results have."""
    return sum(count_words(text) for section, own in facts.own if section.purpose == "results" for _, text in own)


def cause_texts(facts: ReportFacts) -> Iterator[str]:
    """Yield every sentence that gives a cause: all under such a heading, elsewhere those whose words say so."""
    yield from (said.sentence.text for said in said_under(facts, "causes"))
    for said in said_under(facts, "difficulties", "results", "lessons"):
        plain = standard_spelling(said.sentence.text)
        if "nguyên nhân" in plain.lower() or (said.section.purpose == "difficulties" and _CAUSE.search(plain)):
            yield said.sentence.text


def _is_praise(said: Said, spoken: re.Pattern[str]) -> bool:
    """Tell whether a sentence under that heading tells of success only: "mọi nhiệm vụ đều hoàn thành"."""
    text = said.sentence.text
    return bool(_PRAISE.search(text)) and not counts_something(text) and not spoken.search(standard_spelling(text))


def _is_nil(said: Said, nil: re.Pattern[str]) -> bool:
    text = standard_spelling(said.sentence.text)
    if said.sentence.words <= _FEWEST:
        return True  # "Không." says no shortcoming
    denied = _NONE_AT_ALL.search(text)
    if denied and not counts_something(text) and "nhưng" not in text:
        return True
    return (bool(_NOT_ONE.search(text)) and "nhưng" not in text) or is_nil(text, nil, most_words=_MOST_NIL)
