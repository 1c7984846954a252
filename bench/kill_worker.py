"""Kill worker and mail server again and again while they deliver: is each message delivered once, or visibly waiting?

Run: `python bench/kill_worker.py [--kills 200] [--workers 1] [--campaigns 8] [--units 113] [--rest 6] [--seed 1]`.
The database is SQLite in a folder of its own, or the one that DATABASE_URL names (empty; for two workers PostgreSQL).
Worker and mail server are real processes, ended by SIGKILL at random moments and begun again. The mail server writes
down each message that it accepts, on the disk, before it says so. Exit status 1 where a promise is broken; what is
counted is printed as JSON.
"""

import argparse
import asyncio
import json
import os
import random
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter
from datetime import datetime, timedelta
from email import message_from_bytes
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]
FASTER = 60  # a second of the machine is a minute of the house
HOST = "127.0.0.1"
PATIENCE = 600  # seconds to let everything end after the last kill


def main() -> int:
    """Play the part that is asked for: the whole run, or one of its processes."""
    given = _arguments()
    if given.part == "mail":
        return serve_mail(int(os.environ["KILL_PORT"]), Path(os.environ["KILL_INBOX"]))
    if given.part == "worker":
        return work()
    with tempfile.TemporaryDirectory(prefix="tonghop-kill-") as folder:
        return Run(given, Path(folder)).whole()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    for name, usual in (("kills", 200), ("workers", 1), ("campaigns", 8), ("units", 113), ("seed", 1)):
        parser.add_argument(f"--{name}", type=int, default=usual)
    parser.add_argument("--rest", type=float, default=6.0, help="longest rest between two kills, in seconds")
    parser.add_argument("--part", choices=["worker", "mail"], help=argparse.SUPPRESS)
    return parser.parse_args()


def serve_mail(port: int, inbox: Path) -> int:
    """Accept mail; each message is on the disk before the sender hears "250"."""
    from aiosmtpd.controller import Controller  # noqa: PLC0415 - only this part needs it

    class Inbox:
        async def handle_DATA(self, *given: object) -> str:  # noqa: N802 - the library's name
            envelope = given[2]
            await asyncio.sleep(random.random() * 0.02)
            message = message_from_bytes(envelope.content)  # type: ignore[attr-defined]
            with inbox.open("a", encoding="utf-8") as file:
                file.write(f"{message['Message-ID'].strip()}\n")
                file.flush()
                os.fsync(file.fileno())
            await asyncio.sleep(random.random() * 0.02)
            return "250 OK"

    controller = Controller(Inbox(), hostname=HOST, port=port)
    controller.start()
    signal.pause()
    return 0


def work() -> int:
    """Be the program's own worker, with the house clock run faster and a minute as short as that."""
    _django()
    from tonghop.jobs.worker import Background  # noqa: PLC0415 - needs the settings

    worker = Background(interval=0.02, minute=60 / FASTER)
    worker.listen_for_signals()
    worker.run()
    return 0


def _django() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tonghop.site.settings")
    import django  # noqa: PLC0415 - the settings come from the environment

    django.setup()
    from tonghop.journal import clock  # noqa: PLC0415 - likewise

    began, house = float(os.environ["KILL_BEGAN"]), datetime.fromisoformat(os.environ["KILL_HOUSE"])
    clock.now = lambda: house + timedelta(seconds=(time.time() - began) * FASTER)


