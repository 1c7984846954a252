"""The consolidated report as an official paper: a snapshot's draft laid out in parts, with its two appendices."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from tonghop.documents.render.content import (
    Appendix,
    Block,
    Heading,
    IssueDay,
    Item,
    OfficialDocument,
    Paragraph,
    Sentence,
    Signing,
)
from tonghop.documents.render.wording import roman
from tonghop.documents.rules.appendices import figures_appendix, missing_appendix
from tonghop.documents.rules.frame import LETTERS, Frame, issuer_in_full, place_of, subject_of

Json = dict[str, Any]


def report_document(content: Json, frame: Frame, *, signer: str = "") -> OfficialDocument:
    """Return the paper as a draft: number, day and (unless given) the signer's name are left for people to fill."""
    campaign = content["campaign"]
    made = datetime.fromisoformat(content["made_at"])
    subject = subject_of(campaign["title"])
    receiver = campaign["receiver"] or frame.get("default_receiver")
    appendices = _appendices(content, frame)
    return OfficialDocument(
        type_name=frame.get("type_name"),
        subject=subject,
        issuer=issuer_in_full(campaign["owner"]),
        issuer_in_text=campaign["owner"],
        symbol=frame.get("symbol"),
        place=place_of(campaign["owner"]),
        issued=IssueDay(made.year, made.month),
        signing=Signing(frame.get("position"), signer, (frame.get("authority"),)),
        addressees=(receiver,),
        body=tuple(_body(content, frame, len(appendices))),
        closing=frame.say(
            "closing", subject=subject[:1].lower() + subject[1:], issuer=campaign["owner"], receiver=receiver
        ),
        recipients=tuple(line.format(standing_body=campaign["standing_body"]) for line in frame.get("recipients")),
        appendices=appendices,
        draft=True,
        simulated=campaign["simulated"],
    )


def _appendices(content: Json, frame: Frame) -> tuple[Appendix, ...]:
    missing = missing_appendix(content, frame)
    return (figures_appendix(content, frame), *((missing,) if missing else ()))


def _body(content: Json, frame: Frame, appendices: int) -> Iterable[Block]:
    draft = content["draft"]
    yield from _blocks([p for p in draft["opening"] if _is_basis(p)])
    yield Heading(1, "I", frame.get("parts")["scope"])
    yield from _blocks([p for p in draft["opening"] if not _is_basis(p)])
    yield from _pointers(frame, appendices)
    part_of = frame.get("part_of")
    for number, (part, run) in enumerate(groupby(draft["sections"], key=lambda s: part_of[s["purpose"]]), start=2):
        yield from _Part(frame.get("parts")[part], roman(number), list(run)).blocks()


def _is_basis(paragraph: Json) -> bool:
    return any(sentence["kind"] == "basis" for sentence in paragraph["sentences"])


def _pointers(frame: Frame, appendices: int) -> Iterable[Block]:
    """The body mentions each appendix (Nghị định 30/2020, Phụ lục I, III.1)."""
    several = appendices > 1
    yield Paragraph.of(frame.say("see_figures", label="Phụ lục I" if several else "Phụ lục"))
    if several:
        yield Paragraph.of(frame.say("see_missing", label="Phụ lục II"))


@dataclass(frozen=True)
class _Part:
    """A run of sections of one kind: a single one takes the part's number and its own title."""

    title: str
    number: str
    sections: Sequence[Json]

    def blocks(self) -> Iterable[Block]:
        """Yield the part's headings and text."""
        if len(self.sections) == 1:
            (section,) = self.sections
            yield Heading(1, self.number, section["title"], f"sec_{section['key']}")
            yield from _blocks(section["paragraphs"], level=2)
            return
        yield Heading(1, self.number, self.title)
        for place, section in enumerate(self.sections, start=1):
            yield Heading(2, str(place), section["title"], f"sec_{section['key']}")
            yield from _blocks(section["paragraphs"], level=3)


def _blocks(paragraphs: Iterable[Json], *, level: int = 2) -> Iterable[Block]:
    """Yield the paragraphs as blocks; small headings are numbered 1, 2 ... on level 2 and a, b ... on level 3."""
    headings = 0
    for paragraph in paragraphs:
        kept = [s for s in paragraph["sentences"] if s["text"]]
        if not kept:
            continue
        sentences = tuple(Sentence(s["text"], (s["id"],) if s["sources"] else ()) for s in kept)
        if paragraph["shape"] == "heading":
            yield Heading(level, str(headings + 1) if level == 2 else _letter(headings), sentences[0].text)  # noqa: PLR2004 - level 2 is "1."
            headings += 1
        elif paragraph["shape"] == "item":
            yield Item(sentences)
        else:
            yield Paragraph(sentences)


def _letter(place: int) -> str:
    return LETTERS[place] if place < len(LETTERS) else ""
