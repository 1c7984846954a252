"""The ways by which a unit is spoken to outside this system, and what must be written down about it."""

from dataclasses import dataclass
from datetime import datetime

from tonghop.kernel.errors import NotPossible

PHONE, LETTER, VISIT, OTHER = "phone", "letter", "visit", "other"
WAYS = ((PHONE, "Điện thoại"), (LETTER, "Công văn"), (VISIT, "Gặp trực tiếp"), (OTHER, "Cách khác"))


@dataclass(frozen=True, slots=True)
class Spoken:
    """What was said: by which way, to whom, what came of it, when."""

    way: str
    to: str
    note: str
    at: datetime


def check_spoken(spoken: Spoken, *, now: datetime) -> None:
    """Raise NotPossible for an unknown way, nobody named, or a moment that is still to come."""
    if spoken.way not in dict(WAYS):
        raise NotPossible("Chưa chọn cách đôn đốc.", advice="Hãy chọn điện thoại, công văn, gặp trực tiếp hoặc khác.")
    if not spoken.to.strip():
        raise NotPossible("Chưa ghi đã trao đổi với ai.", advice="Hãy ghi họ tên, chức vụ người nhận.")
    if spoken.at > now:
        raise NotPossible("Thời điểm đôn đốc ở tương lai.", advice="Hãy ghi lúc đã trao đổi hoặc đã gửi.")
