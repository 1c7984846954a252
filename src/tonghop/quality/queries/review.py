"""All that the review page shows of one submitted report."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from tonghop.campaigns.models import Indicator, Obligation, Section
from tonghop.campaigns.queries import indicators_of, obligation_for, rules_for, sections_of
from tonghop.kernel.errors import NotPossible
from tonghop.organisations.permissions import Viewer
from tonghop.quality.models import Finding, SectionReturn
from tonghop.quality.permissions import check_may_review, may_read_whole
from tonghop.quality.queries.history import PastDecision, decisions_taken
from tonghop.quality.queries.judged import JudgedFinding, judged_findings, letter_points
from tonghop.quality.queries.returns import returns_of
from tonghop.quality.rules.identity import is_fingerprint
from tonghop.quality.rules.judging import can_decide
from tonghop.quality.rules.letter import LetterPoint
from tonghop.reports.permissions import may_accept, may_judge, may_read
from tonghop.reports.queries import figures_asked, hands_on, latest_versions, parties_of, versions_of
from tonghop.reports.rows import Report, Version
from tonghop.reports.rules.states import State, can
from tonghop.reports.rules.values import computed_rates, decimal_of


@dataclass(frozen=True)
class ReviewFigure:
    """One row of the table of figures; a rate is computed. `none_reason` says why there is no value."""

    indicator: Indicator
    value: Decimal | None
    none_reason: str
    findings: tuple[Finding, ...]
    explanations: tuple[str, ...]


@dataclass(frozen=True)
class ReviewSection:
    """One section as handed in, with what the checks found in its text and figures and why it came back before."""

    section: Section
    blocks: list[dict[str, Any]]
    figures: tuple[ReviewFigure, ...]
    findings: tuple[Finding, ...]
    returns: tuple[SectionReturn, ...]


@dataclass(frozen=True)
class ReviewPage:
    """The page's data; `may` says which verbs the viewer may use on the report in the state it is in.

    `left_to_another`: it can be accepted, and by a judge, but not by this one, who had a hand in it.
    `decided` is every decision that was ever taken about a finding, by its fingerprint.
    `loose_explanations` are the unit's words about what the version no longer draws: frozen with it, so shown.
    """

    obligation: Obligation
    report: Report
    version: Version
    sections: tuple[ReviewSection, ...]
    judged: tuple[JudgedFinding, ...]
    decided: Mapping[str, tuple[PastDecision, ...]]
    loose_explanations: tuple[str, ...]
    whole_returns: tuple[SectionReturn, ...]
    versions: tuple[Version, ...]
    may: Mapping[str, bool]
    left_to_another: bool
    opens_files: bool

    @property
    def letter(self) -> tuple[LetterPoint, ...]:
        """What was put into the letter of return, in the order of the sections."""
        return letter_points(self.judged, self.version.number)


def review_page(viewer: Viewer, obligation_id: int) -> ReviewPage:
    """Return the latest version of an obligation's report, as far as the viewer may read it.

    Raises NotAllowed for strangers (and for the unit itself, which has its own pages), NotPossible where nothing was
    handed in yet.
    """
    obligation = obligation_for(viewer, obligation_id)
    outline = sections_of(obligation)
    parties = parties_of(obligation)
    keys = check_may_review(viewer, parties, {s.key: s.lead_id for s in outline})
    version = latest_versions(obligation.campaign).filter(report__obligation=obligation).first()
    if version is None:
        raise NotPossible("Đơn vị chưa nộp báo cáo nên chưa có gì để rà soát.", advice="Hãy xem bảng theo dõi.")
    report = version.report
    history = returns_of(report)
    whole = may_read_whole(viewer, parties)
    every = list(version.findings.order_by("pk"))
    found = [finding for finding in every if finding.section_key in (keys | {""} if whole else keys)]
    may = _may(viewer, report, version)
    sections = _sections(version, [s for s in outline if s.key in keys], history, found)
    return ReviewPage(
        obligation=obligation,
        report=report,
        version=version,
        sections=sections,
        judged=judged_findings(version, found, [s.section.key for s in sections]),
        decided=decisions_taken(report),
        loose_explanations=_loose(version, every) if whole else (),
        whole_returns=tuple(row for row in history if row.section_key == ""),
        versions=tuple(versions_of(report)),
        may=may,
        left_to_another=may_judge(viewer, parties) and can(State(report.state), "accept") and not may["accept"],
        opens_files=may_read(viewer, parties),
    )


def _loose(version: Version, findings: list[Finding]) -> tuple[str, ...]:
    drawn = {finding.fingerprint for finding in findings}
    explained: dict[str, str] = version.content["explanations"]
    return tuple(text for key, text in explained.items() if is_fingerprint(key) and key not in drawn)


def _sections(
    version: Version, outline: list[Section], history: list[SectionReturn], findings: list[Finding]
) -> tuple[ReviewSection, ...]:
    content = version.content
    blocks = {section["key"]: section["blocks"] for section in content["sections"]}
    figures = _figures(version, findings)
    return tuple(
        ReviewSection(
            section=section,
            blocks=blocks.get(section.key, []),
            figures=tuple(f for f in figures if f.indicator.section_id == section.pk),
            findings=tuple(f for f in findings if f.section_key == section.key),
            returns=tuple(row for row in history if row.section_key == section.key),
        )
        for section in outline
    )


def _figures(version: Version, findings: list[Finding]) -> list[ReviewFigure]:
    obligation, content = version.report.obligation, version.content
    values = content["values"]
    rates = computed_rates(values, figures_asked(obligation))
    explained: dict[str, list[str]] = {}
    for rule in rules_for(obligation):
        if rule.rule_id in content["explanations"]:
            explained.setdefault(rule.left, []).append(content["explanations"][rule.rule_id])
    return [
        ReviewFigure(
            indicator=indicator,
            value=rates[indicator.code] if indicator.code in rates else decimal_of(values.get(indicator.code)),
            none_reason=values.get(indicator.code, {}).get("none", ""),
            findings=tuple(f for f in findings if f.place == f"cell:{indicator.code}"),
            explanations=tuple(explained.get(indicator.code, ())),
        )
        for indicator in indicators_of(obligation)
    ]


def _may(viewer: Viewer, report: Report, version: Version) -> dict[str, bool]:
    parties, state = parties_of(report.obligation), State(report.state)
    judge = may_judge(viewer, parties)
    clean = may_accept(viewer, parties, hands_on(report, viewer, version)) if judge else False
    return {
        "decide": judge and can_decide(state),
        "start_review": judge and can(state, "start_review"),
        "return": judge and can(state, "return"),
        "accept": clean and can(state, "accept"),
        "reopen": judge and can(state, "reopen"),
        "release": judge and can(state, "release"),
    }
