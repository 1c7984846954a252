"""The shape of a draft: sections of paragraphs of sentences, each sentence with its kind and its sources."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

SOURCED = frozenset({"figures", "example", "lead", "group", "coverage", "basis"})
CONNECTIVE = "connective"
ADDED = "added"
KINDS = SOURCED | {CONNECTIVE, ADDED}


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence. Kinds: figures, example, lead, group, coverage, basis; a connective has no sources.

    Where a person rewrote it, `edited_by` names the person and `proposed` is the machine's sentence; `text` "" means
    that it is left out, `drifted` that the machine's sentence is no longer the one the person saw. One of the kind
    "added" is a person's own: `written_by` names the person, `added` is its id in their work; it may have no sources,
    and has `drifted` where some that it had are gone.
    """

    kind: str
    text: str
    sources: tuple[str, ...] = ()
    id: str = ""
    proposed: str = ""
    edited_by: str = ""
    drifted: bool = False
    written_by: str = ""
    added: str = ""

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"no kind of sentence: {self.kind}")
        if self.kind != ADDED and (self.kind in SOURCED) != bool(self.sources):
            raise ValueError(f"{self.kind} with {len(self.sources)} sources: {self.text[:60]}")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences that stand together: a "paragraph", an "item" of a list, or a small "heading"."""

    sentences: tuple[Sentence, ...]
    shape: str = "paragraph"


@dataclass(frozen=True, slots=True)
class DraftSection:
    """One section of the outline as drafted."""

    key: str
    number: str
    title: str
    purpose: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """The whole draft: the opening (legal bases, who is in), then the outline's sections.

    `proposed` keeps the machine's own text of the sections in which people added or moved sentences.
    """

    opening: tuple[Paragraph, ...]
    sections: tuple[DraftSection, ...]
    proposed: Mapping[str, tuple[Paragraph, ...]] = field(default_factory=dict)

    def sentences(self) -> Iterator[Sentence]:
        """Yield every sentence in reading order."""
        for paragraphs in (self.opening, *(s.paragraphs for s in self.sections)):
            for paragraph in paragraphs:
                yield from paragraph.sentences

    def as_json(self) -> dict[str, Any]:
        """Return {opening: [paragraph], sections: [{key, number, title, purpose, paragraphs}], proposed}."""
        return {
            "opening": [_paragraph(p) for p in self.opening],
            "sections": [
                {
                    "key": s.key,
                    "number": s.number,
                    "title": s.title,
                    "purpose": s.purpose,
                    "paragraphs": [_paragraph(p) for p in s.paragraphs],
                }
                for s in self.sections
            ],
            "proposed": {key: [_paragraph(p) for p in paragraphs] for key, paragraphs in self.proposed.items()},
        }


def numbered(draft: Draft) -> Draft:
    """Return the draft with sentence ids in reading order: "c001", "c002", ..."""
    ids = (f"c{n:03d}" for n in range(1, 1_000_000))

    def number(paragraphs: Iterable[Paragraph]) -> tuple[Paragraph, ...]:
        return tuple(replace(p, sentences=tuple(replace(s, id=next(ids)) for s in p.sentences)) for p in paragraphs)

    opening = number(draft.opening)
    sections = tuple(replace(s, paragraphs=number(s.paragraphs)) for s in draft.sections)
    return replace(draft, opening=opening, sections=sections)


def paragraph(*sentences: Sentence) -> Paragraph:
    """Return a paragraph of these sentences."""
    return Paragraph(sentences)


def item(kind: str, text: str, sources: Sequence[str]) -> Paragraph:
    """Return an item of one sentence."""
    return Paragraph((Sentence(kind, text, tuple(sources)),), "item")


def connective(text: str, shape: str = "paragraph") -> Paragraph:
    """Return a sentence that only leads over."""
    return Paragraph((Sentence(CONNECTIVE, text),), shape)


def _paragraph(given: Paragraph) -> dict[str, Any]:
    return {
        "shape": given.shape,
        "sentences": [_sentence(s) for s in given.sentences],
    }


def _sentence(given: Sentence) -> dict[str, Any]:
    found: dict[str, Any] = {"id": given.id, "kind": given.kind, "text": given.text, "sources": list(given.sources)}
    if given.edited_by:
        found |= {"proposed": given.proposed, "edited_by": given.edited_by, "drifted": given.drifted}
    if given.kind == ADDED:
        found |= {"written_by": given.written_by, "added": given.added, "drifted": given.drifted}
    return found


def paragraphs_in(given: Iterable[dict[str, Any]]) -> list[Paragraph]:
    """Return paragraphs of a draft's JSON as the machine proposed them, without what people rewrote."""
    return [
        Paragraph(
            tuple(
                Sentence(s["kind"], s.get("proposed") or s["text"], tuple(s["sources"]), s["id"])
                for s in paragraph["sentences"]
            ),
            paragraph["shape"],
        )
        for paragraph in given
    ]
