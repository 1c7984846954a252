"""Writing campaigns: opening one from a plan; exempting, extending, and receiving outside the system."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction

from tonghop.campaigns.models import Campaign, Indicator, IndicatorRule, Obligation, Section
from tonghop.campaigns.permissions import check_may_open, check_may_organise
from tonghop.campaigns.queries import catalogue, owner_tree
from tonghop.campaigns.rules.dues import effective_due
from tonghop.campaigns.rules.facts import ConfirmedCampaign, section_keys
from tonghop.campaigns.rules.opening import check_can_open
from tonghop.journal.actions import record
from tonghop.journal.rules import Subject
from tonghop.kernel.errors import NotPossible
from tonghop.kernel.moments import due_text
from tonghop.organisations.permissions import Viewer
from tonghop.plans.models import Plan
from tonghop.plans.rules.json_form import to_json

MANY = 500


@transaction.atomic
def open_campaign(plan: Plan, *, confirmed: ConfirmedCampaign, by: Viewer, at: datetime) -> Campaign:
    """Open a campaign of the plan: its sections, figures, rules and one obligation a body, in bulk.

    Raises NotAllowed for anyone but an organiser of the standing body, NotPossible for a key that is taken,
    bodies outside the owner's tree, or an outline that cannot stand.
    """
    plan = Plan.objects.select_for_update(of=("self",)).select_related("owner").defer("content", "text").get(pk=plan.pk)
    check_may_open(by, owner_id=plan.owner_id, standing_body_id=confirmed.standing_body_id)
    tree = owner_tree(plan.owner)
    check_can_open(confirmed, tree=tree, set_keys=catalogue().set_keys)
    _check_key_is_free(plan, confirmed.key)
    campaign = _new_campaign(plan, confirmed, by, at)
    sections = Section.objects.bulk_create(list(_sections(campaign, confirmed)), batch_size=MANY)
    indicators = Indicator.objects.bulk_create(list(_indicators(campaign, sections)), batch_size=MANY)
    IndicatorRule.objects.bulk_create(list(_rules(campaign, indicators)), batch_size=MANY)
    obligations = Obligation.objects.bulk_create(list(_obligations(campaign, confirmed, at)), batch_size=MANY)
    _record_opening(campaign, confirmed, obligations, by, at, indicators=len(indicators))
    return campaign


@transaction.atomic
def exempt(obligation: Obligation, *, reason: str, by: Viewer, at: datetime) -> Obligation:
    """Free a body of its report, for a reason that is kept. Raises NotPossible if it is settled otherwise."""
    locked = _locked(obligation, by, "miễn báo cáo")
    _check_unsettled(locked)
    locked.exempt_reason = _text(reason, "lý do miễn báo cáo")
    locked.exempted_at = at
    locked.save(update_fields=["exempt_reason", "exempted_at"])
    _record("obligation.exempted", locked, by, at, {"reason": locked.exempt_reason})
    return locked


@transaction.atomic
def extend(obligation: Obligation, *, until: datetime, reason: str, by: Viewer, at: datetime) -> Obligation:
    """Move the due moment of one body to `until` (exclusive end), for a reason; only ever later, and not yet past."""
    locked = _locked(obligation, by, "gia hạn")
    _check_unsettled(locked)
    previous = effective_due(locked.due, locked.extended_to)
    if until <= previous or until <= at:
        raise NotPossible(
            f"Hạn mới ({due_text(until)}) phải muộn hơn hạn hiện tại ({due_text(previous)}) và muộn hơn lúc này.",
            advice="Hãy chọn một ngày muộn hơn.",
        )
    locked.extension_reason = _text(reason, "lý do gia hạn")
    locked.extended_to = until
    locked.save(update_fields=["extension_reason", "extended_to"])
    detail = {"reason": locked.extension_reason, "from": previous.isoformat(), "until": until.isoformat()}
    _record("obligation.extended", locked, by, at, detail)
    return locked


@transaction.atomic
def record_received_outside(
    obligation: Obligation, *, number: str, date: date | None, sender: str, by: Viewer, at: datetime
) -> Obligation:
    """Note that a report came on paper, by the document axis, or classified: number, date, sender, no content."""
    locked = _locked(obligation, by, "ghi nhận báo cáo nhận ngoài hệ thống")
    _check_unsettled(locked)
    locked.outside_sender = _text(sender, "nơi gửi")
    locked.outside_number, locked.outside_date, locked.outside_at = number.strip(), date, at
    locked.save(update_fields=["outside_sender", "outside_number", "outside_date", "outside_at"])
    detail = {"number": locked.outside_number, "date": to_json(date), "sender": locked.outside_sender}
    _record("obligation.received_outside", locked, by, at, detail)
    return locked


def _check_key_is_free(plan: Plan, key: str) -> None:
    taken = Campaign.objects.filter(key=key).values_list("plan", "short_title").first()
    if taken is None:
        return
    if taken[0] == plan.pk:
        raise NotPossible(
            f"Kế hoạch này đã được mở thành đợt báo cáo “{taken[1]}” (mã {key}).",
            advice="Hãy vào đợt đã mở; nếu cần mở thêm một đợt từ cùng kế hoạch thì đặt mã khác.",
        )
    raise _taken(key)


def _taken(key: str) -> NotPossible:
    return NotPossible(f"Mã {key} đã dùng cho một đợt báo cáo khác.", advice="Hãy đặt mã khác cho đợt này.")


def _new_campaign(plan: Plan, confirmed: ConfirmedCampaign, by: Viewer, at: datetime) -> Campaign:
    campaign = Campaign(
        key=confirmed.key,
        title=confirmed.title,
        short_title=confirmed.short_title,
        owner_id=plan.owner_id,
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
                lock_at=confirmed.lock_at,
                exempt_reason=reason,
                exempted_at=at if reason else None,
            )


def _record_opening(
    campaign: Campaign,
    confirmed: ConfirmedCampaign,
    obligations: list[Obligation],
    by: Viewer,
    at: datetime,
    *,
    indicators: int,
) -> None:
    detail = {
        "plan": campaign.plan_id,
        "obligations": {form.form: len(form.organisation_ids) for form in confirmed.forms},
        "sections": len(confirmed.sections),
        "indicators": indicators,
        "exempt": len(confirmed.exempt),
        "before_policy": confirmed.before_policy,
        "corrections": [asdict(correction) for correction in confirmed.corrections],
    }
    record("campaign.opened", subject=Subject("campaign", campaign.pk), by=by.actor, at=at, detail=detail)
    for obligation in obligations:
        if obligation.exempted_at is not None:
            _record("obligation.exempted", obligation, by, at, {"reason": obligation.exempt_reason})


def _locked(obligation: Obligation, by: Viewer, to_do: str) -> Obligation:
    locked = Obligation.objects.select_for_update(of=("self",)).select_related("campaign").get(pk=obligation.pk)
    check_may_organise(by, locked.campaign, to_do)
    return locked


def _check_unsettled(obligation: Obligation) -> None:
    if obligation.exempted_at is not None:
        raise NotPossible("Đơn vị này đã được miễn báo cáo trong đợt.", advice="Hãy tải lại trang.")
    if obligation.outside_at is not None:
        raise NotPossible("Báo cáo của đơn vị này đã được ghi nhận ngoài hệ thống.", advice="Hãy tải lại trang.")


def _text(given: str, what: str) -> str:
    if not given.strip():
        raise NotPossible(f"Chưa ghi {what}.", advice=f"Hãy ghi rõ {what} để lưu vào nhật ký.")
    return given.strip()


def _record(event: str, obligation: Obligation, by: Viewer, at: datetime, detail: Mapping[str, Any]) -> None:
    record(
        event,
        subject=Subject("obligation", obligation.pk),
        by=by.actor,
        at=at,
        detail=detail,
        chain=f"obligation:{obligation.pk}",
    )
