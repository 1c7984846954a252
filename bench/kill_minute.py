"""Kills in the deadline minute: what a client was told stays true, and nothing is doubled, whatever dies and when.

Run: `python bench/kill_minute.py [--database sqlite|postgresql|both] [--kills 100] [--units 113] [--seed 9]`.

In each "minute" all units submit a new version over 8 connections while an organiser's board polls. A client that gets
no answer (the line breaks, nobody listens) sends the very same form again until it holds a receipt; one in five presses
the button twice at once. Meanwhile the whole process group of the server (several workers) is killed by SIGKILL at
random moments and started again; on PostgreSQL every tenth time all processes of the database are killed as well
(fsync on, a cluster of this program's own) and it recovers. After each minute, and over all of them at the end:

- every receipt that a client holds is in the database, with its version, and the version's hash is that of its content;
- every unit has one version of each number, one receipt, one "submitted" line in the journal, one job in the queue;
- every journal chain is whole.

Anything else ends the program with what was found. The kill is of processes: what a machine without power keeps is the
database's own promise (bench/README.md says how it is set).
"""

import argparse
import random
import sys
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from statistics import median, quantiles
from typing import TYPE_CHECKING
from urllib.parse import unquote

from minute_server import Answer, Connection, PostgreSQL, Server, database, on_both, set_up

if TYPE_CHECKING:
    from minute_world import Sender, World

CONNECTIONS = 8
TWICE = 0.2  # of all who submit press the button twice
LONGEST_LIFE = 1.0  # seconds from the server's first answer to the kill, at most
PAUSE = 0.05
EVERY = 10  # the database is killed too at every tenth kill
FORM = "application/x-www-form-urlencoded"
PATIENCE = 600  # seconds that one unit goes on trying


@dataclass
class Told:
    """What the clients hold, and what happened to them."""

    receipts: dict[tuple[int, int], set[str]] = field(default_factory=lambda: defaultdict(set))
    happened: Counter[str] = field(default_factory=Counter)
    board: list[float] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def count(self, what: str) -> None:
        """One more of that."""
        with self.lock:
            self.happened[what] += 1

    def hold(self, obligation: int, version: int, receipt: str) -> None:
        """A client now holds that receipt."""
        with self.lock:
            self.receipts[obligation, version].add(receipt)


def submit(port: int, sender: "Sender", version: int, told: Told) -> None:
    """Send the form until there is a receipt; whoever presses twice waits for both answers."""
    body = sender.form(version)
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            with Connection(port) as line:
                answer = line.ask("POST", sender.path(), {"Cookie": sender.cookies(), "Content-Type": FORM}, body)
        except ConnectionRefusedError:
            time.sleep(PAUSE)
            continue
        except OSError:
            told.count("forms sent whose answer never came")
            time.sleep(PAUSE)
            continue
        if answer.status == 302:  # noqa: PLR2004 - on to the receipt
            told.hold(sender.obligation_id, version, receipt_in(answer))
            return
        if answer.status < 500:  # noqa: PLR2004 - while its database is dead the server may say so, and no more
            raise SystemExit(f"{sender.unit}: answered {answer.status} {answer.location}")
        told.count("forms answered that it cannot be done now")
        time.sleep(PAUSE)
    raise SystemExit(f"{sender.unit}: no receipt in {PATIENCE} s")


def receipt_in(answer: Answer) -> str:
    """The receipt's number in the address that the answer leads to."""
    return unquote(answer.location).removeprefix("/bien-nhan/").removesuffix("/")


def watch(port: int, world: "World", told: Told, over: threading.Event) -> None:
    """Poll the board as an organiser does who leaves it open."""
    cookie = {"Cookie": f"sessionid={world.organiser}"}
    while not over.wait(PAUSE):
        try:
            with Connection(port) as line:
                answer = line.ask("GET", f"/dot/{world.campaign.key}/", cookie)
        except OSError:
            continue
        if answer.status == 200:  # noqa: PLR2004 - the page
            told.board.append(answer.seconds)
        else:
            told.count(f"board answers {answer.status}")


