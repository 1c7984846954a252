"""The organiser's files of many units at once: each goes to the unit that it names inside, or says why not."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from tonghop.campaigns.models import Campaign, Obligation
from tonghop.campaigns.permissions import check_may_organise
from tonghop.kernel.errors import DomainError, NotPossible
from tonghop.organisations.permissions import Viewer
from tonghop.reports.actions.locking import locked_report
from tonghop.reports.actions.opening import open_report
from tonghop.reports.actions.uploading import UploadResult, keep_waiting, take_upload
from tonghop.reports.models import Upload
from tonghop.reports.queries.uploads import obligation_said, read_upload, same_waiting, tidy_file_name
from tonghop.reports.queries.waiting import waiting_in
from tonghop.reports.rules.loose import said_in


@dataclass(frozen=True)
class ReceivedFile:
    """What became of one file: it waits in its unit's report (`upload`), or `refusal` says why nothing was kept.

    `again` tells that the very same file waited there already.
    """

    file_name: str
    obligation: Obligation | None = None
    upload: Upload | None = None
    again: bool = False
    refusal: str = ""


def receive_files_of_units(
    campaign: Campaign, *, files: Iterable[tuple[str, bytes]], by: Viewer, at: datetime
) -> list[ReceivedFile]:
    """Keep each file as waiting in the report of the unit that it names, which is opened if nobody has.

    Nothing of any draft changes, and one file that cannot be taken stands in no other's way. Raises NotAllowed for
    who does not run the campaign.
    """
    check_may_organise(by, campaign, "nhận tệp của nhiều đơn vị")
    return [_receive(campaign, (tidy_file_name(name), data), (by, at)) for name, data in files]


def _receive(campaign: Campaign, file: tuple[str, bytes], pen: tuple[Viewer, datetime]) -> ReceivedFile:
    obligation = None
    (name, data), (by, at) = file, pen
    try:
        obligation = obligation_said(campaign, said_in(data, name))
        reading = read_upload(obligation, file_name=name, data=data)
        with transaction.atomic():
            report = open_report(obligation, by=by, at=at)
            again = same_waiting(report, data) is not None
            return ReceivedFile(name, obligation, keep_waiting(report, name, data, reading, pen), again)
    except DomainError as error:
        return ReceivedFile(name, obligation, refusal=str(error))


@dataclass(frozen=True)
class TakenFile:
    """What became of one waiting file: what it gave (`taken`), or why it was left as it was (`refusal`)."""

    upload: Upload
    taken: UploadResult | None = None
    refusal: str = ""


def take_files_of_units(campaign: Campaign, *, upload_ids: Iterable[int], by: Viewer, at: datetime) -> list[TakenFile]:
    """Take each of the files that need no look of their own, every one in a transaction of its own.

    Whether a file needs a look is asked anew under its report's lock, so nothing that was written meanwhile is
    written over. A file that is not of the campaign is passed over. Raises NotAllowed for who does not run it.
    """
    check_may_organise(by, campaign, "nhận tệp của nhiều đơn vị")
    rows = Upload.objects.filter(report__obligation__campaign=campaign, pk__in=[*upload_ids])
    rows = rows.select_related("report__obligation__campaign", "report__obligation__organisation")
    return [_taken(campaign, row, (by, at)) for row in rows.defer("content", "reading").order_by("pk")]


def _taken(campaign: Campaign, row: Upload, pen: tuple[Viewer, datetime]) -> TakenFile:
    by, at = pen
    try:
        with transaction.atomic():
            report = locked_report(row.report)
            waiting = {file.upload.pk: file.why_not for file in waiting_in(campaign, report)}
            if why_not := waiting.get(row.pk):
                raise NotPossible(why_not)
            return TakenFile(row, take_upload(report, upload_id=row.pk, by=by, at=at))
    except DomainError as error:
        return TakenFile(row, refusal=str(error))
