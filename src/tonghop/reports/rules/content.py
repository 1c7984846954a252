"""The content of a report: blocks of text, and the one canonical form of a version that is hashed."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from tonghop.kernel.errors import NotPossible
from tonghop.kernel.hashing import canonical_list, canonical_object, canonical_text, hash_of, sha256
from tonghop.kernel.text import nfc, squeeze

FORMAT = 1
NO_BLOCKS, NO_VALUES = "[]", "{}"
MAX_BLOCKS = 2_000
MAX_TEXT = 20_000  # code points in one paragraph: some ten pages, surely a paste that lost its line ends
_ITEM = re.compile(r"(?:[-+•*–—]|[a-zđ]\)|\(?\d{1,2}\))\s+(?=\S)")

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class SectionText:
    """One section as it is submitted: its place in the outline, and its blocks as the draft keeps them.

    `blocks` is canonical JSON of what `clean_blocks` returns.
    """

    key: str
    number: str
    title: str
    blocks: str = NO_BLOCKS

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands in it."""
        return self.blocks == NO_BLOCKS

    @property
    def written(self) -> str:
        """The canonical JSON of the whole section; of its keys "blocks" comes first."""
        return f'{{"blocks":{self.blocks},{_heading(self.key, self.number, self.title)[1:]}'


@lru_cache(maxsize=1_000)  # sections of campaigns; in the deadline minute all units of a campaign ask
def _heading(key: str, number: str, title: str) -> str:
    return canonical_text({"key": key, "number": number, "title": title})


@dataclass(frozen=True, slots=True)
class WrittenContent:
    """What a version holds: its canonical JSON as it is stored, and the SHA-256 of those very bytes."""

    text: str
    hash: str


def written_content(
    sections: Iterable[SectionText],
    values: str,
    explanations: Mapping[str, str],
    document: Mapping[str, str],
    bound_to: Mapping[str, Any],
) -> WrittenContent:
    """Return what a version holds; equal reports give equal JSON. `values` too are as they stand written in the draft.

    Shape: {format, sections: [{key, number, title, blocks}], values, explanations, document, ...bound_to}, where
    `bound_to` names what the hash must be bound to (campaign, unit, version, nil, files).
    """
    rest = {"format": FORMAT, "explanations": explanations, "document": document, **bound_to}
    members = {name: canonical_text(member) for name, member in rest.items()}
    members |= {"values": values, "sections": canonical_list(section.written for section in sections)}
    text = canonical_object(members)
    return WrittenContent(text, sha256(text.encode()))


def content_hash(content: Json) -> str:
    """Return the SHA-256 of the content's canonical JSON."""
    return hash_of(content)


def clean_blocks(blocks: Sequence[Mapping[str, Any]]) -> list[Json]:
    """Return the blocks in their one form: NFC, white space squeezed, empty ones left out.

    [{"kind": "paragraph" | "item", "text"} | {"kind": "table", "rows": [[text]]}]; raises NotPossible otherwise.
    """
    if len(blocks) > MAX_BLOCKS:
        raise NotPossible(
            f"Mục này có {len(blocks)} đoạn, nhiều hơn {MAX_BLOCKS} đoạn được nhận.",
            advice="Hãy chuyển phần chi tiết thành tệp phụ lục.",
        )
    cleaned = (_clean(block, position) for position, block in enumerate(blocks, start=1))
    return [block for block in cleaned if block is not None]


def blocks_of_text(text: str) -> list[Json]:
    """Return the blocks of plain text as typed: one a line; lines that begin like "- ", "a) " are items."""
    return clean_blocks([{"kind": kind_of_line(line), "text": line} for line in text.splitlines() if line.strip()])


def kind_of_line(line: str) -> str:
    """Tell whether a line of text is an item of a list or a paragraph."""
    return "item" if _ITEM.match(line.lstrip()) else "paragraph"


def text_of_block(block: Mapping[str, Any]) -> str:
    """Return the block's text; a table's cells are joined by a tab and its rows by a newline."""
    if block["kind"] == "table":
        return "\n".join("\t".join(row) for row in block["rows"])
    return str(block["text"])


def text_of_blocks(blocks: Iterable[Mapping[str, Any]]) -> str:
    """Return the text of all blocks, one a line."""
    return "\n".join(text_of_block(block) for block in blocks)


def _clean(block: Mapping[str, Any], position: int) -> Json | None:
    kind = block.get("kind")
    if kind == "table":
        rows = [[_text(cell, position) for cell in row] for row in block.get("rows", ())]
        rows = [row for row in rows if any(row)]
        return {"kind": "table", "rows": rows} if rows else None
    if kind not in {"paragraph", "item"}:
        raise NotPossible(
            f"Đoạn thứ {position} có dạng không nhận được.", advice="Hãy tải lại trang rồi nhập lại đoạn này."
        )
    text = _text(block.get("text", ""), position)
    return {"kind": kind, "text": text} if text else None


def _text(given: Any, position: int) -> str:
    text = squeeze(nfc(str(given).replace("\x00", "")))
    if len(text) > MAX_TEXT:
        raise NotPossible(
            f"Đoạn thứ {position} dài {len(text)} chữ cái, quá {MAX_TEXT}.",
            advice="Hãy tách thành nhiều đoạn bằng phím Enter.",
        )
    return text
