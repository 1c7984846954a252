"""What an outage does to due moments: each that lay ahead when it began moves by the outage's length."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from tonghop.kernel.errors import NotPossible
from tonghop.kernel.moments import clock, local

LONGEST = timedelta(days=7)


@dataclass(frozen=True)
class OutageTime:
    """From when to when nobody could submit."""

    begins: datetime
    ends: datetime

    @property
    def length(self) -> timedelta:
        """How long it was."""
        return self.ends - self.begins

    def overlaps(self, other: "OutageTime") -> bool:
        """Tell whether both hold at some moment."""
        return self.begins < other.ends and other.begins < self.ends


def check_outage(outage: OutageTime, *, opened_at: datetime, now: datetime, known: tuple[OutageTime, ...]) -> None:
    """Raise NotPossible for one that is empty, too long, not over yet, before the opening, or counted already."""
    if outage.ends <= outage.begins or outage.length > LONGEST:
        raise NotPossible(
            "Thời gian gián đoạn không hợp lý.", advice=f"Kết thúc phải sau bắt đầu và không quá {LONGEST.days} ngày."
        )
    if outage.ends > now:
        raise NotPossible("Gián đoạn chưa kết thúc.", advice="Hãy ghi nhận khi hệ thống đã hoạt động trở lại.")
    if outage.begins < opened_at:
        raise NotPossible(f"Đợt báo cáo mở lúc {clock(opened_at)}.", advice="Chỉ ghi gián đoạn từ sau lúc mở đợt.")
    if any(outage.overlaps(other) for other in known):
        raise NotPossible(
            "Khoảng thời gian này trùng với một lần gián đoạn đã ghi.", advice="Chỉ ghi phần chưa được tính."
        )


def moved_due(due: datetime, outage: OutageTime) -> datetime | None:
    """Return the due moment after the outage; None where it had passed before the outage began."""
    return due + outage.length if outage.begins < due else None


def outage_reason(outage: OutageTime, reason: str) -> str:
    """Return the extension's reason, in words for the unit."""
    begins, ends = local(outage.begins), local(outage.ends)
    return f"Hệ thống gián đoạn từ {begins:%H:%M} ngày {begins:%d/%m} đến {ends:%H:%M} ngày {ends:%d/%m}: {reason}"
