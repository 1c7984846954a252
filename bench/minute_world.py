"""A province at its deadline: bodies, heads with open sessions, and full drafts that only wait to be sent; seeded.

Nothing here is measured. Every draft holds 100 figures that keep the catalogue's rules and ten sections of text, some
26 KB of canonical JSON. The rows are written in bulk, as the rooms write them one by one.
"""

import json
import random
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from urllib.parse import urlencode

from django.contrib.sessions.backends.db import SessionStore
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from minute_figures import figures
from tonghop.campaigns.actions.opening import write_campaign
from tonghop.campaigns.models import Campaign, Obligation
from tonghop.campaigns.queries import catalogue
from tonghop.campaigns.rules.facts import CampaignSection, ConfirmedCampaign, ConfirmedForm
from tonghop.journal.queries import chain_lines, first_broken_place
from tonghop.kernel.hashing import canonical_json
from tonghop.kernel.moments import end_of, local, start_of
from tonghop.kernel.text import fold
from tonghop.organisations.models import Membership, Organisation, Person
from tonghop.organisations.permissions import Role, Seat, Viewer
from tonghop.quality.checks.table import blockers
from tonghop.quality.queries.facts import figure_facts
from tonghop.reports.models import DraftSection, Receipt, Report, Version
from tonghop.reports.queries.freezing import frozen_draft
from tonghop.reports.rules.content import content_hash
from tonghop.reports.rules.states import State

BACKEND = "tonghop.web.accounts.Backend"
PLAIN = "django.contrib.auth.backends.ModelBackend"
NOBODYS = "!"  # no password opens these accounts
CSRF = "benchmark0benchmark0benchmark000"  # any 32 letters do: the cookie and the field must say the same
SECTIONS = 10
PARAGRAPHS = 6
SENTENCES = 2
MANY = 500
VERBS = ("Đã rà soát", "Đã hoàn thành", "Tiếp tục thực hiện", "Đã bàn giao", "Chưa hoàn thành", "Đã công khai")
THINGS = (
    "việc sắp xếp phòng chuyên môn", "hồ sơ địa chính còn tồn đọng", "danh mục thủ tục theo thẩm quyền mới",
    "trụ sở dôi dư sau sắp xếp", "việc số hóa tài liệu lưu trữ", "phương án bố trí cán bộ thôn",
)  # fmt: skip
ENDINGS = (
    "theo kế hoạch đã được duyệt",
    "trong tháng",
    "trước hạn 12 ngày",
    "còn vướng mắc về kinh phí",
    "tại trụ sở cũ",
)


@dataclass(frozen=True)
class Sender:
    """One head at the button: the address to post to, the open session, and what the form says."""

    unit: str
    obligation_id: int
    person_id: int
    session: str
    plain_session: str  # of the same person, as Django without any library opens it: for the bare view
    mark: str

    def path(self) -> str:
        """The page that takes the submission."""
        return f"/bao-cao/{self.obligation_id}/nop/"

    def cookies(self, *, plain: bool = False) -> str:
        """The session and the form's token."""
        return f"sessionid={self.plain_session if plain else self.session}; csrftoken={CSRF}"

    def form(self, version: int) -> bytes:
        """The form as a browser sends it, for the version of that number."""
        fields = {
            "csrfmiddlewaretoken": CSRF,
            "seen": f"{version}.{self.mark}",
            "number": f"{self.obligation_id % 900 + 1}/BC-UBND",
            "date": local(timezone.now()).date().isoformat(),
            "signer": "Người Ký Mẫu",
            "post": "Chủ tịch",
            "authority": "TM.",
        }
        return urlencode(fields).encode()


@dataclass(frozen=True)
class World:
    """The campaign and everybody who submits to it."""

    campaign: Campaign
    senders: tuple[Sender, ...]
    organiser: str  # the session of one organiser, who watches the board
    content: bytes  # one report's canonical JSON: what the bare view is given
    figures: int


