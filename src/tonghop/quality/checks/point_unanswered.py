"""point-unanswered: a lettered point of the outline finds no answer in its section."""

from collections.abc import Iterator

from tonghop.quality.checks.frame import Finding, Severity, first_of
from tonghop.quality.rules.facts import ReportFacts, SectionFacts
from tonghop.quality.rules.points import Passed, passed_over
from tonghop.quality.rules.prose import count_words, is_nil


def point_unanswered(facts: ReportFacts) -> Iterator[Finding]:
    """Yield a warning for each point that is passed over while the section answers the others.

    Where many others seem to pass it over too, they answer it in words that are not known: silent.
    """
    nil = facts.settings.pattern("nil")
    for section, own in facts.own:
        blocks = [text for _, text in own]
        text = "\n".join(blocks)
        if count_words(text) < facts.settings["point-unanswered.words"] or is_nil(text, nil):
            continue
        points = dict(section.lettered)
        for passed in passed_over(section.title, section.lettered, blocks, facts.settings.subjects):
            if not _is_likely(passed, section, facts):
                continue
            yield Finding(
                check="point-unanswered",
                severity=Severity.WARNING,
                **first_of(section, own),
                message=(
                    f"Chưa thấy nội dung trả lời ý {passed.letter}) “{points[passed.letter]}” ở {section.label}. "
                    "Hãy bổ sung kết quả về ý này; nếu không phát sinh thì ghi rõ."
                ),
            )


def _is_likely(passed: Passed, section: SectionFacts, facts: ReportFacts) -> bool:
    """Tell whether so few others seem to pass the point over that this one does; alone, whether that is sure."""
    others = facts.others.answering.get(section.key, 0)
    if others < facts.settings["point-unanswered.peers"]:
        return passed.sure
    share = facts.settings["point-unanswered.common" if passed.sure else "point-unanswered.rare"]
    return facts.others.passed.get((section.key, passed.letter), 0) <= share * others
