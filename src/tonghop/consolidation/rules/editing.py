"""Sentences that a person rewrote, found again in a draft made anew: by their kind and the sources they share."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tonghop.consolidation.rules.draft import Paragraph, Sentence
from tonghop.consolidation.rules.work import Anchor, Edit, Work
from tonghop.kernel.errors import NotPossible
from tonghop.kernel.text import nfc

ENOUGH = 0.5
"""Share of sources in common from which a sentence is the one that was rewritten."""
LONGEST = 2_000


def with_edits(paragraphs: Sequence[Paragraph], edits: Iterable[Edit]) -> list[Paragraph]:
    """Return the paragraphs with rewritten sentences in place of the machine's; "" marks one that is left out."""
    sentences = [s for p in paragraphs for s in p.sentences]
    rewritten: dict[int, Sentence] = {}
    for edit in edits:
        free = [s for s in sentences if id(s) not in rewritten]
        best = max(free, key=lambda s: likeness(s, edit), default=None)
        if best is not None and likeness(best, edit) >= ENOUGH:
            drifted = best.text != edit.proposed
            rewritten[id(best)] = replace(best, text=edit.text, proposed=best.text, edited_by=edit.by, drifted=drifted)
    return [replace(p, sentences=tuple(rewritten.get(id(s), s) for s in p.sentences)) for p in paragraphs]


def rewrite(work: Work, sentence: Sentence, text: str, *, by: str) -> Work:
    """Return the work with the sentence rewritten; NotPossible for a text that is too long or unchanged."""
    words = checked_words(text)
    if words == sentence.text:
        raise NotPossible("Câu chưa thay đổi.", advice="Hãy sửa câu rồi lưu.")
    kept = _others(work, sentence)
    proposed = sentence.proposed or sentence.text
    if words == proposed:
        return replace(work, edits=kept)
    edit = Edit(sentence.kind, sentence.sources, words, proposed, by)
    return replace(work, edits=(*kept, edit))


def checked_words(text: str) -> str:
    """Return a sentence as typed, trimmed; NotPossible where it is too long."""
    words = nfc(text).replace("\r\n", "\n").strip()
    if len(words) > LONGEST:
        raise NotPossible(f"Câu dài quá {LONGEST} ký tự.", advice="Hãy viết gọn lại.")
    return words


def take_proposal(work: Work, sentence: Sentence) -> Work:
    """Return the work without the person's wording of this sentence: the machine's stands again."""
    if not sentence.edited_by:
        raise NotPossible("Câu này chưa có ai sửa.", advice="Câu đang hiển thị là câu máy đề xuất.")
    return replace(work, edits=_others(work, sentence))


def _others(work: Work, sentence: Sentence) -> tuple[Edit, ...]:
    machines = replace(sentence, text=sentence.proposed or sentence.text)
    return tuple(edit for edit in work.edits if likeness(machines, edit) < ENOUGH)


def likeness(sentence: Sentence, known: Edit | Anchor) -> float:
    """Return how far a machine's sentence is the one that a person rewrote or moved: 0 not at all, 2 to the letter."""
    if sentence.kind != known.kind:
        return 0.0
    mine, theirs = set(sentence.sources), set(known.sources)
    if sentence.text == known.proposed and mine == theirs:
        return 2.0
    return len(mine & theirs) / len(mine | theirs) if mine else 0.0
