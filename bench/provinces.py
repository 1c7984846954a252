"""P10: the figures of 34 provinces and 3,321 communes from the running totals, against adding up what was accepted.

Run: `python bench/provinces.py [--rounds 5] [--database sqlite|postgresql|both] [--communes 3321]`.

Every commune's report (100 seeded figures) is counted by the house's own action, which moves the running totals. Then,
in rotated order: "tally" reads all running totals of the campaigns; "live" is one GROUP BY of the accepted values by
campaign, kind of body and code, as bare SQL on the same connection: both say the same sums, which is checked first.
"figures" is the tally and every indicator worked out of it (means, rates) for each province and for all of them; "page"
is what a person sees: one section of the view, its permissions and lists included. P10 is tally / live, which say the
same; figures / live stands beside it, though live works nothing out. Exits 1 where P10 is above 1/10.
"""

import argparse
import random
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from statistics import median
from typing import Any

sys.path[:0] = [str(Path(__file__).resolve().parents[1] / "src"), str(Path(__file__).resolve().parent)]

from minute_server import database, on_both, set_up  # noqa: E402 - beside this file

PROVINCES = 34
MOST = 1 / 10
CALLS = 5
LIVE = """
    SELECT campaign_id, form, code, SUM(value), COUNT(value) FROM reports_acceptedvalue
    GROUP BY campaign_id, form, code
"""


def measure(kind: str, rounds: int, communes: int) -> bool:
    """Make the provinces in an empty database of that kind and measure; tell whether the goal is kept."""
    with database(kind) as (environment, _):
        set_up(environment)
        began = time.perf_counter()
        viewer, campaigns = make_country(communes)
        print(
            f"{kind}: {len(campaigns)} provinces, {communes} communes, counted in {time.perf_counter() - began:.0f} s"
        )
        return compare(viewer, campaigns, rounds)


def make_country(communes: int, *, seed: int = 10) -> tuple[Any, list[Any]]:
    """Write the provinces, their campaigns and every commune's accepted report; return who reads all, and these."""
    from django.db import transaction  # noqa: PLC0415 - only after the settings are known

    from tonghop.organisations.permissions import Role, Seat, Viewer  # noqa: PLC0415

    chance = random.Random(seed)
    share, more = divmod(communes, PROVINCES)
    campaigns = []
    for number in range(1, PROVINCES + 1):
        with transaction.atomic():
            campaigns.append(make_province(number, share + (number <= more), chance))
    seats = tuple(Seat(campaign.owner_id, campaign.owner_id, Role.LEADER) for campaign in campaigns)
    return Viewer(1, "Người xem", seats), campaigns


def make_province(number: int, communes: int, chance: random.Random) -> Any:
    """Write one province with a campaign in which every commune's report is accepted."""
    from django.utils import timezone  # noqa: PLC0415

    from tonghop.campaigns.actions.opening import write_campaign  # noqa: PLC0415
    from tonghop.organisations.models import Organisation  # noqa: PLC0415
    from tonghop.organisations.permissions import Role, Seat, Viewer  # noqa: PLC0415

    at = timezone.now()
    owner = unit(f"UBND tỉnh Mẫu {number}", "province", None, number)
    owner.save()
    standing = unit("Sở Nội vụ", "department", owner, 1)
    standing.save()
    bodies = [unit(f"UBND xã Mẫu {number}.{n}", "commune", owner, n) for n in range(1, communes + 1)]
    bodies = Organisation.objects.bulk_create(bodies)
    by = Viewer(1, "Người Mẫu", (Seat(standing.pk, owner.pk, Role.ORGANISER),))
    campaign = write_campaign(owner, None, confirmed(number, standing.pk, [body.pk for body in bodies]), by, at)
    accept_all(campaign, chance, at)
    return campaign


def unit(name: str, kind: str, parent: Any, rank: int) -> Any:
    from django.utils import timezone  # noqa: PLC0415

    from tonghop.kernel.text import fold  # noqa: PLC0415
    from tonghop.organisations.models import Organisation  # noqa: PLC0415

    given = {"name": name, "short_name": name, "folded": fold(name), "kind": kind, "parent": parent, "rank": rank}
    return Organisation(**given, symbol="M", place_code="", confirmed_at=timezone.now(), confirmed_by="Mẫu")


