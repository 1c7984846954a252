"""Verifying a suspected copy word by word: the other units' sections in an index, and the nearest of them."""

from dataclasses import dataclass, field

import numpy as np

from tonghop.quality.rules.copy_index import CopyIndex
from tonghop.quality.rules.passages import compared
from tonghop.quality.rules.shingles import Hashes
from tonghop.quality.rules.similar import PeerSection

ALIKE = 0.45  # of our five-word runs stand there too; less is not worth comparing word by word
MIN_SHINGLES = 20  # less than about 25 words of one's own says nothing


@dataclass(frozen=True, slots=True)
class IndexedPeers:
    """The other units' sections in an index. `owner` is the unit that asks."""

    index: CopyIndex
    owner: int

    def nearest(self, blocks: tuple[str, ...]) -> PeerSection | None:
        """Return the section of another unit that shares most with these blocks, or None where none resembles them."""
        ours = self.index.own_shingles(blocks)
        if len(ours) < MIN_SHINGLES:
            return None
        rows = self.index.look_up(blocks, owner=self.owner)
        alike = [(self._likeness(ours, row), row) for row in rows]
        best, row = max(alike, default=(0.0, 0))
        return self._laid_beside(blocks, row) if best >= ALIKE else None

    def _laid_beside(self, blocks: tuple[str, ...], row: int) -> PeerSection:
        peer = self.index.documents[row]
        shared = compared(blocks, peer.blocks)
        return PeerSection(
            peer.version_id,
            peer.unit,
            peer.section_key,
            peer.section_label,
            shared.share,
            shared.words,
            shared.passages,
        )

    def _likeness(self, ours: Hashes, row: int) -> float:
        theirs = self.index.own_shingles(self.index.documents[row].blocks)
        return float(np.isin(ours, theirs, assume_unique=True).mean())


@dataclass(frozen=True, slots=True)
class RememberedPeers:
    """The same peers, asked once for each section: other thresholds judge what was found, they find nothing else."""

    peers: IndexedPeers
    _found: dict[tuple[str, ...], PeerSection | None] = field(default_factory=dict)

    def nearest(self, blocks: tuple[str, ...]) -> PeerSection | None:
        """Return what the peers said of these blocks."""
        if blocks not in self._found:
            self._found[blocks] = self.peers.nearest(blocks)
        return self._found[blocks]
