"""boilerplate: sentences that many units share word for word make up most of a section."""

from collections.abc import Iterator

from tonghop.quality.checks.frame import Finding, Severity, at_block
from tonghop.quality.rules.facts import ReportFacts
from tonghop.quality.rules.prose import count_words
from tonghop.quality.rules.shared_sentences import keyed_sentences

_OWN_STORY = frozenset({"results", "tasks"})  # many may well share a difficulty, a cause, a proposal


def boilerplate(facts: ReportFacts) -> Iterator[Finding]:
    """Yield a warning for each such section; the form's own sentences are nobody's and never count."""
    least = facts.settings["boilerplate.units"]
    for section, own in facts.own:
        if section.purpose not in _OWN_STORY:
            continue
        every = sum(count_words(text) for _, text in own)
        shared = [
            (index, sentence, units)
            for index, text in own
            for key, sentence in keyed_sentences(text)
            if (units := facts.others.shared.get(key, 0)) >= least
        ]
        words = sum(sentence.words for _, sentence, _ in shared)
        if words < max(facts.settings["boilerplate.words"], facts.settings["boilerplate.share"] * every):
            continue
        index, sentence, units = max(shared, key=lambda found: found[1].words)
        yield Finding(
            check="boilerplate",
            severity=Severity.WARNING,
            **at_block(section, index, sentence.start, sentence.end),
            message=(
                f"{words * 100 // every}% nội dung ở {section.label} là câu nhiều đơn vị viết giống hệt nhau "
                f"(câu này có ở {units} đơn vị khác). Hãy thay bằng kết quả riêng của đơn vị."
            ),
        )
