"""What is said about a section that resembles another text: the passages, side by side."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Passage:
    """The same words in two reports, each with its block and code points."""

    place: str
    start: int
    end: int
    evidence: str
    peer_place: str
    peer_start: int
    peer_end: int
    peer_evidence: str


@dataclass(frozen=True, slots=True)
class PeerSection:
    """What a section resembles: another unit's section, the unit's own before, or the form's questions.

    `share` is how much of ours stands there, 0 to 1, `words` how many words that is; `unit` says whose it is;
    `version_id` is None for what no version holds.
    """

    version_id: int | None
    unit: str
    section_key: str
    section_label: str
    share: float
    words: int
    passages: tuple[Passage, ...]


class Peers(Protocol):
    """Whoever can say which section of another unit resembles these blocks most."""

    def nearest(self, blocks: tuple[str, ...]) -> PeerSection | None:
        """Return the most similar section of another unit, laid beside it word by word; None if there is none."""
