"""Issuing: numbers and days in a register's order (Nghị định 30/2020/NĐ-CP, Điều 15), and the paper that leaves."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from tonghop.documents.render.blocks import Paragraph
from tonghop.documents.render.content import IssueDay, OfficialDocument, Signing
from tonghop.documents.rules.signature_block import signature_block
from tonghop.kernel.errors import NotPossible
from tonghop.kernel.moments import short_date

LETTER = "Công văn"
MOST = 99_999


class Numbering(StrEnum):
    """Where the next number comes from."""

    ENTERED = "entered"
    BY_TYPE = "by_type"
    ONE_RUN = "one_run"


NUMBERINGS = [
    (Numbering.ENTERED.value, "Sổ giữ ở nơi khác: văn thư nhập số đã lấy"),
    (Numbering.BY_TYPE.value, "Sổ giữ tại đây: mỗi loại văn bản một dãy số"),
    (Numbering.ONE_RUN.value, "Sổ giữ tại đây: các loại văn bản chung một dãy số"),
]


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs: name, post, and by what authority ("", TM., KT., TM., KT., TL., TUQ., Q.; Điều 13)."""

    name: str
    post: str
    authority: str = ""


@dataclass(frozen=True, slots=True)
class Last:
    """The last number of a run and its day; a run that has none yet begins at 0."""

    number: int = 0
    day: date | None = None


def type_words(type_name: str) -> str:
    """Return "Báo cáo" of "BÁO CÁO"; a paper whose type has no name is a letter."""
    return type_name.capitalize() or LETTER


def number_text(number: int, symbol: str) -> str:
    """Return "05/BC-UBND": a leading 0 below 10, no spaces (Phụ lục I, II.3)."""
    return f"{number:02d}/{symbol}"


def number_to_give(asked: int | None, last: Last, *, numbering: Numbering) -> int:
    """Return the number that the document takes.

    Where the register is kept here it is the next one; only the first of a run is asked of the clerk, who may
    already have given numbers elsewhere this year. Raises NotPossible for any other number.
    """
    if asked is not None and not 1 <= asked <= MOST:
        raise NotPossible("Số văn bản phải từ 1 đến 99.999.", advice="Hãy sửa số.")
    if numbering == Numbering.ENTERED:
        if asked is None:
            raise NotPossible("Chưa nhập số văn bản.", advice="Hãy lấy số ở sổ văn bản đi của cơ quan rồi nhập.")
        return asked
    if last.number and asked not in {None, last.number + 1}:
        raise NotPossible(
            f"Sổ giữ tại đây đang đến số {last.number:02d}, số tiếp theo là {last.number + 1:02d}.",
            advice="Hãy để trống ô số để lấy số tiếp theo.",
        )
    return asked or last.number + 1


def check_day(day: date, last: Last, *, today: date, numbering: Numbering) -> None:
    """Raise NotPossible for a day to come, of another year, or (register kept here) before the last number's day."""
    if day > today:
        raise NotPossible(f"Ngày ban hành {short_date(day)} chưa đến.", advice="Hãy ghi ngày ký ban hành thực tế.")
    if numbering == Numbering.ENTERED:
        return
    if day.year != today.year:
        raise NotPossible(
            f"Số của năm {day.year} không lấy được nữa: sổ mỗi năm bắt đầu từ số 01 vào ngày 01/01.",
            advice="Hãy ghi ngày ban hành trong năm nay.",
        )
    if last.day and day < last.day:
        raise NotPossible(
            f"Số {last.number:02d} đã ban hành ngày {short_date(last.day)}; số sau không được lùi ngày trước đó.",
            advice=f"Hãy ghi ngày từ {short_date(last.day)}.",
        )


def check_reason(reason: str) -> str:
    """Return the reason, squeezed; raise NotPossible where none is given."""
    if not reason.strip():
        raise NotPossible("Chưa ghi lý do hủy số.", advice="Hãy ghi rõ vì sao số này không dùng.")
    return reason.strip()


def with_signer(paper: OfficialDocument, signer: Signer, recipients: Sequence[str], *, issuer: str) -> OfficialDocument:
    """Return the paper with the signer's block and the recipients decided; NotPossible where one is missing."""
    kept = tuple(line.strip().lstrip("-").strip() for line in recipients if line.strip(" -"))
    if not signer.name.strip() or not signer.post.strip():
        raise NotPossible("Chưa ghi họ tên hoặc chức vụ người ký.", advice="Hãy ghi cả hai.")
    if not kept:
        raise NotPossible("Chưa ghi nơi nhận.", advice="Ít nhất phải có dòng lưu: Lưu: VT.")
    lines, position = signature_block(signer.authority, signer.post.strip(), unit=issuer)
    return replace(paper, signing=Signing(position, signer.name.strip(), lines), recipients=kept)


def issued_paper(paper: OfficialDocument, number: int, day: date, *, replaced: str = "") -> OfficialDocument:
    """Return the paper as it leaves: numbered, dated, no longer a draft; `replaced` names what it stands in for."""
    kind = type_words(paper.type_name)
    told = (Paragraph.of(f"{kind} này thay thế {replaced}."),) if replaced else ()
    return replace(
        paper,
        number=str(number),
        issued=IssueDay(day.year, day.month, day.day),
        body=(*paper.body, *told),
        draft=False,
    )


def named(type_name: str, full_number: str, day: date) -> str:
    """Return "Báo cáo số 05/BC-UBND ngày 08/5/2026": how a document is cited."""
    return f"{type_words(type_name)} số {full_number} ngày {short_date(day)}"
