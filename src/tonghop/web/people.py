"""People and their accounts: whom one may manage, what a workbook asks for, and the slips that come of it."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.core import signing
from django.db import transaction

from tonghop.documents.render.sheet import Column, ListSheet
from tonghop.documents.render.slips import AccessSlip, render_slips
from tonghop.files.xlsx import read_workbook
from tonghop.kernel.errors import NotPossible
from tonghop.kernel.text import fold
from tonghop.organisations.actions import import_accounts
from tonghop.organisations.models import Membership
from tonghop.organisations.permissions import ROLE_LABELS, Role, Viewer, may_reset_password
from tonghop.organisations.queries import people_within, provinces, seats_by_person
from tonghop.organisations.rules.accounts import (
    COLUMNS,
    NAME,
    POST,
    REQUIRED,
    ROLE,
    SIGN_IN_NAME,
    UNIT,
    AccountProblem,
    AccountRow,
    NewAccount,
    parse_accounts,
)
from tonghop.web.owners import owner_of

_SALT = "tonghop.accounts"
_VALID_SECONDS = 3600


@dataclass(frozen=True)
class PersonLine:
    """One seat on the list of people, and whether the viewer may give its person a new password."""

    seat: Membership
    role: str
    may_reset: bool


def people_for(viewer: Viewer, *, wanted: str, today: date) -> list[PersonLine]:
    """Return the seats of the units one manages; `wanted` filters by unit, person or sign-in name. Two queries."""
    owners = viewer.owners(Role.ORGANISER, Role.ADMINISTRATOR)
    if viewer.is_administrator():
        owners |= {province.pk for province in provinces()}
    rows = list(people_within(owners=owners, bodies=viewer.organisations(Role.HEAD), today=today))
    rows = [row for row in rows if fold(wanted) in fold(f"{row.organisation} {row.person} {row.person.sign_in_name}")]
    seats = seats_by_person({row.person_id for row in rows}, today=today)
    return [
        PersonLine(
            seat=row,
            role=ROLE_LABELS[Role(row.role)],
            may_reset=may_reset_password(viewer, person_id=row.person_id, seats=seats[row.person_id]),
        )
        for row in rows
    ]


_WIDTHS = {UNIT: 34, NAME: 28, POST: 24, ROLE: 34}


def empty_accounts() -> ListSheet:
    """Return the workbook to be filled in: its columns, and the words that each role goes by."""
    columns = tuple(Column(head, _WIDTHS.get(head, 20)) for head in COLUMNS)
    notes = (
        f"Bắt buộc: {', '.join(REQUIRED)}. Để trống {SIGN_IN_NAME} thì hệ thống đặt. Mỗi người một hàng.",
        f"Vai trò là một trong: {'; '.join(ROLE_LABELS.values())}.",
    )
    return ListSheet("Danh sách cấp tài khoản", notes, columns, [("",) * len(columns)])


def accounts_in(data: bytes, name: str) -> tuple[tuple[AccountRow, ...], tuple[AccountProblem, ...]]:
    """Return the accounts that a workbook's first visible sheet asks for, and its problems; Refused passes through."""
    visible = [sheet for sheet in read_workbook(data, name) if not sheet.hidden]
    if not visible:
        raise NotPossible("Tệp không có trang tính nào.", advice="Hãy dùng tệp .xlsx có danh sách tài khoản.")
    return parse_accounts(visible[0].rows)


def sealed(rows: Sequence[AccountRow]) -> str:
    """Return the rows as a field that comes back with the confirmation and that nobody can change on the way."""
    return signing.dumps([asdict(row) for row in rows], salt=_SALT, compress=True)


def unsealed(text: str) -> list[AccountRow]:
    """Return the rows again; NotPossible where they are not ours, or more than an hour old."""
    try:
        return [AccountRow(**row) for row in signing.loads(text, salt=_SALT, max_age=_VALID_SECONDS)]
    except signing.BadSignature as error:
        raise NotPossible("Danh sách đã quá một giờ hoặc đã bị thay đổi.", advice="Hãy tải tệp lên lại.") from error


@transaction.atomic
def slips_for(rows: Sequence[AccountRow], *, address: str, by: Viewer, at: datetime) -> bytes:
    """Make the accounts and return their slips (PDF), the one and only copy of the passwords: both or neither."""
    owner = None if by.is_administrator() else owner_of(by, Role.ORGANISER)
    made = import_accounts(rows, by=by, at=at, owner=owner)
    return render_slips([_slip(account, address) for account in made], at=at)


def _slip(account: NewAccount, address: str) -> AccessSlip:
    return AccessSlip(account.name, account.unit, account.sign_in_name, account.password, address)
