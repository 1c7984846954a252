"""A campaign as one readable YAML file and back: bodies by name and kind, a fixed order, Vietnamese words."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from tonghop.campaigns.rules.facts import (
    Body,
    CampaignSection,
    CampaignTask,
    ConfirmedCampaign,
    ConfirmedForm,
    OwnerTree,
    SectionPoint,
)
from tonghop.campaigns.rules.portable_words import (
    BODY_FIELDS,
    COMMENTS,
    DUE_KINDS,
    FLAGS,
    FORM_FIELDS,
    FORMAT,
    FORMS,
    HEAD,
    KINDS,
    ORIGINS,
    POLICIES,
    PURPOSES,
    SECTION_FIELDS,
    TASK_FIELDS,
    TOP_FIELDS,
    word_for,
)
from tonghop.campaigns.rules.tasks import lead_ids
from tonghop.campaigns.rules.yaml_tables import Inline, Table, dumped, parse_table, written_moment
from tonghop.kernel.errors import NotPossible
from tonghop.kernel.moments import short_date
from tonghop.kernel.text import nfc, squeeze
from tonghop.organisations.rules.matching import match_bodies
from tonghop.plans.rules.facts import LegalBasis


def to_yaml(confirmed: ConfirmedCampaign, tree: OwnerTree) -> str:
    """Return the campaign as YAML. What the journal keeps (corrections) and places in a plan's text stay behind."""
    parts = [HEAD.format(kinds=", ".join(KINDS.values()))]
    for key, value in _top(confirmed, _Names(tree)):
        comment = f"\n# {COMMENTS[key]}\n" if key in COMMENTS else ""
        parts.append(comment + dumped({key: value}))
    return "".join(parts)


def from_yaml(text: str, tree: OwnerTree) -> ConfirmedCampaign:
    """Return the campaign that the file describes, its bodies found within the owner's tree.

    Raises NotPossible naming the line and field that cannot be read, or listing every body that is not found.
    """
    top = parse_table(text, TOP_FIELDS)
    if top.text("định dạng") != FORMAT:
        raise top.refuse("định dạng", f"chỉ đọc được định dạng {FORMAT}")
    finder = _Finder(tree)
    confirmed = _campaign(top, finder)
    if finder.missing:
        raise NotPossible(
            f"{len(finder.missing)} đơn vị trong tệp không có ở {tree.owner.name}: {'; '.join(finder.missing)}.",
            advice="Hãy sửa tên và loại cho đúng danh mục, hoặc bỏ đơn vị đó khỏi tệp.",
        )
    return confirmed


@dataclass
class _Names:
    """Writes bodies by name and kind."""

    tree: OwnerTree

    def of(self, organisation_id: int) -> Inline:
        body = self.tree.by_id()[organisation_id]
        return Inline({"tên": body.name, "loại": KINDS[body.kind]})


@dataclass
class _Finder:
    """Finds bodies by name and kind; those that are not there are kept, to be told all at once."""

    tree: OwnerTree
    missing: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.exact = {(nfc(b.name), KINDS[b.kind]): b for b in (*self.tree.bodies, self.tree.owner)}

    def find(self, row: Table) -> Body | None:
        name, kind = squeeze(row.text("tên")), squeeze(row.text("loại"))
        body = self.exact.get((name, kind)) or self._by_match(name, kind)
        if body is None:
            self.missing.append(f"dòng {row.line} {name} ({kind})")
        return body

    def all(self, rows: list[Table]) -> tuple[int, ...]:
        return tuple(body.id for body in map(self.find, rows) if body is not None)

    def _by_match(self, name: str, kind: str) -> Body | None:
        match = match_bodies(name, self.tree.gazetteer)
        body = self.tree.by_id()[match.bodies[0].id] if match.found == "one" else None
        return body if body is not None and KINDS[body.kind] == kind else None


def _top(c: ConfirmedCampaign, names: _Names) -> Iterator[tuple[str, Any]]:
    """Yield the outermost fields in the order of the file; empty ones are left out."""
    period = {"từ": c.period_from, "đến": c.period_to}
    fields = {
        "định dạng": int(FORMAT),
        "mã đợt": c.key,
        "tên đợt": c.title,
        "tên ngắn": c.short_title,
        "cơ quan thường trực": names.of(c.standing_body_id),
        "nơi nhận báo cáo tổng hợp": c.receiver,
        "hạn báo cáo tổng hợp": written_moment(c.report_due) if c.report_due else "",
        "trước ngày nghĩa là": word_for(POLICIES, c.before_policy),
        "kỳ số liệu": Inline({word: short_date(day) for word, day in period.items() if day}),
        "mô phỏng": "có" if c.simulated else "",
        "căn cứ": [_basis(basis) for basis in c.legal_bases],
        "đề cương": [_section(section, names) for section in c.sections],
        "đơn vị báo cáo": [_form(form, names) for form in c.forms],
        "miễn báo cáo": [{"đơn vị": names.of(i), "lý do": reason} for i, reason in c.exempt],
        "nhiệm vụ": [_task(task) for task in c.tasks],
    }
    yield from ((key, value) for key, value in fields.items() if value)


