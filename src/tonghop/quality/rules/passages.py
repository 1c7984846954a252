"""What two texts share, word by word, and the passages laid out side by side."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from tonghop.quality.rules.shingles import Token, tokens_of
from tonghop.quality.rules.similar import Passage

_RUN = 8  # words: a shorter common run is chance
_GAP = 3  # words changed between two runs that are shown as one passage


@dataclass(frozen=True, slots=True)
class Shared:
    """How much of our words stands in common passages, 0 to 1, how many words that is, and the passages."""

    share: float
    words: int
    passages: tuple[Passage, ...]


@lru_cache(maxsize=64)  # a report's sections: two checks, or two sets of thresholds, ask the same one after the other
def compared(ours: tuple[str, ...], theirs: tuple[str, ...]) -> Shared:
    """Lay two texts side by side; the share is of our words that stand in common passages, in the same order."""
    passages = common_passages(ours, theirs)
    words = sum(len(tokens_of([passage.evidence])) for passage in passages)
    return Shared(words / max(len(tokens_of(ours)), 1), words, passages)


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
