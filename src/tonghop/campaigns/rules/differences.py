"""What differs between two campaigns, in words: shown when next year's campaign is made from this one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from tonghop.campaigns.rules.facts import Body, CampaignSection, CampaignTask, ConfirmedCampaign
from tonghop.campaigns.rules.portable_words import DUE_KINDS, FORMS, POLICIES, PURPOSES, word_for
from tonghop.kernel.moments import due_text, short_date, weekday

_MOST_NAMED = 12


@dataclass(frozen=True)
class Change:
    """One thing that differs, in words for a person; "" stands for nothing."""

    what: str
    before: str
    after: str


def difference(
    before: ConfirmedCampaign, after: ConfirmedCampaign, *, bodies: Mapping[int, Body] | None = None
) -> tuple[Change, ...]:
    """Return everything in which the second campaign differs from the first; none for the same campaign."""
    names = _Names(bodies or {})
    return (
        *_singles(before, after, names),
        *_sections(before, after, names),
        *_forms(before, after, names),
        *_exempt(before, after, names),
        *_tasks(before, after),
    )


@dataclass(frozen=True)
class _Names:
    bodies: Mapping[int, Body]

    def of(self, organisation_id: int | None) -> str:
        if organisation_id is None:
            return ""
        body = self.bodies.get(organisation_id)
        return body.name if body else str(organisation_id)

    def all(self, ids: list[int]) -> str:
        more = f" và {len(ids) - _MOST_NAMED} đơn vị khác" if len(ids) > _MOST_NAMED else ""
        return "; ".join(self.of(i) for i in ids[:_MOST_NAMED]) + more


def _singles(a: ConfirmedCampaign, b: ConfirmedCampaign, names: _Names) -> Iterator[Change]:
    pairs = (
        ("Mã đợt", a.key, b.key),
        ("Tên đợt", a.title, b.title),
        ("Tên ngắn", a.short_title, b.short_title),
        ("Cơ quan thường trực", names.of(a.standing_body_id), names.of(b.standing_body_id)),
        ("Nơi nhận báo cáo tổng hợp", a.receiver, b.receiver),
        ("Hạn báo cáo tổng hợp", _moment(a.report_due), _moment(b.report_due)),
        ("“Trước ngày” nghĩa là", word_for(POLICIES, a.before_policy), word_for(POLICIES, b.before_policy)),
        ("Kỳ số liệu, từ ngày", _day(a.period_from), _day(b.period_from)),
        ("Kỳ số liệu, đến hết ngày", _day(a.period_to), _day(b.period_to)),
        ("Dữ liệu mô phỏng", _yes(a.simulated), _yes(b.simulated)),
        ("Căn cứ", _bases(a), _bases(b)),
    )
    yield from (Change(what, x, y) for what, x, y in pairs if x != y)


def _sections(a: ConfirmedCampaign, b: ConfirmedCampaign, names: _Names) -> Iterator[Change]:
    old, new = {s.key: s for s in a.sections}, {s.key: s for s in b.sections}
    for key in [*old, *(key for key in new if key not in old)]:
        x, y = old.get(key), new.get(key)
        if x is None or y is None:
            yield Change(f"Mục {key}", x.title if x else "", y.title if y else "")
            continue
        told = dict(_section(x, names))
        yield from (
            Change(f"Mục {key}: {what}", told[what], now) for what, now in _section(y, names) if told[what] != now
        )
    if [k for k in old if k in new] != [k for k in new if k in old]:
        yield Change("Thứ tự các mục", ", ".join(old), ", ".join(new))


def _section(section: CampaignSection, names: _Names) -> Iterator[tuple[str, str]]:
    yield "số", section.number
    yield "tên", section.title
    yield "loại", word_for(PURPOSES, section.purpose)
    yield "gợi ý", " | ".join(f"{p.letter}) {p.text}" for p in section.points)
    yield "cơ quan chủ trì", names.of(section.lead_id)
    yield "cùng báo cáo", "; ".join(names.of(i) for i in section.partner_ids)
    yield "bộ chỉ tiêu", section.indicator_set
    yield "cấp xã trả lời", _yes(section.for_communes)
    yield "mọi đơn vị trả lời", _yes(section.closing)
    yield "bắt buộc", _yes(section.required)


def _forms(a: ConfirmedCampaign, b: ConfirmedCampaign, names: _Names) -> Iterator[Change]:
    old, new = {f.form: f for f in a.forms}, {f.form: f for f in b.forms}
    for form in dict.fromkeys([*old, *new]):
        x, y, what = old.get(form), new.get(form), f"Đơn vị {word_for(FORMS, form)}"
        before, after = (x.organisation_ids if x else ()), (y.organisation_ids if y else ())
        if (x is None) != (y is None) or x is None or y is None:
            yield Change(what, f"{len(before)} đơn vị" if x else "", f"{len(after)} đơn vị" if y else "")
            continue
        if x.named_day != y.named_day:
            yield Change(f"{what}: ngày nêu", _day(x.named_day), _day(y.named_day))
        if x.due != y.due:
            yield Change(f"{what}: hạn nộp", _moment(x.due), _moment(y.due))
        if x.lock_at != y.lock_at:
            yield Change(f"{what}: ngày khóa", _moment(x.lock_at), _moment(y.lock_at))
        if before != after:
            gone, come = [i for i in before if i not in after], [i for i in after if i not in before]
            if gone or come:
                yield Change(
                    f"{what}: danh sách", f"bỏ: {names.all(gone) or 'không'}", f"thêm: {names.all(come) or 'không'}"
                )
            else:
                yield Change(f"{what}: thứ tự", names.all(list(before)), names.all(list(after)))


def _exempt(a: ConfirmedCampaign, b: ConfirmedCampaign, names: _Names) -> Iterator[Change]:
    old, new = dict(a.exempt), dict(b.exempt)
    for body in dict.fromkeys([*old, *new]):
        if old.get(body) != new.get(body):
            yield Change(f"Miễn báo cáo: {names.of(body)}", old.get(body, ""), new.get(body, ""))


def _tasks(a: ConfirmedCampaign, b: ConfirmedCampaign) -> Iterator[Change]:
    """Yield what differs task by task, in their order; a task put between others shows from there on."""
    for n in range(max(len(a.tasks), len(b.tasks))):
        x = a.tasks[n] if n < len(a.tasks) else None
        y = b.tasks[n] if n < len(b.tasks) else None
        one = x or y
        what = f"Nhiệm vụ {one.ref or n + 1}" if one else ""
        if x is None or y is None:
            yield Change(what, x.title if x else "", y.title if y else "")
            continue
        told = dict(_task(x))
        yield from (Change(f"{what}: {field}", told[field], now) for field, now in _task(y) if told[field] != now)


def _task(task: CampaignTask) -> Iterator[tuple[str, str]]:
    yield "số", task.ref
    yield "nội dung", task.title
    yield "chủ trì", "; ".join(task.leads)
    yield "phối hợp", "; ".join(task.coordinators)
    yield "thời hạn", task.due_text
    yield "loại thời hạn", word_for(DUE_KINDS, task.due_kind)
    yield "ngày", _day(task.due_day)
    yield "mục", task.section_key


def _bases(campaign: ConfirmedCampaign) -> str:
    return "; ".join(basis.text or basis.number for basis in campaign.legal_bases)


def _day(day: date | None) -> str:
    return f"{weekday(day)}, {short_date(day)}" if day else ""


def _moment(end: datetime | None) -> str:
    return due_text(end) if end else ""


def _yes(flag: bool) -> str:  # noqa: FBT001 - a word for a flag
    return "có" if flag else "không"
