"""Small worlds for tests: a province with bodies and people, its plan, and a campaign opened from it.

`make_province()` makes the bodies, `person_in` and `viewer_in` the people, `open_campaign` the rest.
"""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from itertools import count

from tonghop.campaigns import actions
from tonghop.campaigns.models import Campaign, Obligation
from tonghop.campaigns.rules.dues import due_moment
from tonghop.campaigns.rules.facts import CampaignSection, ConfirmedCampaign, ConfirmedForm, SectionPoint
from tonghop.kernel.hashing import sha256
from tonghop.kernel.moments import VIETNAM, start_of
from tonghop.kernel.text import fold
from tonghop.organisations.models import Membership, Organisation, Person
from tonghop.organisations.permissions import ROLE_LABELS, Role, Seat, Viewer
from tonghop.plans.models import Plan
from tonghop.plans.rules.facts import DocumentHead, LegalBasis, Reading
from tonghop.reports.actions import attach_file

COMMUNES = ("Bắc Hà", "Bảo Nhai", "Cốc Lầu", "Tả Củ Tỷ", "Bản Liền", "Lùng Phình")
DEPARTMENTS = ("Sở Nội vụ", "Sở Tài chính", "Sở Xây dựng", "Sở Tư pháp", "Sở Y tế")
OPENED_AT = datetime(2026, 5, 4, 16, 0, tzinfo=VIETNAM)
NAMED_DAY = date(2026, 5, 8)
SEATED_FROM = date(2025, 7, 1)
_numbers = count(1)


@dataclass
class Province:
    """The owner and its bodies; `departments[0]` is the standing body (Sở Nội vụ)."""

    owner: Organisation
    communes: list[Organisation] = field(default_factory=list)
    departments: list[Organisation] = field(default_factory=list)

    @property
    def standing_body(self) -> Organisation:
        return self.departments[0]


def make_organisation(name: str, kind: str, *, parent: Organisation | None = None, rank: int = 1, short: str = ""):
    short = short or name
    return Organisation.objects.create(
        name=name,
        short_name=short,
        folded=fold(f"{name} {short}"),
        kind=kind,
        parent=parent,
        rank=rank,
        symbol="".join(word[0] for word in fold(name).upper().split())[:20],
        confirmed_at=OPENED_AT,
        confirmed_by="Kiểm thử",
    )


def make_province(*, communes: int = 3, departments: int = 2, name: str = "Lào Cai") -> Province:
    """A province's committee with `communes` communes and `departments` departments under it, all confirmed."""
    owner = make_organisation(f"UBND tỉnh {name}", "province", short=f"Tỉnh {name}")
    return Province(
        owner,
        [
            make_organisation(f"UBND xã {place}", "commune", parent=owner, rank=n, short=f"Xã {place}")
            for n, place in enumerate(COMMUNES[:communes], start=1)
        ],
        [
            make_organisation(body, "department", parent=owner, rank=n)
            for n, body in enumerate(DEPARTMENTS[:departments], start=1)
        ],
    )


def person_in(organisation: Organisation, role: Role, *, name: str = "", post: str = "", since: date = SEATED_FROM):
    """A person with one membership; the password is "mat-khau-kiem-thu"."""
    number = next(_numbers)
    person = Person.objects.create_user(
        f"nguoi-{number}", "mat-khau-kiem-thu", name=name or f"{ROLE_LABELS[role]} {number}"
    )
    Membership.objects.create(
        person=person, organisation=organisation, role=role, post=post or ROLE_LABELS[role], valid_from=since
    )
    return person


def viewer_of(person: Person) -> Viewer:
    """The viewer with every seat of the person, read from the memberships as they stand."""
    memberships = person.memberships.select_related("organisation")
    seats = (Seat(m.organisation_id, m.organisation.owner_id, Role(m.role), m.post) for m in memberships)
    return Viewer(person.pk, person.name, tuple(seats))


def viewer_in(organisation: Organisation, role: Role, **kwargs) -> Viewer:
    """A new person with that role there, as a viewer."""
    return viewer_of(person_in(organisation, role, **kwargs))


