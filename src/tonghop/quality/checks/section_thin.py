"""section-thin: far shorter than what peers write for the same section."""

from collections.abc import Iterator
from statistics import median

from tonghop.quality.checks.frame import Finding, Severity, first_of
from tonghop.quality.rules.facts import ReportFacts
from tonghop.quality.rules.prose import count_words, is_nil


def section_thin(facts: ReportFacts) -> Iterator[Finding]:
    """Yield a hint for each section with some text, but a fraction of what others commonly write."""
    nil = facts.settings.pattern("nil")
    for section, own in facts.own:
        lengths = facts.others.lengths.get(section.key, ())
        words = sum(count_words(text) for _, text in own)
        if len(lengths) < facts.settings["section-thin.peers"] or not words:
            continue
        usual = median(lengths)
        short = words < min(usual * facts.settings["section-thin.share"], facts.settings["section-thin.words"])
        if short and not is_nil(" ".join(text for _, text in own), nil):
            yield Finding(
                check="section-thin",
                severity=Severity.HINT,
                **first_of(section, own),
                message=(
                    f"Nội dung ở {section.label} chỉ có {words} chữ, "
                    f"các đơn vị khác thường viết khoảng {usual:.0f} chữ. "
                    "Hãy xem còn kết quả, số liệu nào chưa nêu."
                ),
            )
