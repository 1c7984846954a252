"""Verifying a suspected copy word by word, and laying out the passages that two sections share."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

import numpy as np

from tonghop.quality.rules.copy_index import SUSPECT, CopyDocument, CopyIndex
from tonghop.quality.rules.shingles import Hashes, Token, tokens_of
from tonghop.quality.rules.similar import Passage, PeerSection

MIN_SHINGLES = 20  # less than about 25 words of one's own says nothing
NEARLY_EQUAL = 0.6  # of our words stand there too, in runs and in the same order
_RUN = 8  # words: a shorter common run is chance
_GAP = 3  # words changed between two runs that are shown as one passage


@dataclass(frozen=True, slots=True)
class IndexedPeers:
    """The other units' sections in an index. `owner` is the unit that asks."""

    index: CopyIndex
    owner: int

    def nearest(self, blocks: tuple[str, ...]) -> PeerSection | None:
        """Return the nearest section of another unit with the passages that both share, or None."""
        ours = self.index.own_shingles(blocks)
        if len(ours) < MIN_SHINGLES:
            return None
        rows = (row for row in self.index.look_up(blocks, owner=self.owner) if self._resembles(ours, row))
        found = [_compared(blocks, self.index.documents[row]) for row in rows]
        best = max(found, key=lambda peer: peer.share, default=None)
        return best if best and best.share >= NEARLY_EQUAL else None

    def _resembles(self, ours: Hashes, row: int) -> bool:
        theirs = self.index.own_shingles(self.index.documents[row].blocks)
        return float(np.isin(ours, theirs, assume_unique=True).mean()) >= SUSPECT


def _compared(blocks: Sequence[str], peer: CopyDocument) -> PeerSection:
    """Lay the two side by side; the share is of our words that stand in common passages, in the same order."""
    passages = common_passages(blocks, peer.blocks)
    covered = sum(len(tokens_of([passage.evidence])) for passage in passages)
    share = covered / max(len(tokens_of(blocks)), 1)
    return PeerSection(peer.version_id, peer.unit, peer.section_key, peer.section_label, share, passages)


@dataclass(slots=True)
class _Run:
    """The same words: tokens start to end (exclusive) of ours and of theirs."""

    start: int
    end: int
    peer_start: int
    peer_end: int


def common_passages(ours: Sequence[str], theirs: Sequence[str]) -> tuple[Passage, ...]:
    """Return what both texts share, each passage within one block on either side, longest first."""
    a, b = tokens_of(ours), tokens_of(theirs)
    joined: list[_Run] = []
    for run in _runs(a, b):
        if joined and _continues(joined[-1], run, a, b):
            joined[-1].end, joined[-1].peer_end = run.end, run.peer_end
        else:
            joined.append(run)
    long_enough = (run for run in joined if run.end - run.start >= _RUN)
    passages = (
        Passage(
            *_place(ours, a[run.start], a[run.end - 1]),
            *_place(theirs, b[run.peer_start], b[run.peer_end - 1]),
        )
        for run in long_enough
    )
    return tuple(sorted(passages, key=lambda p: -len(p.evidence)))


def _runs(a: list[Token], b: list[Token]) -> Iterator[_Run]:
    """Yield the common runs in order, cut where either side goes on to its next block."""
    matcher = SequenceMatcher(None, [t.word for t in a], [t.word for t in b], autojunk=False)
    for match in matcher.get_matching_blocks():
        start = 0
        for k in range(1, match.size + 1):
            if k == match.size or _new_block(a, match.a + k) or _new_block(b, match.b + k):
                yield _Run(match.a + start, match.a + k, match.b + start, match.b + k)
                start = k


def _new_block(tokens: list[Token], index: int) -> bool:
    return tokens[index].block != tokens[index - 1].block


def _continues(last: _Run, run: _Run, a: list[Token], b: list[Token]) -> bool:
    return (
        run.start - last.end <= _GAP
        and run.peer_start - last.peer_end <= _GAP
        and a[run.start].block == a[last.start].block
        and b[run.peer_start].block == b[last.peer_start].block
    )


def _place(blocks: Sequence[str], first: Token, last: Token) -> tuple[str, int, int, str]:
    text = blocks[first.block]
    return f"block:{first.block}", first.start, last.end, text[first.start : last.end]
