"""From a proposal and an operator's answers to a confirmed campaign; what differs is kept as corrections."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from tonghop.campaigns.rules.dues import BeforePolicy, due_for
from tonghop.campaigns.rules.facts import (
    CampaignSection,
    CampaignTask,
    ConfirmedCampaign,
    ConfirmedForm,
    Correction,
    Form,
    Proposal,
    ProposedForm,
)
from tonghop.kernel.errors import NotPossible
from tonghop.kernel.moments import end_of

_FORMS = {"commune": "Danh sách cấp xã", "department": "Danh sách sở, ban, ngành"}


@dataclass(frozen=True)
class Answers:
    """What an operator says to a proposal. `confirmed` holds the keys of the doubts that are settled.

    None (or an absent key) takes what is proposed. `sections` replaces the whole outline; `leads` and
    `indicator_sets` change single sections by key; `organisation_ids`, `named_days` and `lock_days` (the last
    day before the lock) go by form; `forms` are those that report; `exempt` pairs an organisation's id with the reason.
    """

    confirmed: frozenset[str] = frozenset()
    key: str | None = None
    title: str | None = None
    short_title: str | None = None
    standing_body_id: int | None = None
    receiver: str | None = None
    report_day: date | None = None
    before_policy: BeforePolicy | None = None
    period_from: date | None = None
    period_to: date | None = None
    sections: tuple[CampaignSection, ...] | None = None
    leads: Mapping[str, int | None] = field(default_factory=dict)
    indicator_sets: Mapping[str, str] = field(default_factory=dict)
    organisation_ids: Mapping[Form, tuple[int, ...]] = field(default_factory=dict)
    named_days: Mapping[Form, date] = field(default_factory=dict)
    exempt: Mapping[int, str] = field(default_factory=dict)
    lock_days: Mapping[Form, date] = field(default_factory=dict)
    forms: frozenset[Form] | None = None
    simulated: bool = False


def take_proposals(proposal: Proposal, answers: Answers | None = None) -> Answers:
    """Return the answers with every doubt settled as it is proposed (`plan open --yes`, and the demonstration)."""
    return replace(answers or Answers(), confirmed=frozenset(doubt.key for doubt in proposal.doubts))


def confirm(proposal: Proposal, answers: Answers) -> ConfirmedCampaign:
    """Return the campaign as confirmed. Raises NotPossible naming the doubts that are still open."""
    open_doubts = [doubt for doubt in proposal.doubts if doubt.key not in answers.confirmed]
    if open_doubts:
        raise NotPossible(
            f"Còn {len(open_doubts)} điểm chưa xác nhận: " + " ".join(doubt.question for doubt in open_doubts),
            advice="Hãy trả lời hoặc xác nhận đề xuất cho từng điểm rồi mở đợt.",
        )
    standing_body_id = answers.standing_body_id or proposal.standing_body_id
    if standing_body_id is None:
        raise NotPossible("Chưa chọn cơ quan thường trực.", advice="Hãy chọn cơ quan nhận và tổng hợp báo cáo.")
    policy = answers.before_policy or proposal.before_policy
    sections = tuple(_sections(proposal, answers))
    report_day = answers.report_day or proposal.report_day
    return ConfirmedCampaign(
        key=answers.key or proposal.key,
        title=answers.title or proposal.title,
        short_title=answers.short_title or proposal.short_title,
        standing_body_id=standing_body_id,
        before_policy=policy,
        sections=sections,
        forms=tuple(_form(form, answers, policy) for form in reporting_forms(proposal, answers)),
        receiver=proposal.receiver if answers.receiver is None else answers.receiver,
        report_due=due_for(report_day, kind=proposal.report_due_kind, policy=policy) if report_day else None,
        legal_bases=proposal.legal_bases,
        period_from=answers.period_from or proposal.period_from,
        period_to=answers.period_to or proposal.period_to,
        exempt=tuple(sorted(answers.exempt.items())),
        simulated=answers.simulated,
        corrections=tuple(_corrections(proposal, answers)),
        tasks=tuple(_tasks(proposal, frozenset(section.key for section in sections))),
        settled_lines=tuple(dict.fromkeys(line for doubt in proposal.doubts for line in doubt.lines)),
    )


def reporting_forms(proposal: Proposal, answers: Answers) -> tuple[ProposedForm, ...]:
    """Return the forms that are answered: those proposed, unless an operator says which."""
    if answers.forms is None:
        return proposal.forms
    if not answers.forms:
        raise NotPossible("Chưa có loại đơn vị nào phải báo cáo.", advice="Hãy đánh dấu cấp xã, hoặc sở, ban, ngành.")
    return tuple(form for form in (*proposal.forms, *proposal.other_forms) if form.form in answers.forms)


def _sections(proposal: Proposal, answers: Answers) -> Iterator[CampaignSection]:
    for section in proposal.sections if answers.sections is None else answers.sections:
        lead_id = answers.leads.get(section.key, section.lead_id)
        yield replace(
            section,
            lead_id=lead_id,
            lead_name=section.lead_name if lead_id == section.lead_id else proposal.name_of(lead_id),
            indicator_set=answers.indicator_sets.get(section.key, section.indicator_set),
        )


def _tasks(proposal: Proposal, section_keys: frozenset[str]) -> Iterator[CampaignTask]:
    for task in proposal.tasks:
        yield task if task.section_key in section_keys else replace(task, section_key="")


def _form(form: ProposedForm, answers: Answers, policy: BeforePolicy) -> ConfirmedForm:
    day = answers.named_days.get(form.form, form.named_day)
    if day is None:
        raise NotPossible(f"{_FORMS[form.form]}: chưa có ngày nộp.", advice="Hãy ghi ngày nộp báo cáo.")
    ids, lock = answers.organisation_ids.get(form.form, form.organisation_ids), answers.lock_days.get(form.form)
    due = due_for(day, kind=form.due_kind, policy=policy)
    return ConfirmedForm(form.form, tuple(ids), day, due, end_of(lock) if lock else None)


def _corrections(proposal: Proposal, answers: Answers) -> Iterator[Correction]:
    """Yield what was answered otherwise than proposed, in words that a journal can keep."""
    pairs = (
        ("Mã đợt", proposal.key, answers.key),
        ("Tên đợt", proposal.title, answers.title),
        ("Tên ngắn", proposal.short_title, answers.short_title),
        ("Cơ quan thường trực", _name(proposal, proposal.standing_body_id), _name(proposal, answers.standing_body_id)),
        ("Nơi nhận báo cáo tổng hợp", proposal.receiver, answers.receiver),
        ("Ngày gửi báo cáo tổng hợp", proposal.report_day, answers.report_day),
        ("Nghĩa của “trước ngày”", proposal.before_policy, answers.before_policy),
        ("Kỳ số liệu, từ ngày", proposal.period_from, answers.period_from),
        ("Kỳ số liệu, đến ngày", proposal.period_to, answers.period_to),
    )
    yield from (Correction(w, _text(p), _text(a)) for w, p, a in pairs if a is not None and a != p)
    yield from _corrected_sections(proposal, answers)
    chosen = reporting_forms(proposal, answers)
    yield from (
        Correction(_FORMS[f.form], f"{len(f.organisation_ids)} đơn vị", "không phải báo cáo")
        for f in proposal.forms
        if f not in chosen
    )
    yield from (
        Correction(_FORMS[f.form], "không nêu trong kế hoạch", "phải báo cáo")
        for f in proposal.other_forms
        if f in chosen
    )
    for form in chosen:
        ids = answers.organisation_ids.get(form.form, form.organisation_ids)
        yield from _corrected_list(proposal, form, ids)
        day = answers.named_days.get(form.form, form.named_day)
        if day != form.named_day:
            yield Correction(f"{_FORMS[form.form]}: ngày nộp", _text(form.named_day), _text(day))


def _corrected_sections(proposal: Proposal, answers: Answers) -> Iterator[Correction]:
    proposed = {section.key: section for section in proposal.sections}
    chosen = {section.key: section for section in _sections(proposal, answers)}
    for key in [*proposed, *(key for key in chosen if key not in proposed)]:
        old, new = proposed.get(key), chosen.get(key)
        if old is None or new is None:
            yield Correction(f"Mục {key}", old.title if old else "", new.title if new else "")
            continue
        for what, name in (("tên", "title"), ("cơ quan chủ trì", "lead_name"), ("bộ chỉ tiêu", "indicator_set")):
            if getattr(old, name) != getattr(new, name):
                yield Correction(f"Mục {key}: {what}", _text(getattr(old, name)), _text(getattr(new, name)))


def _corrected_list(proposal: Proposal, form: ProposedForm, chosen: tuple[int, ...]) -> Iterator[Correction]:
    proposed = form.organisation_ids
    if set(proposed) != set(chosen):
        removed = "; ".join(proposal.name_of(i) for i in proposed if i not in chosen)
        added = "; ".join(proposal.name_of(i) for i in chosen if i not in proposed)
        yield Correction(_FORMS[form.form], f"bỏ: {removed or 'không'}", f"thêm: {added or 'không'}")


def _name(proposal: Proposal, organisation_id: int | None) -> str | None:
    return None if organisation_id is None else proposal.name_of(organisation_id)


def _text(value: object) -> str:
    return "" if value is None else str(value)
