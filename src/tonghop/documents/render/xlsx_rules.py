"""The rules of a figures form inside the workbook: a broken one colours its cells, and its words stand beside them."""

from collections.abc import Mapping, Sequence

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from tonghop.documents.render.forms import FormRule

_LONGEST = 250  # of what Excel shows beside a cell that is chosen
_TITLE = "Quy tắc của chỉ tiêu"


def prompt_for(code: str, rules: Sequence[FormRule]) -> dict[str, str]:
    """Return what Excel says beside the cell of that code when it is chosen; nothing where no rule begins with it."""
    words = " ".join(rule.message for rule in rules if rule.left == code)
    return {"input_title": _TITLE, "input_message": words[:_LONGEST]} if words else {}


def colour_broken_rules(
    workbook: Workbook, sheet: Worksheet, lines: Mapping[str, int], rules: Sequence[FormRule]
) -> None:
    """Colour each rule's left cell while the figures break it, as the check of the draft will; `lines` from 1."""
    look = workbook.add_format({"bg_color": "#FFC7CE", "font_color": "#9C0006"})
    for rule in rules:
        if all(code in lines for code in (rule.left, *rule.right)):
            left, right = f"$E${lines[rule.left]}", [f"$E${lines[code]}" for code in rule.right]
            total = "+".join(right)
            wrong = f"{left}>{total}" if rule.kind == "at_most" else f"{left}<>{total}"
            formula = f"=AND(COUNT({','.join((left, *right))})={len(right) + 1},{wrong})"
            line = lines[rule.left] - 1
            sheet.conditional_format(line, 4, line, 4, {"type": "formula", "criteria": formula, "format": look})
