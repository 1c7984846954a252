"""P11: all checks on one full report (100 figures, 10 sections, some 26 KB) beside 112 others; medians of rounds.

Run: `python bench/all_checks.py [--units 113] [--rounds 7]`. The index and digests of the others are built before, as a
worker keeps them; the report asked for is another one each round, so that nothing it says is known already.
"""

import argparse
import sys
import time
from datetime import date
from decimal import Decimal
from pathlib import Path
from random import Random
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))
sys.path.insert(0, str(Path(__file__).resolve().parent))

from planted_texts import clean_report, story
from tonghop.cli.check import shipped_units
from tonghop.organisations.resources import shipped_old_communes
from tonghop.quality.checks.table import CHECKS, run
from tonghop.quality.resources import shipped_settings
from tonghop.quality.rules.copy_index import CopyDocument, CopyIndex
from tonghop.quality.rules.digest import CampaignDigest, digest_of
from tonghop.quality.rules.facts import IndicatorFacts, ReportFacts, RuleFacts, SectionFacts
from tonghop.quality.rules.peers import IndexedPeers

SECTIONS, FIGURES, BYTES = 10, 100, 26_000
POINTS = (
    ("a", "Ban hành văn bản, quán triệt, tuyên truyền"),
    ("b", "Tiếp nhận và giải quyết hồ sơ, số hóa, thanh toán trực tuyến"),
    ("c", "Thu, chi ngân sách; sắp xếp trụ sở dôi dư, xe công"),
)
GOAL = 300  # milliseconds
NAMES = [
    "hồ sơ",
    "văn bản",
    "cuộc họp",
    "lượt người",
    "trụ sở",
    "máy tính",
    "công chức",
    "lớp học",
    "công trình",
    "kiến nghị",
]


def sections_of(unit: str) -> tuple[SectionFacts, ...]:
    """Ten sections of some 2.6 KB each, three points asked in each."""
    chance = Random(unit)
    clean = clean_report("long", unit, "p11").sections
    made = []
    for n in range(SECTIONS):
        blocks = list(clean[n % len(clean)])
        while len("\n".join(blocks).encode()) < BYTES // SECTIONS:
            blocks.append(story(chance))
        made.append(SectionFacts(f"s{n}", str(n), f"Nội dung {n}", "results", True, tuple(blocks), POINTS))
    return tuple(made)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--units", type=int, default=113)
    parser.add_argument("--rounds", type=int, default=7)
    given = parser.parse_args()
    units = shipped_units()[: given.units]
    texts = {unit: sections_of(unit.removeprefix("UBND ")) for unit in units}
    values = {u: {f"A.{n:03d}": Decimal(Random(f"{u}{n}").randint(100, 900)) for n in range(FIGURES)} for u in units}
    index = CopyIndex(CopyDocument(i, i, u, s.key, s.label, s.blocks) for i, u in enumerate(units) for s in texts[u])
    digests = CampaignDigest()
    for i, unit in enumerate(units):
        digests.add(digest_of(i, "commune", "xa", values[unit], texts[unit], shipped_settings().subjects))
    indicators = {
        code: IndicatorFacts(code, f"Số {NAMES[n % 10]} loại {n}", NAMES[n % 10], f"s{n // 10}")
        for n, code in enumerate(values[units[0]])
    }
    rules = tuple(
        RuleFacts(f"r{n}", "at_most", f"A.{n:03d}", (f"A.{n + 1:03d}",), "Phần không quá tổng.") for n in range(40)
    )
    former = shipped_old_communes().former_names("15")
    took = []
    for i, unit in list(enumerate(units))[: given.rounds]:
        facts = ReportFacts(
            unit=unit,
            settings=shipped_settings(),
            sections=texts[unit],
            values=values[unit],
            indicators=indicators,
            rules=rules,
            other_units=frozenset(units),
            former_names=former,
            period=(date(2026, 1, 1), date(2026, 6, 30)),
            peers=IndexedPeers(index, owner=i),
            others=digests.others(i),
        )
        start = time.perf_counter()
        run(facts)
        took.append((time.perf_counter() - start) * 1000)
    size = sum(len(block.encode()) for s in texts[units[0]] for block in s.blocks)
    print(f"{len(CHECKS)} checks, {len(units)} units, {FIGURES} figures, {size / 1000:.0f} KB of text")
    print(f"  median {median(took):.0f} ms, slowest {max(took):.0f} ms of {given.rounds} rounds")
    sys.exit(median(took) >= GOAL)


if __name__ == "__main__":
    main()
