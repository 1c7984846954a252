"""A confirmed campaign in the tree of `plan_samples`, and a strategy for any such campaign."""

from datetime import date, timedelta

from hypothesis import strategies as st
from plan_samples import TREE

from tonghop.campaigns.rules.dues import due_moment
from tonghop.campaigns.rules.facts import CampaignSection, CampaignTask, ConfirmedCampaign, ConfirmedForm, SectionPoint
from tonghop.campaigns.rules.portable_words import DUE_KINDS, PURPOSES
from tonghop.campaigns.rules.tasks import lead_ids
from tonghop.kernel.moments import end_of, start_of
from tonghop.kernel.text import nfc
from tonghop.plans.rules.facts import LegalBasis

NAMES = {body.id: body.name for body in TREE.bodies}
DEPARTMENTS = [body.id for body in TREE.bodies if body.form == "department"]


def task(ref, title, *leads, **more):
    return CampaignTask(ref, title, leads, lead_ids(leads, TREE), **more)


SAMPLE = ConfirmedCampaign(
    key="lao-cai-so-ket-2026",
    title="Tổ chức sơ kết năm 2026 theo Quyết định 706/QĐ-TTg ngày 21/4/2026, giai đoạn 2026-2030",
    short_title="Sơ kết năm 2026",
    standing_body_id=21,
    before_policy="day_before",
    sections=(
        CampaignSection(
            "1", "1", "Về tổ chức bộ máy: kết quả năm 2026", "results", (SectionPoint("a", "Kết quả sắp xếp."),), 21,
            "Sở Nội vụ", (23,), "bo-may",
        ),
        CampaignSection("2", "2", "Nhiệm vụ sở, ngành", for_communes=False, lead_id=22, lead_name="Sở Tài chính"),
        CampaignSection("hc", "3", "Hạn chế", "difficulties", closing=True, required=False),
    ),
    forms=(
        ConfirmedForm("commune", (11, 12, 13), date(2026, 5, 8), due_moment(date(2026, 5, 8), "day_before"),
                      end_of(date(2026, 5, 13))),
        ConfirmedForm("department", (21, 22, 23), date(2026, 5, 8), end_of(date(2026, 5, 8))),
    ),
    receiver="Bộ Nội vụ",
    report_due=start_of(date(2026, 5, 15)) + timedelta(hours=15),
    legal_bases=(LegalBasis("706/QĐ-TTg", date(2026, 4, 21), "Thủ tướng Chính phủ", "Quyết định số 706/QĐ-TTg"),),
    period_from=date(2025, 7, 1),
    period_to=date(2026, 4, 30),
    exempt=((12, "Đang sáp nhập: chờ hướng dẫn"),),
    simulated=True,
    tasks=(
        task("I.1", "Sắp xếp bộ máy", "Sở Nội vụ", coordinators=("Sở Tài chính",), due_kind="before",
             due_day=date(2026, 5, 8), due_text="Trước ngày 08/5/2026", section_key="1", origin="proposed"),
        task("I.2", "Theo dõi", "UBND các xã, phường", due_kind="recurring", due_text="Hằng quý", origin="corrected"),
    ),
)  # fmt: skip

_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40).map(nfc)
_SAID = _TEXT.filter(lambda text: text.strip() != "")
_DAYS = st.dates(date(2001, 1, 1), date(2098, 12, 31))
_ENDS = st.one_of(_DAYS.map(end_of), st.tuples(_DAYS, st.integers(1, 1439)).map(lambda p: start_of(p[0]) + timedelta(minutes=p[1])))  # fmt: skip
_MAYBE = st.one_of(st.none(), st.sampled_from(DEPARTMENTS))


def _section(number):
    return st.builds(
        CampaignSection,
        key=st.just(f"m{number}"),
        number=_TEXT,
        title=_SAID,
        purpose=st.sampled_from(sorted(PURPOSES.values())),
        points=st.lists(st.builds(SectionPoint, _TEXT, _TEXT), max_size=2).map(tuple),
        partner_ids=st.lists(st.sampled_from(DEPARTMENTS), unique=True, max_size=2).map(tuple),
        indicator_set=_TEXT,
        for_communes=st.booleans(),
        closing=st.booleans(),
        required=st.booleans(),
    ).flatmap(_led)


def _led(section):
    return _MAYBE.map(lambda lead: _with_lead(section, lead))


def _with_lead(section, lead):
    return CampaignSection(**{**vars(section), "lead_id": lead, "lead_name": NAMES.get(lead, "")})


def _form(form):
    ids = [body.id for body in TREE.bodies if body.form == form]
    chosen = st.lists(st.sampled_from(ids), unique=True).map(tuple)
    return st.builds(ConfirmedForm, st.just(form), chosen, _DAYS, _ENDS, st.one_of(st.none(), _ENDS))


_LEADS = st.lists(st.one_of(_TEXT, st.sampled_from([*NAMES.values(), "UBND các xã, phường"])), max_size=3).map(tuple)
_TASKS = st.builds(
    CampaignTask,
    ref=_TEXT,
    title=_SAID,
    leads=_LEADS,
    coordinators=st.lists(_TEXT, max_size=2).map(tuple),
    due_kind=st.sampled_from(sorted(DUE_KINDS.values())),
    due_day=st.one_of(st.none(), _DAYS),
    due_text=_TEXT,
    section_key=_TEXT,
    origin=st.sampled_from(["plan", "proposed", "corrected"]),
).map(lambda t: CampaignTask(**{**vars(t), "lead_ids": lead_ids(t.leads, TREE)}))
CAMPAIGNS = st.builds(
    ConfirmedCampaign,
    key=st.from_regex(r"[a-z0-9][a-z0-9-]{0,20}", fullmatch=True),
    title=_SAID,
    short_title=_SAID,
    standing_body_id=st.sampled_from(DEPARTMENTS),
    before_policy=st.sampled_from(["day_before", "day_named"]),
    sections=st.integers(0, 2).flatmap(lambda n: st.tuples(*map(_section, range(n)))),
    forms=st.tuples(_form("commune"), _form("department")),
    receiver=_TEXT,
    report_due=st.one_of(st.none(), _ENDS),
    legal_bases=st.lists(
        st.builds(LegalBasis, _TEXT, st.one_of(st.none(), _DAYS), st.one_of(st.none(), _SAID), _TEXT), max_size=2
    ).map(tuple),
    period_from=st.one_of(st.none(), _DAYS),
    period_to=st.one_of(st.none(), _DAYS),
    exempt=st.dictionaries(st.sampled_from(sorted(NAMES)), _SAID, max_size=2).map(lambda d: tuple(sorted(d.items()))),
    simulated=st.booleans(),
    corrections=st.just(()),
    tasks=st.lists(_TASKS, max_size=2).map(tuple),
)