def make_plan(province: Province, *, number: str = "197/KH-UBND") -> Plan:
    """A stored plan with a small reading of its own."""
    text = f"KẾ HOẠCH\nSơ kết 01 năm vận hành chính quyền địa phương 02 cấp ({number}, {next(_numbers)})"
    title = "Tổ chức sơ kết 01 năm vận hành chính quyền địa phương 02 cấp"
    head = DocumentHead(type="Kế hoạch", number=number, issued_on=date(2026, 5, 4), title=title)
    return Plan.objects.create(
        owner=province.owner,
        number=number,
        issued_on=head.issued_on,
        title=title,
        file_name="ke-hoach.txt",
        content=text.encode(),
        sha256=sha256(text.encode()),
        text=text,
        reading=Reading(document=head, text=text).as_json(),
        read_at=OPENED_AT,
        read_by="Kiểm thử",
    )


def sections_for(province: Province) -> tuple[CampaignSection, ...]:
    """An outline of five sections: two of results with figures (the second led by department 2), three closing."""
    second = province.departments[1] if len(province.departments) > 1 else province.standing_body
    return (
        CampaignSection(
            "1",
            "1",
            "Về tổ chức bộ máy và nhân sự",
            points=(SectionPoint("a", "Kết quả sắp xếp."), SectionPoint("b", "Bố trí đội ngũ.")),
            lead_id=province.standing_body.pk,
            lead_name=province.standing_body.name,
            indicator_set="bo-may",
        ),
        CampaignSection(
            "2", "2", "Về thủ tục hành chính", lead_id=second.pk, lead_name=second.name, indicator_set="tthc"
        ),
        CampaignSection("3", "3", "Nhiệm vụ, giải pháp trong thời gian tới", purpose="tasks", closing=True),
        CampaignSection("hc", "4", "Hạn chế, khó khăn, vướng mắc", purpose="difficulties", closing=True),
        CampaignSection("kn", "5", "Kiến nghị, đề xuất", purpose="recommendations", closing=True),
    )


def confirmed_campaign(province: Province, *, key: str = "so-ket-01-nam", **changes) -> ConfirmedCampaign:
    """What an operator of the standing body would confirm: everyone reports before 08/5/2026."""
    due = due_moment(NAMED_DAY, "day_before")
    forms = (
        ConfirmedForm("commune", tuple(c.pk for c in province.communes), NAMED_DAY, due),
        ConfirmedForm("department", tuple(d.pk for d in province.departments), NAMED_DAY, due),
    )
    confirmed = ConfirmedCampaign(
        key=key,
        title="Tổ chức sơ kết 01 năm vận hành chính quyền địa phương 02 cấp",
        short_title="Sơ kết 01 năm chính quyền địa phương 02 cấp",
        standing_body_id=province.standing_body.pk,
        before_policy="day_before",
        sections=sections_for(province),
        forms=forms,
        receiver="Bộ Nội vụ",
        report_due=start_of(date(2026, 5, 15)),
        legal_bases=(LegalBasis("706/QĐ-TTg", date(2026, 4, 21), "Thủ tướng Chính phủ", "Quyết định số 706/QĐ-TTg"),),
        period_from=date(2025, 7, 1),
        period_to=date(2026, 4, 30),
        simulated=True,
    )
    return replace(confirmed, **changes)


def open_campaign(province: Province, *, at: datetime = OPENED_AT, plan: Plan | None = None, **changes) -> Campaign:
    """A campaign opened through the action by a new organiser; `changes` go into the confirmed campaign."""
    organiser = viewer_in(province.standing_body, Role.ORGANISER)
    confirmed = confirmed_campaign(province, **changes)
    return actions.open_campaign(plan or make_plan(province), confirmed=confirmed, by=organiser, at=at)


def attach_original(report, *, by: Viewer, at: datetime) -> None:
    """The unit's own signed paper, scanned, beside a report that is filed on its behalf."""
    data = b"%PDF-1.7 ban goc co chu ky"
    attach_file(report, file_name="ban-goc.pdf", data=data, by=by, at=at)


def obligation_of(campaign: Campaign, organisation: Organisation) -> Obligation:
    return Obligation.objects.select_related("campaign", "organisation").get(
        campaign=campaign, organisation=organisation
    )
