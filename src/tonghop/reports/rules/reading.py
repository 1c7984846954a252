"""Reading a unit's Word report into the sections of the outline, whatever template it was written in."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tonghop.files.blocks import Block, Document
from tonghop.kernel.errors import NotPossible
from tonghop.kernel.text import fold, squeeze
from tonghop.reports.rules.content import Json, clean_blocks, kind_of_line
from tonghop.reports.rules.headings import HeadingFinder, OutlineSection, is_titled, looks_like_heading, split_number
from tonghop.reports.rules.letterheads import letterhead_problem
from tonghop.reports.rules.problems import Problem
from tonghop.reports.rules.workbook import Identity, identity_problems

GUIDANCE = "huong dan"  # in the folded name of the style of what our form says in grey
MAX_DOCUMENT = 10_000  # blocks; a report of thirty pages has some five hundred
_EVIDENCE = 80
_LONGEST_TITLE = 160
_SUBJECT_LINES = 3
# What stands above the first section of an official report (Nghị định 30/2020/NĐ-CP, Phụ lục I) is no content.
_LETTERHEAD = re.compile(
    r"cong hoa xa hoi|doc lap tu do|uy ban nhan dan|^ubnd|hoi dong nhan dan|^so\b.{0,20}\bbc\b|^bao cao$|^bao cao\b"
    r"|ngay .{0,12} ?thang .{0,6} ?nam|^kinh gui|^can cu|^thuc hien|^thi hanh|nhu sau$|^phan (thu|i|1)\b|^du thao"
    r"|^so lao cai|^ve viec|^v v\b|^tinh\b|^mat$|^khan$|^hoa toc$"
)
_CLOSING = re.compile(r"^noi nhan\b|^(tm|kt|tl|tuq|q)\s+[a-z]|^xac nhan cua|^nguoi lap bieu|^phu luc\b|^bieu so\b")
_LEAVE = re.compile(r"^tren day la\b|\b(?:tran trong|kinh) bao cao$")
_LONGEST_LEAVE = 60  # words
_END = re.compile(r"^noi nhan\b|^(tm|kt|tl|tuq|q) (uy ban|chu tich|giam doc|truong|chanh|bo truong|pho)|^phu luc\b")


class WordReading(NamedTuple):
    """What a file gives: blocks by section key, what is wrong, and stretches ({"title", "blocks"}) of no section."""

    sections: dict[str, list[Json]]
    problems: list[Problem]
    loose: list[Json]


def sections_from_document(
    document: Document, outline: Sequence[OutlineSection], *, expected: Identity, identifier: str = ""
) -> WordReading:
    """Return the blocks of each section found, what stands under no heading of the outline, and what is wrong.

    Letterhead, guidance, closing sentence, signature and appendix are left out; a heading the outline does not know
    stays in the section it stands in. Another unit's file gives nothing. Raises NotPossible for a document
    beyond all measure.
    """
    strangers = identity_problems(identity_of(identifier), expected)
    if strangers:
        return WordReading({}, strangers, [])
    if len(document.blocks) > MAX_DOCUMENT:
        raise NotPossible(
            f"Tệp có {len(document.blocks)} đoạn, nhiều hơn {MAX_DOCUMENT} đoạn được nhận.",
            advice="Hãy chuyển phần chi tiết thành tệp phụ lục.",
        )
    parts, heads, loose = _parts(document, outline)
    sections = {key: clean_blocks([_as_json(b) for b in blocks]) for key, blocks in parts.items()}
    filled = {key: blocks for key, blocks in sections.items() if blocks}
    stranger = letterhead_problem(document.blocks, expected.unit)
    problems = [*([stranger] if stranger else []), *loose.problems, *_missing(outline, sections, heads)]
    return WordReading(filled, problems, loose.as_json())


def parts_of_document(document: Document, outline: Sequence[OutlineSection]) -> dict[str, list[Block]]:
    """Return the blocks of each section found, by key, as they stand in the file, tables and places included."""
    return _parts(document, outline)[0]


class _Loose:
    """What stands above the first heading that the outline knows, in stretches by the file's own headings."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self._stretches: list[tuple[str, list[Block]]] = [("", [])]
        self._ended = False

    def add(self, block: Block) -> None:
        """Keep one block, or begin a stretch with it; from the signature on nothing is kept."""
        if _closes(block):
            self._ended = self._ended or bool(_END.search(fold(block.text)))
        elif not self._ended:
            self.problems.append(_before_first(block))
            if _is_numbered(block):
                self.title(block)
            else:
                self._stretches[-1][1].append(block)

    def title(self, block: Block) -> None:
        """Begin a stretch under a heading of the file's own."""
        self._stretches.append((squeeze(block.text), []))

    def as_json(self) -> list[Json]:
        """Return every stretch that says something: its heading as written, and its blocks."""
        blocks = ((title, clean_blocks([_as_json(b) for b in said])) for title, said in self._stretches)
        return [{"title": title, "blocks": said} for title, said in blocks if said]


def _is_numbered(block: Block) -> bool:
    """Tell whether a paragraph is a heading by its number: "II. KẾT QUẢ", "1. Công tác chỉ đạo"; a sentence is none."""
    if block.table is not None or len(block.text) > _LONGEST_TITLE or block.text.endswith((".", ";")):
        return False
    return bool(split_number(block.text)[0])


