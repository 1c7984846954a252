"""What must hold of a confirmed campaign before it can be opened; each refusal says what and where."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TypeVar

from tonghop.campaigns.rules.facts import ConfirmedCampaign, OwnerTree
from tonghop.kernel.errors import NotPossible
from tonghop.kernel.moments import due_text

T = TypeVar("T")
PURPOSES = frozenset({"results", "tasks", "difficulties", "causes", "lessons", "recommendations"})
_KEY = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")
_SECTION_KEY = re.compile(r"[A-Za-z0-9_-]{1,20}")
_ADVICE = "Hãy sửa trên trang xác nhận kế hoạch rồi mở lại."


def check_can_open(confirmed: ConfirmedCampaign, *, tree: OwnerTree, set_keys: frozenset[str]) -> None:
    """Raise NotPossible naming everything that keeps this campaign from being opened."""
    problems = [
        *_problems_of_names(confirmed),
        *_problems_of_lengths(confirmed),
        *_problems_of_sections(confirmed, set_keys),
        *_problems_of_bodies(confirmed, tree),
        *_problems_of_tasks(confirmed),
    ]
    if problems:
        raise NotPossible("Chưa mở được đợt báo cáo: " + "; ".join(problems) + ".", advice=_ADVICE)


def _problems_of_names(confirmed: ConfirmedCampaign) -> Iterator[str]:
    if not _KEY.fullmatch(confirmed.key):
        yield f"mã đợt “{confirmed.key}” chỉ được gồm chữ thường không dấu, chữ số và dấu gạch nối, tối đa 60 ký tự"
    if not confirmed.title.strip() or not confirmed.short_title.strip():
        yield "chưa có tên đợt"
    period_from, period_to = confirmed.period_from, confirmed.period_to
    if period_from and period_to and period_to < period_from:
        yield "kỳ số liệu kết thúc trước khi bắt đầu"


def _problems_of_lengths(confirmed: ConfirmedCampaign) -> Iterator[str]:
    """Yield what would not fit: nothing is cut short silently."""
    texts = [("tên ngắn", confirmed.short_title, 120), ("nơi nhận báo cáo tổng hợp", confirmed.receiver, 200)]
    for section in confirmed.sections:
        texts += [(f"số của mục {section.key}", section.number, 20), (f"tên mục {section.key}", section.title, 300)]
    texts += [(f"số của nhiệm vụ “{task.title[:40]}”", task.ref, 60) for task in confirmed.tasks]
    yield from (f"{what} dài quá {most} ký tự" for what, text, most in texts if len(text) > most)


def _problems_of_tasks(confirmed: ConfirmedCampaign) -> Iterator[str]:
    keys = {section.key for section in confirmed.sections}
    for task in confirmed.tasks:
        if not task.title.strip():
            yield f"nhiệm vụ {task.ref} không có nội dung"
        if task.section_key and task.section_key not in keys:
            yield f"nhiệm vụ {task.ref} gắn với mục “{task.section_key}” không có trong đề cương"


def _problems_of_sections(confirmed: ConfirmedCampaign, set_keys: frozenset[str]) -> Iterator[str]:
    if not confirmed.sections:
        yield "đề cương chưa có mục nào"
    for key in _repeated(s.key for s in confirmed.sections):
        yield f"hai mục cùng mã “{key}”"
    for key in _repeated(s.indicator_set for s in confirmed.sections if s.indicator_set):
        yield f"bộ chỉ tiêu “{key}” gắn với hai mục"
    for section in confirmed.sections:
        if not _SECTION_KEY.fullmatch(section.key) or section.purpose not in PURPOSES:
            yield f"mục “{section.title}” có mã hoặc loại không hợp lệ"
        if section.indicator_set and section.indicator_set not in set_keys:
            yield f"mục “{section.title}” dùng bộ chỉ tiêu không có trong danh mục: {section.indicator_set}"


def _problems_of_bodies(confirmed: ConfirmedCampaign, tree: OwnerTree) -> Iterator[str]:
    asked = [i for form in confirmed.forms for i in form.organisation_ids]
    known = tree.by_id()
    if not asked:
        yield "chưa có đơn vị nào phải báo cáo"
    for organisation_id in _repeated(asked):
        yield f"đơn vị {known[organisation_id].name if organisation_id in known else organisation_id} được chọn hai lần"
    named = {*asked, confirmed.standing_body_id, *_leading(confirmed)}
    named |= {i for task in confirmed.tasks for i in task.lead_ids}
    if strangers := named - known.keys():
        yield f"{len(strangers)} đơn vị được chọn không thuộc {tree.owner.name}"
    if {i for i, _ in confirmed.exempt} - set(asked):
        yield "có đơn vị được miễn nhưng không nằm trong danh sách phải báo cáo"
    if any(not reason.strip() for _, reason in confirmed.exempt):
        yield "có đơn vị được miễn mà chưa ghi lý do"
    yield from _problems_of_forms(confirmed)


def _problems_of_forms(confirmed: ConfirmedCampaign) -> Iterator[str]:
    if _repeated(form.form for form in confirmed.forms):
        yield "một loại đơn vị có hai đề cương"
    for form in confirmed.forms:
        if form.lock_at is not None and form.lock_at < form.due:
            yield f"ngày khóa ({due_text(form.lock_at)}) trước hạn nộp ({due_text(form.due)})"
        if form.form == "commune" and not any(s.for_communes for s in confirmed.sections):
            yield "không có mục nào cho cấp xã"
        empty = form.form == "department" and not any(s.closing for s in confirmed.sections)
        if empty and set(form.organisation_ids) - _leading(confirmed):
            yield "có sở, ban, ngành không có mục nào để báo cáo"


def _leading(confirmed: ConfirmedCampaign) -> set[int]:
    leads = (i for s in confirmed.sections for i in (s.lead_id, *s.partner_ids))
    return {i for i in leads if i is not None}


def _repeated(values: Iterable[T]) -> list[T]:
    return [value for value, count in Counter(values).items() if count > 1]
