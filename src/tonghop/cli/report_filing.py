"""`tonghop report` once Django stands: a campaign's units by code or by what is inside a file, forms, submission."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from typing import Any

import typer
from django.conf import settings
from django.db import transaction

from tonghop.campaigns.models import Campaign, Obligation
from tonghop.cli.report_read import as_json, vars_of
from tonghop.documents.queries import blank_form
from tonghop.exchange.clamd import scanner_at
from tonghop.journal import clock
from tonghop.kernel.errors import NotPossible
from tonghop.kernel.moments import local
from tonghop.kernel.text import fold
from tonghop.organisations.models import Person
from tonghop.organisations.permissions import Role, Viewer
from tonghop.organisations.queries import viewer_of
from tonghop.quality.actions import receive_report
from tonghop.reports.actions import open_report, seek_approval, upload_file
from tonghop.reports.queries.uploads import obligation_said, outline_titles, read_upload
from tonghop.reports.rules.content import text_of_blocks
from tonghop.reports.rules.document import SubmittedDocument
from tonghop.reports.rules.loose import said_in
from tonghop.reports.rules.states import EDITABLE, State


def reader_for(key: str) -> Callable[[str, bytes], dict[str, Any]]:
    """Return what reads a file for the campaign of that key; raises NotPossible where there is none."""
    campaign = _campaign(key)

    def read(name: str, data: bytes) -> dict[str, Any]:
        obligation = obligation_said(campaign, said_in(data, name))
        found = read_upload(obligation, file_name=name, data=data)
        titles = outline_titles(obligation)
        sections = [vars_of(*titles[section], text_of_blocks(blocks)) for section, blocks in found.sections.items()]
        unit = obligation.organisation.name
        return as_json(name, unit, key, sections=sections, values=found.values, problems=found.problems)

    return read


def blank_forms(key: str, unit: str, kinds: Iterable[str]) -> dict[str, bytes]:
    """Return the unit's forms by kind ("docx", "xlsx"), what is saved so far in them."""
    obligation = _obligation(_campaign(key), unit)
    at = clock.now()
    return {kind: blank_form(obligation, kind=kind, at=at)[1] for kind in kinds}


def document_of(said: Iterable[str]) -> SubmittedDocument:
    """Return the paper that carries the report from "so=12/BC-UBND" and the like; wrong use for another word."""
    given = dict(_pair(text) for text in said)
    return SubmittedDocument(
        number=given.get("so", ""),
        date=_day(given.get("ngay", "")),
        signer=given.get("nguoi-ky", ""),
        post=given.get("chuc-vu", ""),
        authority=given.get("tham-quyen", ""),
        behalf_reason=given.get("ly-do-nop-thay", ""),
    )


def submit_files(
    key: str, unit: str, files: Sequence[tuple[str, bytes]], *, by: str, document: SubmittedDocument
) -> dict[str, Any]:
    """Take the files into the unit's report and submit it, all or nothing; return the receipt's words.

    The head of the unit submits it; an organiser of the standing body files it on the unit's behalf.
    """
    at = clock.now()
    obligation = _obligation(_campaign(key), unit)
    viewer = _viewer(by, at)
    on_behalf = not viewer.has(Role.HEAD, obligation.organisation_id)
    scan = scanner_at(settings.TONGHOP_CLAMD)
    for name, data in files:
        scan(data, name)
    with transaction.atomic():
        report = open_report(obligation, by=viewer, at=at)
        for name, data in files:
            upload_file(report, file_name=name, data=data, by=viewer, at=at)
        report.refresh_from_db()
        if not on_behalf and State(report.state) in EDITABLE:
            report = seek_approval(report, by=viewer, at=at)
        receipt = receive_report(report, document=document, by=viewer, at=at, on_behalf=on_behalf)
    return {**receipt.content, "number": receipt.number}


def _campaign(key: str) -> Campaign:
    found = Campaign.objects.filter(key=key).select_related("owner", "standing_body").first()
    if found is None:
        raise NotPossible(f"Không có đợt báo cáo nào mang mã “{key}”.")
    return found


def _obligation(campaign: Campaign, unit: str) -> Obligation:
    """Return the obligation of the unit named by place code, symbol or name; wrong use where it is not one alone."""
    rows = list(campaign.obligations.select_related("campaign__owner", "campaign__standing_body", "organisation"))
    for same in (
        lambda body: body.place_code == unit,
        lambda body: fold(body.name) == fold(unit) or fold(body.short_name) == fold(unit),
        lambda body: body.symbol == unit,
    ):
        found = [row for row in rows if same(row.organisation)]
        if len(found) == 1:
            return found[0]
    raise typer.BadParameter(f"Đợt {campaign.key} không có đúng một đơn vị “{unit}”.", param_hint="--unit")


def _viewer(sign_in_name: str, at: datetime) -> Viewer:
    person = Person.objects.filter(sign_in_name=sign_in_name).first()
    if person is None:
        raise typer.BadParameter(f"Không có tài khoản “{sign_in_name}”.", param_hint="--by")
    return viewer_of(person, today=local(at).date())


_WORDS = ("so", "ngay", "nguoi-ky", "chuc-vu", "tham-quyen", "ly-do-nop-thay")


def _pair(text: str) -> tuple[str, str]:
    name, sign, value = text.partition("=")
    if not sign or name.strip() not in _WORDS:
        raise typer.BadParameter(f"“{text}”: hãy viết như so=12/BC-UBND ({', '.join(_WORDS)}).", param_hint="--paper")
    return name.strip(), value.strip()


def _day(text: str) -> date:
    if not text:
        return local(clock.now()).date()
    for shape in ("%d/%m/%Y", "%Y-%m-%d"):
        try:
            return datetime.strptime(text, shape).date()  # noqa: DTZ007 - a day of the calendar, no moment
        except ValueError:
            continue
    raise typer.BadParameter(f"“{text}” không phải là ngày, hãy viết như ngay=05/5/2026.", param_hint="--paper")