def identity_of(identifier: str) -> dict[str, str]:
    """Return what our own form's property says: "tonghop:<campaign>/<unit>/<form version>"."""
    match = re.fullmatch(r"tonghop:([^/]*)/(.*)/[^/]*", identifier)
    return {"campaign": match[1], "unit": match[2]} if match else {}


def _parts(
    document: Document, outline: Sequence[OutlineSection]
) -> tuple[dict[str, list[Block]], dict[str, Block], _Loose]:
    """Return the blocks of each section and its heading, by key, and what stands above them, with what is doubtful."""
    finder, ended = HeadingFinder(outline, document.blocks), False
    current: OutlineSection | None = None
    parts: dict[str, list[Block]] = {}
    heads: dict[str, Block] = {}
    loose = _Loose()
    for block in _content(document, finder):
        found = finder.marked(block) if ended else finder.section_of(block)
        if found is not None:
            loose.problems.extend(_doubts(found, block, parts))
            parts.setdefault(found.key, [])
            heads.setdefault(found.key, block)
            current, ended = found, False
        elif block.marks.note:
            _add_note(parts, block)
        elif ended or (current and _closes(block)):
            ended = ended or bool(_END.search(fold(block.text)))
        elif current is not None:
            parts[current.key].append(block)
        elif not _is_letterhead(block):
            loose.add(block)
        elif _is_numbered(block):
            loose.title(block)
    return parts, heads, loose


def _spot(block: Block | None) -> str:
    return f"p{block.marks.place}" if block is not None and block.marks.place >= 0 else ""


def _add_note(parts: dict[str, list[Block]], note: Block) -> None:
    """Put a footnote at the end of the section that refers to it; one that belongs to no section is left out."""
    mark = note.text.split(" ", 1)[0]
    for blocks in parts.values():
        if any(mark in block.text for block in blocks):
            blocks.append(note)
            return


def _content(document: Document, finder: HeadingFinder) -> Iterator[Block]:
    """Yield all but guidance and the report's subject, the lines under "BÁO CÁO"."""
    subject = 0
    for block in document.blocks:
        if GUIDANCE in fold(block.marks.style) and not block.marks.bookmarks:
            continue
        if fold(block.text) == "bao cao":
            subject = _SUBJECT_LINES
        elif subject and not block.text.endswith((".", ":", ";")) and not finder.heads(block):
            subject -= 1
            continue
        else:
            subject = 0
        yield block


def takes_leave(text: str) -> bool:
    """Tell whether a paragraph is the sentence that a report ends with: "Trên đây là ...", "... trân trọng báo cáo"."""
    folded = fold(text)
    return bool(_LEAVE.search(folded)) and len(folded.split()) <= _LONGEST_LEAVE


def _closes(block: Block) -> bool:
    return block.table is None and (takes_leave(block.text) or bool(_CLOSING.search(fold(block.text))))


def _is_letterhead(block: Block) -> bool:
    if block.marks.style == "table" or block.marks.centred or block.marks.note:
        return True
    if block.table is None and looks_like_heading(block):
        return True
    return bool(_LETTERHEAD.search(fold(block.text)))


def _as_json(block: Block) -> Json:
    if block.table is not None:
        return {"kind": "table", "rows": [list(row.texts) for row in block.table.rows]}
    is_item = bool(block.marks.list_number) or kind_of_line(block.text) == "item"
    return {"kind": "item" if is_item else "paragraph", "text": block.text}


def _before_first(block: Block) -> Problem:
    shown = block.text if len(block.text) <= _EVIDENCE else f"{block.text[:_EVIDENCE]}…"
    return Problem(
        "phần đầu",
        f"Đoạn “{shown}” nằm trước đề mục đầu tiên nên chưa vào mục nào. Hãy chuyển xuống dưới đề mục phù hợp.",
        _spot(block),
    )


def _doubts(section: OutlineSection, heading: Block, parts: dict[str, list[Block]]) -> Iterator[Problem]:
    """Yield what is doubtful about a heading that was taken for a section's."""
    if parts.get(section.key):
        yield Problem(
            section.label,
            f"Đề mục “{section.title}” có hai lần trong tệp; nội dung đã được gộp lại. Hãy kiểm tra lại.",
            _spot(heading),
        )
    if not is_titled(section, heading):
        yield Problem(
            section.label,
            f"Đề mục “{heading.text[:_EVIDENCE]}” được hiểu là “{section.number}. {section.title}” theo số thứ tự. "
            "Hãy kiểm tra lại nội dung mục này.",
            _spot(heading),
        )


def _missing(
    outline: Sequence[OutlineSection], found: dict[str, list[Json]], heads: dict[str, Block]
) -> Iterator[Problem]:
    for section in outline:
        if section.key not in found:
            message = (
                f"Không tìm thấy đề mục “{section.number}. {section.title}” trong tệp; nội dung đã có trên hệ thống "
                "được giữ nguyên. Hãy đặt đề mục đúng như biểu mẫu nếu tệp có phần này."
            )
            yield Problem(section.label, message)
        elif not found[section.key]:
            message = (
                f"Dưới đề mục “{section.number}. {section.title}” chưa có nội dung; nội dung đã có trên hệ thống "
                "được giữ nguyên. Hãy viết vào mục này."
            )
            yield Problem(section.label, message, _spot(heads.get(section.key)))
