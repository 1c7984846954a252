"""Near copies: the sampled index against a plain one, on seeded reports made here; ratios of one run.

Run: `python bench/near_copy.py [--reports 3400] [--beside 400] [--rounds 5]`. Prints the full rebuild and a single
look-up over `--reports` reports, and at `--beside` reports both ways in rotated order with medians: the plain way
keeps every shingle as a Python string in a dictionary of sets. A planted copy that is not found fails the row.
"""

import argparse
import importlib.util
import random
import resource
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import TypeVar

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from tonghop.quality.rules.copy_index import CopyDocument, CopyIndex
from tonghop.quality.rules.peers import IndexedPeers
from tonghop.quality.rules.shingles import SHINGLE, tokens_of

T = TypeVar("T")
SECTIONS = 10
WORDS_A_SECTION = 260  # ten sections of some 1.3 KB each
PLANTED = 100
CHANGED = 0.05  # of the words of a planted copy
ONSETS = "b c ch d đ g gi h kh l m n ng nh ph qu r s t th tr v x"
RHYMES = "a ai an ang anh ao âu ây em ên i ia iên in o oan oi ôi ông ơ ơi u ua uôc ui ư ưa ươi ương y"
MOST_PLAIN_REPORTS = 1000
PERMUTATIONS = 128


def vocabulary(chance: random.Random) -> list[str]:
    """Some 3,000 made-up syllables; how often each is used falls off as in any language."""
    words = [onset + rhyme + final for onset in ONSETS.split() for rhyme in RHYMES.split() for final in ("", "c", "t")]
    chance.shuffle(words)
    return words


def section(chance: random.Random, words: list[str], weights: list[float]) -> tuple[str, ...]:
    """Two paragraphs in which a third is phrases that many use, as official prose has them."""
    drawn = chance.choices(words, weights, k=WORDS_A_SECTION)
    for place in range(0, WORDS_A_SECTION - 8, 24):
        phrase = chance.randrange(400)
        drawn[place : place + 8] = [words[(phrase * 8 + n) % len(words)] for n in range(8)]
        drawn[place + 8] = str(chance.randint(2, 5000))
    half = WORDS_A_SECTION // 2
    return (" ".join(drawn[:half]) + ".", " ".join(drawn[half:]) + ".")


def reports(count: int, seed: int = 17) -> list[CopyDocument]:
    """`count` reports of ten sections, seeded."""
    chance = random.Random(seed)
    words = vocabulary(chance)
    weights = [1 / (rank + 20) for rank in range(len(words))]
    return [
        CopyDocument(owner, owner, f"Đơn vị {owner}", f"s{n}", f"mục {n}", section(chance, words, weights))
        for owner in range(count)
        for n in range(SECTIONS)
    ]


def copies(documents: list[CopyDocument], seed: int = 23) -> list[tuple[int, tuple[str, ...]]]:
    """Planted copies: the numbers drawn anew and one word in twenty replaced; with the row of the original."""
    chance = random.Random(seed)
    planted = []
    for row in chance.sample(range(len(documents)), PLANTED):
        blocks = []
        for text in documents[row].blocks:
            words = [str(chance.randint(2, 5000)) if word.isdigit() else word for word in text.split(" ")]
            blocks.append(" ".join("khác" if chance.random() < CHANGED else word for word in words))
        planted.append((row, tuple(blocks)))
    return planted


class PlainIndex:
    """The way one would write it first: each shingle a string, a dictionary of sets, nothing left out."""

    def __init__(self, documents: list[CopyDocument]) -> None:
        self.rows: dict[str, set[int]] = defaultdict(set)
        for row, document in enumerate(documents):
            for shingle in self._shingles(document.blocks):
                self.rows[shingle].add(row)

    def look_up(self, blocks: tuple[str, ...]) -> list[int]:
        """Rows that share the most shingles."""
        hits = Counter(row for shingle in self._shingles(blocks) for row in self.rows.get(shingle, ()))
        return [row for row, _ in hits.most_common(3)]

    def _shingles(self, blocks: tuple[str, ...]) -> set[str]:
        words = [token.word for token in tokens_of(blocks)]
        return {" ".join(words[n : n + SHINGLE]) for n in range(len(words) - SHINGLE + 1)}


class MinHashIndex:
    """datasketch's MinHash and LSH, 128 permutations, threshold 0.5: the peer of P9."""

    def __init__(self, documents: list[CopyDocument]) -> None:
        from datasketch import MinHashLSH  # noqa: PLC0415 - a peer that is only here for the comparison

        self.lsh = MinHashLSH(threshold=0.5, num_perm=PERMUTATIONS)
        self.documents = documents
        for row, document in enumerate(documents):
            self.lsh.insert(row, self._hashed(document.blocks))

    def look_up(self, blocks: tuple[str, ...]) -> list[int]:
        """Rows whose estimated likeness is above the threshold."""
        return [int(row) for row in self.lsh.query(self._hashed(blocks))]

    def _hashed(self, blocks: tuple[str, ...]):  # noqa: ANN202 - datasketch is not always there to name
        from datasketch import MinHash  # noqa: PLC0415 - likewise

        words = [token.word for token in tokens_of(blocks)]
        made = MinHash(num_perm=PERMUTATIONS)
        made.update_batch([" ".join(words[n : n + SHINGLE]).encode() for n in range(len(words) - SHINGLE + 1)])
        return made


