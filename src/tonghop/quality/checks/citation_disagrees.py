"""citation-disagrees: the same document number with another date or issuer than most reports give."""

from collections import Counter
from collections.abc import Iterator, Sequence

from tonghop.kernel.moments import short_date
from tonghop.quality.checks.frame import Finding, Severity, at_block
from tonghop.quality.rules.facts import CitationGiven, ReportFacts
from tonghop.quality.rules.papers import Cited, cited_in, is_shared


def citation_disagrees(facts: ReportFacts) -> Iterator[Finding]:
    """Yield a warning for each citation that stands alone with its date or issuer, showing what most say."""
    least = facts.settings["citation-disagrees.others"]
    for section, own in facts.own:
        for index, text in own:
            for cited in cited_in(text):
                others = facts.others.citations.get(cited.number, ())
                most = _most_say(cited, others, least) if is_shared(cited) else ""
                if not most:
                    continue
                yield Finding(
                    check="citation-disagrees",
                    severity=Severity.WARNING,
                    **at_block(section, index, cited.start, cited.end),
                    message=(
                        f"“{text[cited.start : cited.end]}” ở {section.label} khác với {most}. "
                        "Hãy đối chiếu với văn bản gốc rồi sửa ngày hoặc cơ quan ban hành."
                    ),
                )


def _most_say(cited: Cited, others: Sequence[CitationGiven], least: float) -> str:
    """Return what most others say where it is not what is cited; "" where they agree or are not of one mind."""
    days = Counter(other.day for other in others if other.day)
    if cited.day and days:
        day, count = days.most_common(1)[0]
        if day != cited.day and count >= max(least, 2 * days[cited.day]):
            return f"{count} báo cáo khác, cùng ghi ngày {short_date(day)}"
    issuers = Counter(other.issuer for other in others if other.issuer)
    if cited.issuer and issuers:
        issuer, count = issuers.most_common(1)[0]
        alike = sum(n for other, n in issuers.items() if _same(other, cited.issuer))
        if not _same(issuer, cited.issuer) and count >= max(least, 2 * alike):
            return f"{count} báo cáo khác, cùng ghi một cơ quan ban hành khác"
    return ""


def _same(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)
