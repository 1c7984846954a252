"""What messages say: one digest a person, one line an obligation; plain text in administrative Vietnamese."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from tonghop.kernel.moments import due_text, last_day, local
from tonghop.kernel.working_days import Edited, working_days_after

LONGEST_SUBJECT = 150
_SIGNED = "Thư do hệ thống tổng hợp báo cáo gửi tự động; đề nghị không trả lời vào địa chỉ này."


@dataclass(frozen=True, slots=True)
class Line:
    """One obligation in a message: whose, of which campaign, due when, how it stands, where it is opened."""

    unit: str
    campaign: str
    due: datetime
    state: str
    address: str


def time_left(due: datetime, now: datetime, edited: Edited) -> str:
    """Return "còn 2 ngày làm việc", "hết hạn trong hôm nay" or "đã quá hạn 1 ngày"."""
    today, last = local(now).date(), last_day(due)
    if now >= due:
        days = (today - last).days
        return f"đã quá hạn {days} ngày" if days > 0 else "đã quá hạn"
    if today == last:
        return "hết hạn trong hôm nay"
    left = working_days_after(today, last, edited)
    return f"còn {left} ngày làm việc" if left else "không còn ngày làm việc nào trước hạn"


def reminder_subject(lines: Sequence[Line], now: datetime, edited: Edited) -> str:
    """Return the subject of a digest: for one obligation what is left, for several how many there are."""
    if len(lines) == 1:
        text = f"Nhắc nộp báo cáo ({time_left(lines[0].due, now, edited)}): {lines[0].campaign}"
    else:
        text = f"Nhắc nộp báo cáo: {len(lines)} báo cáo chưa nộp"
    return text if len(text) <= LONGEST_SUBJECT else f"{text[: LONGEST_SUBJECT - 1].rstrip()}…"


def reminder_text(name: str, lines: Sequence[Line], now: datetime, edited: Edited) -> str:
    """Return the digest's text: who is spoken to, then each obligation with due moment, state and address."""
    told = []
    for number, line in enumerate(lines, start=1):
        told += [
            f"{number}. {line.unit}: {line.campaign}",
            f"   Hạn nộp: {due_text(line.due)} ({time_left(line.due, now, edited)}).",
            f"   Tình trạng: {line.state}. Mở báo cáo: {line.address}",
        ]
    head = f"Kính gửi: {name}"
    intro = f"Đến {local(now):%H:%M} ngày {local(now):%d/%m/%Y}, báo cáo sau đây chưa được nộp:"
    return "\n".join([head, "", intro, "", *told, "", _closing(), "", _SIGNED, ""])


def extension_subject(campaign: str) -> str:
    """Return the subject of the notice of a due moment that moved."""
    return f"Thay đổi hạn nộp báo cáo: {campaign}"[:LONGEST_SUBJECT]


def extension_text(name: str, line: Line, reason: str) -> str:
    """Return the notice that a due moment moved, and why."""
    told = [
        f"Hạn nộp báo cáo của {line.unit} trong đợt “{line.campaign}” nay là {due_text(line.due)}.",
        f"Lý do: {reason.rstrip('.')}.",
        f"Mở báo cáo: {line.address}",
    ]
    return "\n".join([f"Kính gửi: {name}", "", *told, "", _SIGNED, ""])


@dataclass(frozen=True, slots=True)
class Answer:
    """What was said about a difficulty: which, by whom, what was done, in which words, by which paper ("" for none)."""

    difficulty: str
    by: str
    deed: str
    text: str
    document: str = ""


def answer_subject(answer: Answer) -> str:
    """Return the subject of the notice that a difficulty was answered."""
    return f"Vướng mắc {answer.difficulty}: {answer.deed}"[:LONGEST_SUBJECT]


def answer_text(name: str, line: Line, answer: Answer) -> str:
    """Return the notice of what was said about the unit's difficulty."""
    paper = f" (văn bản {answer.document})" if answer.document else ""
    told = [
        f"{answer.by} {answer.deed} đối với vướng mắc {answer.difficulty} mà {line.unit} đã phản ánh{paper}:",
        "",
        answer.text,
        "",
        f"Xem và phản hồi: {line.address}",
    ]
    return "\n".join([f"Kính gửi: {name}", "", *told, "", _SIGNED, ""])


def _closing() -> str:
    return "Nếu báo cáo đã gửi qua đường khác, đề nghị liên hệ cơ quan thường trực của đợt báo cáo để được ghi nhận."
