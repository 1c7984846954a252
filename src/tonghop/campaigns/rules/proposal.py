"""From a plan's reading to a proposed campaign, with every point that an operator must confirm."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from tonghop.campaigns.rules import doubts
from tonghop.campaigns.rules.bodies import body_named, consolidated_duty, other_forms, propose_forms, standing_body
from tonghop.campaigns.rules.catalogue import Catalogue
from tonghop.campaigns.rules.dues import BeforePolicy
from tonghop.campaigns.rules.facts import Body, CampaignSection, Doubt, OwnerTree, Proposal
from tonghop.campaigns.rules.line_doubts import doubts_of_lines
from tonghop.campaigns.rules.outline import campaign_sections, sentence_case
from tonghop.campaigns.rules.period import Period, period_in
from tonghop.campaigns.rules.plan_form import lead_names, outline_of
from tonghop.campaigns.rules.tasks import campaign_tasks
from tonghop.kernel.text import fold, squeeze
from tonghop.plans.rules.corrections import Decision, corrected_lines, corrected_reading
from tonghop.plans.rules.doubtful import doubtful
from tonghop.plans.rules.facts import Reading

POLICY: BeforePolicy = "day_before"
_LONGEST_SHORT_TITLE = 120
_LONGEST_KEY = 60
_LEADING = re.compile(r"^(?:(?:v/v|về việc|về|tổ chức|triển khai|kế hoạch)\s+)+", re.IGNORECASE)
_TRAILING = re.compile(r"\s+trên địa bàn\s+(?:tỉnh|thành phố)\b.*$", re.IGNORECASE)
_OFFICE = re.compile(r"^(?:uy ban nhan dan|ubnd)?\s*(?:tinh|thanh pho|tp)?\s*")


def propose_campaign(
    read: Reading, tree: OwnerTree, catalogue: Catalogue, decisions: Sequence[Decision] = ()
) -> Proposal:
    """Return what the plan suggests by the rule "plan -> form" (domain.md); nothing in it is confirmed yet.

    `read` is the plan as it was read; the decisions about its lines are applied here, and settle their doubts.
    """
    reading = corrected_reading(read, decisions)
    outline = outline_of(reading)
    named = lead_names(reading, outline)
    sections = tuple(_furnished(campaign_sections(outline), named, tree, catalogue))
    standing = standing_body(reading, tree)
    upward = consolidated_duty(reading, tree, standing)
    head = reading.document
    period = _period(reading)
    title = squeeze(head.title or "")
    forms = propose_forms(reading, tree, sections, upward)
    proposal = Proposal(
        key=campaign_key(tree.owner, head.number, head.issued_on.year if head.issued_on else None),
        title=title,
        short_title=short_title(title),
        standing_body_id=standing.id if standing else None,
        receiver=(upward.receiver or "") if upward else "",
        report_day=upward.due.day if upward else None,
        report_due_kind=upward.due.kind if upward else "none",
        legal_bases=head.legal_bases,
        period_from=period.first,
        period_to=period.last,
        before_policy=POLICY,
        sections=sections,
        forms=forms,
        doubts=(),
        bodies=tree.bodies,
        tasks=campaign_tasks(corrected_lines(read, decisions), sections, tree, title=title),
        other_forms=other_forms(forms, tree),
    )
    shared = _shared_leads(sections, named, tree)
    about_campaign = tuple(_doubts(proposal, reading, tree, catalogue, period, shared))
    about_lines = _doubts_of_lines(proposal, read, decisions, tree)
    return replace(proposal, doubts=(*about_campaign, *about_lines))


def _doubts_of_lines(
    proposal: Proposal, read: Reading, decisions: Sequence[Decision], tree: OwnerTree
) -> Iterator[Doubt]:
    results = {section.key for section in proposal.sections if not section.closing}
    leading = {task.start for task in proposal.tasks if task.section_key in results and task.start is not None}
    found = doubtful(read, decisions, gazetteer=tree.gazetteer)
    undated = any(form.named_day is None for form in proposal.forms) or not proposal.forms
    return doubts_of_lines(found, leading=leading, undated_forms=undated)


def campaign_key(owner: Body, number: str | None, year: int | None) -> str:
    """Return a key for addresses: "lao-cai-197-kh-ubnd-2026"."""
    place = _OFFICE.sub("", fold(owner.short_name))
    words = fold(f"{place} {number or 'dot bao cao'} {year or ''}").split()
    return "-".join(words)[:_LONGEST_KEY].strip("-")


def short_title(title: str) -> str:
    """Return the title without "Tổ chức ..." and "... trên địa bàn tỉnh ...", at most 120 characters."""
    text = sentence_case(_TRAILING.sub("", _LEADING.sub("", title)))
    text = text[:1].upper() + text[1:]
    if len(text) <= _LONGEST_SHORT_TITLE:
        return text
    return text[: _LONGEST_SHORT_TITLE - 1].rsplit(" ", 1)[0].rstrip(" ,;") + "…"


def _period(reading: Reading) -> Period:
    outlines = " ".join(outline.period or "" for outline in reading.outlines)
    written = period_in(outlines, issued_on=None)
    return written if written.written else period_in(reading.text, issued_on=reading.document.issued_on)


def _furnished(
    sections: Iterable[CampaignSection], named: Mapping[str, tuple[str, ...]], tree: OwnerTree, catalogue: Catalogue
) -> Iterator[CampaignSection]:
    """Yield the sections with the body that leads and the set of figures; a set goes to one section only."""
    used: set[str] = set()
    for section in sections:
        leads = _leads(section, named, tree)
        key = "" if section.closing else catalogue.set_for_title(section.title)
        yield replace(
            section,
            lead_id=leads[0].id if leads else None,
            lead_name=leads[0].name if leads else "",
            partner_ids=tuple(body.id for body in leads[1:]),
            indicator_set="" if key in used else key,
        )
        used.add(key)


def _leads(section: CampaignSection, named: Mapping[str, tuple[str, ...]], tree: OwnerTree) -> list[Body]:
    bodies = (body_named(name, tree) for name in named.get(section.number, ()))
    return list({body.id: body for body in bodies if body and body.form == "department"}.values())


def _shared_leads(
    sections: Iterable[CampaignSection], named: Mapping[str, tuple[str, ...]], tree: OwnerTree
) -> dict[str, tuple[str, ...]]:
    leads = {section.key: _leads(section, named, tree) for section in sections}
    return {key: tuple(body.name for body in bodies) for key, bodies in leads.items() if len(bodies) > 1}


def _doubts(
    proposal: Proposal,
    reading: Reading,
    tree: OwnerTree,
    catalogue: Catalogue,
    period: Period,
    shared: dict[str, tuple[str, ...]],
) -> Iterator[Doubt]:
    days = [f.named_day for f in proposal.forms if f.due_kind == "before" and f.named_day]
    if not days and proposal.report_due_kind == "before" and proposal.report_day:
        days = [proposal.report_day]
    yield from doubts.doubt_of_before(days, proposal.before_policy)
    if proposal.standing_body_id is None:
        yield doubts.doubt_of_standing_body()
    yield from doubts.doubts_of_forms(proposal.forms, tree)
    yield doubts.doubt_of_outline(proposal.sections, attached=len(reading.outlines))
    yield from doubts.doubts_of_leads(proposal.sections, shared)
    yield from doubts.doubt_of_period(period)
    count = sum(len(catalogue.indicators_in(s.indicator_set)) for s in proposal.sections)
    yield doubts.doubt_of_figures(proposal.sections, count)
