"""Writing a campaign: opened from a plan or a file, its sections, figures, rules, tasks and obligations in bulk."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from tonghop.campaigns.actions.obligations import record_obligation
from tonghop.campaigns.actions.tasks import write_tasks
from tonghop.campaigns.models import Campaign, Indicator, IndicatorRule, Obligation, Section
from tonghop.campaigns.permissions import check_may_open
from tonghop.campaigns.queries import catalogue, owner_tree
from tonghop.campaigns.rules.facts import ConfirmedCampaign, section_keys
from tonghop.campaigns.rules.opening import check_can_open
from tonghop.campaigns.rules.portable import from_yaml
from tonghop.journal.actions import record
from tonghop.journal.rules import Subject
from tonghop.kernel.errors import NotPossible
from tonghop.kernel.hashing import sha256
from tonghop.organisations.models import Organisation
from tonghop.organisations.permissions import Viewer
from tonghop.plans.actions import settle_lines
from tonghop.plans.models import Plan
from tonghop.plans.permissions import check_may_store_plan
from tonghop.plans.rules.json_form import to_json

MANY = 500


@transaction.atomic
def open_campaign(plan: Plan, *, confirmed: ConfirmedCampaign, by: Viewer, at: datetime) -> Campaign:
    """Open a campaign of the plan: its sections, figures, rules, tasks and one obligation a body, in bulk.

    The plan's lines that were confirmed together by settling a doubt about them are confirmed by it.
    Raises NotAllowed for anyone but an organiser of the standing body, NotPossible for a key that is taken,
    bodies outside the owner's tree, or an outline that cannot stand.
    """
    plan = Plan.objects.select_for_update(of=("self",)).select_related("owner").defer("content", "text").get(pk=plan.pk)
    campaign = write_campaign(plan.owner, plan, confirmed, by, at)
    settle_lines(plan, lines=confirmed.settled_lines, by=by, at=at)
    return campaign


@transaction.atomic
def open_from_file(owner: Organisation, *, text: str, by: Viewer, at: datetime) -> Campaign:
    """Open a campaign of the owner from a YAML file (`export_campaign`), its bodies found within the owner's tree.

    Raises NotAllowed as `open_campaign`, NotPossible naming the line and field that cannot be read, or every body
    that is not found.
    """
    check_may_store_plan(by, owner_id=owner.pk)
    confirmed = from_yaml(text, owner_tree(owner))
    return write_campaign(owner, None, confirmed, by, at, file_hash=sha256(text.encode()))


def write_campaign(
    owner: Organisation,
    plan: Plan | None,
    confirmed: ConfirmedCampaign,
    by: Viewer,
    at: datetime,
    *,
    file_hash: str = "",
) -> Campaign:
    """Check and write the campaign within the transaction that is open; refusals as in `open_campaign`."""
    check_may_open(by, owner_id=owner.pk, standing_body_id=confirmed.standing_body_id)
    check_can_open(confirmed, tree=owner_tree(owner), set_keys=catalogue().set_keys)
    _check_key_is_free(plan, confirmed.key)
    campaign = _new_campaign(owner, plan, confirmed, by, at)
    sections = Section.objects.bulk_create(list(_sections(campaign, confirmed)), batch_size=MANY)
    indicators = Indicator.objects.bulk_create(list(_indicators(campaign, sections)), batch_size=MANY)
    IndicatorRule.objects.bulk_create(list(_rules(campaign, indicators)), batch_size=MANY)
    write_tasks(campaign, confirmed.tasks, sections)
    obligations = Obligation.objects.bulk_create(list(_obligations(campaign, confirmed, at)), batch_size=MANY)
    sizes = {"indicators": len(indicators), **({"file_sha256": file_hash} if file_hash else {})}
    _record_opening(campaign, confirmed, obligations, by, at, sizes)
    return campaign


def _check_key_is_free(plan: Plan | None, key: str) -> None:
    taken = Campaign.objects.filter(key=key).values_list("plan", "short_title").first()
    if taken is None:
        return
    if plan is not None and taken[0] == plan.pk:
        raise NotPossible(
            f"Kế hoạch này đã được mở thành đợt báo cáo “{taken[1]}” (mã {key}).",
            advice="Hãy vào đợt đã mở; nếu cần mở thêm một đợt từ cùng kế hoạch thì đặt mã khác.",
        )
    raise _taken(key)


def _taken(key: str) -> NotPossible:
    return NotPossible(f"Mã {key} đã dùng cho một đợt báo cáo khác.", advice="Hãy đặt mã khác cho đợt này.")


def _new_campaign(
    owner: Organisation, plan: Plan | None, confirmed: ConfirmedCampaign, by: Viewer, at: datetime
) -> Campaign:
    campaign = Campaign(
        key=confirmed.key,
        title=confirmed.title,
        short_title=confirmed.short_title,
        owner=owner,
        standing_body_id=confirmed.standing_body_id,
        plan=plan,
        receiver=confirmed.receiver,
        report_due=confirmed.report_due,
        legal_bases=[to_json(basis) for basis in confirmed.legal_bases],
        period_from=confirmed.period_from,
        period_to=confirmed.period_to,
        before_policy=confirmed.before_policy,
        simulated=confirmed.simulated,
        opened_at=at,
        opened_by=by.name,
    )
    try:
        with transaction.atomic():
            campaign.save(force_insert=True)
    except IntegrityError as error:  # another province took the key between our look and our insert
        raise _taken(confirmed.key) from error
    return campaign


def _sections(campaign: Campaign, confirmed: ConfirmedCampaign) -> Iterator[Section]:
    for position, section in enumerate(confirmed.sections, start=1):
        yield Section(
            campaign=campaign,
            key=section.key,
            number=section.number,
            title=section.title,
            points=[asdict(point) for point in section.points],
            purpose=section.purpose,
            position=position,
            required=section.required,
            for_communes=section.for_communes,
            closing=section.closing,
            lead_id=section.lead_id,
            indicator_set=section.indicator_set,
        )


def _indicators(campaign: Campaign, sections: list[Section]) -> Iterator[Indicator]:
    position = 0
    for section in sections:
        for one in catalogue().indicators_in(section.indicator_set):
            position += 1
            yield Indicator(
                campaign=campaign,
                section=section,
                code=one.code,
                name=one.name,
                unit=one.unit,
                adds=one.adds,
                numerator=one.numerator,
                denominator=one.denominator,
                decimals=one.decimals,
                applies_to=one.applies_to,
                explanation=one.explanation,
                position=position,
            )


def _rules(campaign: Campaign, indicators: list[Indicator]) -> Iterator[IndicatorRule]:
    for rule in catalogue().rules_among(frozenset(i.code for i in indicators)):
        yield IndicatorRule(
            campaign=campaign,
            rule_id=rule.rule_id,
            kind=rule.kind,
            left=rule.left,
            right=list(rule.right),
            message=rule.message,
        )


def _obligations(campaign: Campaign, confirmed: ConfirmedCampaign, at: datetime) -> Iterator[Obligation]:
    reasons = dict(confirmed.exempt)
    for form in confirmed.forms:
        for organisation_id in form.organisation_ids:
            reason = reasons.get(organisation_id, "")
            yield Obligation(
                campaign=campaign,
                organisation_id=organisation_id,
                form=form.form,
                section_keys=section_keys(form.form, organisation_id, confirmed.sections),
                due=form.due,
                named_day=form.named_day,
                lock_at=form.lock_at,
                exempt_reason=reason,
                exempted_at=at if reason else None,
            )


def _record_opening(
    campaign: Campaign,
    confirmed: ConfirmedCampaign,
    obligations: list[Obligation],
    by: Viewer,
    at: datetime,
    more: Mapping[str, Any],
) -> None:
    detail = {
        "plan": campaign.plan_id,
        "obligations": {form.form: len(form.organisation_ids) for form in confirmed.forms},
        "sections": len(confirmed.sections),
        **more,
        "tasks": len(confirmed.tasks),
        "corrected_tasks": [task.ref or task.title for task in confirmed.tasks if task.origin == "corrected"],
        "exempt": len(confirmed.exempt),
        "before_policy": confirmed.before_policy,
        "corrections": [asdict(correction) for correction in confirmed.corrections],
    }
    record("campaign.opened", subject=Subject("campaign", campaign.pk), by=by.actor, at=at, detail=detail)
    for obligation in obligations:
        if obligation.exempted_at is not None:
            record_obligation("obligation.exempted", obligation, by, at, {"reason": obligation.exempt_reason})
