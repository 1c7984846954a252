"""Who reports, who leads and who stands for the owner, as the plan names them, within the owner's tree."""

from collections import Counter
from collections.abc import Iterable

from tonghop.campaigns.rules.facts import Body, CampaignSection, OwnerTree, ProposedForm
from tonghop.organisations.rules.matching import match_bodies, match_list
from tonghop.plans.rules.facts import Reading, ReportDuty

_FORMS = (("commune", "UBND các xã, phường, đặc khu"), ("department", "Các sở, ban, ngành"))


def body_named(name: str | None, tree: OwnerTree) -> Body | None:
    """Return the one body that a name means, None for a group, an unknown or a doubtful name."""
    match = match_bodies(name, tree.gazetteer) if name else None
    return tree.by_id()[match.bodies[0].id] if match and match.found == "one" else None


def bodies_named(text: str, tree: OwnerTree) -> tuple[Body, ...]:
    """Return every body that a list of names or groups certainly means, in official order."""
    found = {body.id for match in match_list(text, tree.gazetteer) if match.is_certain for body in match.bodies}
    return tuple(body for body in tree.bodies if body.id in found)


def standing_body(reading: Reading, tree: OwnerTree) -> Body | None:
    """Return the provincial body through which or to which the reports go, else the one that reports to others."""
    duties = reading.report_duties
    names = [duty.via for duty in duties] + [duty.receiver for duty in duties]
    upward = [duty.sender for duty in duties if duty.receiver and not body_named(duty.receiver, tree)]
    return _most_named(names, tree) or _most_named(upward, tree)


def _most_named(names: Iterable[str | None], tree: OwnerTree) -> Body | None:
    named = (body for name in names if (body := body_named(name, tree)) and _is_provincial(body, tree))
    votes = Counter(body.id for body in named)
    return tree.by_id()[votes.most_common(1)[0][0]] if votes else None


def consolidated_duty(reading: Reading, tree: OwnerTree, standing: Body | None) -> ReportDuty | None:
    """Return the duty by which the consolidated report is sent: by the standing body or the owner outside the tree.

    Where there is none, that by which the standing body reports to the owner itself.
    """
    outward = (d for d in reading.report_duties if _sends(d, tree, standing) and not body_named(d.receiver, tree))
    to_owner = (d for d in reading.report_duties if _reports_to_owner(d, tree, standing))
    return next(outward, None) or next(to_owner, None)


def _sends(duty: ReportDuty, tree: OwnerTree, standing: Body | None) -> bool:
    sender = body_named(duty.sender, tree)
    return duty.receiver is not None and sender is not None and sender in (standing, tree.owner)


def _reports_to_owner(duty: ReportDuty, tree: OwnerTree, standing: Body | None) -> bool:
    sender = body_named(duty.sender, tree)
    return sender is not None and sender == standing and body_named(duty.receiver, tree) == tree.owner


def propose_forms(
    reading: Reading, tree: OwnerTree, sections: Iterable[CampaignSection], upward: ReportDuty | None
) -> tuple[ProposedForm, ...]:
    """Return who answers which outline by when; where the plan names no sender both forms are proposed, undated.

    To the departments come the other provincial bodies that lead a section.
    """
    duties = [duty for duty in reading.report_duties if duty is not upward]
    leading = {section.lead_id for section in sections}
    named = [form for form, _ in _FORMS if any(_senders(duty, form, tree) for duty in duties)]
    forms = named or [form for form, _ in _FORMS]
    return tuple(_form(form, duties, tree, leading) for form in forms)


def other_forms(proposed: Iterable[ProposedForm], tree: OwnerTree) -> tuple[ProposedForm, ...]:
    """Return the forms that are not proposed, undated, with every body that could answer them."""
    known = {form.form for form in proposed}
    return tuple(_form(form, [], tree, set()) for form, _ in _FORMS if form not in known)


def _form(form: str, duties: list[ReportDuty], tree: OwnerTree, leading: set[int | None]) -> ProposedForm:
    mine = [duty for duty in duties if _senders(duty, form, tree)]
    senders = {i for duty in mine for i in _senders(duty, form, tree)} if mine else set(_default(form, tree))
    if form == "department":
        senders |= {b.id for b in tree.bodies if b.id in leading}
    first = min(mine, key=lambda duty: duty.receiver is None, default=None)  # a quick report to nobody sets no day
    return ProposedForm(
        form="commune" if form == "commune" else "department",
        sender="; ".join(dict.fromkeys(duty.sender for duty in mine)) or dict(_FORMS)[form],
        named_day=first.due.day if first else None,
        due_kind=first.due.kind if first else "none",
        organisation_ids=tuple(body.id for body in tree.bodies if body.id in senders),
        said=bool(mine),
        other_days=tuple((d.sender, d.due.day) for d in mine if first and d.due.day and d.due.day != first.due.day),
    )


def _senders(duty: ReportDuty, form: str, tree: OwnerTree) -> list[int]:
    return [body.id for body in bodies_named(duty.sender, tree) if body.form == form]


def _default(form: str, tree: OwnerTree) -> list[int]:
    return [b.id for b in tree.bodies if b.form == form and b.kind != "agency"]


def _is_provincial(body: Body, tree: OwnerTree) -> bool:
    return body.form == "department" and body.id != tree.owner.id