def minute(server: Server, world: "World", version: int, told: Told, kill: "Killer") -> None:
    """All units submit that version while the server is killed again and again."""
    order = list(world.senders)
    kill.chance.shuffle(order)
    twice = {s.obligation_id for s in order if kill.chance.random() < TWICE}
    over = threading.Event()
    reader = threading.Thread(target=watch, args=(server.port, world, told, over))
    reader.start()
    presses = [s for s in order for _ in range(2 if s.obligation_id in twice else 1)]
    told.happened["pressed twice"] += len(twice)
    try:
        with ThreadPoolExecutor(CONNECTIONS) as pool:
            sent = [pool.submit(submit, server.port, sender, version, told) for sender in presses]
            while not all(one.done() for one in sent):
                kill.now_and_then(lambda: all(one.done() for one in sent))
            for one in sent:
                one.result()
    finally:
        over.set()
        reader.join()


@dataclass
class Killer:
    """Kills and starts again, at moments drawn by chance, until it has killed often enough."""

    server: Server
    cluster: PostgreSQL | None
    wanted: int
    chance: random.Random
    killed: int = 0
    databases: int = 0

    def now_and_then(self, done: Callable[[], bool]) -> None:
        """Let the server live for a moment, then kill it unless all is done."""
        life = self.chance.uniform(0, LONGEST_LIFE)
        end = time.monotonic() + life
        while time.monotonic() < end and not done():
            time.sleep(0.002)
        if self.killed >= self.wanted or done():
            time.sleep(PAUSE)
            return
        self.killed += 1
        both = self.cluster is not None and self.killed % EVERY == 0
        first = self.chance.random()
        if both and self.cluster is not None and first < 0.5:  # noqa: PLR2004 - either may die first
            self.cluster.kill()
        self.server.kill()
        if both and self.cluster is not None:
            self.databases += 1
            if first >= 0.5:  # noqa: PLR2004 - likewise
                self.cluster.kill()
            self.cluster.start()
        self.server.start()


def check(world: "World", told: Told, versions: range) -> None:
    """Compare what the clients hold with what the database holds; end the program where they differ."""
    from django.db import connection  # noqa: PLC0415 - only after the settings are known

    from minute_world import found_wrong  # noqa: PLC0415

    connection.close()
    wrong = found_wrong(world, told.receipts, versions)
    connection.close()
    if wrong:
        raise SystemExit("\n".join(["WRONG:", *wrong[:20]]))


def run(kind: str, given: argparse.Namespace) -> None:
    """Run minutes over one database until the server was killed often enough; print what was counted."""
    began = time.monotonic()
    with database(kind) as (environment, cluster):
        set_up(environment)
        from minute_world import make_world, put_before_the_heads  # noqa: PLC0415 - only after the settings are known

        world, told, version = make_world(given.units), Told(), 1
        server = Server(environment, given.workers)
        kill = Killer(server, cluster, given.kills, random.Random(given.seed))
        server.start()
        try:
            while kill.killed < given.kills or version == 1:
                if version > 1:
                    put_before_the_heads(world)
                minute(server, world, version, told, kill)
                check(world, told, range(version, version + 1))
                print(f"  minute {version}: {kill.killed} kills so far", file=sys.stderr, flush=True)
                version += 1
            check(world, told, range(1, version))
        finally:
            server.kill()
    tell(kind, kill, told, version - 1, time.monotonic() - began)


def tell(kind: str, kill: Killer, told: Told, minutes: int, seconds: float) -> None:
    """Print the figures of the run."""
    print(f"{kind}: {kill.killed} kills of the server, {kill.databases} of the database, in {minutes} minutes")
    held = len(told.receipts)
    print(f"  {held} receipts held by clients: 0 lost, 0 doubled, every hash right, every journal chain whole")
    print("  " + ", ".join(f"{count} {what}" for what, count in sorted(told.happened.items())))
    if len(told.board) > 1:
        p95 = quantiles(told.board, n=20)[-1]
        print(
            f"  the board was read {len(told.board)} times meanwhile: median {median(told.board) * 1000:.0f} ms,"
            f" p95 {p95 * 1000:.0f} ms"
        )
    print(f"  {seconds:.0f} s")


def main() -> int:
    """Run over each database in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--database", choices=["sqlite", "postgresql", "both"], default="both")
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--units", type=int, default=113)
    parser.add_argument("--workers", type=int, default=3)
    parser.add_argument("--seed", type=int, default=9)
    given = parser.parse_args()
    if given.database != "both":
        run(given.database, given)
        return 0
    return on_both(seconds=None)


if __name__ == "__main__":
    sys.exit(main())