def _campaign(top: Table, finder: _Finder) -> ConfirmedCampaign:
    standing = top.table("cơ quan thường trực", BODY_FIELDS)
    if standing is None:
        raise top.refuse("cơ quan thường trực", "thiếu trường này")
    body = finder.find(standing)
    period = top.table("kỳ số liệu", ("từ", "đến"))
    exempt = []
    for row in top.rows("miễn báo cáo", ("đơn vị", "lý do")):
        place = row.table("đơn vị", BODY_FIELDS)
        freed = finder.find(place) if place else None
        if place is None:
            raise row.refuse("đơn vị", "thiếu trường này")
        exempt += [(freed.id, row.text("lý do"))] if freed else []
    return ConfirmedCampaign(
        key=squeeze(top.text("mã đợt")),
        title=top.text("tên đợt"),
        short_title=top.text("tên ngắn"),
        standing_body_id=body.id if body else 0,
        before_policy=top.choice("trước ngày nghĩa là", POLICIES),
        sections=tuple(_read_section(row, finder) for row in top.rows("đề cương", SECTION_FIELDS)),
        forms=tuple(_read_form(row, finder) for row in top.rows("đơn vị báo cáo", FORM_FIELDS)),
        receiver=top.text("nơi nhận báo cáo tổng hợp", default=""),
        report_due=top.moment("hạn báo cáo tổng hợp"),
        legal_bases=tuple(_read_basis(row) for row in top.rows("căn cứ", ("số", "ngày", "cơ quan", "ghi"))),
        period_from=period.day("từ") if period else None,
        period_to=period.day("đến") if period else None,
        exempt=tuple(exempt),
        simulated=top.choice("mô phỏng", FLAGS, default=False),
        tasks=tuple(_read_task(row, finder.tree) for row in top.rows("nhiệm vụ", TASK_FIELDS)),
    )


def _basis(basis: LegalBasis) -> dict[str, Any]:
    day = short_date(basis.day) if basis.day else ""
    return _filled({"số": basis.number, "ngày": day, "cơ quan": basis.issuer, "ghi": basis.text})


def _read_basis(row: Table) -> LegalBasis:
    issuer = row.text("cơ quan", default="") or None
    return LegalBasis(row.text("số", default=""), row.day("ngày"), issuer, row.text("ghi", default=""))


def _section(section: CampaignSection, names: _Names) -> dict[str, Any]:
    fields = {
        "mã": section.key,
        "số": section.number,
        "tên": section.title,
        "loại": word_for(PURPOSES, section.purpose),
        "gợi ý": [_filled({"chữ": p.letter, "nội dung": p.text}) for p in section.points],
        "chủ trì": names.of(section.lead_id) if section.lead_id is not None else None,
        "cùng báo cáo": [names.of(i) for i in section.partner_ids],
        "bộ chỉ tiêu": section.indicator_set,
        "cấp xã trả lời": "" if section.for_communes else "không",
        "mọi đơn vị trả lời": "có" if section.closing else "",
        "bắt buộc": "" if section.required else "không",
    }
    return _filled(fields)


def _read_section(row: Table, finder: _Finder) -> CampaignSection:
    led = row.table("chủ trì", BODY_FIELDS)
    lead = finder.find(led) if led else None
    points = row.rows("gợi ý", ("chữ", "nội dung"))
    return CampaignSection(
        key=squeeze(row.text("mã")),
        number=row.text("số", default=""),
        title=row.text("tên"),
        purpose=row.choice("loại", PURPOSES),
        points=tuple(SectionPoint(p.text("chữ", default=""), p.text("nội dung", default="")) for p in points),
        lead_id=lead.id if lead else None,
        lead_name=lead.name if lead else "",
        partner_ids=finder.all(row.rows("cùng báo cáo", BODY_FIELDS)),
        indicator_set=row.text("bộ chỉ tiêu", default=""),
        for_communes=row.choice("cấp xã trả lời", FLAGS, default=True),
        closing=row.choice("mọi đơn vị trả lời", FLAGS, default=False),
        required=row.choice("bắt buộc", FLAGS, default=True),
    )


def _form(form: ConfirmedForm, names: _Names) -> dict[str, Any]:
    lock = {"khóa": written_moment(form.lock_at)} if form.lock_at else {}
    return {
        "đề cương": word_for(FORMS, form.form),
        "ngày nêu": short_date(form.named_day),
        "hạn": written_moment(form.due),
        **lock,
        "đơn vị": [names.of(i) for i in form.organisation_ids],
    }


def _read_form(row: Table, finder: _Finder) -> ConfirmedForm:
    day, due = row.day("ngày nêu"), row.moment("hạn")
    if day is None or due is None:
        raise row.refuse("ngày nêu" if day is None else "hạn", "thiếu trường này")
    bodies = finder.all(row.rows("đơn vị", BODY_FIELDS))
    return ConfirmedForm(row.choice("đề cương", FORMS), bodies, day, due, row.moment("khóa"))


def _task(task: CampaignTask) -> dict[str, Any]:
    fields = {
        "số": task.ref,
        "nội dung": task.title,
        "chủ trì": list(task.leads),
        "phối hợp": list(task.coordinators),
        "thời hạn": task.due_text,
        "loại thời hạn": "" if task.due_kind == "none" else word_for(DUE_KINDS, task.due_kind),
        "ngày": short_date(task.due_day) if task.due_day else "",
        "mục": task.section_key,
        "nguồn": "" if task.origin == "plan" else word_for(ORIGINS, task.origin),
    }
    return _filled(fields)


def _read_task(row: Table, tree: OwnerTree) -> CampaignTask:
    leads = row.texts("chủ trì")
    return CampaignTask(
        ref=row.text("số", default=""),
        title=row.text("nội dung"),
        leads=leads,
        lead_ids=lead_ids(leads, tree),
        coordinators=row.texts("phối hợp"),
        due_kind=row.choice("loại thời hạn", DUE_KINDS, default="none"),
        due_day=row.day("ngày"),
        due_text=row.text("thời hạn", default=""),
        section_key=row.text("mục", default=""),
        origin=row.choice("nguồn", ORIGINS, default="plan"),
    )


def _filled(fields: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in fields.items() if value}
