"""The printed access slip of a new account: its words only; whoever prints it decides how it looks."""

from collections.abc import Iterable
from dataclasses import dataclass

from tonghop.organisations.rules.accounts import NewAccount

TITLE = "PHIẾU CẤP TÀI KHOẢN"
ADVICE = (
    "Mật khẩu này chỉ dùng cho lần đăng nhập đầu tiên; hệ thống sẽ yêu cầu đặt mật khẩu mới.",
    "Giao tận tay người có tên. Sau khi đăng nhập được, hãy hủy phiếu này.",
    "Nếu mất phiếu hoặc quên mật khẩu, lãnh đạo đơn vị hoặc cơ quan thường trực cấp lại.",
)


@dataclass(frozen=True, slots=True)
class AccessSlip:
    """One slip: a title, the unit it goes to, lines of (label, value), and advice to the holder."""

    title: str
    unit: str
    lines: tuple[tuple[str, str], ...]
    advice: tuple[str, ...]


def access_slips(accounts: Iterable[NewAccount], *, address: str) -> tuple[AccessSlip, ...]:
    """Return a slip for each new account, in the order given; `address` is where one signs in.

    Only what `import_accounts` has just returned can be printed: the passwords are stored nowhere.
    """
    return tuple(AccessSlip(TITLE, account.unit, _lines(account, address), ADVICE) for account in accounts)


def _lines(account: NewAccount, address: str) -> tuple[tuple[str, str], ...]:
    lines = (
        ("Họ và tên", account.name),
        ("Chức vụ", account.post),
        ("Vai trò", account.role),
        ("Địa chỉ", address),
        ("Tên đăng nhập", account.sign_in_name),
        ("Mật khẩu lần đầu", account.password),
    )
    return tuple((label, value) for label, value in lines if value)
