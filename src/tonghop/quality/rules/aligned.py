"""Two passages side by side: what both have, and what only the one or the other has, word by word."""

from collections.abc import Iterable
from dataclasses import dataclass

from tonghop.reports.rules.differences import END, Line, changed_passages


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of one side; `own` are those that the other side does not have."""

    text: str
    own: bool


@dataclass(frozen=True, slots=True)
class Aligned:
    """Two passages; joined by spaces, the pieces of a side are its words."""

    ours: tuple[Piece, ...]
    theirs: tuple[Piece, ...]

    @property
    def same(self) -> bool:
        """Whether not a word differs."""
        return not any(piece.own for piece in (*self.ours, *self.theirs))


def side_by_side(ours: str, theirs: str) -> Aligned:
    """Align two passages word by word; numbers and names count as what they are."""
    passages = changed_passages([_paragraph(theirs)], [_paragraph(ours)])
    lines = [line for passage in passages for line in passage.lines]
    return Aligned(ours=tuple(_side(lines, "added")), theirs=tuple(_side(lines, "removed")))


def _paragraph(text: str) -> dict[str, str]:
    return {"kind": "paragraph", "text": " ".join(text.split())}


def _side(lines: Iterable[Line], kind: str) -> Iterable[Piece]:
    for line in lines:
        for piece in line.pieces:
            if piece.kind in {"same", kind} and piece.text != END:
                yield Piece(piece.text, own=piece.kind == kind)
