"""The demonstration's accounts: one real workbook, read and imported as an administrator would do it."""

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import xlsxwriter

from tonghop.demo.cast import Part
from tonghop.demo.pools import data_file
from tonghop.demo.unit_files import post_of
from tonghop.demo.unit_profile import UnitProfile, chance, profile_of
from tonghop.files.xlsx import read_workbook
from tonghop.journal.rules import SYSTEM
from tonghop.kernel.moments import local
from tonghop.organisations.actions import change_password, import_accounts
from tonghop.organisations.models import Organisation, Person
from tonghop.organisations.permissions import ROLE_LABELS, Role, Viewer
from tonghop.organisations.queries import viewer_of
from tonghop.organisations.rules.accounts import COLUMNS, NewAccount, parse_accounts

_POSTS = {
    Role.WRITER: "Chuyên viên",
    Role.CLERK: "Văn thư",
    Role.ORGANISER: "Chuyên viên Phòng Xây dựng chính quyền",
    Role.SECTION_LEAD: "Chuyên viên phụ trách mục tổng hợp",
    Role.LEADER: "Phó Chủ tịch UBND tỉnh",
    Role.RECEIVER: "Chuyên viên Vụ Chính quyền địa phương",
    Role.ADMINISTRATOR: "Quản trị hệ thống",
}
SECTION_LEADS = ("Sở Tài chính", "Sở Khoa học và Công nghệ", "Trung tâm Phục vụ hành chính công tỉnh")


@dataclass(frozen=True)
class SignIn:
    """One sign-in to try: whose, with what, and what to look at first."""

    role: str
    name: str
    unit: str
    sign_in_name: str
    password: str
    look: str


def accounts_workbook(rows: Iterable[Sequence[str]]) -> bytes:
    """Return the workbook (.xlsx) of accounts: unit, name, post, role."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    sheet = book.add_worksheet("Tài khoản")
    sheet.write_string(0, 0, "DANH SÁCH ĐỀ NGHỊ CẤP TÀI KHOẢN (dữ liệu mô phỏng)")
    sheet.write_row(2, 0, COLUMNS)
    for line, row in enumerate(rows, 3):
        sheet.write_row(line, 0, row)
    book.close()
    return file.getvalue()


def account_rows(units: Sequence[UnitProfile], cast: Mapping[str, Part], seed: int) -> list[tuple[str, ...]]:
    """Return the rows of everybody who takes part; a unit whose part says so has no account."""
    rows: list[tuple[str, ...]] = []
    for unit in units:
        if cast.get(unit.short_name, Part()).account:
            post = f"{post_of(unit).capitalize()} UBND {unit.kind}" if unit.local else post_of(unit).capitalize()
            rows.append((unit.name, unit.names.head, post, ROLE_LABELS[Role.HEAD]))
            rows.append((unit.name, unit.names.writer, _POSTS[Role.WRITER], ROLE_LABELS[Role.WRITER]))
    named = {unit.name for unit in units}
    wanted = [("Sở Nội vụ", Role.ORGANISER), ("Sở Nội vụ", Role.ORGANISER), ("Sở Nội vụ", Role.CLERK)]
    wanted += [(name, Role.SECTION_LEAD) for name in SECTION_LEADS]
    wanted += [(row["unit"], Role(row["role"])) for row in data_file("dang-nhap")["accounts"]]
    seen = {Role.ORGANISER, Role.SECTION_LEAD, Role.WRITER, Role.HEAD}
    wanted = wanted[:6] + [pair for pair in wanted[6:] if pair[1] not in seen]
    for number, (unit_name, role) in enumerate(wanted):
        if unit_name in named or not unit_name.startswith("UBND xã"):
            rows.append((unit_name, _somebody(seed, number), _POSTS[role], ROLE_LABELS[role]))
    return rows


def make_accounts(data: bytes, *, owner: Organisation, at: datetime) -> list[NewAccount]:
    """Import the workbook; its sheet is read by the same reader as an administrator's."""
    sheet = read_workbook(data, "tai-khoan.xlsx")[0]
    rows, problems = parse_accounts(sheet.rows)
    if problems:
        raise ValueError("; ".join(map(str, problems)))
    return import_accounts(rows, by=SYSTEM, at=at, owner=owner)


def viewers(accounts: Sequence[NewAccount], *, at: datetime) -> dict[tuple[str, str], list[Viewer]]:
    """Return the viewers by unit and role label, in the order of the accounts."""
    people = Person.objects.in_bulk([account.person_id for account in accounts])
    found: dict[tuple[str, str], list[Viewer]] = {}
    for account in accounts:
        viewer = viewer_of(people[account.person_id], today=local(at).date())
        found.setdefault((account.unit, account.role), []).append(viewer)
    return found


def open_sign_ins(accounts: Sequence[NewAccount], *, at: datetime) -> list[SignIn]:
    """Give one account of each role a password that can be read out; return them with what to look at."""
    plan = data_file("dang-nhap")
    opened = []
    for row in plan["accounts"]:
        label = ROLE_LABELS[Role(row["role"])]
        account = next((a for a in accounts if (a.unit, a.role) == (row["unit"], label)), None)
        if account is None:
            continue  # a small cast has not everybody
        person = Person.objects.get(pk=account.person_id)
        viewer = viewer_of(person, today=local(at).date())
        change_password(person, password=plan["password"], by=viewer, at=at)
        opened.append(SignIn(label, account.name, account.unit, account.sign_in_name, plan["password"], row["look"]))
    return opened


def _somebody(seed: int, number: int) -> str:
    name = f"{chance(seed, 'somebody', str(number)).random()}"
    return profile_of(id=0, name=name, short_name=name, symbol="", kind="department", seed=seed).names.writer
