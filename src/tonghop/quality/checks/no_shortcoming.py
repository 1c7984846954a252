"""no-shortcoming: results but no shortcoming, or shortcomings that are a small fraction of the results."""

from collections.abc import Iterator

from tonghop.quality.checks.frame import Finding, Severity, first_of
from tonghop.quality.rules.facts import ReportFacts
from tonghop.quality.rules.shortcomings import result_words, shortcomings


def no_shortcoming(facts: ReportFacts) -> Iterator[Finding]:
    """Yield one warning where what went wrong is left out or said for form's sake."""
    results = result_words(facts)
    if results < facts.settings["no-shortcoming.words"]:
        return
    admitted = shortcomings(facts)
    words = sum(said.sentence.words for said in admitted)
    if words >= facts.settings["no-shortcoming.share"] * results and _says_one(facts):
        return
    where = next((s for s in facts.own if s[0].purpose == "difficulties"), facts.own[0])
    yield Finding(
        check="no-shortcoming",
        severity=Severity.WARNING,
        **first_of(*where),
        message=(
            f"Báo cáo nêu kết quả ({results} chữ) nhưng "
            + (f"phần hạn chế chỉ có {words} chữ. " if words else "không nêu hạn chế, khó khăn nào. ")
            + "Hãy nêu ở phần “hạn chế, khó khăn” những việc chưa làm được, ở đâu, vì sao; "
            "nêu đúng hạn chế không ảnh hưởng đến xếp loại."
        ),
    )


def _says_one(facts: ReportFacts) -> bool:
    """Tell whether a section for shortcomings, where the outline has one, names at least one."""
    asked = [section for section, _ in facts.own if section.purpose == "difficulties"]
    return not asked or any(said.section.purpose == "difficulties" for said in shortcomings(facts))
