"""The components of an official paper (ô số 1 to 13), found among the paragraphs of a file."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from tonghop.documents.rules.form.type_names import TYPE_NAMES
from tonghop.files.look import FileLook, ParagraphLook
from tonghop.kernel.text import fold

_NUMBER = re.compile(r"^Số\s*:?\s*(?:\d|/|\.{2,}|…|_|$)|^Số\s*:", re.IGNORECASE)
_DATE = re.compile(r"ngày\b.{0,12}\btháng\b.{0,12}\bnăm\b", re.IGNORECASE)
_LETTER_SUBJECT = re.compile(r"^V\s*/\s*v\b", re.IGNORECASE)
_BASIS = re.compile(r"^(?:-\s*)?(?:Căn cứ|Xét đề nghị|Theo đề nghị)\b")
_LONGEST_DATE, _LONGEST_LABEL, _LONGEST_NAME = 90, 40, 40
_SUBJECT_LINES = 7
_NEAR_THE_END = 14
_Wanted = Callable[[ParagraphLook], bool]


@dataclass(frozen=True)
class Annex:
    """An appendix: its label, the lines of its title, and the line that says to what it belongs."""

    label: ParagraphLook
    title: tuple[ParagraphLook, ...]
    attached: ParagraphLook | None


@dataclass
class Parts:
    """What was found; None or empty where a component is absent."""

    paper: FileLook
    lines: Sequence[ParagraphLook]
    national: ParagraphLook | None = None
    motto: ParagraphLook | None = None
    number: ParagraphLook | None = None
    place_date: ParagraphLook | None = None
    letter_subject: ParagraphLook | None = None
    type_line: ParagraphLook | None = None
    addressee: ParagraphLook | None = None
    recipients_head: ParagraphLook | None = None
    draft: bool = False
    issuers: list[ParagraphLook] = field(default_factory=list)
    subject: list[ParagraphLook] = field(default_factory=list)
    bases: list[ParagraphLook] = field(default_factory=list)
    body: list[ParagraphLook] = field(default_factory=list)
    recipients: list[ParagraphLook] = field(default_factory=list)
    signature: list[ParagraphLook] = field(default_factory=list)
    annexes: list[Annex] = field(default_factory=list)

    @property
    def is_letter(self) -> bool:
        """Tell whether it is a công văn: no type's name, but a subject "V/v" or an addressee."""
        return self.type_line is None and (self.letter_subject is not None or self.addressee is not None)

    @property
    def type_name(self) -> str:
        """Return the folded name of the type ("ke hoach"), "" for a công văn or where there is none."""
        return "" if self.type_line is None else fold(self.type_line.text)

    @property
    def type_name_as_written(self) -> str:
        """Return the type's name as it stands, in quotation marks."""
        return "" if self.type_line is None else f"“{self.type_line.text}”"

    @property
    def is_of_the_party(self) -> bool:
        """Tell whether it is a paper of the Party, to which other rules apply."""
        return any(fold(line.text) == "dang cong san viet nam" for line in self.lines[:12])


def find_parts(paper: FileLook) -> Parts:
    """Return the components of a paper's first document; what follows its signature are appendices."""
    lines = [line for line in paper.paragraphs if line.text]
    parts = Parts(paper, lines)
    _letterhead(parts)
    _subject(parts)
    _end(parts)
    _middle(parts)
    return parts


def _letterhead(parts: Parts) -> None:
    parts.type_line = next((line for line in parts.lines if _is_type_name(line)), None)
    parts.addressee = next((line for line in parts.lines if fold(line.text).startswith("kinh gui")), None)
    above = list(_until(parts.lines, parts.type_line or parts.addressee))
    parts.national = _first(above, lambda line: fold(line.text).startswith("cong hoa xa hoi chu nghia"))
    parts.motto = _first(above, lambda line: fold(line.text).startswith("doc lap tu do"))
    parts.number = _first(above, lambda line: bool(_NUMBER.search(line.text)))
    parts.place_date = _first(above, lambda x: len(x.text) <= _LONGEST_DATE and bool(_DATE.search(x.text)))
    parts.letter_subject = _first(above, lambda line: bool(_LETTER_SUBJECT.search(line.text)))
    parts.draft = any(fold(line.text).startswith("du thao") for line in above)
    parts.issuers = [line for line in above if _is_issuer(parts, line)]


