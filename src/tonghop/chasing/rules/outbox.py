"""The states of a message, the pauses between attempts, and how long a message is worth sending."""

from datetime import timedelta
from enum import StrEnum

from tonghop.kernel.errors import NotPossible


class MessageState(StrEnum):
    """Where a message stands; `SENDING` is claimed by a worker that has not yet said how it went."""

    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    REFUSED = "refused"
    UNKNOWN = "unknown"
    DROPPED = "dropped"


STATE_LABELS = {
    MessageState.WAITING: "Chờ gửi",
    MessageState.SENDING: "Đang gửi",
    MessageState.SENT: "Đã gửi",
    MessageState.REFUSED: "Địa chỉ bị từ chối",
    MessageState.UNKNOWN: "Không rõ đã gửi",
    MessageState.DROPPED: "Không gửi nữa",
}
_PAUSES = tuple(timedelta(minutes=m) for m in (1, 5, 15, 60, 120, 240))
WORTH_SENDING = {"reminder": timedelta(hours=24), "notice": timedelta(hours=72)}
"""How long after it was written a message still says something useful."""


def pause_after(attempts: int) -> timedelta:
    """Return how long to wait after so many attempts that failed for the time being."""
    return _PAUSES[min(attempts, len(_PAUSES)) - 1]


def check_undecided(state: str) -> None:
    """Raise NotPossible unless a person must decide whether the message went out."""
    if state != MessageState.UNKNOWN:
        raise NotPossible(
            f"Thư này đang ở trạng thái “{STATE_LABELS[MessageState(state)]}”, không có gì phải quyết định.",
            advice="Hãy tải lại trang để xem trạng thái mới nhất.",
        )
