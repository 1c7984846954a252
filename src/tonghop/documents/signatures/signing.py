"""Putting one signature on a PDF as an update on top of it: not a byte of what was there changes."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from typing import Any

from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, Signer, SimpleSigner
from pyhanko.stamp import StaticStampStyle

from tonghop.documents.signatures.keys import certificate_facts
from tonghop.documents.signatures.reading import signatures_on
from tonghop.documents.signatures.stamp import Drawn, draw_stamp, place_for
from tonghop.documents.signatures.updating import Update


class _DatedSigner(PdfSigner):
    """The library's signer, told the moment instead of asking the machine."""

    moment: datetime

    def init_signing_session(self, *args: Any, **kwargs: Any) -> Any:
        session = super().init_signing_session(*args, **kwargs)
        session.system_time = self.moment
        return session


def sign_pdf(pdf: bytes, signer: SimpleSigner, *, name: str, seal: bool, at: datetime) -> bytes:
    """Return the file with one more PAdES signature, visible above `name` (or left of it for the body's `seal`)."""
    subject = certificate_facts(signer.signing_cert).subject
    pen = pen_for(pdf, signer, subject=subject, name=name, seal=seal, at=at)
    with ThreadPoolExecutor(max_workers=1) as beside:  # the library starts an event loop: not where another may run
        signed: bytes = beside.submit(pen.sign_pdf, Update.of(pdf)).result().getvalue()
    return signed


def pen_for(pdf: bytes, signer: Signer, *, subject: str, name: str, seal: bool, at: datetime) -> PdfSigner:
    """Return what puts the next signature on the file: a field of its own with the stamp in its place, dated `at`."""
    place = place_for(pdf, name, seal=seal)
    field = f"ChuKySo{len(signatures_on(pdf)) + 1}"
    pen = _DatedSigner(
        PdfSignatureMetadata(field_name=field, md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES),
        signer=signer,
        stamp_style=StaticStampStyle(background=Drawn(draw_stamp(subject, seal=seal, at=at)), border_width=0),
        new_field_spec=SigFieldSpec(field, on_page=place.page, box=place.box),
    )
    pen.moment = at
    return pen
