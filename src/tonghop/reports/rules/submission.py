"""What a submission is: by whom, whether it meets the lock, and what the frozen version holds."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from tonghop.kernel.errors import NotPossible
from tonghop.reports.rules.content import NO_VALUES, Json, SectionText, WrittenContent, written_content
from tonghop.reports.rules.document import SubmittedDocument
from tonghop.reports.rules.states import State


def is_locked(at: datetime, *, lock_at: datetime | None, extended_to: datetime | None) -> bool:
    """Tell whether `at` is past the lock (an exclusive end); an extension moves the lock where it goes beyond it."""
    if lock_at is None:
        return False
    return at >= max(lock_at, extended_to or lock_at)


def submission_verb(*, on_behalf: bool, locked: bool) -> str:
    """Return the verb of the table: the organiser filing on behalf decides about the lock by doing so."""
    if on_behalf:
        return "submit_on_behalf"
    return "hold" if locked else "submit"


def check_something_to_submit(state: str, sections: Sequence[SectionText], values: str) -> None:
    """Raise NotPossible for a report without a word or figure that does not say so itself."""
    if state != State.NIL_AWAITING and values == NO_VALUES and all(section.is_empty for section in sections):
        raise NotPossible(
            "Báo cáo chưa có nội dung và số liệu nào.",
            advice="Hãy viết hoặc tải tệp lên; nếu không có gì để báo cáo thì trình “không phát sinh”.",
        )


def check_on_behalf(reason: str, files: Sequence[Json]) -> None:
    """Raise NotPossible for filing on behalf without saying why, or without the unit's own file beside it."""
    if not reason:
        raise NotPossible("Chưa ghi lý do nộp thay.", advice="Hãy ghi vì sao đơn vị không tự nộp được.")
    if not files:
        raise NotPossible(
            "Chưa có văn bản gốc của đơn vị.",
            advice="Hãy tải tệp của đơn vị lên ở thẻ “Tệp Word, Excel”, hoặc đính kèm bản quét ở thẻ “Kèm theo”.",
        )


def frozen_content(
    *,
    nil: bool,
    sections: Sequence[SectionText],
    values: str,
    explanations: Mapping[str, str],
    document: SubmittedDocument,
    bound_to: Mapping[str, Any],
) -> WrittenContent:
    """Return the content of the version; a nil return holds no sections and no figures."""
    return written_content(
        () if nil else sections,
        NO_VALUES if nil else values,
        {} if nil else explanations,
        document.as_json(),
        {"nil": nil, **bound_to},
    )
