"""Building the demonstration: everybody's deeds in order of time, through the same actions as at a screen."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from heapq import heappop, heappush
from pathlib import Path
from random import Random

from tonghop.campaigns import actions as campaigns
from tonghop.campaigns.models import Campaign, Obligation
from tonghop.campaigns.queries import indicators_of, sections_of
from tonghop.consolidation.actions import consolidate
from tonghop.demo import opening
from tonghop.demo.accounts import SignIn, account_rows, accounts_workbook, make_accounts, open_sign_ins, viewers
from tonghop.demo.cast import Part, cast
from tonghop.demo.chasing import chasing_ways
from tonghop.demo.desk import Desk
from tonghop.demo.notice import notice_way
from tonghop.demo.plan_docx import sample_plan_docx
from tonghop.demo.pools import data_file, texts
from tonghop.demo.report_text import SectionName, name_of_section
from tonghop.demo.unit_profile import UnitProfile, chance, profile_of
from tonghop.demo.unit_report import Asked, FigureName, UnitReport, faulty, unit_report
from tonghop.demo.variety import Variety
from tonghop.demo.ways import Step, Way, way_of
from tonghop.documents.actions import Wish, draft_documents, hand_over
from tonghop.documents.queries import files_of, paper_of
from tonghop.documents.render.slips import AccessSlip, render_slips
from tonghop.documents.rules.issuing import Signer
from tonghop.kernel.moments import VIETNAM, end_of
from tonghop.organisations.models import Organisation
from tonghop.organisations.permissions import ROLE_LABELS, Role, Viewer
from tonghop.organisations.queries import ministries
from tonghop.organisations.rules.accounts import NewAccount

SEED = 2026
CONSOLIDATED = datetime(2026, 5, 8, 9, 50, tzinfo=VIETNAM)
ADDRESS = "http://127.0.0.1:8000/"
Tell = Callable[[str, int, int], None]  # what is being done, how much of it is done, of how much


@dataclass(frozen=True)
class Built:
    """What was built: the campaign, the sign-ins to try, and how many deeds were done."""

    campaign: Campaign
    sign_ins: tuple[SignIn, ...]
    deeds: int


@dataclass
class _Stage:
    """Everybody and everything on the stage."""

    seed: int
    folder: Path
    units: Sequence[UnitProfile]
    parts: Mapping[str, Part]
    people: Mapping[tuple[str, str], list[Viewer]]
    campaign: Campaign
    reports: dict[str, UnitReport] = field(default_factory=dict)

    def who(self, unit: str, role: Role) -> list[Viewer]:
        """Return the people of a unit with the role."""
        return self.people.get((unit, ROLE_LABELS[role]), [])


def build(
    folder: Path,
    *,
    tell: Tell,
    only: Collection[str] | None = None,
    seed: int = SEED,
    checks: Callable[[Tell], None] | None = None,
    address: str = ADDRESS,
) -> Built:
    """Build the demonstration in the database at hand and leave its files in the folder.

    `only` names the bodies that take part by their short names; `checks` drains the queue of checks before the
    papers are drafted. The same seed gives the same figures and words.
    """
    tell("Danh mục và đơn vị", 0, 1)
    province, bodies = opening.establish(only)
    units = [_profile(body, seed) for body in bodies]
    parts = cast()
    tell("Tài khoản", 0, 1)
    accounts = _accounts(folder, units, parts, province, seed)
    people = viewers(accounts, at=opening.ESTABLISHED)
    organisers = people["Sở Nội vụ", ROLE_LABELS[Role.ORGANISER]]
    tell("Kế hoạch và đợt báo cáo", 0, 1)
    plan = opening.store_sample_plan(province, by=organisers[0])
    campaign = opening.open_sample_campaign(plan, bodies, by=organisers[0])
    stage = _Stage(seed, folder / "nguon", units, parts, people, campaign)
    deeds = run(_ways(stage, organisers), tell)
    if checks is not None:
        checks(tell)
    _papers(stage, organisers[1], tell)
    sign_ins = tuple(open_sign_ins(accounts, at=opening.ESTABLISHED))
    _slips(folder, accounts, {s.sign_in_name: s.password for s in sign_ins}, address)
    return Built(campaign, sign_ins, deeds)


def run(ways: Iterable[Way], tell: Tell) -> int:
    """Do the next deed of whoever comes first, until all are done; return how many were done."""
    waiting: list[tuple[datetime, int, Callable[[datetime], None], Way]] = []
    begun = list(ways)
    for number, way in enumerate(begun):
        _wait(waiting, number, way)
    done, over = 0, 0
    while waiting:
        at, number, deed, way = heappop(waiting)
        deed(at)
        done += 1
        over += not _wait(waiting, number, way)
        tell("Diễn biến của đợt báo cáo", over, len(begun))
    return done


def _wait(waiting: list[tuple[datetime, int, Callable[[datetime], None], Way]], number: int, way: Way) -> bool:
    step: Step | None = next(way, None)
    if step is not None:
        heappush(waiting, (step[0], number, step[1], way))
    return step is not None


def _profile(body: Organisation, seed: int) -> UnitProfile:
    return profile_of(
        id=body.pk, name=body.name, short_name=body.short_name, symbol=body.symbol, kind=body.kind, seed=seed
    )


def _accounts(
    folder: Path, units: Sequence[UnitProfile], parts: Mapping[str, Part], province: Organisation, seed: int
) -> list[NewAccount]:
    source = folder / "nguon"
    source.mkdir(parents=True, exist_ok=True)
    (source / opening.PLAN_FILE).write_bytes(sample_plan_docx())
    data = accounts_workbook(account_rows(units, parts, seed))
    (source / "tai-khoan.xlsx").write_bytes(data)
    return make_accounts(data, owner=province, at=opening.ESTABLISHED)


def _ways(stage: _Stage, organisers: Sequence[Viewer]) -> Iterator[Way]:
    by_id = {unit.id: unit for unit in stage.units}
    obligations = stage.campaign.obligations.select_related(
        "organisation", "campaign__owner", "campaign__standing_body"
    )
    asked: dict[tuple[str, ...], Asked] = {}
    variety = Variety()
    rows = list(obligations.order_by("pk"))
    for obligation in rows:
        unit = by_id[obligation.organisation_id]
        shape = (obligation.form, *obligation.section_keys)
        if shape not in asked:
            asked[shape] = _asked(obligation)
        part = stage.parts.get(unit.short_name, Part())
        stage.reports[unit.short_name] = unit_report(unit, asked[shape], part, stage.seed, variety)
    for obligation in rows:
        unit = by_id[obligation.organisation_id]
        yield from _office_ways(unit, stage, obligation, organisers)
        yield way_of(_desk(unit, stage, obligation, organisers))
    yield from chasing_ways(stage.campaign, organisers)
    clerk, head = (next(iter(stage.who("Sở Nội vụ", role)), None) for role in (Role.CLERK, Role.HEAD))
    if clerk is not None:
        signer = head.name if head else "Nguyễn Văn Hùng"
        yield notice_way(stage.campaign, organiser=organisers[0], clerk=clerk, signer=signer)


def _desk(unit: UnitProfile, stage: _Stage, obligation: Obligation, organisers: Sequence[Viewer]) -> Desk:
    part = stage.parts.get(unit.short_name, Part())
    report = stage.reports[unit.short_name]
    leads = stage.who(stage.campaign.owner.name, Role.LEADER)
    return Desk(
        unit=unit,
        part=part,
        obligation=obligation,
        report=report,
        spoiled=faulty(report, part, stage.seed, stage.reports.get(part.of)),
        writer=next(iter(stage.who(unit.name, Role.WRITER)), None),
        head=next(iter(stage.who(unit.name, Role.HEAD)), None),
        judges=tuple(leads if part.way == "leader" else organisers),
        filers=tuple(organisers),
        rng=chance(stage.seed, "way", unit.name),
        folder=stage.folder,
    )


def _office_ways(
    unit: UnitProfile, stage: _Stage, obligation: Obligation, organisers: Sequence[Viewer]
) -> Iterator[Way]:
    """Yield what the standing body itself does about a unit: exempt, extend, receive outside."""
    part, by = stage.parts.get(unit.short_name, Part()), organisers[unit.id % len(organisers)]
    spoken = texts("nhan-xet")
    if part.way == "exempt":
        reason = data_file("dien-bien")["exempt_reason"]
        yield _once(datetime(2026, 5, 5, 9, 12, tzinfo=VIETNAM), partial(_exempt, obligation, reason, by))
    if part.way == "outside":
        note = f"{unit.name}: {spoken['outside_notes'][part.note]}"
        yield _once(datetime(2026, 5, 7, 14, 35, tzinfo=VIETNAM), partial(_receive_outside, obligation, note, by))
    if part.extended is not None:
        minute = Random(unit.name).randint(0, 50)
        reason = spoken["extension_reasons"][part.extended]
        yield _once(datetime(2026, 5, 7, 15, minute, tzinfo=VIETNAM), partial(_extend, obligation, reason, by))


def _once(at: datetime, deed: Callable[[datetime], None]) -> Way:
    yield at, deed


def _exempt(obligation: Obligation, reason: str, by: Viewer, at: datetime) -> None:
    campaigns.exempt(obligation, reason=reason, by=by, at=at)


def _extend(obligation: Obligation, reason: str, by: Viewer, at: datetime) -> None:
    campaigns.extend(obligation, until=end_of(date(2026, 5, 9)), reason=reason, by=by, at=at)


def _receive_outside(obligation: Obligation, sender: str, by: Viewer, at: datetime) -> None:
    campaigns.record_received_outside(
        obligation, number="64/BC-UBND", date=date(2026, 5, 6), sender=sender, by=by, at=at
    )


def _asked(obligation: Obligation) -> Asked:
    sections = tuple(
        SectionName(s.key, s.number, s.title, name_of_section(purpose=s.purpose, indicator_set=s.indicator_set))
        for s in sections_of(obligation)
    )
    figures = tuple(
        FigureName(i.section.title, i.code, i.name, i.unit, i.adds, i.decimals, i.numerator, i.denominator)
        for i in indicators_of(obligation)
    )
    return Asked(obligation.campaign.key, obligation.campaign.title, sections, figures)


def _papers(stage: _Stage, by: Viewer, tell: Tell) -> None:
    tell("Tổng hợp", 0, 1)
    consolidate(stage.campaign, by=by, at=CONSOLIDATED)
    tell("Dự thảo báo cáo", 0, 1)
    document = draft_documents(stage.campaign, by=by, at=CONSOLIDATED)
    out = stage.folder.parent / "out"
    out.mkdir(parents=True, exist_ok=True)
    for name, data in files_of(document).items():
        (out / name).write_bytes(data)
    leader = next(iter(stage.who(stage.campaign.owner.name, Role.LEADER)), None)
    if leader is not None:
        receiver = [body.pk for body in ministries() if body.name in paper_of(document).addressees]
        wish = Wish(Signer(leader.name, "Phó Chủ tịch", "TM., KT."), paper_of(document).recipients, receiver)
        hand_over(document, wish=wish, by=by, at=CONSOLIDATED)


def _slips(folder: Path, accounts: Sequence[NewAccount], opened: Mapping[str, str], address: str) -> None:
    slips = [
        AccessSlip(
            name=account.name,
            unit=account.unit,
            sign_in_name=account.sign_in_name,
            password=opened.get(account.sign_in_name, account.password),
            address=address,
        )
        for account in accounts
    ]
    (folder / "phieu-truy-cap.pdf").write_bytes(render_slips(slips, at=opening.ESTABLISHED))
