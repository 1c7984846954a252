"""How people sign in: accounts are given by their organisation, nobody signs up."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from django.http import HttpRequest

from tonghop.organisations.models import Person
from tonghop.organisations.queries import signed_in


class Backend(AuthenticationBackend):
    """The library's own; only how it looks up who is signed in differs: every page asks."""

    def get_user(self, user_id: int) -> Person | None:
        """Return the person of the session with their memberships; nobody for an account that is switched off."""
        person = signed_in(user_id)
        return person if person is not None and self.user_can_authenticate(person) else None


class Adapter(DefaultAccountAdapter):
    """Closes sign-up and speaks Vietnamese; one-time codes and OpenID Connect come by the same library later."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": "Tài khoản này đã ngừng sử dụng.",
        "invalid_login": "Tên đăng nhập hoặc mật khẩu chưa đúng.",
        "too_many_login_attempts": "Đã thử sai quá nhiều lần. Xin chờ ít phút rồi thử lại.",
        "username_password_mismatch": "Tên đăng nhập hoặc mật khẩu chưa đúng.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - the library's signature
        """Nobody makes an account for themselves."""
        return False

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Say nothing of the library's own on the next page: that one is signed in is seen there."""
