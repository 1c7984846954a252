"""A person's verbs on sentences of their own, and on the order of all: add, rewrite, take out, move a step."""

from collections.abc import Sequence
from dataclasses import replace

from tonghop.consolidation.rules.draft import Paragraph, Sentence
from tonghop.consolidation.rules.editing import checked_words
from tonghop.consolidation.rules.placing import anchor_of, neighbour
from tonghop.consolidation.rules.work import Added, Anchor, Cited, Placed, Work
from tonghop.kernel.errors import NotPossible

MOST_SOURCES = 40


def add(work: Work, after: Sentence, text: str, cited: Sequence[Cited], *, by: str) -> Work:
    """Return the work with a sentence of the person's own after another one; NotPossible for an empty one."""
    words = _words(text, cited)
    fresh = Added(f"a{work.written + 1}", words, tuple(cited), by)
    placed = Placed(Anchor("added", (), "", fresh.id), anchor_of(after))
    return replace(work, added=(*work.added, fresh), placed=(*work.placed, placed), written=work.written + 1)


def rewrite_added(work: Work, sentence: Sentence, text: str, cited: Sequence[Cited], *, by: str) -> Work:
    """Return the work with a person's sentence in other words or on other sources; NotPossible if none changed."""
    before = next(one for one in work.added if one.id == sentence.added)
    after = replace(before, text=_words(text, cited), cited=tuple(cited))
    if after == before:
        raise NotPossible("Câu chưa thay đổi.", advice="Hãy sửa câu hoặc nguồn rồi lưu.")
    return replace(work, added=tuple(replace(after, by=by) if one is before else one for one in work.added))


def take_out(work: Work, sentence: Sentence) -> Work:
    """Return the work without a sentence that a person added; what was put beside it goes where it can."""
    placed = tuple(one for one in work.placed if one.what.added != sentence.added)
    return replace(work, added=tuple(one for one in work.added if one.id != sentence.added), placed=placed)


def move(work: Work, paragraphs: Sequence[Paragraph], sentence: Sentence, *, up: bool) -> Work:
    """Return the work with the sentence one step up or down; NotPossible where it cannot go further."""
    placed = neighbour(paragraphs, sentence, up=up)
    if placed is None:
        raise NotPossible(
            f"Câu này không chuyển {'lên' if up else 'xuống'} được nữa.",
            advice="Câu chỉ đổi chỗ với câu cùng loại ở liền trên hoặc liền dưới, không vượt qua câu dẫn, đề mục.",
        )
    return replace(work, placed=(*work.placed, placed))


def _words(text: str, cited: Sequence[Cited]) -> str:
    words = checked_words(text)
    if not words:
        raise NotPossible("Câu chưa có chữ nào.", advice="Hãy viết câu cần thêm rồi lưu.")
    if len(cited) > MOST_SOURCES:
        raise NotPossible(f"Một câu chỉ ghi được {MOST_SOURCES} nguồn.", advice="Hãy bỏ đánh dấu bớt nguồn.")
    return words
