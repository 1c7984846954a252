"""One new report against the index of near copies in a database of 3,400 reports: one indexed look-up, in milliseconds.

Run: `python bench/copy_lookup.py [--reports 3400] [--asked 50]`. A database of its own in a temporary folder (or the
one that DATABASE_URL names) is filled with the shingles of seeded reports; then planted copies are looked up.
"""

import argparse
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))
sys.path.insert(0, str(Path(__file__).resolve().parent))

GOAL = 20  # milliseconds


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--reports", type=int, default=3400)
    parser.add_argument("--asked", type=int, default=50)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ.setdefault("DATABASE_URL", f"sqlite:///{folder}/bench.sqlite3")
        os.environ["TONGHOP_DATA_DIR"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "tonghop.site.settings"
        import django  # noqa: PLC0415 - after the environment is set

        django.setup()
        sys.exit(measure(given.reports, given.asked))


def measure(count: int, asked: int) -> bool:
    """Fill the table, look up, print; return whether the goal is missed."""
    import numpy as np  # noqa: PLC0415 - likewise
    from django.core.management import call_command  # noqa: PLC0415 - likewise
    from django.db import connection  # noqa: PLC0415 - likewise

    from near_copy import SECTIONS, copies, reports  # noqa: PLC0415 - likewise
    from tonghop.quality.models import CopyShingle  # noqa: PLC0415 - likewise
    from tonghop.quality.queries.copies import places_of  # noqa: PLC0415 - likewise
    from tonghop.quality.rules.copy_index import TOO_COMMON, likely_places, sampled_shingles  # noqa: PLC0415 - likewise

    call_command("migrate", verbosity=0)
    documents = reports(count)
    none = np.empty(0, dtype=np.uint64)

    def rows() -> Iterator[CopyShingle]:
        places: Counter[int] = Counter()
        for document in documents:
            for signed in sampled_shingles(document.blocks, none).view(np.int64).tolist():
                places[signed] += 1
                if places[signed] > TOO_COMMON + 1:
                    continue  # as the room keeps them
                yield CopyShingle(
                    campaign_id=1, hash=signed, version_id=document.version_id + 1, section_key=document.section_key
                )

    with connection.constraint_checks_disabled():  # no campaign and versions stand behind these rows
        start = time.perf_counter()
        CopyShingle.objects.bulk_create(rows(), batch_size=20_000)
        print(f"{CopyShingle.objects.count()} rows of {count} reports in {time.perf_counter() - start:.0f} s")
        took, right = [], 0
        planted = copies(documents)
        for n in range(asked):
            row, blocks = planted[n % len(planted)]
            report = [d.blocks for d in documents[n * SECTIONS : (n + 1) * SECTIONS - 1]] + [blocks]
            wanted = [sampled_shingles(section, none) for section in report]
            start = time.perf_counter()
            places = likely_places(wanted, places_of(1, wanted, but=n + 1))
            took.append((time.perf_counter() - start) * 1000)
            original = documents[row]
            right += (original.version_id + 1, original.section_key) in places or original.version_id == n
        CopyShingle.objects.all().delete()
    hashes = sum(len(w) for w in wanted)
    print(f"one report of {SECTIONS} sections ({hashes} hashes) looked up: median {median(took):.1f} ms", end=", ")
    print(f"p95 {quantiles(took, n=20)[-1]:.1f} ms; copies found {right}/{asked} ({connection.vendor})")
    return median(took) > GOAL


if __name__ == "__main__":
    main()
