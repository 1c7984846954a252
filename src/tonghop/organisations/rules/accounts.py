"""The workbook of accounts: its columns, its rows as frozen values, and everything wrong with it, by row and column."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from tonghop.kernel.errors import NotPossible
from tonghop.kernel.text import fold, squeeze, strip_marks

UNIT, NAME, POST, ROLE = "Đơn vị", "Họ và tên", "Chức vụ", "Vai trò"
SIGN_IN_NAME, EMAIL, PHONE = "Tên đăng nhập", "Email", "Điện thoại"
COLUMNS = (UNIT, NAME, POST, ROLE, SIGN_IN_NAME, EMAIL, PHONE)
REQUIRED = (UNIT, NAME, ROLE)
MOST_ROWS = 5000
_LONGEST = {UNIT: 200, NAME: 120, POST: 120, SIGN_IN_NAME: 60, EMAIL: 254, PHONE: 20}
_HEADS_WITHIN = 15

_HEADS = {
    UNIT: ("Đơn vị", "Tên đơn vị", "Cơ quan, đơn vị", "Cơ quan", "Đơn vị công tác"),
    NAME: ("Họ và tên", "Họ tên", "Tên"),
    POST: ("Chức vụ", "Chức danh", "Chức vụ, chức danh"),
    ROLE: ("Vai trò", "Vai trò trên hệ thống"),
    SIGN_IN_NAME: ("Tên đăng nhập", "Tài khoản"),
    EMAIL: ("Email", "E-mail", "Thư điện tử", "Địa chỉ thư điện tử"),
    PHONE: ("Điện thoại", "Số điện thoại", "SĐT", "Điện thoại di động"),
}
_COLUMN_OF = {fold(head): column for column, heads in _HEADS.items() for head in heads}

# The code word of each role (permissions.Role), the word that goes into a sign-in name, and what people write.
_ROLES = {
    "writer": ("soanthao", "Cán bộ soạn thảo", "Soạn thảo", "Người soạn thảo", "Chuyên viên soạn thảo"),
    "head": ("lanhdao", "Lãnh đạo đơn vị", "Lãnh đạo", "Thủ trưởng đơn vị", "Người đứng đầu"),
    "clerk": ("vanthu", "Văn thư"),
    "organiser": ("thuongtruc", "Chuyên viên cơ quan thường trực", "Thường trực", "Cơ quan thường trực", "Tổng hợp"),
    "section_lead": ("chutri", "Chuyên viên cơ quan chủ trì mục", "Chủ trì mục", "Chủ trì"),
    "leader": ("lanhdaotinh", "Lãnh đạo tỉnh", "Lãnh đạo UBND tỉnh"),
    "receiver": ("nhanbaocao", "Cơ quan nhận báo cáo", "Nhận báo cáo"),
    "administrator": ("quantri", "Quản trị hệ thống", "Quản trị"),
}
ROLES = frozenset(_ROLES)
_ROLE_OF = {fold(label): role for role, (_, *labels) in _ROLES.items() for label in labels}
_EMAIL = re.compile(r"[^@\s,;]+@[^@\s,;]+\.[^@\s,;]+")
_SIGN_IN_NAME = re.compile(r"[a-z0-9](?:[a-z0-9._-]*[a-z0-9])")


@dataclass(frozen=True, slots=True)
class AccountRow:
    """One account asked for: `row` as the workbook numbers it, `role` as in permissions.Role; blanks are ""."""

    row: int
    unit: str
    name: str
    role: str
    post: str = ""
    sign_in_name: str = ""
    email: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class AccountProblem:
    """What is wrong in one cell: row 0 is the workbook as a whole."""

    row: int
    column: str
    text: str

    def __str__(self) -> str:
        """Say where and what, as shown to the person."""
        where = f"Hàng {self.row}, cột “{self.column}”: " if self.row else ""
        return where + self.text


class AccountsRefused(NotPossible):
    """No account was made, because of these problems."""

    def __init__(self, problems: Sequence[AccountProblem]) -> None:
        """Say the first few in words; `problems` has all."""
        shown = " ".join(str(problem) for problem in problems[:5])
        more = f" (và {len(problems) - 5} lỗi khác)" if len(problems) > 5 else ""  # noqa: PLR2004 - as many as read well
        advice = "Hãy sửa các ô nêu trên rồi nhập lại cả tệp."
        super().__init__(f"Chưa tạo tài khoản nào. {shown}{more}", advice=advice)
        self.problems = tuple(problems)


@dataclass(frozen=True, slots=True)
class NewAccount:
    """An account just made, with the one and only copy of its first password in clear: for its slip, never stored."""

    person_id: int
    sign_in_name: str
    name: str
    unit: str
    post: str
    role: str
    password: str


def parse_accounts(rows: Sequence[Sequence[object]]) -> tuple[tuple[AccountRow, ...], tuple[AccountProblem, ...]]:
    """Return the accounts a sheet asks for, and all its problems; the first of `rows` is row 1 of the sheet.

    The heads may stand in any order in one of the first rows; columns with other heads are passed over.
    """
    start, columns = _find_heads(rows)
    missing = [column for column in REQUIRED if column not in columns]
    if missing:
        named = ", ".join(f"“{column}”" for column in missing)
        return (), (
            AccountProblem(0, missing[0], f"Không thấy cột {named} trong {_HEADS_WITHIN} hàng đầu của trang tính."),
        )
    filled = [(n, row) for n, row in enumerate(rows[start:], start=start + 1) if any(_text(cell) for cell in row)]
    if not filled:
        return (), (AccountProblem(0, UNIT, "Trang tính không có hàng nào dưới hàng tiêu đề."),)
    if len(filled) > MOST_ROWS:
        return (), (AccountProblem(0, UNIT, f"Trang tính có quá {MOST_ROWS} hàng; hãy chia thành nhiều tệp."),)
    accounts = tuple(_account(number, row, columns) for number, row in filled)
    return accounts, problems_in(accounts)


def problems_in(accounts: Sequence[AccountRow]) -> tuple[AccountProblem, ...]:
    """Return what is wrong with the rows in themselves, in their order."""
    problems = [problem for account in accounts for problem in _problems_of(account)]
    return tuple(sorted([*problems, *_repeated(accounts)], key=lambda problem: problem.row))


def check_sign_in_name(name: str) -> None:
    """Raise NotPossible unless a sign-in name has the shape all of them have."""
    if not _SIGN_IN_NAME.fullmatch(name) or len(name) > _LONGEST[SIGN_IN_NAME]:
        raise NotPossible(_bad_sign_in_name(name))


def role_label_known(label: str) -> str | None:
    """Return the role that a label means ("Văn thư" is "clerk"), None where it means none."""
    return _ROLE_OF.get(fold(label))


def sign_in_name_for(unit_short_name: str, role: str, taken: Collection[str]) -> str:
    """Return a free sign-in name made of unit and role: "xabacha.soanthao", then "xabacha.soanthao2"."""
    unit = re.sub(r"[^a-z0-9]", "", strip_marks(unit_short_name).lower())[:40]
    base = f"{unit}.{_ROLES[role][0]}"
    name, number = base, 1
    while name in taken:
        number += 1
        name = f"{base}{number}"
    return name


def _find_heads(rows: Sequence[Sequence[object]]) -> tuple[int, dict[str, int]]:
    """Return how many rows to pass over, and which column stands where, by the row with most known heads."""
    best: tuple[int, dict[str, int]] = (0, {})
    for number, row in enumerate(rows[:_HEADS_WITHIN], start=1):
        found: dict[str, int] = {}
        for place, cell in enumerate(row):
            column = _COLUMN_OF.get(fold(_text(cell)))
            if column:
                found.setdefault(column, place)
        if len(found) > len(best[1]):
            best = number, found
    return best


def _account(number: int, row: Sequence[object], columns: dict[str, int]) -> AccountRow:
    cells = {column: _text(row[place]) if place < len(row) else "" for column, place in columns.items()}
    role = cells[ROLE]
    return AccountRow(
        row=number,
        unit=cells[UNIT],
        name=cells[NAME],
        role=role_label_known(role) or role,
        post=cells.get(POST, ""),
        sign_in_name=cells.get(SIGN_IN_NAME, "").lower(),
        email=cells.get(EMAIL, ""),
        phone=_phone(cells.get(PHONE, "")),
    )


def _problems_of(account: AccountRow) -> list[AccountProblem]:
    cells = {
        UNIT: account.unit,
        NAME: account.name,
        POST: account.post,
        ROLE: account.role,
        SIGN_IN_NAME: account.sign_in_name,
        EMAIL: account.email,
        PHONE: account.phone,
    }
    found = [AccountProblem(account.row, column, "còn trống.") for column in REQUIRED if not cells[column]]
    for column, longest in _LONGEST.items():
        if len(cells[column]) > longest:
            found.append(AccountProblem(account.row, column, f"dài quá {longest} ký tự."))
    if account.role and account.role not in ROLES:
        known = ", ".join(labels[1] for labels in _ROLES.values())
        found.append(AccountProblem(account.row, ROLE, f"không có vai trò “{account.role}”; chỉ có: {known}."))
    if account.sign_in_name and not _SIGN_IN_NAME.fullmatch(account.sign_in_name):
        found.append(AccountProblem(account.row, SIGN_IN_NAME, _bad_sign_in_name(account.sign_in_name)))
    if account.email and not _EMAIL.fullmatch(account.email):
        found.append(AccountProblem(account.row, EMAIL, f"“{account.email}” không phải địa chỉ thư điện tử."))
    return found


def _bad_sign_in_name(name: str) -> str:
    return f"“{name}” không dùng làm tên đăng nhập được: chỉ chữ không dấu, số, dấu chấm, gạch nối, từ 2 đến 60 ký tự."


def _repeated(accounts: Sequence[AccountRow]) -> list[AccountProblem]:
    first: dict[str, int] = {}
    found = []
    for account in accounts:
        name = account.sign_in_name
        if name and first.setdefault(name, account.row) != account.row:
            found.append(AccountProblem(account.row, SIGN_IN_NAME, f"“{name}” đã có ở hàng {first[name]}."))
    return found


def _text(cell: object) -> str:
    """Return a cell as one line of text; a whole number has no ".0"."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return squeeze(str(cell))


def _phone(text: str) -> str:
    """Give a mobile number back the zero that a spreadsheet takes from it."""
    return f"0{text}" if re.fullmatch(r"[1-9]\d{8}", text) else text
