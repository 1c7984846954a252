"""Taking the signature that a token made over the prepared paper: put in its place, judged, kept."""

from datetime import datetime

from tonghop.documents.actions.signing import keep
from tonghop.documents.models import PaperSignature
from tonghop.documents.queries.outside import paper_for_token
from tonghop.documents.signatures.outside import fill
from tonghop.documents.signatures.reading import new_signatures
from tonghop.organisations.permissions import Viewer


def take_signature(
    number: str, *, signature: bytes, prepared_at: datetime, by: Viewer, at: datetime
) -> list[PaperSignature]:
    """Put a CMS made elsewhere into the paper that was prepared at that moment, and keep the signed paper.

    Raises NotAllowed for who may not sign; NotPossible for what is no such signature, for one over another state of the
    paper, an unsound one, a certificate not in force or on the paper already, and where the hour is over.
    """
    asked = paper_for_token(by, number, prepared_at=prepared_at, at=at)
    signed = fill(asked.prepared, signature, at=at)
    return keep(asked.page, signed, new_signatures(signed, before=asked.before), by, at)
