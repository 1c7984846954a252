"""The frozen facts of a consolidation: what is asked, who owes it, what the accepted reports say."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

COMMUNE, DEPARTMENT, ALL = "commune", "department", "all"
FORMS = (COMMUNE, DEPARTMENT)

Value = Decimal | str
"""A figure, or the reason why there is none ("không có, vì ..."). None is not zero."""


class Standing(StrEnum):
    """Where a unit stands for the consolidation: in, or not in and why."""

    IN = "in"
    NIL = "nil"
    NOT_OPENED = "not_opened"
    DRAFTING = "drafting"
    AWAITING_APPROVAL = "awaiting_approval"
    SUBMITTED = "submitted"
    UNDER_REVIEW = "under_review"
    RETURNED = "returned"
    HELD = "held"
    DECLINED = "declined"
    EXEMPT = "exempt"
    OUTSIDE = "outside"


STANDING_LABELS = {
    Standing.IN: "đã chấp nhận",
    Standing.NIL: "báo cáo không phát sinh",
    Standing.NOT_OPENED: "chưa mở báo cáo",
    Standing.DRAFTING: "đang soạn thảo, chưa nộp",
    Standing.AWAITING_APPROVAL: "chờ lãnh đạo đơn vị duyệt, chưa nộp",
    Standing.SUBMITTED: "đã nộp, chưa rà soát",
    Standing.UNDER_REVIEW: "đang rà soát",
    Standing.RETURNED: "trả lại để hoàn thiện, chưa nộp lại",
    Standing.HELD: "nộp sau ngày khóa, chờ xử lý",
    Standing.DECLINED: "không nhận vì đã khóa",
    Standing.EXEMPT: "được miễn báo cáo",
    Standing.OUTSIDE: "nhận ngoài hệ thống, không có nội dung số",
}

COUNTED = frozenset({Standing.IN, Standing.NIL})


@dataclass(frozen=True, slots=True)
class SectionFacts:
    """One section of the outline; `lead_id` is the body that leads it, None where nobody does."""

    key: str
    number: str
    title: str
    purpose: str
    lead_id: int | None = None
    indicator_set: str = ""


@dataclass(frozen=True, slots=True)
class IndicatorFacts:
    """One figure asked for. `adds`: sum, average, rate (numerator / denominator) or none."""

    code: str
    name: str
    unit: str
    section: str
    adds: str
    numerator: str = ""
    denominator: str = ""
    decimals: int = 0
    applies_to: str = "both"

    def asked_of(self, form: str) -> bool:
        """Tell whether that kind of body is asked for it."""
        return self.applies_to in {"both", form}


@dataclass(frozen=True, slots=True)
class UnitStatus:
    """One body that owes a report: what it answers and where it stands; `reason` adds words of its own."""

    id: int
    name: str
    short_name: str
    form: str
    standing: Standing
    section_keys: frozenset[str] = frozenset()
    reason: str = ""

    @property
    def counted(self) -> bool:
        """Whether an accepted version of it is in the consolidation."""
        return self.standing in COUNTED

    @property
    def why_missing(self) -> str:
        """Why it is not in, in Vietnamese; "" where it is."""
        if self.counted:
            return ""
        label = STANDING_LABELS[self.standing]
        reason = self.reason.strip().rstrip(".;")
        return f"{label} ({reason})" if reason else label


@dataclass(frozen=True, slots=True)
class Contribution:
    """The accepted version of one body: the texts of its blocks by section, its figures by code.

    A block that is a table holds "" so that block numbers are those of the stored version.
    """

    unit_id: int
    name: str
    short_name: str
    form: str
    version_id: int
    version_number: int
    submitted_at: datetime
    version_hash: str = ""
    document_number: str = ""
    document_date: date | None = None
    late: bool = False
    nil: bool = False
    sections: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    values: Mapping[str, Value] = field(default_factory=dict)
