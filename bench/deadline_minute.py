"""P2: a full report submitted through the whole house, against a bare Django view on the same server and database.

Run: `python bench/deadline_minute.py [--rounds 5] [--reports 400] [--database sqlite|postgresql|both] [--parts]`.

What "submission" is. A report of 100 figures and ten sections, 26 KB, waits for its head. The head's browser POSTs the
form "Duyệt và nộp"; the house looks up session, person and seats, reads the draft, asks who may and whether it can be
done, checks the figures against every rule, freezes the version with its hash, writes version, receipt, state, journal
line (chained by hash) and the job that will check the text, commits, and answers 302 to the receipt. All of that is in
the measure, through every middleware. Not in it: typing and saving (they happened before, over hours), the sign-in
itself, the background job, the picture of the receipt.

What it is measured against ("bare", bench/bare_site.py): a view behind the middleware that `startproject` writes, which
asks who is signed in, parses the 26 KB from the request and puts them into one JSON column by one raw INSERT. It gets
its 26 KB over the wire, the house reads them from the database; both write them once and commit them durably (SQLite as
the settings say; PostgreSQL with fsync and synchronous_commit on, in a cluster of this program's own). "stripped" is
the same view without any middleware, which nobody would serve: it is told so that nobody need wonder. "bare lz4" (on
PostgreSQL) is "bare" with its column compressed as the house compresses its own: what is left of P2 when the choice of
compression is no merit of the house. All are served by
`tonghop serve`'s own server with the same workers and threads, over 8 kept-alive connections, in rotated order; a row
is the median of the rounds, and any answer but the expected one, or a version that is not there afterwards, fails it.

P1 and P3 need an ODK Central: `--odk URL --odk-token TOKEN` (or ODK_CENTRAL_URL, ODK_CENTRAL_TOKEN); it then takes the
same report as an XForm submission, in the same rotation. Without one, "not run".
"""

import argparse
import cProfile
import io
import os
import pstats
import sys
from collections.abc import Callable, Mapping, Sequence
from itertools import count
from statistics import median, quantiles
from time import perf_counter, thread_time
from typing import TYPE_CHECKING

from minute_server import Answer, Server, database, on_both, send_all, set_up
from odk_central import Central

if TYPE_CHECKING:
    from minute_world import Sender, World

CONNECTIONS = 8
RECEIPT = 302  # on to the receipt
PARTS = 40  # submissions whose parts are looked at
Request = tuple[str, Mapping[str, str], bytes]


class Row:
    """The rounds of one contender; what a round needs is made ready before its clock starts."""

    def __init__(self, name: str, expected: int, server: Server, ready: Callable[[], Sequence[Request]]) -> None:
        self.name, self.expected, self.server, self.ready = name, expected, server, ready
        self.rates: list[float] = []
        self.p95s: list[float] = []
        self.costs: list[float] = []

    def turn(self, *, counted: bool) -> None:
        """Run one round; a wrong answer ends the program."""
        requests = self.ready()
        began, used = perf_counter(), self.server.processor_seconds()
        answers = self.send(requests)
        seconds, used = perf_counter() - began, self.server.processor_seconds() - used
        wrong = [a.status for a in answers if a.status != self.expected]
        if wrong:
            raise SystemExit(
                f"{self.name}: {len(wrong)} of {len(answers)} answers were not {self.expected}: {wrong[:5]}"
            )
        if counted:
            self.rates.append(len(answers) / seconds)
            self.costs.append(used / len(answers))
            self.p95s.append(quantiles([a.seconds for a in answers], n=20)[-1])

    def send(self, requests: Sequence[Request]) -> list[Answer]:
        """POST them over the connections."""
        return send_all(self.server.port, requests, CONNECTIONS)

    @property
    def rate(self) -> float:
        """Submissions a second, the median of the rounds."""
        return median(self.rates)

    @property
    def cost(self) -> float:
        """Processor seconds of the server for one submission, the median of the rounds."""
        return median(self.costs)

    @property
    def p95(self) -> float:
        """The slowest twentieth in seconds, the median of the rounds."""
        return median(self.p95s)


class OdkRow(Row):
    """ODK Central's rounds: another machine's processor is not counted."""

    def __init__(self, central: Central, reports: int) -> None:
        super().__init__("odk", 200, Server({}, 0), lambda: [("", {}, central.submission()) for _ in range(reports)])
        self.central = central

    def send(self, requests: Sequence[Request]) -> list[Answer]:
        """POST the submissions to it."""
        return self.central.send_all([body for _, _, body in requests], CONNECTIONS)


def measure(kind: str, given: argparse.Namespace) -> None:
    """Print the rows over one database, in an order that is rotated from round to round."""
    with database(kind) as (environment, _):
        set_up(environment)
        from minute_world import make_world, versions_in  # noqa: PLC0415 - only after the settings are known

        world = make_world(given.reports)
        make_bare_table()
        print(f"\n{kind}: {given.reports} reports of {world.figures} figures, {len(world.content)} bytes each")
        servers = [
            Server(environment, given.workers),
            Server(environment, given.workers, "bare_site"),
            Server({**environment, "BARE_MIDDLEWARE": "none"}, given.workers, "bare_site"),
        ]
        if kind == "sqlite":
            servers.append(Server({**environment, "TONGHOP_SQLITE_SYNCHRONOUS": "NORMAL"}, given.workers))
        central: Central | None = None
        try:
            for server in servers:
                server.start()
            rows = contenders(world, *servers)
            if given.odk:
                central = Central(given.odk, given.odk_token, world.content)
                central.prepare()
                rows.append(OdkRow(central, given.reports))
            for turn in range(given.rounds + 1):
                for place in range(len(rows)):
                    rows[(place + turn) % len(rows)].turn(counted=turn > 0)
        finally:
            for server in servers:
                server.kill()
            if central is not None:
                central.archive()
        houses = sum(row.expected == RECEIPT for row in rows)
        if versions_in(world) != given.reports * (given.rounds + 1) * houses:
            raise SystemExit("not every submission that was answered is there")
        tell(rows)
        if given.parts:
            print_parts(world)


