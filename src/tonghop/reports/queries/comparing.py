"""Two versions of one report side by side: words that came and went, figures old and new."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tonghop.campaigns.models import Obligation, Section
from tonghop.campaigns.permissions import may_lead
from tonghop.campaigns.queries import indicators_of, sections_of
from tonghop.kernel.errors import NotAllowed, NotPossible
from tonghop.organisations.permissions import Viewer
from tonghop.reports.models import Report, Version
from tonghop.reports.permissions import may_read, may_read_draft
from tonghop.reports.queries.drafts import figures_asked, section_drafts
from tonghop.reports.queries.reading import parties_of
from tonghop.reports.queries.uploads import SectionChange
from tonghop.reports.rules.differences import FigureChange, changed_figures, changed_passages

DRAFT, LAST = 0, -1  # stand for the draft, and for the last two sides, among the numbers of versions
_REFUSAL = "Không có báo cáo này, hoặc anh/chị không được xem."


@dataclass(frozen=True, slots=True)
class Compared:
    """One side: a version by its number with the moment it was handed in, or the draft (`DRAFT`, no moment)."""

    number: int
    submitted_at: datetime | None


@dataclass(frozen=True)
class Comparison:
    """What changed from the first side to the second, in the sections the viewer reads (`labels` by key).

    `sides` are what may be compared.
    """

    obligation: Obligation
    first: Compared
    second: Compared
    sides: tuple[Compared, ...]
    sections: tuple[SectionChange, ...]
    figures: tuple[FigureChange, ...]
    same_sections: int
    labels: Mapping[str, str]


@dataclass(frozen=True)
class _Content:
    blocks: Mapping[str, list[dict[str, Any]]]
    values: Mapping[str, Mapping[str, str]]


def comparison_for(viewer: Viewer, obligation_id: int, *, first: int = LAST, second: int = LAST) -> Comparison:
    """Return the difference of two sides by their numbers; without them, of the last two that there are.

    The unit's people, the organiser and the leader read all of it, a section's lead that section alone, and the draft
    only the unit and the organiser. Raises NotAllowed for others, NotPossible where there are no such two sides.
    """
    parts = "campaign__owner", "campaign__standing_body", "organisation"
    obligation = Obligation.objects.select_related(*parts).filter(pk=obligation_id).first()
    report = Report.objects.filter(obligation=obligation_id).first()
    if obligation is None:
        raise NotAllowed(_REFUSAL)
    sections = _sections_read(viewer, obligation)
    if report is None:
        raise NotPossible("Báo cáo này chưa được mở.", advice="Hãy mở từ trang Việc của tôi.")
    report.obligation = obligation
    sides = _sides(report, with_draft=may_read_draft(viewer, parties_of(obligation)))
    left, right = _chosen(sides, first, second)
    return _compared(report, sections, sides, (left, right))


def _sections_read(viewer: Viewer, obligation: Obligation) -> list[Section]:
    outline = sections_of(obligation)
    if may_read(viewer, parties_of(obligation)):
        return outline
    led = [section for section in outline if may_lead(viewer, section)]
    if not led:
        raise NotAllowed(_REFUSAL)
    return led


def _sides(report: Report, *, with_draft: bool) -> tuple[Compared, ...]:
    """Return every version, first to last, and the draft behind them until it is handed in."""
    versions = report.versions.order_by("number").values_list("number", "submitted_at")
    sides = [Compared(number, at) for number, at in versions]
    if with_draft and report.version_number not in {side.number for side in sides}:
        sides.append(Compared(DRAFT, None))
    return tuple(sides)


def _chosen(sides: tuple[Compared, ...], first: int, second: int) -> tuple[Compared, Compared]:
    by_number = {side.number: side for side in sides}
    if len(sides) > 1:
        right = sides[-1] if second == LAST else by_number.get(second)
        before = sides[sides.index(right) - 1] if right in sides[1:] else None
        left = before if first == LAST else by_number.get(first)
        if left is not None and right is not None:
            return left, right
    raise NotPossible(
        "Chưa có hai phiên bản như vậy để so sánh.",
        advice="Sau khi báo cáo được trả lại và nộp lần nữa, trang này cho thấy chỗ đã sửa.",
    )


def _compared(
    report: Report, sections: list[Section], sides: tuple[Compared, ...], chosen: tuple[Compared, Compared]
) -> Comparison:
    before, after = (_content_of(report, side) for side in chosen)
    changes = [
        SectionChange(
            s.key, s.number, s.title, changed_passages(before.blocks.get(s.key, []), after.blocks.get(s.key, []))
        )
        for s in sections
    ]
    changed = tuple(change for change in changes if any(p.changed for p in change.passages))
    return Comparison(
        obligation=report.obligation,
        first=chosen[0],
        second=chosen[1],
        sides=sides,
        sections=changed,
        figures=_figures(report.obligation, sections, before.values, after.values),
        same_sections=len(changes) - len(changed),
        labels={s.key: f"{s.number}. {s.title}" for s in sections},
    )


def _content_of(report: Report, side: Compared) -> _Content:
    if side.number == DRAFT:
        return _Content({s.key: s.blocks for s in section_drafts(report)}, report.values)
    content = Version.objects.get(report=report, number=side.number).content
    return _Content({s["key"]: s["blocks"] for s in content["sections"]}, content["values"])


def _figures(
    obligation: Obligation,
    sections: Iterable[Section],
    before: Mapping[str, Mapping[str, str]],
    after: Mapping[str, Mapping[str, str]],
) -> tuple[FigureChange, ...]:
    """Return the changed figures of the sections that are read."""
    read = {section.pk for section in sections}
    codes = {indicator.code for indicator in indicators_of(obligation) if indicator.section_id in read}
    asked = [figure for figure in figures_asked(obligation) if figure.code in codes]
    old, new = ({code: value for code, value in values.items() if code in codes} for values in (before, after))
    return changed_figures(old, new, asked)
