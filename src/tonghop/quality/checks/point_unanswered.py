"""point-unanswered: a lettered point of the outline finds no answer in its section."""

from collections.abc import Iterator

from tonghop.quality.checks.frame import Finding, Severity, first_of
from tonghop.quality.rules.answers import answered
from tonghop.quality.rules.facts import ReportFacts
from tonghop.quality.rules.prose import count_words, is_nil


def point_unanswered(facts: ReportFacts) -> Iterator[Finding]:
    """Yield a warning for each point that is passed over while the section answers the others."""
    nil = facts.settings.pattern("nil")
    for section, own in facts.own:
        text = "\n".join(text for _, text in own)
        lettered = [(letter, point) for letter, point in section.points if letter]
        if not lettered or count_words(text) < facts.settings["point-unanswered.words"] or is_nil(text, nil):
            continue
        found = answered(section.title, lettered, [text for _, text in own])
        for letter, point in lettered:
            if not found.misses(letter, share=facts.settings["point-unanswered.share"]):
                continue
            yield Finding(
                check="point-unanswered",
                severity=Severity.WARNING,
                **first_of(section, own),
                message=(
                    f"Chưa thấy nội dung trả lời ý {letter}) “{point}” ở {section.label}. "
                    "Hãy bổ sung kết quả về ý này; nếu không phát sinh thì ghi rõ."
                ),
            )
