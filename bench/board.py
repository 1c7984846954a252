"""P4: the board's page with 113 rows, and with 3,321, against a bare view that puts the same rows into one template.

Run: `python bench/board.py [--rounds 7] [--units 113 3321] [--database sqlite|postgresql|both]`. Both are served by the
same server over the same database, half of whose units have handed in, and are asked in turn over one connection by
somebody signed in; gzip is not asked for. The bare view stands behind the middleware that `startproject` writes, reads
the rows by one query and writes five cells a row; the board shows all its rows, its cartogram, filters and links. The
ratio is the bare view's time for an answer to the board's, each the median of the rounds. Also told: what the page
weighs, and what the board's refreshing costs while nothing has changed.
"""

import argparse
import re
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from minute_server import Answer, Connection, Server, database, set_up

GOAL, MOST_BYTES = 0.6, 150_000
PROVINCE = "98"
OK, SAME = 200, 304
ASKED = 20  # times a round at 113 rows; less where there are more
DRAWN = 99  # places on the cartogram


@dataclass
class Row:
    """One page and how long its answers took, in seconds."""

    name: str
    port: int
    path: str
    headers: dict[str, str]
    expected: int = OK
    times: list[float] = field(default_factory=list)
    size: int = 0

    def turn(self, times: int, *, counted: bool) -> None:
        """Ask so many times over one connection; any other answer than expected ends the program."""
        with Connection(self.port) as connection:
            answers = [connection.ask("GET", self.path, self.headers) for _ in range(times)]
        wrong = [answer.status for answer in answers if answer.status != self.expected]
        if wrong:
            raise SystemExit(
                f"{self.name}: {len(wrong)} of {len(answers)} answers were not {self.expected}: {wrong[:5]}"
            )
        self.size = len(answers[-1].body)
        if counted:
            self.times.append(median(answer.seconds for answer in answers))

    @property
    def seconds(self) -> float:
        """How long an answer takes, the median of the rounds."""
        return median(self.times)


def hand_in_half() -> None:
    """Let every other unit have handed in, and give 99 of them a place on the cartogram."""
    from django.utils import timezone  # noqa: PLC0415 - only after the settings are known

    from tonghop.organisations.models import Organisation, Place  # noqa: PLC0415
    from tonghop.reports.models import Receipt, Report, Version  # noqa: PLC0415

    now = timezone.now()
    reports = list(Report.objects.order_by("pk"))[::2]
    given = {"content": {}, "hash": "0" * 64, "submitted_by_id": 1, "submitted_by": "Người Ký Mẫu"}
    signed = {"signer": "Người Ký Mẫu", "signer_post": "Chủ tịch", "document_date": now.date(), "submitted_at": now}
    versions = Version.objects.bulk_create(
        (
            Version(report=report, number=1, document_number=f"{report.pk}/BC-UBND", **given, **signed)
            for report in reports
        ),
        batch_size=500,
    )
    Receipt.objects.bulk_create(
        (Receipt(version=version, number=f"{version.pk}/BN-mau", issued_at=now, content={}) for version in versions),
        batch_size=500,
    )
    for report, version in zip(reports, versions, strict=True):
        report.latest, report.state, report.arrived_at, report.due_on_arrival = version, "submitted", now, now
    Report.objects.bulk_update(reports, ["latest", "state", "arrived_at", "due_on_arrival"], batch_size=300)
    Organisation.objects.filter(kind="province").update(place_code=PROVINCE)
    codes = Organisation.objects.filter(kind="commune").order_by("rank").values_list("place_code", "short_name")[:DRAWN]
    Place.objects.bulk_create(
        Place(
            code=code,
            name=name,
            kind="commune",
            parent_code=PROVINCE,
            rank=number,
            latitude=21 + (number * 37 % 97) / 97,
            longitude=103 + (number * 53 % 101) / 101,
            valid_from="2025-07-01",
        )
        for number, (code, name) in enumerate(codes)
    )


def measure(kind: str, units: int, rounds: int) -> bool:
    """Print the rows over one database; return whether the board reaches its goal."""
    with database(kind) as (environment, _):
        set_up(environment)
        from minute_world import make_world  # noqa: PLC0415 - only after the settings are known

        world = make_world(units)
        hand_in_half()
        house, bare = Server(environment, 1), Server(environment, 1, "bare_site")
        try:
            for server in (house, bare):
                server.start()
            rows = contenders(
                f"/dot/{world.campaign.key}/", house, bare, world.organiser, world.senders[0].plain_session
            )
            times = max(2, ASKED * 113 // max(units, 113))
            for turn in range(rounds + 1):
                for place in range(len(rows)):
                    rows[(place + turn) % len(rows)].turn(times, counted=turn > 0)
        finally:
            house.kill()
            bare.kill()
    return told(kind, units, rows)


def contenders(board: str, house: Server, bare: Server, organiser: str, plain: str) -> list[Row]:
    """The board with all its rows, its first page, its refreshing while nothing changed, and the bare view."""
    signed_in = {"Cookie": f"sessionid={organiser}"}
    with Connection(house.port) as connection:
        version = _version(connection.ask("GET", board, signed_in))
    unchanged = {**signed_in, "HX-Request": "true", "If-None-Match": f'"{version}"'}
    return [
        Row("board, all rows", house.port, f"{board}?tat-ca=1", signed_in),
        Row("board, first page", house.port, board, signed_in),
        Row("refresh, nothing new", house.port, board, unchanged, SAME),
        Row("bare view", bare.port, "/board/", {"Cookie": f"sessionid={plain}"}),
    ]


def _version(answer: Answer) -> str:
    found = re.search(r'If-None-Match": "\\"(\w+)', answer.body.decode())
    if found is None:
        raise SystemExit("the board does not say which version it shows")
    return found[1]


def told(kind: str, units: int, rows: list[Row]) -> bool:
    """Print what was measured; return whether the board reaches its goal."""
    print(f"\n{kind}, {units} units")
    for row in rows:
        print(f"  {row.name:22} {row.seconds * 1000:7.1f} ms   {row.size / 1000:7.1f} KB")
    every, first, _, bare = rows
    ratio = bare.seconds / every.seconds
    light = units > 113 or first.size < MOST_BYTES  # noqa: PLR2004 - the page that has a limit
    print(
        f"  P4 board / bare: {ratio:.0%} (at least {GOAL:.0%}, aim 90 %); page {first.size / 1000:.0f} KB (under 150)"
    )
    return ratio >= GOAL and light


def main() -> int:
    """Run the rows."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--units", type=int, nargs="+", default=[113, 3321])
    parser.add_argument("--database", choices=["sqlite", "postgresql", "both"], default="both")
    given = parser.parse_args()
    if given.database != "both" and len(given.units) == 1:
        return 0 if measure(given.database, given.units[0], given.rounds) else 1
    failed = 0
    for units in given.units:  # each in a process of its own: Django is set up once
        for kind in ("sqlite", "postgresql") if given.database == "both" else (given.database,):
            chosen = ["--units", str(units), "--rounds", str(given.rounds), "--database", kind]
            failed |= subprocess.run([sys.executable, __file__, *chosen], check=False, timeout=1800).returncode
    return failed


if __name__ == "__main__":
    sys.exit(main())
