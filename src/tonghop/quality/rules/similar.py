"""What is said about two sections that resemble each other: the passages, side by side."""

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
    """A section of another unit that is nearly the same: `share` is how much of ours stands there, 0 to 1."""

    version_id: int
    unit: str
    section_key: str
    section_label: str
    share: float
    passages: tuple[Passage, ...]


class Peers(Protocol):
    """Whoever can say which section of another unit resembles these blocks most."""

    def nearest(self, blocks: tuple[str, ...]) -> PeerSection | None:
        """Return the most similar section of another unit, verified word by word; None if there is none."""
