"""The same submission twice: how it is known again, and whether the draft is still the one the person saw."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from tonghop.kernel.errors import NotPossible
from tonghop.kernel.hashing import hash_of
from tonghop.kernel.moments import clock
from tonghop.reports.rules.document import SubmittedDocument

_LENGTH = 16  # hexadecimal digits: enough to tell two drafts of one report apart
_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Submission:
    """What makes two submissions of one version the same: the document that carries it, and who sent it how."""

    document: SubmittedDocument
    person_id: int
    on_behalf: bool


def draft_mark(
    *,
    number: int,
    nil: bool,
    revisions: Mapping[str, int],
    values_revision: int,
    explanations: Mapping[str, str],
    files: Sequence[str],
) -> str:
    """Return "<version number>.<digits>": any edit, explanation or file (`files`: SHA-256 each) gives another mark."""
    written = {
        "nil": nil,
        "revisions": dict(revisions),
        "values": values_revision,
        "explanations": dict(explanations),
        "files": list(files),
    }
    return f"{number}.{hash_of(written)[:_LENGTH]}"


def version_asked(seen: str, *, otherwise: int) -> int:
    """Return the number of the version that the person saw and means; `otherwise` where the page did not say."""
    number = seen.partition(".")[0]
    return int(number) if number.isdecimal() and len(number) <= _DIGITS else otherwise


def check_as_seen(seen: str, *, mark: str) -> None:
    """Raise NotPossible where the draft is no longer the one the person decided on; a page that did not say passes."""
    if seen and seen != mark:
        raise NotPossible(
            "Nội dung báo cáo đã thay đổi sau khi anh/chị mở trang này, nên chưa nộp.",
            advice="Hãy xem lại nội dung mới nhất trên trang rồi bấm nộp.",
        )


def check_same(first: Submission, again: Submission, *, number: int, by: str, at: datetime) -> None:
    """Raise NotPossible unless this is the first submission once more; the person is told what was sent before."""
    if first != again:
        raise NotPossible(
            f"Phiên bản {number} đã được nộp lúc {clock(at)} bởi {by}, "
            f"theo văn bản số {first.document.number}; lần nộp này chưa được ghi nhận.",
            advice="Hãy tải lại trang để xem giấy biên nhận; muốn sửa thì rút báo cáo về trước.",
        )
