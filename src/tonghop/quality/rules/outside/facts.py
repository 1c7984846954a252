"""The facts of reports that came as files, each beside the others and a unit's earlier report."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from tonghop.kernel.text import fold
from tonghop.organisations.rules.old_communes import OldCommunes
from tonghop.quality.rules.copy_index import CopyDocument, CopyIndex
from tonghop.quality.rules.digest import CampaignDigest, digest_of
from tonghop.quality.rules.facts import LastReport, ReportFacts, SectionFacts
from tonghop.quality.rules.outside.report import Form, OutsideReport
from tonghop.quality.rules.peers import IndexedPeers
from tonghop.quality.rules.settings import Settings
from tonghop.quality.rules.shared_sentences import keyed_sentences
from tonghop.quality.rules.shingles import prose_of

_MOST = 0.8  # of the files of communes, or of departments, have a section: then it belongs to the form
_FOLLOWS = 0.7  # of the outline a department answers: then it answers all of it
_SEVERAL = 3


@dataclass(frozen=True, slots=True)
class _Group:
    """What the files know together."""

    index: CopyIndex
    digests: CampaignDigest
    owners: dict[str, int]
    usual: dict[bool, dict[str, SectionFacts]]


def facts_of_reports(
    reports: Sequence[OutsideReport], *, form: Form, settings: Settings, units: Iterable[str], old: OldCommunes
) -> Iterator[tuple[OutsideReport, ReportFacts]]:
    """Yield each report with its facts. `units` are the names of communes and wards that may be taken for the own.

    `old` are the communes of before 01/7/2025; a report's province is known by its unit's name, where only one has it.
    """
    group = _group(reports, form, settings)
    template = frozenset(key for text in form.texts for key, _ in keyed_sentences(text))
    known = frozenset(units) | {report.unit for report in reports}
    for report in reports:
        owner = group.owners[fold(report.unit)]
        earlier = _earlier(report, reports)
        sections = _sections(report, group, bare=not form.outline_for(report.unit))
        yield (
            report,
            ReportFacts(
                unit=report.unit,
                settings=settings,
                sections=sections,
                values=report.figures.values,
                none_reasons=report.figures.reasons,
                indicators=report.figures.indicators,
                rules=tuple(report.figures.rules),
                template_texts=form.questions or form.texts,
                other_units=known,
                former_names=old.around(report.unit),
                period=report.head.period or form.period,
                handed_in=report.head.day,
                last=_last(earlier) if earlier else None,
                peers=IndexedPeers(group.index, owner=owner) if len(group.owners) > 1 else None,
                others=group.digests.others(owner, template),
            ),
        )


def _group(reports: Sequence[OutsideReport], form: Form, settings: Settings) -> _Group:
    owners: dict[str, int] = {}
    for report in reports:
        owners.setdefault(fold(report.unit), len(owners))
    latest = {fold(r.unit): r for r in sorted(reports, key=lambda r: (r.head.day is not None, r.head.day or 0, r.file))}
    digests = CampaignDigest()
    for unit, report in latest.items():
        digests.add(
            digest_of(
                owners[unit],
                "commune" if unit.startswith("ubnd") else "department",
                unit.split()[1] if unit.startswith("ubnd ") else "",
                report.figures.values,
                [part.filled() for part in report.parts],
                settings.subjects,
            )
        )
    documents = (
        CopyDocument(owners[unit], owners[unit], report.unit, f.key, f.label, prose_of(f.blocks))
        for unit, report in latest.items()
        for f in (part.filled() for part in report.parts)
    )
    return _Group(
        CopyIndex(documents, template_texts=form.texts),
        digests,
        owners,
        {local: _usual([r for r in latest.values() if _is_local(r) is local]) for local in (True, False)},
    )


def _is_local(report: OutsideReport) -> bool:
    return fold(report.unit).startswith("ubnd")


def _usual(reports: Sequence[OutsideReport]) -> dict[str, SectionFacts]:
    """Return the sections with text that most of several files have, by their titles."""
    counted: dict[str, list[SectionFacts]] = {}
    for report in reports:
        for key, facts in {fold(p.facts.title): p.facts for p in report.parts if p.blocks}.items():
            counted.setdefault(key, []).append(facts)
    enough = max(_SEVERAL, _MOST * len(reports))
    return {key: found[0] for key, found in counted.items() if len(found) >= enough and found[0].required}


def _sections(report: OutsideReport, group: _Group, *, bare: bool) -> tuple[SectionFacts, ...]:
    """Return the report's sections, and without an outline those too that most others have and it has not."""
    own = tuple(part.filled() for part in report.parts)
    if not bare and not _is_local(report):
        return tuple(_follows(own))
    if not bare or not own:
        return own
    titles = {fold(section.title) for section in own}
    keys = {section.key for section in own}
    missing = [s for title, s in group.usual[_is_local(report)].items() if title not in titles and s.key not in keys]
    return (*own, *(SectionFacts(s.key, s.number, s.title, s.purpose) for s in missing))


def _follows(sections: Sequence[SectionFacts]) -> Iterator[SectionFacts]:
    """Yield a department's sections: it owes those it leads, so that only one gap among many is a gap."""
    asked = [section for section in sections if section.required]
    whole = sum(bool(section.blocks) for section in asked) >= _FOLLOWS * len(asked)
    yield from (section if whole or section.blocks else replace(section, required=False) for section in sections)


def _earlier(report: OutsideReport, reports: Sequence[OutsideReport]) -> OutsideReport | None:
    """Return the same unit's report of the last day before this one's; both must be dated."""
    day = report.head.day
    same = [r for r in reports if r is not report and fold(r.unit) == fold(report.unit) and r.head.day]
    before = [r for r in same if day and r.head.day and r.head.day < day]
    return max(before, key=lambda r: r.head.day or day, default=None)  # type: ignore[arg-type,return-value]


def _last(report: OutsideReport) -> LastReport:
    return LastReport(
        name=f"báo cáo trước ({report.file})",
        sections={part.facts.key: part.filled().blocks for part in report.parts},
        values=report.figures.values,
    )