def _is_issuer(parts: Parts, line: ParagraphLook) -> bool:
    known = (parts.national, parts.motto, parts.number, parts.place_date, parts.letter_subject)
    if line in known or line.boxed or not any(char.isalpha() for char in line.text):
        return False
    if fold(line.text).startswith(("du thao", "mat", "toi mat", "hoa toc", "khan")):
        return False
    if line.cell and parts.national and parts.national.cell:
        if line.cell.table != parts.national.cell.table or line.cell.column == parts.national.cell.column:
            return False
        return parts.number is None or line.number < parts.number.number
    return line.caps and (parts.number is None or line.number < parts.number.number)


def _subject(parts: Parts) -> None:
    if parts.type_line is None:
        return
    after = parts.lines[parts.lines.index(parts.type_line) + 1 :]
    for line in after[:_SUBJECT_LINES]:
        if line.align != "center" or line.cell or line.text.startswith("(") or fold(line.text).startswith("kinh gui"):
            return
        if parts.subject and not line.bold and parts.subject[-1].bold:
            return
        parts.subject.append(line)


def _end(parts: Parts) -> None:
    parts.recipients_head = _first(parts.lines, lambda line: fold(line.text).startswith("noi nhan"))
    head = parts.recipients_head
    if head is None:
        return
    after = parts.lines[parts.lines.index(head) + 1 :]
    if head.cell is None:
        parts.recipients = list(_while(after, lambda line: line.text.startswith(("-", "–", "+"))))
        parts.signature = _signature_without_table(parts, head)
    else:
        place = head.cell
        beside = [line for line in parts.lines if line.cell and line.cell.table == place.table]
        parts.recipients = [x for x in beside if x.cell and x.cell.column == place.column and x.number > head.number]
        parts.signature = [line for line in beside if line.cell and line.cell.column > place.column]
    parts.annexes = _annexes(after)


def _signature_without_table(parts: Parts, head: ParagraphLook) -> list[ParagraphLook]:
    at = parts.lines.index(head)
    near = parts.lines[max(0, at - _NEAR_THE_END) : at + _NEAR_THE_END + len(parts.recipients)]
    known = {head, *parts.recipients}
    return [
        line
        for line in near
        if line not in known and line.bold and line.align in ("center", "right") and len(line.text) <= _LONGEST_NAME
    ]


def _annexes(after: Sequence[ParagraphLook]) -> list[Annex]:
    found = []
    for at, line in enumerate(after):
        if line.cell or len(line.text) > _LONGEST_LABEL or not fold(line.text).startswith("phu luc"):
            continue
        if line.align != "center" and not line.bold:
            continue
        title = list(_while(after[at + 1 :][:_SUBJECT_LINES], lambda x: not x.cell and x.bold and x.align == "center"))
        rest = after[at + 1 + len(title) :][:1]
        attached = next((x for x in rest if "kem theo" in fold(x.text) and x.text.startswith("(")), None)
        found.append(Annex(line, tuple(title), attached))
    return found


def _middle(parts: Parts) -> None:
    """Find what stands between the subject (or the addressee) and the recipients: bases, then body."""
    begin = max((x.number for x in (*parts.subject, parts.type_line, parts.addressee) if x), default=0)
    begin = begin or max((x.number for x in (parts.place_date, parts.motto) if x), default=0)
    close = parts.recipients_head.number if parts.recipients_head else 10**9
    known = set(parts.signature)
    middle = [x for x in parts.lines if begin < x.number < close and not x.cell and not x.boxed and x not in known]
    head = list(_while(middle, lambda line: line.align == "center" and not line.bold))
    rest = middle[len(head) :]
    parts.bases = list(_while(rest, lambda line: bool(_BASIS.search(line.text))))
    parts.body = rest[len(parts.bases) :]


def _is_type_name(line: ParagraphLook) -> bool:
    return line.cell is None and not line.boxed and fold(line.text) in TYPE_NAMES


def _first(lines: Iterable[ParagraphLook], wanted: _Wanted) -> ParagraphLook | None:
    return next((line for line in lines if wanted(line)), None)


def _until(lines: Sequence[ParagraphLook], stop: ParagraphLook | None) -> Iterable[ParagraphLook]:
    end = lines.index(stop) if stop in lines else min(len(lines), 40)
    return lines[:end]


def _while(lines: Iterable[ParagraphLook], wanted: _Wanted) -> Iterable[ParagraphLook]:
    for line in lines:
        if not wanted(line):
            return
        yield line