def make_world(units: int, *, seed: int = 4) -> World:
    """Make the province, its campaign and the drafts in an empty, migrated database."""
    chance = random.Random(seed)
    owner = _body("UBND tỉnh Mẫu", "province", None, 1, "UBND")
    standing = _body("Sở Nội vụ", "department", owner, 1, "SNV")
    organiser = _person("chuyen-vien", standing, Role.ORGANISER)
    bodies = Organisation.objects.bulk_create(
        (_unsaved(f"UBND xã Mẫu {n}", "commune", owner, n, "UBND", f"9{n:04d}") for n in range(1, units + 1)),
        batch_size=MANY,
    )
    campaign = _campaign(standing, bodies, organiser)
    drafts = _drafts(campaign, chance)
    senders = tuple(_sender(report, head) for report, head in zip(drafts, _heads(bodies), strict=True))
    draft = frozen_draft(drafts[0])
    sections = [{"title": s.title, "blocks": json.loads(s.blocks)} for s in draft.sections]
    values = json.loads(draft.values)
    return World(
        campaign, senders, _session(organiser), canonical_json({"sections": sections, "values": values}), len(values)
    )


def put_before_the_heads(world: World) -> None:
    """Bring every report back to where only the head's button is missing, as the next version."""
    Report.objects.filter(obligation__campaign=world.campaign).update(
        state=State.AWAITING_APPROVAL, version_number=F("version_number") + 1
    )


def next_form(sender: Sender) -> bytes:
    """The form of that sender for the version that is due now."""
    report = Report.objects.only("version_number").get(obligation=sender.obligation_id)
    return sender.form(report.version_number)


def versions_in(world: World) -> int:
    """How many versions there are."""
    return Version.objects.filter(report__obligation__campaign=world.campaign).count()


def found_wrong(world: World, held: Mapping[tuple[int, int], set[str]], versions: range) -> list[str]:
    """Return what is wrong with what clients hold (receipt numbers by obligation and version) and what is kept."""
    wrong = []
    kept = _kept(versions)
    for (obligation, number), receipts in held.items():
        if number in versions:
            found = kept.get((obligation, number), [])
            if [receipt for receipt, _ in found] != list(receipts):
                wrong.append(f"obligation {obligation} v{number}: held {sorted(receipts)}, kept {found}")
            wrong += [f"{receipt}: the hash is not that of the content" for receipt, right in found if not right]
    sent = len(world.senders) * len(versions)
    if len(kept) != sent or Version.objects.filter(number__in=versions).count() != sent:
        wrong.append(f"{sent} submissions, {len(kept)} receipts, {Version.objects.count()} versions in all")
    return [*wrong, *_wrong_in_journal(world, versions)]


def _kept(versions: range) -> dict[tuple[int, int], list[tuple[str, bool]]]:
    kept: dict[tuple[int, int], list[tuple[str, bool]]] = {}
    rows = Receipt.objects.filter(version__number__in=versions).select_related("version__report")
    for receipt in rows.order_by("pk").iterator(chunk_size=200):
        version = receipt.version
        right = version.hash == content_hash(version.content) == receipt.content["hash"]
        kept.setdefault((version.report.obligation_id, version.number), []).append((receipt.number, right))
    return kept


def _wrong_in_journal(world: World, versions: range) -> list[str]:
    wrong = []
    for sender in world.senders:
        lines = list(chain_lines(f"obligation:{sender.obligation_id}"))
        broken = first_broken_place(lines)
        if broken is not None:
            wrong.append(f"{sender.unit}: the chain is broken at {broken}")
        sent = [line.detail["version"] for line in lines if line.event == "report.submitted"]
        if sent != sorted(set(sent)) or not set(versions) <= set(sent):
            wrong.append(f"{sender.unit}: the journal says that {sent} were submitted")
    sent = Version.objects.count()
    jobs = Counter(DBTaskResult.objects.values_list("task_path", flat=True))
    if not jobs:
        wrong.append("no jobs in the queue")
    return [*wrong, *(f"{count} jobs {path} for {sent} versions" for path, count in jobs.items() if count != sent)]


def _campaign(standing: Organisation, bodies: list[Organisation], organiser: Person) -> Campaign:
    today = local(timezone.now()).date()
    sets = [s.key for s in catalogue().sets]
    sections = tuple(
        CampaignSection(
            key=f"m{n}",
            number=str(n),
            title=f"Mục {n} của đề cương mẫu",
            indicator_set=sets[n - 1] if n <= len(sets) else "",
            closing=n > len(sets),
        )
        for n in range(1, SECTIONS + 1)
    )
    confirmed = ConfirmedCampaign(
        key="do-phut-chot",
        title="Đợt báo cáo mẫu để đo phút chót",
        short_title="Đo phút chót",
        standing_body_id=standing.pk,
        before_policy="day_named",
        sections=sections,
        forms=(ConfirmedForm("commune", tuple(b.pk for b in bodies), today, end_of(today + timedelta(days=30))),),
        receiver="Bộ Nội vụ",
        report_due=start_of(today + timedelta(days=40)),
        legal_bases=(),
        period_from=date(today.year - 1, 1, 1),
        period_to=today,
        simulated=True,
    )
    seats = (Seat(standing.pk, standing.owner_id, Role.ORGANISER),)
    by = Viewer(organiser.pk, organiser.name, seats)
    with transaction.atomic():
        return write_campaign(standing.parent, None, confirmed, by, timezone.now())