def confirmed(number: int, standing: int, bodies: list[int]) -> Any:
    from tonghop.campaigns.queries import catalogue  # noqa: PLC0415
    from tonghop.campaigns.rules.facts import CampaignSection, ConfirmedCampaign, ConfirmedForm  # noqa: PLC0415
    from tonghop.kernel.moments import end_of  # noqa: PLC0415

    day = date(2026, 5, 8)
    sections = tuple(
        CampaignSection(key=f"m{n}", number=str(n), title=f"Mục {n}", indicator_set=one.key)
        for n, one in enumerate(catalogue().sets, start=1)
    )
    return ConfirmedCampaign(
        key=f"tinh-{number}",
        title=f"Đợt báo cáo mẫu của tỉnh {number}",
        short_title=f"Tỉnh {number}",
        standing_body_id=standing,
        before_policy="day_named",
        sections=sections,
        forms=(ConfirmedForm("commune", tuple(bodies), day, end_of(day)),),
        receiver="Bộ Nội vụ",
        report_due=end_of(day + timedelta(days=7)),
        legal_bases=(),
        period_from=date(2025, 7, 1),
        period_to=date(2026, 4, 30),
        simulated=True,
    )


def accept_all(campaign: Any, chance: random.Random, at: Any) -> None:
    """Count one report of each commune with the house's own action."""
    from minute_figures import figures  # noqa: PLC0415
    from tonghop.reports.actions.tallying import count_version  # noqa: PLC0415
    from tonghop.reports.models import Report, Version  # noqa: PLC0415

    for obligation in campaign.obligations.select_related("campaign", "organisation"):
        report = Report.objects.create(obligation=obligation, state="accepted", opened_at=at, saved_at=at, saved_by="M")
        values = {code: {"value": str(value)} for code, value in figures(chance).items()}
        version = Version.objects.create(
            report=report,
            number=1,
            content={"sections": [], "values": values},
            hash="0" * 64,
            submitted_at=at,
            submitted_by_id=1,
            submitted_by="M",
            document_number="1/BC-UBND",
            document_date=at.date(),
            signer="M",
            signer_post="Chủ tịch",
        )
        count_version(report, version)
        Report.objects.filter(pk=report.pk).update(counted=version)


def compare(viewer: Any, campaigns: list[Any], rounds: int) -> bool:
    """Measure the three ways in rotated order; print the medians and the ratio."""
    from django.db import connection  # noqa: PLC0415

    from tonghop.consolidation.queries import provinces_page, running_totals  # noqa: PLC0415
    from tonghop.consolidation.queries.facts import indicator_facts  # noqa: PLC0415
    from tonghop.consolidation.rules.provinces import figures_of  # noqa: PLC0415

    ids = [campaign.pk for campaign in campaigns]
    indicators = [indicator_facts(i) for i in campaigns[0].indicators.select_related("section")]
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")  # as autovacuum does between the days on which reports are accepted

    def worked_out() -> list[Any]:
        totals = running_totals(ids)
        return [figures_of(indicators, totals, some, "commune") for some in (*([one] for one in ids), ids)]

    def live() -> list[Any]:
        with connection.cursor() as cursor:
            cursor.execute(LIVE)
            return list(cursor.fetchall())

    check_the_same(running_totals(ids), live())
    ways = {
        "tally": lambda: running_totals(ids),
        "figures": worked_out,
        "live": live,
        "page": lambda: provinces_page(viewer, campaigns[0], section_key="m4"),
    }
    spent = {name: median(times) for name, times in rotated(ways, rounds).items()}
    ratio, worked = spent["tally"] / spent["live"], spent["figures"] / spent["live"]
    values = sum(one[4] for one in live())
    print("  " + ", ".join(f"{name} {taken * 1000:.1f} ms" for name, taken in spent.items()), end="")
    print(f"; {values} values, {len(ids)} x {len(indicators)} figures")
    print(f"  P10 {ratio:.3f} (limit {MOST}); with every figure worked out {worked:.3f}")
    return ratio <= MOST


def rotated(ways: dict[str, Callable[[], Any]], rounds: int) -> dict[str, list[float]]:
    """Seconds of each way in each round (of several calls), another one first each time; one call each beforehand."""
    times: dict[str, list[float]] = {name: [] for name in ways}
    names = list(ways)
    for call in ways.values():
        call()
    for turn in range(rounds):
        for place in range(len(names)):
            name = names[(turn + place) % len(names)]
            began = time.perf_counter()
            for _ in range(CALLS):
                ways[name]()
            times[name].append((time.perf_counter() - began) / CALLS)
    return times


def check_the_same(totals: Any, rows: list[Any]) -> None:
    """Stop where a running total is not the sum of what was accepted."""
    kept = sum(len(codes) for codes in totals.values())
    if kept != len(rows):
        sys.exit(f"{kept} running totals, {len(rows)} sums")
    for campaign, form, code, total, given in rows:
        running = totals[campaign, form][code]
        if (running.total, running.given) != (Decimal(str(total)), given):
            sys.exit(f"{campaign} {form} {code}: running {running}, live {total} of {given}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--communes", type=int, default=3321)
    parser.add_argument("--database", choices=["sqlite", "postgresql", "both"], default="both")
    given = parser.parse_args()
    if given.database != "both":
        return 0 if measure(given.database, given.rounds, given.communes) else 1
    return on_both()


if __name__ == "__main__":
    sys.exit(main())
