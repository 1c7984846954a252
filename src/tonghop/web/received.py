"""Files that people send: the one place where the web takes bytes in, held to a size and scanned first."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tonghop.exchange.clamd import scanner_at
from tonghop.kernel.errors import DomainError, NotPossible, Refused

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile


class ReceivedFile(NamedTuple):
    """A file as it came, and clean where a scanner is configured."""

    name: str
    data: bytes


class ReceivedFileField(forms.FileField):
    """A field of a form that holds what came (ReceivedFile); what is refused stands beside the field."""

    def clean(self, data: Any, initial: Any = None) -> ReceivedFile:
        """Return the file, scanned; raises ValidationError in the scanner's words."""
        try:
            return _received(super().clean(data, initial))
        except DomainError as error:
            raise forms.ValidationError(str(error)) from error


def file_sent(request: HttpRequest, *, advice: str) -> ReceivedFile:
    """Return the one file that was sent; raises NotPossible with that advice where there is none, and Refused."""
    file = request.FILES.get("file")
    if file is None:
        raise NotPossible("Chưa chọn tệp.", advice=advice)
    return _received(file)


def files_sent(request: HttpRequest) -> Iterator[ReceivedFile]:
    """Yield the files that were sent, one in memory at a time; of one that is refused the next page says why."""
    given = request.FILES.getlist("file")
    if not given:
        messages.warning(request, "Chưa chọn tệp nào.")
    for file in given:
        try:
            yield _received(file)
        except DomainError as error:
            messages.error(request, str(error))


def told_of_one(request: HttpRequest, *, kept: bool, rows: Sequence[Any] = ()) -> HttpResponse:
    """Answer the script that sends files one by one: 201 for one that is here now, 422 for one that is not, and why.

    A status of its own each, so that no page sent instead (a sign-in, say) passes for a file that arrived.
    """
    return render(request, "web/_file_told.html", {"rows": rows}, status=201 if kept else 422)


def _received(file: "UploadedFile[bytes]") -> ReceivedFile:
    name, limit = file.name or "", settings.MAX_UPLOAD_BYTES
    if (file.size or 0) > limit:
        raise Refused("too-large", f"{name}: tệp lớn hơn {limit >> 20} MB, không nhận.", advice="Hãy giảm dung lượng.")
    data = file.read()
    scanner_at(settings.TONGHOP_CLAMD)(data, name)
    return ReceivedFile(name, data)
