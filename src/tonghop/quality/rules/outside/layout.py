"""The sections of a report file: by a plan's outline where there is one, else by the report's own headings."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from tonghop.campaigns.rules.facts import CampaignSection
from tonghop.campaigns.rules.outline import purposes_in
from tonghop.files.blocks import Block
from tonghop.kernel.text import fold
from tonghop.quality.rules.facts import SectionFacts
from tonghop.reports.rules.headings import OutlineSection, looks_like_heading, split_number
from tonghop.reports.rules.reading import GUIDANCE, parts_of_document, takes_leave

_ROMAN = re.compile(r"[IVXLC]+|[A-HĐ]")
_END = re.compile(
    r"^noi nhan\b|^(?:tm|kt|tl|tuq|q) (?:uy ban|ubnd|chu tich|giam doc|truong|chanh|bo truong|pho)|^phu luc\b"
    r"|^nguoi lap"
)
_TITLE = re.compile(r"^bao cao\b")
_HEAD = 40  # blocks in which letterhead and title stand
_LONGEST_TITLE = 25  # words of a heading that is set like any other line
_OPENING, _LAST = "opening", "closing"


@dataclass
class Part:
    """One section as found: its facts without text, and the blocks of the file that are its text."""

    facts: SectionFacts
    blocks: list[Block] = field(default_factory=list)

    def filled(self) -> SectionFacts:
        """Return the section with its blocks' texts."""
        return replace(self.facts, blocks=tuple(block.text for block in self.blocks))


def parts_by_outline(blocks: Sequence[Block], document: object, outline: Iterable[CampaignSection]) -> list[Part]:
    """Return every section of an outline, those without text too, and the report's opening and closing lines."""
    sections = list(outline)
    found = parts_of_document(document, [OutlineSection(s.key, s.number, s.title) for s in sections])  # type: ignore[arg-type]
    parts = [Part(_facts(section), found.get(section.key, [])) for section in sections]
    return [*parts, *_rest(blocks, parts)]


def parts_by_headings(blocks: Sequence[Block]) -> list[Part]:
    """Return the report's own sections, each under its nearest heading; one without text and children is empty."""
    parts = [Part(SectionFacts(_OPENING, "", "phần mở đầu", _OPENING, required=False))]
    path: list[tuple[int, str, str]] = []
    ended = False
    content = _content(blocks)
    for place, block in enumerate(content):
        folded = fold(block.text)
        if ended or _END.search(folded):
            ended = True
        elif takes_leave(block.text):
            parts.append(Part(SectionFacts(_LAST, "", "phần kết", _LAST, required=False), [block]))
        elif (rank := _rank(block, content[place + 1 : place + 2])) is not None:
            number, title = split_number(block.text)
            path = [step for step in path if step[0] < rank] + [(rank, number, title)]
            parts.append(_under(path))
        else:
            parts[-1].blocks.append(block)
    return _without_parents(parts)


def _content(blocks: Sequence[Block]) -> list[Block]:
    """Return what follows the letterhead and title, without the form's own guidance; all where there is no title."""
    titled = next((n for n, block in enumerate(blocks[:_HEAD]) if _TITLE.search(fold(block.text))), -1)
    after = blocks[titled + 1 :]
    first = next((n for n, block in enumerate(after) if not block.marks.centred), 0)
    return [block for block in after[first:] if GUIDANCE not in fold(block.marks.style) or block.marks.bookmarks]


def _facts(section: CampaignSection) -> SectionFacts:
    points = tuple((point.letter, point.text) for point in section.points)
    return SectionFacts(section.key, section.number, section.title, section.purpose, True, (), points)


def _rest(blocks: Sequence[Block], parts: Iterable[Part]) -> Iterator[Part]:
    taken = {block.start for part in parts for block in part.blocks}
    closing = [b for b in blocks if b.start not in taken and takes_leave(b.text)]
    if closing:
        yield Part(SectionFacts(_LAST, "", "phần kết", _LAST, required=False), closing)


def _rank(block: Block, following: Sequence[Block]) -> int | None:
    """Return how deep a heading stands (0 for "I."), None for a block that is none."""
    if block.table is not None or block.marks.note:
        return None
    number, title = split_number(block.text)
    if number:
        return _numbered_rank(number, title, block, following)
    if block.marks.bookmarks:
        return 1
    short = len(title.split()) <= _LONGEST_TITLE and not title.endswith((".", ";", ","))
    return (block.marks.level or 1) if short and looks_like_heading(block) and not block.marks.centred else None


def _numbered_rank(number: str, title: str, block: Block, following: Sequence[Block]) -> int | None:
    words = len(title.split())
    if words > _LONGEST_TITLE or not title[:1].isupper():
        return None
    if _ROMAN.fullmatch(number):
        return 0
    plain = words <= _LONGEST_TITLE // 2 and not title.endswith((".", ";", ",")) and not re.search(r"\d", title)
    stands_above = bool(following) and split_number(following[0].text)[0] != _next(number)
    return 1 + number.count(".") if looks_like_heading(block) or (plain and stands_above) else None


def _next(number: str) -> str:
    head, dot, last = number.rpartition(".")
    return f"{head}{dot}{int(last) + 1}" if last.isdigit() else ""


def _under(path: Sequence[tuple[int, str, str]]) -> Part:
    number = ".".join(step[1].rstrip(".") for step in path)
    title = path[-1][2].strip(" :.")
    purposes = [purpose for step in reversed(path) for purpose in purposes_in(step[2])[:1]]
    key = fold(" / ".join(step[2] for step in path[-2:]))[:120]
    return Part(SectionFacts(key, number, title, purposes[0] if purposes else "results"))


def _without_parents(parts: list[Part]) -> list[Part]:
    """Leave out headings that only stand above others; an empty one with nothing below it stays."""
    kept = []
    for part, after in zip(parts, [*parts[1:], None], strict=True):
        parent = after is not None and after.facts.number.startswith(f"{part.facts.number}.")
        if part.blocks or (part.facts.required and not parent):
            kept.append(part)
    return _with_own_keys(kept)


def _with_own_keys(parts: Iterable[Part]) -> list[Part]:
    seen: dict[str, int] = {}
    named = []
    for part in parts:
        count = seen[part.facts.key] = seen.get(part.facts.key, 0) + 1
        key = part.facts.key if count == 1 else f"{part.facts.key} {count}"
        named.append(Part(replace(part.facts, key=key), part.blocks))
    return named
