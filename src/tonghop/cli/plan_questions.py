"""Asking at the terminal what a plan leaves in doubt; Enter takes what is proposed. Questions go to standard error."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

import typer

from tonghop.campaigns.rules.confirmation import Answers, take_proposals
from tonghop.campaigns.rules.doubts import FORM_NAMES
from tonghop.campaigns.rules.facts import Doubt, Proposal
from tonghop.kernel.errors import NotPossible
from tonghop.kernel.moments import short_date

STOP = "k"


def ask(proposal: Proposal, given: Answers) -> Answers:
    """Return the answers to every doubt, what matters most first. Raises NotPossible where the person stops."""
    answers = given
    for doubt in sorted(proposal.doubts, key=lambda one: not one.serious):
        if doubt.key == "thuong-truc":
            continue  # the command line names it
        _show(doubt)
        answers = _ASKED.get(doubt.key, _take)(proposal, answers)
    return take_proposals(proposal, answers)


def _show(doubt: Doubt) -> None:
    typer.echo(f"\n{'[QUAN TRỌNG] ' if doubt.serious else ''}{doubt.question}\n  {doubt.why}", err=True)
    if doubt.proposed:
        typer.echo(f"  Đề xuất: {doubt.proposed}", err=True)


def _take(proposal: Proposal, answers: Answers) -> Answers:  # noqa: ARG001 - every question takes both
    while _typed("Enter = lấy theo đề xuất, k = dừng lại"):
        typer.echo("  Chỉ gõ Enter hoặc k.", err=True)
    return answers


def _before(proposal: Proposal, answers: Answers) -> Answers:  # noqa: ARG001 - likewise
    while (typed := _typed("Enter = hết ngày liền trước, 2 = hết chính ngày đó, k = dừng lại")) not in ("", "2"):
        typer.echo("  Chỉ gõ Enter, 2 hoặc k.", err=True)
    return replace(answers, before_policy="day_named") if typed else answers


def _due_days(proposal: Proposal, answers: Answers) -> Answers:
    days = {
        form.form: _day(f"Ngày nộp báo cáo của {FORM_NAMES[form.form]}, ví dụ 08/5/2026", None)
        for form in proposal.forms
        if form.named_day is None
    }
    return replace(answers, named_days=days)


def _period(proposal: Proposal, answers: Answers) -> Answers:
    first = _day("Số liệu từ ngày", proposal.period_from)
    return replace(answers, period_from=first, period_to=_day("Đến hết ngày", proposal.period_to))


def _day(question: str, proposed: date | None) -> date:
    """Return the day typed; Enter takes the one proposed. Asks again until there is one."""
    hint = f" (Enter = {short_date(proposed)})" if proposed else ""
    while True:
        typed = _typed(f"{question}{hint}, k = dừng lại")
        if not typed and proposed:
            return proposed
        try:
            return datetime.strptime(typed, "%d/%m/%Y").date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            typer.echo("  Hãy ghi ngày như 08/5/2026.", err=True)


def _typed(question: str) -> str:
    try:
        typed = str(typer.prompt(f"  {question}", default="", show_default=False, err=True)).strip()
    except typer.Abort as stop:
        raise _stopped() from stop
    if typed.lower() == STOP:
        raise _stopped()
    return typed


def _stopped() -> NotPossible:
    return NotPossible(
        "Dừng theo yêu cầu.", advice="Có thể sửa từng dòng trên trang xác nhận kế hoạch, hoặc chạy lại lệnh này."
    )


_ASKED: dict[str, Callable[[Proposal, Answers], Answers]] = {
    "truoc-ngay": _before,
    "han-nop": _due_days,
    "ky-so-lieu": _period,
}
