"""What may be written into a draft, and what somebody is told whose text meets another's."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from tonghop.kernel.errors import NotPossible
from tonghop.kernel.moments import clock
from tonghop.kernel.text import squeeze

MAX_EXPLANATION = 1_000


class Conflict(NotPossible):
    """Somebody else saved in between: carries theirs, so that nothing is overwritten unseen.

    `theirs` is their blocks, where it is about a section, `words` their explanation, where it is about one; `revision`
    is what a new save must be written on.
    """

    theirs: Sequence[Any] = ()
    words: str = ""
    revision: int = 0
    saved_by: str = ""
    saved_at: datetime | None = None

    @classmethod
    def of_text(cls, blocks: Sequence[Any], *, revision: int, saved_by: str, saved_at: datetime) -> "Conflict":
        """Return the conflict about one section's text."""
        conflict = cls(
            f"Mục này vừa được {saved_by} lưu lúc {clock(saved_at)}, sau khi anh/chị mở trang.",
            advice="Hãy xem nội dung mới dưới đây, ghép hai bản rồi lưu lại; chữ anh/chị đã gõ vẫn còn trên trang.",
        )
        conflict.theirs = blocks
        conflict.revision, conflict.saved_by, conflict.saved_at = revision, saved_by, saved_at
        return conflict

    @classmethod
    def of_words(cls, words: str) -> "Conflict":
        """Return the conflict about an explanation, of a broken rule or of a finding."""
        said = f"đã ghi: “{words}”" if words else "đã bỏ lời thuyết minh này"
        conflict = cls(f"Người khác {said}. Lời anh/chị ghi chưa được lưu.")
        conflict.words = words
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