def _drafts(campaign: Campaign, chance: random.Random) -> list[Report]:
    at = timezone.now()
    owed = list(campaign.obligations.select_related("campaign", "organisation").order_by("organisation__rank"))
    made = Report.objects.bulk_create((_report(o, chance, at) for o in owed), batch_size=MANY)
    DraftSection.objects.bulk_create(
        (
            DraftSection(report=report, key=f"m{n}", blocks=_blocks(chance), saved_at=at, saved_by="Người Viết Mẫu")
            for report in made
            for n in range(1, SECTIONS + 1)
        ),
        batch_size=MANY,
    )
    broken = blockers(figure_facts(made[0]))
    if broken:
        raise SystemExit(f"the sample figures break a rule: {broken[0].message}")
    return made


def _report(obligation: Obligation, chance: random.Random, at: datetime) -> Report:
    return Report(
        obligation=obligation,
        state=State.AWAITING_APPROVAL,
        values={code: {"value": str(value)} for code, value in figures(chance).items()},
        values_revision=1,
        opened_at=at,
        saved_at=at,
        saved_by="Người Viết Mẫu",
    )


def _blocks(chance: random.Random) -> list[dict[str, str]]:
    return [
        {"kind": "paragraph", "text": " ".join(_sentence(chance) for _ in range(SENTENCES))} for _ in range(PARAGRAPHS)
    ]


def _sentence(chance: random.Random) -> str:
    return (
        f"{chance.choice(VERBS)} {chance.choice(THINGS)} ở {chance.randint(2, 40)} thôn, "
        f"đạt {chance.randint(40, 100)}% kế hoạch, {chance.choice(ENDINGS)}; {chance.choice(VERBS).lower()} "
        f"{chance.choice(THINGS)}."
    )


def _heads(bodies: list[Organisation]) -> list[Person]:
    people = Person.objects.bulk_create(
        (
            Person(sign_in_name=f"lanh-dao-{body.rank}", name=f"Lãnh đạo {body.name}", password=NOBODYS)
            for body in bodies
        ),
        batch_size=MANY,
    )
    Membership.objects.bulk_create(
        (_seat(person, body, Role.HEAD) for person, body in zip(people, bodies, strict=True)), batch_size=MANY
    )
    return people


def _person(name: str, body: Organisation, role: Role) -> Person:
    person = Person.objects.create(sign_in_name=name, name="Người Mẫu", password=NOBODYS)
    _seat(person, body, role).save()
    return person


def _seat(person: Person, body: Organisation, role: Role) -> Membership:
    return Membership(person=person, organisation=body, role=role, post="Chủ tịch", valid_from=date(2025, 7, 1))


def _sender(report: Report, head: Person) -> Sender:
    mark = frozen_draft(report).mark.partition(".")[2]
    return Sender(
        report.obligation.organisation.name, report.obligation_id, head.pk, _session(head), _session(head, PLAIN), mark
    )


def _session(person: Person, backend: str = BACKEND) -> str:
    """Open a session as signing in does, without the wait for the password's hash."""
    store = SessionStore()
    store["_auth_user_id"] = str(person.pk)
    store["_auth_user_backend"] = backend
    store["_auth_user_hash"] = person.get_session_auth_hash()
    store.create()
    return str(store.session_key)


def _body(name: str, kind: str, parent: Organisation | None, rank: int, symbol: str) -> Organisation:
    body = _unsaved(name, kind, parent, rank, symbol, "")
    body.save()
    return body


def _unsaved(
    name: str, kind: str, parent: Organisation | None, rank: int, symbol: str, place_code: str
) -> Organisation:
    return Organisation(
        name=name,
        short_name=name,
        folded=fold(name),
        kind=kind,
        parent=parent,
        rank=rank,
        symbol=symbol,
        place_code=place_code,
        confirmed_at=timezone.now(),
        confirmed_by="Mẫu",
    )
