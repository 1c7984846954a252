"""What people of the demonstration do with a report, each deed through the room's own action at its moment."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from random import Random

from tonghop.demo.desk import Desk
from tonghop.demo.unit_files import figures_file, file_stem, post_of, style_of, word_file
from tonghop.demo.unit_report import UnitReport, only_first
from tonghop.kernel.moments import local
from tonghop.organisations.permissions import Viewer
from tonghop.quality import actions as quality
from tonghop.quality.queries import review_page
from tonghop.quality.rules.letter import letter_of
from tonghop.reports import actions as reports
from tonghop.reports.rules.document import SubmittedDocument

Deed = Callable[[datetime], None]
_DEPUTY_SIGNS = 7  # in every seventh unit
_OWN_TABLE = 3


def open_report(desk: Desk, at: datetime) -> None:
    """The writer opens the report."""
    desk.row = reports.open_report(desk.obligation, by=desk.own_writer, at=at)


def upload(desk: Desk, at: datetime) -> None:
    """The writer hands in the unit's files, faults and all."""
    _upload(desk, desk.spoiled, desk.own_writer, at)


def upload_mended(desk: Desk, at: datetime) -> None:
    """The writer hands in files without the faults."""
    _upload(desk, desk.report, desk.own_writer, at)


def upload_part(desk: Desk, at: datetime) -> None:
    """The writer hands in what is written so far."""
    _upload(desk, only_first(desk.report, desk.part.upto), desk.own_writer, at)


def seek(desk: Desk, at: datetime) -> None:
    """The writer puts the draft before the head."""
    reports.seek_approval(desk.current(), by=desk.own_writer, at=at)


def seek_nil(desk: Desk, at: datetime) -> None:
    """The writer puts "nothing to report" before the head."""
    reports.seek_nil_approval(desk.current(), by=desk.own_writer, at=at)


def submit(desk: Desk, at: datetime) -> None:
    """The head passes the gate with number, date and signer."""
    quality.receive_report(desk.current(), document=_document(desk, at), by=desk.own_head, at=at)


def meet_the_gate(desk: Desk, at: datetime) -> None:
    """The head tries to submit a sum that nothing explains, and the gate keeps it."""
    try:
        submit(desk, at)
    except quality.Blocked:
        return
    raise AssertionError(f"{desk.unit.name} was to be stopped by its wrong sum")


def refuse(desk: Desk, reason: str, at: datetime) -> None:
    """The head gives the draft back to the writer."""
    reports.refuse(desk.current(), reason=reason, by=desk.own_head, at=at)


def recall(desk: Desk, at: datetime) -> None:
    """The head takes the report back before anybody began to review it."""
    reports.recall(desk.current(), by=desk.own_head, at=at)
    desk.version += 1


def review(desk: Desk, at: datetime) -> None:
    """The judge begins the review."""
    quality.start_review(desk.current(), by=desk.judge, at=at)


def accept(desk: Desk, at: datetime) -> None:
    """The judge accepts."""
    quality.accept_report(desk.current(), by=desk.judge, at=at)


def give_back(desk: Desk, reasons: Mapping[str, str], at: datetime) -> None:
    """The judge returns the report with a reason for each section, what was put into the letter under it."""
    letter = letter_of(review_page(desk.judge, desk.obligation.pk).letter)
    said = {key: "\n".join(filter(None, (reason, letter.get(key)))) for key, reason in reasons.items()}
    quality.return_report(desk.current(), reasons=said, by=desk.judge, at=at)
    desk.version += 1


def reopen(desk: Desk, reason: str, at: datetime) -> None:
    """The judge opens the accepted report again."""
    quality.reopen_report(desk.current(), reason=reason, by=desk.judge, at=at)
    desk.version += 1


def open_for(desk: Desk, at: datetime) -> None:
    """The organiser opens the report on the unit's behalf."""
    desk.row = reports.open_report(desk.obligation, by=desk.filer, at=at)


def upload_for(desk: Desk, at: datetime) -> None:
    """The organiser hands in the unit's files on its behalf."""
    _upload(desk, desk.report, desk.filer, at)


def submit_for(desk: Desk, reason: str, at: datetime) -> None:
    """The organiser files the report on the unit's behalf and says why."""
    document = replace(_document(desk, at), behalf_reason=reason)
    quality.receive_report(desk.current(), document=document, by=desk.filer, at=at, on_behalf=True)


def _upload(desk: Desk, content: UnitReport, by: Viewer, at: datetime) -> None:
    """Write the unit's two files, keep them in the folder, and hand them in."""
    style = style_of(desk.unit, Random(desk.unit.name))  # a unit keeps its habit in every version
    own = style != "form" and desk.unit.id % _OWN_TABLE == 0
    ending = f"{file_stem(desk.unit)}-v{desk.version}"
    word = word_file(content, style=style, signed_on=local(at).date(), at=at)
    files = {f"bao-cao-{ending}.docx": word}
    if content.figures:
        files[f"so-lieu-{ending}.xlsx"] = figures_file(content, own=own, at=at)
    report = desk.current()
    for name, data in files.items():
        (desk.folder / name).write_bytes(data)
        reports.upload_file(report, file_name=name, data=data, by=by, at=at)


def _document(desk: Desk, at: datetime) -> SubmittedDocument:
    unit = desk.unit
    deputy = unit.id % _DEPUTY_SIGNS == 0
    number = 20 + (unit.id * 37) % 180 + 3 * (desk.version - 1)
    return SubmittedDocument(
        number=f"{number}/BC-{'UBND' if unit.local else unit.symbol.upper()}",
        date=local(at).date(),
        signer=unit.names.deputy if deputy else unit.names.head,
        post=post_of(unit, deputy=deputy).capitalize(),
        authority="KT." if deputy else "TM." if unit.local else "",
    )
