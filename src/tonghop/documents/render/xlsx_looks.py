"""How cells of a workbook look, and how a workbook is begun; every look is made once a workbook."""

import io
from datetime import UTC, datetime
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook

FONT = "Times New Roman"
_PLAIN = {"font_name": FONT, "font_size": 11, "valign": "vcenter"}
_RULED = {**_PLAIN, "border": 1, "border_color": "#808080"}
_HEAD_FILL, _ABSENT_FILL, _INPUT_FILL = "#E7E6E6", "#FBE5D6", "#FFFBE6"


def number_format(decimals: int) -> str:
    """Return Excel's format for numbers with so many decimals; Excel shows it in the reader's own language."""
    return "#,##0" + ("." + "0" * decimals if decimals else "")


def new_workbook(file: io.BytesIO, title: str, *, at: datetime) -> Workbook:
    """Return an empty workbook in memory whose text is never taken for formulas, numbers or links."""
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
    }
    workbook: Workbook = xlsxwriter.Workbook(file, options)
    created = at.astimezone(UTC).replace(tzinfo=None, microsecond=0)
    workbook.set_properties({"title": title[:255], "created": created})
    return workbook


class Looks:
    """The formats of one workbook, each made when it is first asked for."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._made: dict[tuple[tuple[str, Any], ...], Format] = {}

    def _look(self, base: dict[str, Any], **changes: Any) -> Format:
        wanted = {**base, **changes}
        key = tuple(sorted(wanted.items()))
        if key not in self._made:
            self._made[key] = self._workbook.add_format(wanted)
        return self._made[key]

    def title(self) -> Format:
        """Return the look of a sheet's title."""
        return self._look(_PLAIN, bold=True, font_size=14)

    def note(self) -> Format:
        """Return the look of a line of explanation."""
        return self._look(_PLAIN, italic=True, font_color="#595959")

    def head(self) -> Format:
        """Return the look of a head cell."""
        return self._look(_RULED, bold=True, align="center", text_wrap=True, bg_color=_HEAD_FILL)

    def code(self) -> Format:
        """Return the look of the row of codes."""
        return self._look(_RULED, align="center", font_size=9, bg_color=_HEAD_FILL, num_format="@")

    def text(self, *, absent: bool = False, centred: bool = False) -> Format:
        """Return the look of text; an absent unit's line is tinted."""
        return self._look(_RULED, text_wrap=True, align="center" if centred else "left", **_tint(absent=absent))

    def number(self, shown: str = "#,##0", *, absent: bool = False) -> Format:
        """Return the look of a number."""
        return self._look(_RULED, align="right", num_format=shown, **_tint(absent=absent))

    def reason(self) -> Format:
        """Return the look of the words that stand where a figure is not available."""
        return self._look(_RULED, italic=True, font_size=9, text_wrap=True, align="left")

    def total(self, shown: str = "#,##0") -> Format:
        """Return the look of a total."""
        return self._look(_RULED, bold=True, align="right", bg_color=_HEAD_FILL, num_format=shown)

    def total_label(self) -> Format:
        """Return the look of the words before totals, and of a line that opens a group."""
        return self._look(_RULED, bold=True, bg_color=_HEAD_FILL, align="left")

    def entry(self, number: str = "@") -> Format:
        """Return the look of a cell to be filled in: unlocked and tinted."""
        align = "left" if number == "@" else "right"
        return self._look(_RULED, locked=False, bg_color=_INPUT_FILL, num_format=number, align=align, text_wrap=True)


def _tint(*, absent: bool) -> dict[str, str]:
    return {"bg_color": _ABSENT_FILL} if absent else {}
