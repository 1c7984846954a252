"""An index of sampled shingles over the sections of many reports, to find near copies in a blink."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from tonghop.quality.rules.shingles import SHINGLE, Hashes, shingle_hashes, shingles_of, word_ids

KEEP_ONE_IN = 8  # a power of two; recall against size
TOO_COMMON = 40  # a shingle in more documents than this is the form's own or an office formula
SUSPECT = 0.25  # of the shingles asked for; a sample is coarse, the word-by-word share decides later
_BATCH = 1000  # documents hashed in one sweep: few enough to stay in the processor's cache
_FEW_WORDS = 60  # a text this short is looked up and kept with every shingle, as a sample could miss it

Pairs = tuple[Hashes, NDArray[np.int32]]
"""Kept hashes in order, and beside each the row of a document that holds it."""


@dataclass(frozen=True, slots=True)
class CopyDocument:
    """One section of one report. `owner` is the unit: its own sections are never its copies."""

    owner: int
    version_id: int
    unit: str
    section_key: str
    section_label: str
    blocks: tuple[str, ...]


class CopyIndex:
    """Inverted index from kept shingle hashes to documents, as two parallel sorted arrays."""

    def __init__(self, documents: Iterable[CopyDocument], *, template_texts: Iterable[str] = ()) -> None:
        """Build from scratch; shingles of `template_texts` are the form's own and never count."""
        self.documents: list[CopyDocument] = []
        self.template: Hashes = _each(template_texts)
        self._pairs: Pairs = (np.empty(0, dtype=np.uint64), np.empty(0, dtype=np.int32))
        self.add(documents)

    def add(self, documents: Iterable[CopyDocument]) -> None:
        """Take in more documents; what is there is merged in, not hashed again.

        Both arrays are put in place by one assignment, so that a look-up in another thread sees the old or the new.
        """
        parts = [self._pairs]
        coming = iter(documents)
        while batch := list(islice(coming, _BATCH)):
            parts.append(self._sampled(batch, first_row=len(self.documents)))
            self.documents.extend(batch)
        hashes = np.concatenate([part for part, _ in parts])
        rows = np.concatenate([part for _, part in parts])
        order = np.argsort(hashes, kind="stable")
        self._pairs = (hashes[order], rows[order])

    def look_up(self, blocks: Sequence[str], *, owner: int | None = None, limit: int = 3) -> list[int]:
        """Return up to `limit` row numbers of other owners' documents that may be near copies, best first.

        Asked are the kept shingles of these blocks that are neither the form's own nor found in more than
        TOO_COMMON documents; a candidate holds at least the share SUSPECT of them.
        """
        wanted = sampled_shingles(blocks, self.template)
        kept, rows_of = self._pairs
        left = np.searchsorted(kept, wanted, side="left")
        right = np.searchsorted(kept, wanted, side="right")
        telling = right - left <= TOO_COMMON
        found = [rows_of[a:b] for a, b in zip(left[telling], right[telling], strict=True)]
        if not found:
            return []
        rows, hits = np.unique(np.concatenate(found), return_counts=True)
        enough = hits >= max(SUSPECT * len(found), 1)
        best = rows[enough][np.argsort(-hits[enough], kind="stable")]
        return [int(r) for r in best if self.documents[r].owner != owner][:limit]

    def own_shingles(self, blocks: Iterable[str]) -> Hashes:
        """Return the sorted distinct shingles of a text less those of the form."""
        hashes = shingles_of(blocks)
        return hashes[~np.isin(hashes, self.template)] if self.template.size else hashes

    def _sampled(self, documents: list[CopyDocument], *, first_row: int) -> Pairs:
        """Return kept (hash, row) pairs, each once; all are hashed in one sweep."""
        ids = [word_ids(document.blocks) for document in documents]
        lengths = np.array([len(i) for i in ids], dtype=np.int64)
        hashes = shingle_hashes(np.concatenate(ids))
        row_of_word = np.repeat(np.arange(len(documents), dtype=np.int32), lengths)
        count = len(hashes)
        start_row, end_row = row_of_word[:count], row_of_word[SHINGLE - 1 : SHINGLE - 1 + count]
        short = lengths[start_row] <= _FEW_WORDS if count else np.empty(0, dtype=bool)
        keep = (start_row == end_row) & (_kept(hashes) | short)
        hashes, rows = hashes[keep], start_row[keep]
        if self.template.size:
            own = ~np.isin(hashes, self.template)
            hashes, rows = hashes[own], rows[own]
        order = np.lexsort((rows, hashes))
        hashes, rows = hashes[order], rows[order]
        first = np.ones(len(hashes), dtype=bool)
        first[1:] = (hashes[1:] != hashes[:-1]) | (rows[1:] != rows[:-1])
        return hashes[first], rows[first] + np.int32(first_row)


def sampled_shingles(blocks: Sequence[str], template: Hashes) -> Hashes:
    """Return the shingles by which a section is kept and asked for: a sample, or all of a short text."""
    hashes = shingles_of(blocks)
    own = hashes[~np.isin(hashes, template)] if template.size else hashes
    return own if len(word_ids(blocks)) <= _FEW_WORDS else own[_kept(own)]


def template_shingles(texts: Iterable[str]) -> Hashes:
    """Return the shingles of the form's own texts, which never count."""
    return _each(texts)


Place = tuple[int, str]
"""A version's id and a section's key."""


def likely_places(wanted: Iterable[Hashes], found: Mapping[int, Sequence[Place]], *, limit: int = 3) -> set[Place]:
    """Return for each section asked for the places that share most of its telling shingles, at least SUSPECT of them.

    `wanted` are sampled shingles by section, `found` where each hash stands; one in too many places tells nothing.
    """
    likely: set[Place] = set()
    for hashes in wanted:
        telling = [places for h in hashes.tolist() if 0 < len(places := found.get(h, ())) <= TOO_COMMON]
        hits = Counter(place for places in telling for place in places)
        enough = max(SUSPECT * len(telling), 1)
        likely.update(place for place, count in hits.most_common(limit) if count >= enough)
    return likely


def _kept(hashes: Hashes) -> NDArray[np.bool_]:
    kept: NDArray[np.bool_] = (hashes & np.uint64(KEEP_ONE_IN - 1)) == 0
    return kept


def _each(texts: Iterable[str]) -> Hashes:
    """Return the sorted distinct shingles of texts that do not follow one another."""
    parts = [shingles_of([text]) for text in texts]
    return np.unique(np.concatenate(parts)) if parts else np.empty(0, dtype=np.uint64)
