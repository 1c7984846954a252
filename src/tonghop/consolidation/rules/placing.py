"""Sentences that people added or moved, laid over a draft: each beside the sentence it was put beside."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from tonghop.consolidation.rules.draft import ADDED, CONNECTIVE, Paragraph, Sentence
from tonghop.consolidation.rules.editing import ENOUGH, likeness, with_edits
from tonghop.consolidation.rules.work import Added, Anchor, Cited, Placed, Work

Find = Callable[[Cited], str | None]
"""Where a source stands now: its id, or None where it is gone."""


def laid_over(paragraphs: Sequence[Paragraph], work: Work, find: Find) -> list[Paragraph]:
    """Return the machine's paragraphs with what people rewrote, added and moved, in the order of their doing.

    A move whose sentence or neighbour is gone is left out; an added sentence whose neighbour is gone stands at the end.
    """
    draft = _Draft(with_edits(paragraphs, work.edits))
    waiting = {added.id: written(added, find) for added in work.added}
    for placed in work.placed:
        beside = draft.place_of(placed.beside)
        if placed.what.added in waiting:
            draft.insert(waiting.pop(placed.what.added), beside, before=placed.before)
        elif beside is not None:
            draft.move(placed.what, placed.beside, before=placed.before)
    for sentence in waiting.values():
        draft.insert(sentence, None)
    return draft.paragraphs


def written(added: Added, find: Find) -> Sentence:
    """Return a person's sentence with its sources as they stand now."""
    found = [find(cited) for cited in added.cited]
    sources = tuple(dict.fromkeys(source for source in found if source))
    return Sentence(ADDED, added.text, sources, written_by=added.by, added=added.id, drifted=None in found)


def anchor_of(sentence: Sentence) -> Anchor:
    """Return how the sentence is known again."""
    return Anchor(sentence.kind, sentence.sources, sentence.proposed or sentence.text, sentence.added)


def leads_over(sentence: Sentence) -> bool:
    """Tell whether it announces what follows, so that nothing is moved past it."""
    return sentence.kind == CONNECTIVE and (sentence.proposed or sentence.text).endswith(":")


def neighbour(paragraphs: Sequence[Paragraph], sentence: Sentence, *, up: bool) -> Placed | None:
    """Return where one step up or down puts the sentence; None where it cannot go further.

    Within a paragraph it changes places; from its edge it goes into the next one; items change places among items.
    """
    rows = [(n, p, s) for n, p in enumerate(paragraphs) for s in p.sentences]
    here = next(n for n, (_, _, s) in enumerate(rows) if s.id == sentence.id)
    there = here - 1 if up else here + 1
    if not 0 <= there < len(rows) or leads_over(sentence):
        return None
    (place, mine, _), (other_place, theirs, other) = rows[here], rows[there]
    if mine.shape != theirs.shape or mine.shape == "heading" or leads_over(other):
        return None
    changes_places = place == other_place or mine.shape == "item"
    return Placed(anchor_of(sentence), anchor_of(other), before=up if changes_places else not up)


class _Draft:
    """Paragraphs that change while people's sentences are put where they belong."""

    def __init__(self, paragraphs: list[Paragraph]) -> None:
        self.paragraphs = paragraphs

    def place_of(self, anchor: Anchor) -> tuple[int, int] | None:
        """Return (paragraph, sentence) of what the anchor names."""
        rows = [(s, (n, m)) for n, p in enumerate(self.paragraphs) for m, s in enumerate(p.sentences)]
        if anchor.added:
            return next((place for s, place in rows if s.added == anchor.added), None)
        best = max(rows, key=lambda row: _is(row[0], anchor), default=None)
        return best[1] if best and _is(best[0], anchor) >= ENOUGH else None

    def insert(self, sentence: Sentence, beside: tuple[int, int] | None, *, before: bool = False) -> None:
        """Put the sentence there: into a paragraph, or as one of its own beside an item, a heading or a lead-in."""
        if beside is None:
            self.paragraphs.append(Paragraph((sentence,)))
            return
        number, place = beside
        given = self.paragraphs[number]
        if given.shape == "paragraph" and not leads_over(given.sentences[place]):
            at = place + (not before)
            sentences = (*given.sentences[:at], sentence, *given.sentences[at:])
            self.paragraphs[number] = replace(given, sentences=sentences)
            return
        following = self.paragraphs[number + 1 : number + 2]
        announced = following[0].shape if following and leads_over(given.sentences[place]) else given.shape
        shape = "item" if announced == "item" else "paragraph"
        self.paragraphs.insert(number + (not before), Paragraph((sentence,), shape))

    def move(self, what: Anchor, beside: Anchor, *, before: bool) -> None:
        """Take the sentence out and put it beside the other one; nothing where it is gone, or is that one."""
        place, target = self.place_of(what), self.place_of(beside)
        if place is None or place == target:
            return
        number, at = place
        given = self.paragraphs[number]
        rest = (*given.sentences[:at], *given.sentences[at + 1 :])
        self.paragraphs[number : number + 1] = [replace(given, sentences=rest)] if rest else []
        self.insert(given.sentences[at], self.place_of(beside), before=before)


def _is(sentence: Sentence, anchor: Anchor) -> float:
    return likeness(replace(sentence, text=sentence.proposed or sentence.text), anchor)