def contenders(world: "World", house: Server, bare: Server, stripped: Server, *relaxed: Server) -> list[Row]:
    """Return the rows: the house, the bare view behind Django's middleware, the view without any, the house relaxed."""
    from minute_world import CSRF, put_before_the_heads  # noqa: PLC0415 - only after the settings are known

    version = count(2)

    def forms() -> list[Request]:
        put_before_the_heads(world)
        number = next(version)
        fields = {"Content-Type": "application/x-www-form-urlencoded"}
        return [(s.path(), {"Cookie": s.cookies(), **fields}, s.form(number)) for s in world.senders]

    def whole(path: str) -> list[Request]:
        fields = {"Content-Type": "application/json", "X-CSRFToken": CSRF}
        return [(path, {"Cookie": s.cookies(plain=True), **fields}, world.content) for s in world.senders]

    return [
        Row("house", RECEIPT, house, forms),
        Row("bare", 201, bare, lambda: whole("/bare/")),
        Row("stripped", 201, stripped, lambda: whole("/stripped/")),
        *([] if relaxed else [Row("bare lz4", 201, bare, lambda: whole("/bare-lz4/"))]),
        *(Row("relaxed", RECEIPT, server, forms) for server in relaxed),
    ]


def tell(rows: list[Row]) -> None:
    """Print each row and the ratios that are goals."""
    for row in rows:
        spread = f"{min(row.rates):.0f}-{max(row.rates):.0f}"
        print(
            f"  {row.name:8} {row.rate:6.0f} a second ({spread})   p95 {row.p95 * 1000:6.1f} ms"
            f"   processor {row.cost * 1000:5.2f} ms"
        )
    named = {row.name: row for row in rows}
    house, bare = named["house"], named["bare"]
    print(f"  P2 house / bare: {house.rate / bare.rate:.0%} (at least 55 %, aim 75 %)")
    print(f"     house / stripped: {house.rate / named['stripped'].rate:.0%}")
    if "bare lz4" in named:
        print(f"     house / bare with its column compressed as the house's: {house.rate / named['bare lz4'].rate:.0%}")
    if "relaxed" in named:
        print(f"     house / relaxed (synchronous NORMAL): {house.rate / named['relaxed'].rate:.0%}")
    odk = named.get("odk")
    print(f"  P1 house / ODK Central: {f'{house.rate / odk.rate:.2f}x' if odk else 'not run'} (at least 1.5x, aim 2x)")
    print(
        f"  P3 p95 house / ODK Central: {f'{house.p95 / odk.p95:.2f}x' if odk else 'not run'} (at most 0.7x, aim 0.5x)"
    )


def print_parts(world: "World") -> None:
    """Print where one submission's time goes: its statements with their milliseconds, and the dearest functions."""
    from django.db import connection  # noqa: PLC0415 - only after the settings are known
    from django.test import RequestFactory  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    from minute_world import next_form, put_before_the_heads  # noqa: PLC0415
    from tonghop.site.wsgi import application  # noqa: PLC0415

    put_before_the_heads(world)
    make = RequestFactory(SERVER_NAME="127.0.0.1")

    def post(sender: "Sender") -> float:
        fields = {"content_type": "application/x-www-form-urlencoded", "HTTP_COOKIE": sender.cookies()}
        request = make.post(sender.path(), next_form(sender), **fields)
        began = thread_time()
        answer = application.get_response(request)
        if answer.status_code != 302:  # noqa: PLR2004 - the receipt's address
            raise SystemExit(f"a submission was answered {answer.status_code}")
        return (thread_time() - began) * 1000

    alone = [post(sender) for sender in world.senders[:PARTS]]
    profile = cProfile.Profile()
    profile.enable()
    for sender in world.senders[PARTS : 2 * PARTS]:
        post(sender)
    profile.disable()
    with CaptureQueriesContext(connection) as queries:
        post(world.senders[2 * PARTS])
    print(f"  one submission in this process: {median(alone):.2f} ms of processor time, {len(queries)} statements:")
    for query in queries.captured_queries:
        print(f"    {float(query['time']) * 1000:5.1f} ms  {(query['sql'] or 'BEGIN, COMMIT')[:110]}")
    out = io.StringIO()
    pstats.Stats(profile, stream=out).sort_stats("tottime").print_stats(45)
    lines = out.getvalue().splitlines()
    print("\n".join(lines[next(n for n, line in enumerate(lines) if "ncalls" in line) :]))


def make_bare_table() -> None:
    """Make the tables of the bare view."""
    from django.db import connection  # noqa: PLC0415 - only after the settings are known

    import bare_site  # noqa: PLC0415

    with connection.cursor() as cursor:
        for table in bare_site.TABLES[connection.vendor]:
            cursor.execute(table)


def main() -> int:
    """Measure over each database in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--reports", type=int, default=400)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 2)
    parser.add_argument("--database", choices=["sqlite", "postgresql", "both"], default="both")
    parser.add_argument("--parts", action="store_true", help="also print where one submission's time goes")
    parser.add_argument("--odk", default=os.environ.get("ODK_CENTRAL_URL", ""), help="address of an ODK Central")
    parser.add_argument("--odk-token", default=os.environ.get("ODK_CENTRAL_TOKEN", ""))
    given = parser.parse_args()
    if given.database != "both":
        measure(given.database, given)
        return 0
    return on_both()


if __name__ == "__main__":
    sys.exit(main())
