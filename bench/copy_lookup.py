"""One new report against the index of near copies in a campaign of 3,400 reports: the database's look-up, in ms.

Run: `python bench/copy_lookup.py [--database sqlite|postgresql|both] [--reports 3400] [--asked 100]`.

A province with that many communes, each of which handed in a seeded report of ten sections; the rows of the index are
made by the room itself. Then a report with one planted copy is looked up, as a worker does after a submission:
"look-up" is the one question for the places of its hashes, "with candidates" all until the sections stand beside each
other (the versions at those places, read and hashed). The goal is for the look-up's median and a copy not found fails.
"""

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles
from typing import Any

sys.path[:0] = [str(Path(__file__).resolve().parents[1] / "src"), str(Path(__file__).resolve().parent)]

from minute_server import database, on_both, set_up  # noqa: E402 - beside this file
from near_copy import SECTIONS, copies, reports  # noqa: E402 - beside this file

GOAL = 20  # milliseconds
MANY = 500


def measure(kind: str, count: int, asked: int) -> bool:
    """Fill an empty database of that kind, look up, print; return whether the goal is kept."""
    with database(kind) as (environment, _):
        set_up(environment)
        documents = reports(count)
        began = time.perf_counter()
        campaign = make_campaign(documents, count)
        made = time.perf_counter()
        rows = make_index(campaign)
        indexed = time.perf_counter() - made
        print(f"{kind}: {count} reports in {made - began:.0f} s, {rows} rows of the index in {indexed:.0f} s")
        return look_up(campaign, documents, asked)


def make_campaign(documents: list[Any], count: int) -> Any:
    """Write a province whose communes have each handed in one report, and its campaign."""
    from django.db import transaction  # noqa: PLC0415 - only after the settings are known
    from django.utils import timezone  # noqa: PLC0415

    from provinces import confirmed, unit  # noqa: PLC0415
    from tonghop.campaigns.actions.opening import write_campaign  # noqa: PLC0415
    from tonghop.organisations.models import Organisation  # noqa: PLC0415
    from tonghop.organisations.permissions import Role, Seat, Viewer  # noqa: PLC0415

    at = timezone.now()
    with transaction.atomic():
        owner = unit("UBND tỉnh Mẫu", "province", None, 1)
        owner.save()
        standing = unit("Sở Nội vụ", "department", owner, 1)
        standing.save()
        bodies = [unit(f"UBND xã Mẫu {n}", "commune", owner, n) for n in range(1, count + 1)]
        bodies = Organisation.objects.bulk_create(bodies, batch_size=MANY)
        by = Viewer(1, "Người Mẫu", (Seat(standing.pk, owner.pk, Role.ORGANISER),))
        campaign = write_campaign(owner, None, confirmed(1, standing.pk, [body.pk for body in bodies]), by, at)
        hand_in(campaign, documents, at)
    return campaign


def hand_in(campaign: Any, documents: list[Any], at: Any) -> None:
    """Write one version a body, with the sections of one seeded report."""
    from tonghop.reports.models import Report, Version  # noqa: PLC0415

    obligations = list(campaign.obligations.order_by("pk"))
    made = Report.objects.bulk_create(
        [Report(obligation=o, state="submitted", opened_at=at, saved_at=at, saved_by="M") for o in obligations],
        batch_size=MANY,
    )
    versions = Version.objects.bulk_create(
        [
            Version(
                report=report,
                number=1,
                content=content(documents[n * SECTIONS : (n + 1) * SECTIONS]),
                hash="0" * 64,
                submitted_at=at,
                submitted_by_id=1,
                submitted_by="M",
                document_number="1/BC-UBND",
                document_date=at.date(),
                signer="M",
                signer_post="Chủ tịch",
            )
            for n, report in enumerate(made)
        ],
        batch_size=MANY,
    )
    for report, version in zip(made, versions, strict=True):
        report.latest = version
    Report.objects.bulk_update(made, ["latest"], batch_size=MANY)


