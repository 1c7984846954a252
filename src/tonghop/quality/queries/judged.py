"""The findings of a version as the desk judges them: the same words once, each with what was decided about it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from django.db.models import QuerySet

from tonghop.journal.queries import details_of
from tonghop.quality.models import Finding, FindingDecision
from tonghop.quality.rules.judging import MATTERS, SEVERITIES, holding
from tonghop.quality.rules.letter import LetterPoint
from tonghop.reports.rows import Version


@dataclass(frozen=True)
class JudgedFinding:
    """One finding with all its places, the unit's explanation, the decision that holds, and what was decided before.

    `decision` may be of an earlier version: a dismissal holds while the words are the same. `before` is the latest
    one of an earlier version, whether it holds or not.
    """

    places: tuple[Finding, ...]
    explanation: str
    decision: FindingDecision | None
    before: FindingDecision | None

    @property
    def finding(self) -> Finding:
        """The finding at its first place."""
        return self.places[0]

    @property
    def fingerprint(self) -> str:
        """Which finding it is."""
        return self.finding.fingerprint

    @property
    def is_open(self) -> bool:
        """Whether nobody has decided about it yet."""
        return self.decision is None

    @property
    def is_carried(self) -> bool:
        """Whether the decision that holds is an earlier version's."""
        return self.decision is not None and self.decision is self.before

    @property
    def matters(self) -> bool:
        """Whether it has to be decided before the report is accepted among others."""
        return self.is_open and self.finding.severity in MATTERS

    @property
    def seen(self) -> int:
        """The id of this version's decision, 0 where there is none: what a new decision is made upon."""
        return self.decision.pk if self.decision and not self.is_carried else 0


def judged_findings(version: Version, findings: Sequence[Finding], order: Sequence[str]) -> tuple[JudgedFinding, ...]:
    """Return the findings, what is open first and the grave before the light, then by the sections' `order`. One query.

    The same fingerprint is one: whoever decides about it decides about all its places.
    """
    decided = _decisions(FindingDecision.objects.filter(report=version.report_id, version__number__lte=version.number))
    explained = version.content["explanations"]
    by_fingerprint: dict[str, list[Finding]] = {}
    for finding in findings:
        by_fingerprint.setdefault(finding.fingerprint, []).append(finding)
    judged = (
        JudgedFinding(
            places=tuple(places),
            explanation=explained.get(fingerprint, ""),
            decision=holding(decided.get(fingerprint, ()), version.number),
            before=max(
                (d for d in decided.get(fingerprint, ()) if d.number < version.number), key=_number, default=None
            ),
        )
        for fingerprint, places in by_fingerprint.items()
    )
    rank = {key: place for place, key in enumerate(order)}

    def place(one: JudgedFinding) -> tuple[bool, int, int, int]:
        found = one.finding
        return (not one.is_open, SEVERITIES.index(found.severity), rank.get(found.section_key, -1), found.pk)

    return tuple(sorted(judged, key=place))


def letter_points(judged: Iterable[JudgedFinding], version: int) -> tuple[LetterPoint, ...]:
    """Return the points of the letter: what was put into it in this version, in the order of the text."""
    chosen = [
        one.finding for one in judged if one.decision and one.decision.in_letter and one.decision.number == version
    ]
    return tuple(
        LetterPoint(f.section_key, f.check_id, f.place, f.evidence, f.message) for f in sorted(chosen, key=_in_text)
    )


def letter_of_version(version: Version) -> tuple[LetterPoint, ...]:
    """Return the points of the letter of a version, whoever asks. Two queries."""
    found = list(Finding.objects.filter(version=version).order_by("pk"))
    return letter_points(judged_findings(version, found, ()), version.number)


def count_open(versions: Iterable[int]) -> dict[int, int]:
    """Return how many findings that matter are open, by version id; those with none are not named. Two queries."""
    wanted = list(versions)
    found = Finding.objects.filter(version__in=wanted, severity__in=MATTERS).order_by()
    rows = set(found.values_list("version_id", "version__number", "version__report_id", "fingerprint"))
    reports = {report for _, _, report, _ in rows}
    decided: dict[int, dict[str, list[FindingDecision]]] = {}
    for decision in FindingDecision.objects.filter(report__in=reports).select_related("version").defer(*_HEAVY):
        decided.setdefault(decision.report_id, {}).setdefault(decision.fingerprint, []).append(decision)
    counts: dict[int, int] = {}
    for version, number, report, fingerprint in rows:
        if holding(decided.get(report, {}).get(fingerprint, ()), number) is None:
            counts[version] = counts.get(version, 0) + 1
    return counts


def checked_versions(reports: Iterable[int]) -> set[int]:
    """Return the ids of the versions of these reports that the checks have been run on. One query.

    A version without findings is clean only if it is among them.
    """
    return {detail["version_id"] for detail in details_of("report.checked", "report", list(reports))}


_HEAVY = ("version__content",)
_number = attrgetter("number")


def _in_text(finding: Finding) -> tuple[str, int, int]:
    kind, _, where = finding.place.partition(":")
    return (finding.section_key, int(where) if kind == "block" else -1, finding.start or 0)


def _decisions(rows: QuerySet[FindingDecision]) -> dict[str, list[FindingDecision]]:
    ordered = rows.select_related("version").defer(*_HEAVY).order_by("fingerprint", "pk")
    return {fingerprint: list(group) for fingerprint, group in groupby(ordered, key=attrgetter("fingerprint"))}
