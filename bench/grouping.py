"""Grouping, scored on difficulties labelled by hand: pairwise precision and recall, by words and with `[semantic]`.

Run: `python bench/grouping.py [--held]`. A pair counts as found when both statements land in one group; precision is
how many found pairs bear one label, recall how many pairs of one label are found. Exits 1 where precision at the
default setting is below 0.9. `--held` scores the half that was kept unseen while tuning.
"""

import argparse
import sys
from collections.abc import Callable, Sequence
from itertools import combinations
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from tonghop.consolidation.resources import meaning, word_lists
from tonghop.consolidation.rules.grouping import group_points
from tonghop.consolidation.rules.points import Point

LABELS = Path(__file__).parent / "labels"
LEAST = 0.9


def labelled(name: str) -> list[tuple[str, str]]:
    """The (label, statement) rows of one file."""
    rows, label = [], ""
    for line in (LABELS / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            label = line[2:]
        elif line.strip():
            rows.append((label, line.strip()))
    return rows


def groups_of(rows: Sequence[tuple[str, str]], embed: Callable[[Sequence[str]], object] | None) -> list[list[int]]:
    """The groups as places in `rows`, each statement from a body of its own."""
    points = [Point(n, n + 1, "kho-khan", 0, 0, len(text), text) for n, (_, text) in enumerate(rows)]
    names = dict.fromkeys(range(len(rows)), ())
    return [[p.unit_id for p in g.points] for g in group_points(points, names=names, words=word_lists(), embed=embed)]


def score(rows: Sequence[tuple[str, str]], groups: Sequence[Sequence[int]]) -> tuple[float, float]:
    """Pairwise (precision, recall)."""
    found = [(a, b) for group in groups for a, b in combinations(group, 2)]
    right = sum(rows[a][0] == rows[b][0] for a, b in found)
    wanted = sum(a[0] == b[0] for a, b in combinations(rows, 2))
    return right / len(found) if found else 1.0, right / wanted


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--held", action="store_true", help="score the half that was kept unseen while tuning")
    parser.add_argument("--show", action="store_true", help="print the groups that mix labels")
    given = parser.parse_args()
    name = "difficulties-held.txt" if given.held else "difficulties-tuning.txt"
    rows = labelled(name)
    print(f"{name}: {len(rows)} statements, {len({label for label, _ in rows})} groups")
    by_words = groups_of(rows, None)
    precision, recall = score(rows, by_words)
    print(f"  by words (default)  precision {precision:.3f}  recall {recall:.3f}  {len(by_words)} groups")
    if given.show:
        for group in (g for g in by_words if len({rows[n][0] for n in g}) > 1):
            print("\n".join(f"    {rows[n][0]:18}{rows[n][1]}" for n in group), end="\n\n")
    embed = meaning()
    if embed is None:
        print("  with [semantic]     not run: the extra is not installed")
    else:
        both = groups_of(rows, embed)
        print("  with [semantic]     precision {:.3f}  recall {:.3f}  {} groups".format(*score(rows, both), len(both)))
    if precision < LEAST:
        sys.exit(f"precision below {LEAST}")


if __name__ == "__main__":
    main()
