"""What may be written into a draft, and what somebody is told whose text meets another's."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from tonghop.kernel.errors import NotPossible
from tonghop.kernel.moments import clock
from tonghop.kernel.text import squeeze

MAX_EXPLANATION = 1_000


class Conflict(NotPossible):
    """Somebody else saved in between: carries theirs, so that nothing is overwritten unseen.

    `theirs` is their blocks (a section) or their figures; `revision` is what a new save must be written on.
    """

    theirs: Sequence[Any] | Mapping[str, Any] = ()
    revision: int = 0
    saved_by: str = ""
    saved_at: datetime | None = None

    @classmethod
    def of_text(cls, blocks: Sequence[Any], *, revision: int, saved_by: str, saved_at: datetime) -> "Conflict":
        """Return the conflict about one section's text."""
        return cls._with("Mục này", blocks, (revision, saved_by, saved_at))

    @classmethod
    def of_values(cls, values: Mapping[str, Any], *, revision: int, saved_by: str, saved_at: datetime) -> "Conflict":
        """Return the conflict about the table of figures."""
        return cls._with("Biểu số liệu", values, (revision, saved_by, saved_at))

    @classmethod
    def _with(
        cls, what: str, theirs: Sequence[Any] | Mapping[str, Any], saved: tuple[int, str, datetime]
    ) -> "Conflict":
        conflict = cls(
            f"{what} vừa được {saved[1]} lưu lúc {clock(saved[2])}, sau khi anh/chị mở trang.",
            advice="Hãy xem nội dung mới bên cạnh, ghép hai bản rồi lưu lại; chữ anh/chị đã gõ vẫn còn trên trang.",
        )
        conflict.theirs = theirs
        conflict.revision, conflict.saved_by, conflict.saved_at = saved
        return conflict


def check_section_key(key: str, allowed: Collection[str]) -> None:
    """Raise NotPossible for a section that this body does not answer."""
    if key not in allowed:
        raise NotPossible(
            f"Đơn vị không phải báo cáo mục “{key}”.", advice="Hãy tải lại trang để xem các mục của đơn vị."
        )


def check_explanation(rule_id: str, text: str, rule_ids: Collection[str]) -> str:
    """Return the tidied explanation; raise NotPossible for a rule that is not the form's, or an endless text."""
    if rule_id not in rule_ids:
        raise NotPossible(
            f"Biểu của đơn vị không có quy tắc “{rule_id}”.", advice="Hãy tải lại trang để xem các quy tắc số liệu."
        )
    return checked_words(text)


def checked_words(text: str) -> str:
    """Return the tidied words of an explanation; raise NotPossible where they are endless."""
    words = squeeze(text)
    if len(words) > MAX_EXPLANATION:
        raise NotPossible(f"Thuyết minh dài quá {MAX_EXPLANATION} chữ cái.", advice="Hãy viết gọn lại.")
    return words
