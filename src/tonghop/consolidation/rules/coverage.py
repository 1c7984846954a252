"""Who is in the consolidation and who is not, said in sentences that name everybody who is missing."""

from collections import Counter
from collections.abc import Iterable, Sequence

from tonghop.consolidation.rules.draft import Paragraph, Sentence, paragraph
from tonghop.consolidation.rules.facts import FORMS, Contribution, Standing, UnitStatus
from tonghop.consolidation.rules.phrases import Phrases
from tonghop.consolidation.rules.sources import COVERAGE
from tonghop.kernel.numbers import format_count


def coverage(
    units: Sequence[UnitStatus], contributions: Iterable[Contribution], *, moment: str, phrases: Phrases
) -> list[Paragraph]:
    """Return the paragraphs on who reported; `moment` is when the picture was taken, in words."""
    counted = [unit for unit in units if unit.counted]
    late = {c.unit_id for c in contributions if c.late}
    said = [
        phrases.say(
            "coverage.whole",
            moment=moment,
            accepted=format_count(len(counted)),
            asked=format_count(len(units)),
            by_form=_by_form(units, phrases),
        )
    ]
    if counted:
        said.append(_timeliness(len(counted), sum(unit.id in late for unit in counted), phrases))
    nil = [unit for unit in counted if unit.standing == Standing.NIL]
    if nil:
        said.append(phrases.say("coverage.nil", count=format_count(len(nil)), names=_names(nil)))
    return [_paragraph(said), _paragraph([_missing(units, phrases)])]


def missing_by_reason(units: Iterable[UnitStatus]) -> list[tuple[str, list[UnitStatus]]]:
    """Return the bodies that are not in, by the reason why, the most frequent reason first."""
    absent = [unit for unit in units if not unit.counted]
    reasons = Counter(unit.why_missing for unit in absent)
    ordered = sorted(reasons, key=lambda why: (-reasons[why], why))
    return [(why, [unit for unit in absent if unit.why_missing == why]) for why in ordered]


def _missing(units: Sequence[UnitStatus], phrases: Phrases) -> str:
    reasons = missing_by_reason(units)
    if not reasons:
        return str(phrases.get("coverage.complete"))
    count = sum(len(absent) for _, absent in reasons)
    named = "; ".join(
        phrases.say("coverage.missing_why", count=format_count(len(absent)), why=why, names=_names(absent))
        for why, absent in reasons
    )
    return phrases.say("coverage.missing", count=format_count(count), names=named)


def _timeliness(counted: int, late: int, phrases: Phrases) -> str:
    if not late:
        return str(phrases.get("coverage.all_on_time"))
    return phrases.say("coverage.timeliness", on_time=format_count(counted - late), late=format_count(late))


def _by_form(units: Sequence[UnitStatus], phrases: Phrases) -> str:
    said = []
    for form in FORMS:
        asked = [unit for unit in units if unit.form == form]
        if asked:
            accepted = sum(unit.counted for unit in asked)
            said.append(
                phrases.say(
                    "coverage.form",
                    accepted=format_count(accepted),
                    asked=format_count(len(asked)),
                    unit=phrases.get(f"units.{form}"),
                )
            )
    return "; ".join(said)


def _names(units: Iterable[UnitStatus]) -> str:
    return ", ".join(unit.name for unit in units)


def _paragraph(texts: Iterable[str]) -> Paragraph:
    return paragraph(*(Sentence("coverage", text, (COVERAGE,)) for text in texts))
