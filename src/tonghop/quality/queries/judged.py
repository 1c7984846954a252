"""The findings of a version as the desk judges them: the same words once, each with what was decided about it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
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
    decided = decisions_among(FindingDecision.objects.filter(report=version.report_id))
    explained = version.content["explanations"]
    report = version.report_id
    by_fingerprint: dict[str, list[Finding]] = {}
    for finding in findings:
        by_fingerprint.setdefault(finding.fingerprint, []).append(finding)
    judged = (
        JudgedFinding(
            places=tuple(places),
            explanation=explained.get(fingerprint, ""),
            decision=holding(decided.get((report, fingerprint), ()), version.number),
            before=_before(decided.get((report, fingerprint), ()), version.number),
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
    decided = decisions_among(FindingDecision.objects.filter(report__in=reports))
    counts: dict[int, int] = {}
    for version, number, report, fingerprint in rows:
        if holding(decided.get((report, fingerprint), ()), number) is None:
            counts[version] = counts.get(version, 0) + 1
    return counts


def checked_versions(reports: Iterable[int]) -> set[int]:
    """Return the ids of the versions of these reports that the checks have been run on. One query.

    A version without findings is clean only if it is among them.
    """
    return {detail["version_id"] for detail in details_of("report.checked", "report", list(reports))}


def decisions_among(rows: QuerySet[FindingDecision]) -> Mapping[tuple[int, str], list[FindingDecision]]:
    """Return decisions by report and fingerprint, each with the number of its version. One query."""
    found: dict[tuple[int, str], list[FindingDecision]] = {}
    for decision in rows.select_related("version").defer("version__content").order_by("pk"):
        found.setdefault((decision.report_id, decision.fingerprint), []).append(decision)
    return found


def _before(decisions: Iterable[FindingDecision], version: int) -> FindingDecision | None:
    return max((d for d in decisions if d.number < version), key=attrgetter("number"), default=None)


def _in_text(finding: Finding) -> tuple[str, int, int]:
    kind, _, where = finding.place.partition(":")
    return (finding.section_key, int(where) if kind == "block" else -1, finding.start or 0)
