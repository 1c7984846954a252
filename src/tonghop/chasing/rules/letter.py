"""The chasing letter: an official letter of the standing body with the list of late units as its annex."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from tonghop.documents.render.content import (
    Appendix,
    HeadCell,
    IssueDay,
    Item,
    OfficialDocument,
    Paragraph,
    Signing,
    Table,
)
from tonghop.documents.rules.frame import place_of, subject_of
from tonghop.kernel.errors import NotPossible
from tonghop.kernel.moments import due_text, end_of, local, long_date, short_date, weekday
from tonghop.kernel.numbers import format_count

_HEAD = ("STT", "Đơn vị", "Hạn nộp", "Tình trạng", "Nội dung còn thiếu")
_WIDTHS = (1.0, 4.6, 3.6, 2.8, 4.4)
_UNIT = re.compile(r"[A-ZĐ0-9][A-ZĐa-zđ0-9&-]{0,11}")


@dataclass(frozen=True, slots=True)
class LateUnit:
    """One line of the annex."""

    obligation_id: int
    name: str
    is_local: bool
    due: datetime
    state: str
    missing: str


@dataclass(frozen=True, slots=True)
class Asking:
    """Who asks, about what: the campaign's standing body, its owner, the plan it follows."""

    standing_body: str
    symbol: str
    owner: str
    campaign_title: str
    plan: str
    simulated: bool


@dataclass(frozen=True, slots=True)
class Wish:
    """What the officer decides: until the end of which day, which section drafts (its sign), who signs, by name."""

    until: date
    drafting_unit: str
    position: str
    signer: str = ""


def check_wish(wish: Wish, *, now: datetime, late: Sequence[LateUnit]) -> None:
    """Raise NotPossible where nobody is late, the new day has passed, or the letter could not be numbered or signed."""
    if not late:
        raise NotPossible("Không có đơn vị nào quá hạn, chưa cần công văn đôn đốc.", advice="Hãy xem bảng theo dõi.")
    if end_of(wish.until) <= now:
        raise NotPossible("Thời hạn nêu trong công văn đã qua.", advice="Hãy chọn một ngày chưa qua.")
    if not _UNIT.fullmatch(wish.drafting_unit):
        raise NotPossible(
            f"“{wish.drafting_unit[:20]}” không phải chữ viết tắt của đơn vị soạn thảo.",
            advice="Hãy ghi chữ viết tắt, bắt đầu bằng chữ in hoa, ví dụ VP, XDCQ hoặc NgV.",
        )
    if not wish.position.strip():
        raise NotPossible("Chưa ghi chức vụ người ký.", advice="Ví dụ: GIÁM ĐỐC, hoặc KT. GIÁM ĐỐC.")


def letter(asking: Asking, late: Sequence[LateUnit], wish: Wish, *, at: datetime) -> OfficialDocument:
    """Return the letter as a draft: number and day are left for the clerk (Nghị định 30/2020, mẫu 1.5)."""
    here = local(at)
    return OfficialDocument(
        type_name="",
        subject=f"đôn đốc gửi báo cáo {_lower(subject_of(asking.campaign_title))}",
        issuer=asking.standing_body,
        owner_body=asking.owner,
        issuer_in_text=asking.standing_body,
        symbol=f"{asking.symbol}-{wish.drafting_unit}",
        place=place_of(asking.owner),
        issued=IssueDay(here.year, here.month),
        signing=_signing(wish),
        addressees=("Các cơ quan, đơn vị, địa phương có tên tại Phụ lục",),
        body=tuple(_body(asking, late, wish, here)),
        closing=f"{asking.standing_body} đề nghị các cơ quan, đơn vị, địa phương phối hợp thực hiện",
        recipients=("Như trên", f"{asking.owner} (để báo cáo)", f"Lưu: VT, {wish.drafting_unit}"),
        appendices=(Appendix("Danh sách đơn vị quá hạn chưa nộp báo cáo", (_table(late),)),),
        draft=True,
        simulated=asking.simulated,
    )


def _body(asking: Asking, late: Sequence[LateUnit], wish: Wish, here: datetime) -> list[Paragraph | Item]:
    communes = sum(unit.is_local for unit in late)
    others = len(late) - communes
    kinds = [
        f"{format_count(number)} {words}"
        for number, words in ((communes, "xã, phường, đặc khu"), (others, "sở, ban, ngành"))
        if number
    ]
    moment = f"{here:%H:%M} {long_date(here.date())}"
    until = f"{weekday(wish.until)}, ngày {short_date(wish.until)}"
    what = _lower(subject_of(asking.campaign_title))
    return [
        Paragraph.of(
            f"Thực hiện {asking.plan or 'kế hoạch của ' + asking.owner} về việc {what}, {asking.standing_body} "
            f"được giao theo dõi, đôn đốc và tổng hợp báo cáo của các cơ quan, đơn vị, địa phương."
        ),
        Paragraph.of(
            f"Tính đến {moment}, còn {format_count(len(late))} đơn vị đã quá hạn mà chưa nộp báo cáo, "
            f"gồm {' và '.join(kinds)} (danh sách tại Phụ lục kèm theo). {asking.standing_body} đề nghị:"
        ),
        Item.of(
            f"Người đứng đầu các đơn vị có tên tại Phụ lục chỉ đạo hoàn thành, ký duyệt và nộp báo cáo trên "
            f"hệ thống, chậm nhất hết {until}."
        ),
        Item.of(
            f"Đơn vị đã gửi báo cáo bằng đường khác thông báo số, ngày văn bản cho {asking.standing_body} để ghi nhận."
        ),
        Item.of(f"Đơn vị gặp khó khăn, vướng mắc phản ánh ngay về {asking.standing_body} để được hướng dẫn, xử lý."),
    ]


def _table(late: Sequence[LateUnit]) -> Table:
    rows = tuple(
        (str(number), unit.name, due_text(unit.due), unit.state, unit.missing)
        for number, unit in enumerate(late, start=1)
    )
    return Table((tuple(HeadCell(head) for head in _HEAD),), rows, _WIDTHS, centred_columns=frozenset({0}))


def _signing(wish: Wish) -> Signing:
    """Return the signing block: "KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC" is given on one line with a stroke."""
    *above, position = (part.strip().upper() for part in wish.position.split("/"))
    return Signing(position, wish.signer.strip(), tuple(above))


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
