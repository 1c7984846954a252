"""The content of the two files a unit may fill in at its own desk: the report in Word and the figures in Excel."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from tonghop.documents.render.blocks import Block
from tonghop.documents.render.content import OfficialDocument

BOOKMARK_PREFIX = "sec_"
IDENTITY_SHEET = "_tonghop"
FORM_SHEET = "Số liệu"
FORM_COLUMNS = (
    "STT",
    "Mã",
    "Chỉ tiêu",
    "Đơn vị tính",
    "Giá trị",
    "Lý do không có số liệu",
    "Thuyết minh",
)
LAYOUT = "1"
"""The layout of the figures form; a reader that knows another layout must say so, not guess."""

Kind = Literal["count", "decimal", "percent", "rate"]


@dataclass(frozen=True)
class FormIdentity:
    """Which campaign, unit and version of the form a file belongs to; it travels inside the file."""

    campaign: str
    unit: str
    form_version: str


@dataclass(frozen=True)
class FormIndicator:
    """A line of the figures form; a "rate" is computed from others, as `explained` says, and has no cell to fill in."""

    code: str
    name: str
    unit: str
    kind: Kind
    decimals: int = 0
    least: Decimal | None = Decimal(0)
    most: Decimal | None = None
    value: Decimal | None = None
    reason: str = ""
    note: str = ""
    explained: str = ""


@dataclass(frozen=True)
class FormRule:
    """What must hold between figures: left = sum of right ("equals"), or left <= sum of right ("at_most")."""

    kind: str
    left: str
    right: tuple[str, ...]
    message: str


@dataclass(frozen=True)
class FormArea:
    """A group of indicators."""

    name: str
    indicators: tuple[FormIndicator, ...]


@dataclass(frozen=True)
class FiguresForm:
    """A unit's own figures workbook; values already known are filled in."""

    title: str
    unit_name: str
    identity: FormIdentity
    areas: tuple[FormArea, ...]
    due: str = ""
    simulated: bool = False
    rules: tuple[FormRule, ...] = ()


@dataclass(frozen=True)
class FormSection:
    """A section of the outline: `key` names its bookmark, `guidance` tells in grey what belongs there.

    `level` is 1 to 3 as in Heading; `text` holds what is already written: blocks, or a string for a plain paragraph.
    """

    key: str
    number: str
    title: str
    level: int = 1
    guidance: tuple[str, ...] = ()
    text: tuple[str | Block, ...] = ()


@dataclass(frozen=True)
class ReportForm:
    """A unit's own report in Word: letterhead and end of `paper` (its body is not used), and the outline's sections."""

    paper: OfficialDocument
    identity: FormIdentity
    sections: tuple[FormSection, ...]
    due: str = ""
