"""A section's blocks as plain text in a text box, and back; tables stay as they are behind a line "[Bảng 1]"."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from tonghop.reports.rules.content import kind_of_line

_TABLE_LINE = re.compile(r"\s*\[Bảng (\d+)\]\s*")


def text_in_box(blocks: Sequence[Mapping[str, Any]]) -> str:
    """Return one line a paragraph or item, a blank line between paragraphs, "[Bảng n]" for the n-th table."""
    lines: list[str] = []
    tables = 0
    before = ""
    for block in blocks:
        kind = str(block["kind"])
        if lines and (kind, before) != ("item", "item"):
            lines.append("")
        if kind == "table":
            tables += 1
            lines.append(f"[Bảng {tables}]")
        else:
            lines.append(str(block["text"]))
        before = kind
    return "\n".join(lines)


def blocks_in_box(text: str, before: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return the blocks of the text; "[Bảng n]" brings the n-th table of `before` back, elsewhere it is text."""
    tables = [dict(block) for block in before if block["kind"] == "table"]
    blocks: list[dict[str, Any]] = []
    for line in text.splitlines():
        table = _TABLE_LINE.fullmatch(line)
        if table and 0 < int(table[1]) <= len(tables):
            blocks.append(tables[int(table[1]) - 1])
        elif line.strip():
            blocks.append({"kind": kind_of_line(line), "text": line})
    return blocks