class Run:
    """One run: builds the campaigns, kills, waits for the end, counts."""

    def __init__(self, given: argparse.Namespace, folder: Path) -> None:
        """Choose port, folder and clock."""
        self.given, self.inbox = given, folder / "inbox.txt"
        self.chance = random.Random(given.seed)
        self.inbox.touch()
        with socket.socket() as probe:
            probe.bind((HOST, 0))
            self.port = probe.getsockname()[1]
        os.environ |= {
            "TONGHOP_DATA_DIR": str(folder),
            "TONGHOP_EMAIL_URL": f"smtp://{HOST}:{self.port}",
            "TONGHOP_LOG_LEVEL": "CRITICAL",
            "KILL_PORT": str(self.port),
            "KILL_INBOX": str(self.inbox),
            "KILL_BEGAN": str(time.time()),
            "KILL_HOUSE": "2026-05-06T07:50+07:00",  # ten minutes before the rung of the day before
        }
        self.processes: dict[str, subprocess.Popen[bytes]] = {}
        self.extended: list[int] = []

    def whole(self) -> int:
        """Build, kill, wait, count; 1 where a promise is broken."""
        self.build()
        os.environ["KILL_BEGAN"] = str(time.time())
        names = ["mail", *(f"worker-{n}" for n in range(self.given.workers))]
        for name in names:
            self.begin(name)
        try:
            for number in range(self.given.kills):
                time.sleep(self.chance.uniform(0.1, self.given.rest))
                self.extend_one(number)
                self.kill(self.chance.choice(names))
            waited = self.wait_for_the_end()
        finally:
            for process in self.processes.values():
                process.kill()
                process.wait()
        return self.count(waited)

    def build(self) -> None:
        """Make campaigns in which everybody owes and has an address."""
        _django()
        from django.core.management import call_command  # noqa: PLC0415 - needs the settings

        import factories  # noqa: PLC0415 - likewise
        from tonghop.organisations.models import Membership, Person  # noqa: PLC0415 - likewise
        from tonghop.organisations.permissions import Role  # noqa: PLC0415 - likewise

        call_command("migrate", interactive=False, verbosity=0)
        self.campaigns = []
        for number in range(self.given.campaigns):
            province = factories.make_province(communes=0, name=f"Tỉnh {number}")
            province.communes = [
                factories.make_organisation(f"UBND xã số {n}", "commune", parent=province.owner, rank=n)
                for n in range(self.given.units)
            ]
            campaign = factories.open_campaign(province, key=f"dot-{number}")
            self.campaigns.append(campaign)
            for role in (Role.WRITER, Role.HEAD):
                people = Person.objects.bulk_create(
                    Person(sign_in_name=f"{role}-{body.pk}", name=f"{role}", email=f"{role}-{body.pk}@x.example")
                    for body in province.communes
                )
                Membership.objects.bulk_create(
                    Membership(person=person, organisation=body, role=role, valid_from=factories.SEATED_FROM)
                    for person, body in zip(people, province.communes, strict=True)
                )

    def begin(self, name: str) -> None:
        """Begin one process."""
        part = name.partition("-")[0]
        command = [sys.executable, __file__, "--part", part]
        self.processes[name] = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def kill(self, name: str) -> None:
        """End one process without a word of warning, and begin it again."""
        self.processes[name].kill()
        self.processes[name].wait()
        self.begin(name)

    def extend_one(self, number: int) -> None:
        """Move one due moment on: a task is enqueued with it, which writes two notices."""
        from tonghop.campaigns.actions import extend  # noqa: PLC0415 - needs the settings
        from tonghop.journal import clock  # noqa: PLC0415 - likewise
        from tonghop.kernel.moments import end_of, local  # noqa: PLC0415 - likewise
        from tonghop.organisations.permissions import Role, Seat, Viewer  # noqa: PLC0415 - likewise

        campaign = self.campaigns[number % len(self.campaigns)]
        owed = campaign.obligations.filter(form="commune").order_by("pk")[number // len(self.campaigns)]
        seat = Seat(campaign.standing_body_id, campaign.owner_id, Role.ORGANISER)
        until = end_of(local(clock.now()).date()) + timedelta(days=30 + number)
        extend(owed, until=until, reason="x", by=Viewer(1, "Bench", (seat,)), at=clock.now())
        self.extended.append(owed.pk)

    def wait_for_the_end(self) -> float:
        """Wait until nothing waits, is sent or runs; return how long that took."""
        from django_tasks_db.models import DBTaskResult  # noqa: PLC0415 - needs the settings

        from tonghop.chasing.models import Message  # noqa: PLC0415 - likewise

        began = time.monotonic()
        while time.monotonic() - began < PATIENCE:
            going = DBTaskResult.objects.filter(status__in=("READY", "RUNNING")).exists()
            written = Message.objects.filter(kind="reminder").exists()
            if written and not going and not Message.objects.filter(state__in=("waiting", "sending")).exists():
                break
            time.sleep(0.5)
        return time.monotonic() - began

    def lost_reminders(self) -> int:
        """Count the units of which not both, writer and head, were reminded; both or none where the due moved away."""
        from tonghop.chasing.models import Reminder  # noqa: PLC0415 - needs the settings

        told = Counter(Reminder.objects.filter(whom__in=("writer", "head")).values_list("obligation", flat=True))
        owed = [o.pk for campaign in self.campaigns for o in campaign.obligations.filter(form="commune")]
        return sum(told[pk] not in ({0, 2} if pk in self.extended else {2}) for pk in owed)

    def count(self, waited: float) -> int:
        """Hold what arrived against what is stored."""
        from django_tasks_db.models import DBTaskResult  # noqa: PLC0415 - needs the settings

        from tonghop.chasing.models import Message  # noqa: PLC0415 - likewise

        arrived = Counter(self.inbox.read_text(encoding="utf-8").split())
        rows = list(Message.objects.values_list("message_id", "state", "kind"))
        states = Counter(state for _, state, _ in rows)
        by_state = {state: [arrived[pk] for pk, s, _ in rows if s == state] for state in states}
        broken = {
            "arrived twice": sum(n > 1 for n in arrived.values()),
            "sent but not arrived": by_state.get("sent", []).count(0),
            "arrived but not sent nor unknown": sum(
                n for state, numbers in by_state.items() if state not in {"sent", "unknown"} for n in numbers
            ),
            "strangers": len(set(arrived) - {pk for pk, _, _ in rows}),
            "left over": states["waiting"] + states["sending"],
            "lost notices": abs(2 * len(self.extended) - sum(kind == "notice" for _, _, kind in rows)),
            "lost reminders": self.lost_reminders(),
            "tasks not done": DBTaskResult.objects.exclude(status="SUCCESSFUL").count(),
        }
        figures = {
            "kills": self.given.kills,
            "workers": self.given.workers,
            "messages": len(rows),
            "states": dict(states),
            "arrived": sum(arrived.values()),
            "unknown that had arrived": sum(by_state.get("unknown", [])),
            "tasks": DBTaskResult.objects.count(),
            "tasks begun more than once": sum(len(t.worker_ids) > 1 for t in DBTaskResult.objects.all()),
            "seconds to the end after the last kill": round(waited, 1),
            "broken": broken,
        }
        print(json.dumps(figures, ensure_ascii=False, indent=2))
        return int(any(broken.values()))


if __name__ == "__main__":
    sys.exit(main())
