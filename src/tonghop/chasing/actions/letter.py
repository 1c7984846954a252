"""Drafting the chasing letter with its annex, from the late list as it stands."""

from collections.abc import Sequence
from datetime import datetime

from tonghop.campaigns.models import Campaign
from tonghop.chasing.permissions import check_may_chase
from tonghop.chasing.queries.late import Late, late_list
from tonghop.chasing.rules.letter import Asking, LateUnit, Wish, check_wish, letter
from tonghop.documents.actions import draft_paper
from tonghop.documents.rows import Document
from tonghop.documents.rules.files import CHASING_LETTER
from tonghop.kernel.moments import short_date
from tonghop.organisations.permissions import Viewer


def draft_letter(campaign: Campaign, *, wish: Wish, by: Viewer, at: datetime) -> Document:
    """Return the letter's draft, ready to number and sign; refusals as `check_wish` says."""
    check_may_chase(by, campaign, "soạn công văn đôn đốc")
    late = [_unit(one) for one in late_list(by, campaign, at=at)]
    check_wish(wish, now=at, late=late)
    paper = letter(_asking(campaign), late, wish, at=at)
    return draft_paper(campaign, kind=CHASING_LETTER, paper=paper, sources=_sources(late, wish), by=by, at=at)


def _unit(one: Late) -> LateUnit:
    words = f"{one.state.word}, quá hạn {one.days} ngày" if one.days else one.state.word
    return LateUnit(one.row.obligation_id, one.row.name, one.row.form == "commune", one.due, words, one.missing)


def _asking(campaign: Campaign) -> Asking:
    plan = campaign.plan
    named = f"Kế hoạch số {plan.number}" if plan and plan.number else ""
    if plan and named and plan.issued_on:
        named += f" ngày {short_date(plan.issued_on)} của {campaign.owner.name}"
    return Asking(
        standing_body=campaign.standing_body.name,
        symbol=campaign.standing_body.symbol or "VP",
        owner=campaign.owner.name,
        campaign_title=campaign.title,
        plan=named,
        simulated=campaign.simulated,
    )


def _sources(late: Sequence[LateUnit], wish: Wish) -> dict[str, object]:
    rows = [
        {
            "obligation": unit.obligation_id,
            "unit": unit.name,
            "due": unit.due.isoformat(),
            "state": unit.state,
            "missing": unit.missing,
        }
        for unit in late
    ]
    return {"late": rows, "until": wish.until.isoformat()}