def against_datasketch(count: int) -> None:
    """P9: the full rebuild against datasketch's, and the recall of both; "not run" where it is not installed."""
    if importlib.util.find_spec("datasketch") is None:
        print("\ndatasketch: not run (it is not installed here)")
        return
    documents = reports(count)
    planted = copies(documents)
    sampled, ours = timed(lambda: CopyIndex(documents))
    minhash, theirs = timed(lambda: MinHashIndex(documents))
    found = recall(ours.look_up, planted), sum(row in theirs.look_up(blocks) for row, blocks in planted)
    print(f"\n{count} reports against datasketch, one run")
    print(f"  sampled    rebuild {sampled:7.2f} s   recall {found[0]}/{PLANTED}")
    print(f"  datasketch rebuild {minhash:7.2f} s   recall {found[1]}/{PLANTED}")
    print(f"  sampled / datasketch: {sampled / minhash:.2f}x (P9 asks 0.30x, aims at 0.16x)")


def timed(call: Callable[[], T]) -> tuple[float, T]:
    """Seconds of process time and the result."""
    start = time.perf_counter()
    result = call()
    return time.perf_counter() - start, result


def recall(look_up: Callable[[tuple[str, ...]], list[int]], planted: list[tuple[int, tuple[str, ...]]]) -> int:
    """How many planted copies have their original first."""
    return sum(look_up(blocks)[:1] == [row] for row, blocks in planted)


def beside(count: int, rounds: int) -> None:
    """Both ways at `count` reports, rotated; the ratio of the medians is the measure."""
    documents = reports(count)
    planted = copies(documents)
    builds: dict[str, list[float]] = {"sampled": [], "plain": []}
    asks: dict[str, list[float]] = {"sampled": [], "plain": []}
    found: dict[str, int] = {}
    makers: dict[str, Callable[[], CopyIndex | PlainIndex]] = {
        "sampled": lambda: CopyIndex(documents),
        "plain": lambda: PlainIndex(documents),
    }
    for turn in range(rounds):
        for name in sorted(makers, reverse=bool(turn % 2)):
            seconds, index = timed(makers[name])
            builds[name].append(seconds)
            asked, found[name] = timed(lambda index=index: recall(index.look_up, planted))
            asks[name].append(asked / PLANTED)
    print(f"\n{count} reports, {count * SECTIONS} sections, medians of {rounds} rounds")
    for name in makers:
        print(
            f"  {name:8} rebuild {median(builds[name]):6.2f} s   look-up {median(asks[name]) * 1000:6.2f} ms"
            f"   recall {found[name]}/{PLANTED}"
        )
    build, ask = (median(t["sampled"]) / median(t["plain"]) for t in (builds, asks))
    print(f"  sampled / plain: rebuild {build:.2f}x   look-up {ask:.2f}x")
    if found["sampled"] < 0.9 * found["plain"]:
        sys.exit("the sampled index misses copies that the plain one finds")


def whole(count: int) -> None:
    """The sampled index alone at full size: rebuild, look-up, look-up with verification, growth by one report."""
    documents = reports(count)
    planted = copies(documents)
    seconds, index = timed(lambda: CopyIndex(documents[:-SECTIONS]))
    grown, _ = timed(lambda: index.add(documents[-SECTIONS:]))
    asked, found = timed(lambda: recall(index.look_up, planted))
    peers = IndexedPeers(index, owner=-1)
    verified, right = timed(lambda: sum(bool(peers.nearest(blocks)) for _, blocks in planted))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"\n{count} reports, {len(documents)} sections")
    print(
        f"  full rebuild {seconds:.2f} s ({seconds / count * 1000:.2f} ms a report); "
        f"one more report {grown * 1000:.0f} ms"
    )
    print(f"  look-up {asked / PLANTED * 1000:.2f} ms, recall {found}/{PLANTED}")
    print(f"  look-up, verified word by word {verified / PLANTED * 1000:.1f} ms, found {right}/{PLANTED}")
    print(f"  most memory of the process, texts included: {memory:.0f} MB")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--reports", type=int, default=3400)
    parser.add_argument("--beside", type=int, default=400)
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    whole(given.reports)
    against_datasketch(given.reports)
    beside(min(given.beside, MOST_PLAIN_REPORTS), max(given.rounds, 1))


if __name__ == "__main__":
    main()