def content(documents: list[Any]) -> dict[str, Any]:
    """The content of a version with these sections."""
    sections = [
        {
            "key": document.section_key,
            "number": document.section_key[1:],
            "title": document.section_label,
            "blocks": [{"kind": "paragraph", "text": text} for text in document.blocks],
        }
        for document in documents
    ]
    return {"sections": sections, "values": {}, "explanations": {}}


def make_index(campaign: Any) -> int:
    """Write the index as the room keeps it: the room's rows, a hash in too many places left out; return how many."""
    from django.db import connection  # noqa: PLC0415

    from tonghop.quality.models import CopyShingle  # noqa: PLC0415
    from tonghop.quality.queries.copies import form_template, shingles_to_keep  # noqa: PLC0415
    from tonghop.quality.rules.copy_index import TOO_COMMON  # noqa: PLC0415
    from tonghop.reports.queries import latest_versions  # noqa: PLC0415

    template = form_template(campaign)

    def rows() -> Iterator[CopyShingle]:
        places: Counter[int] = Counter()
        for version in latest_versions(campaign).order_by("pk").iterator(MANY):
            for row in shingles_to_keep(version, template):
                places[row.hash] += 1
                if places[row.hash] <= TOO_COMMON + 1:
                    yield row

    made = len(CopyShingle.objects.bulk_create(rows(), batch_size=20_000))
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")  # as autovacuum does between the days on which reports come in
    return made


def look_up(campaign: Any, documents: list[Any], asked: int) -> bool:
    """Look planted copies up; print medians and how many were found; return whether the goal is kept."""
    from django.db import connection  # noqa: PLC0415

    from tonghop.quality.queries.copies import copies_of, form_template, places_of  # noqa: PLC0415
    from tonghop.quality.rules.copy_index import likely_places, sampled_shingles  # noqa: PLC0415
    from tonghop.reports.queries import latest_versions  # noqa: PLC0415

    template = form_template(campaign)
    versions = list(latest_versions(campaign).order_by("pk").values_list("pk", flat=True))
    planted = copies(documents)
    first: list[float] = []
    whole: list[float] = []
    found = hashes = 0
    for n in range(asked):
        row, blocks = planted[n % len(planted)]
        owner = (row // SECTIONS + 1 + n) % len(versions)  # who copied: anybody but the one copied from
        report = [d.blocks for d in documents[owner * SECTIONS : (owner + 1) * SECTIONS - 1]] + [blocks]
        wanted = [sampled_shingles(section, template) for section in report]
        began = time.perf_counter()
        places = likely_places(wanted, places_of(campaign.pk, wanted, but=versions[owner]))
        first.append((time.perf_counter() - began) * 1000)
        found += (versions[row // SECTIONS], documents[row].section_key) in places
        hashes = sum(len(one) for one in wanted)
        version = latest_versions(campaign).get(pk=versions[owner])
        version.content = content([*documents[owner * SECTIONS : (owner + 1) * SECTIONS - 1], documents[row]])
        began = time.perf_counter()
        copies_of(version)
        whole.append((time.perf_counter() - began) * 1000)
    print(f"  one report of {SECTIONS} sections ({hashes} hashes), {connection.vendor}, {asked} times:")
    for name, times in (("look-up", first), ("with candidates", whole)):
        print(f"  {name:16} median {median(times):5.1f} ms, p95 {quantiles(times, n=20)[-1]:5.1f} ms")
    print(f"  copies found {found}/{asked}; goal for the look-up's median {GOAL} ms")
    return median(first) <= GOAL and found >= 0.95 * asked


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--reports", type=int, default=3400)
    parser.add_argument("--asked", type=int, default=100)
    parser.add_argument("--database", choices=["sqlite", "postgresql", "both"], default="both")
    given = parser.parse_args()
    if given.database != "both":
        return 0 if measure(given.database, given.reports, given.asked) else 1
    return on_both()


if __name__ == "__main__":
    sys.exit(main())
