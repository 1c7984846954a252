"""The server, the database and the client of the deadline minute: loopback only, each started here and stopped here."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

ROOT = Path(__file__).resolve().parents[1]
HOST = "127.0.0.1"
STARTING = 60  # seconds a server or database may take to come up
ANSWERING = 30  # seconds an answer may take


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def wait_until(ready: Callable[[], bool], seconds: float = STARTING) -> None:
    """Ask again until it is so; give up aloud."""
    end = time.monotonic() + seconds
    while not ready():
        if time.monotonic() > end:
            raise SystemExit("what was started did not come up")
        time.sleep(0.05)


def listens(port: int) -> bool:
    """Whether somebody answers on that port."""
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex((HOST, port)) == 0


@dataclass
class Server:
    """`tonghop serve`'s server over one database; `settings` names another site to serve by the same server."""

    environment: Mapping[str, str]
    workers: int
    settings: str = "tonghop.site.settings"
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it in a process group of its own and wait until it answers."""
        program = f"from tonghop.cli.serve import run_server; run_server({HOST!r}, {self.port}, {self.workers})"
        paths = os.pathsep.join([str(ROOT / "src"), str(ROOT / "bench")])
        environment = {**os.environ, **self.environment, "DJANGO_SETTINGS_MODULE": self.settings, "PYTHONPATH": paths}
        self.process = subprocess.Popen(
            [sys.executable, "-c", program],
            env=environment,
            start_new_session=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        wait_until(lambda: self._answers(time.monotonic()))

    def kill(self) -> None:
        """Kill the whole process group at once: nobody is asked, nothing is flushed."""
        if self.process is not None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait(timeout=STARTING)
            self.process = None

    def processor_seconds(self) -> float:
        """Processor time that the server's processes have used so far."""
        if self.process is None:
            return 0.0
        first = self.process.pid
        workers = Path(f"/proc/{first}/task/{first}/children").read_text().split()
        fields = [Path(f"/proc/{p}/stat").read_text().rpartition(")")[2].split() for p in (str(first), *workers)]
        return sum(int(f[11]) + int(f[12]) for f in fields) / os.sysconf("SC_CLK_TCK")

    def _answers(self, _: float) -> bool:
        if self.process is not None and self.process.poll() is not None:
            raise SystemExit("the server stopped while starting")
        try:
            with Connection(self.port) as connection:
                return connection.ask("GET", "/").status > 0
        except OSError:
            return False


@dataclass
class PostgreSQL:
    """A cluster of our own in a temporary folder, with fsync on."""

    folder: Path
    port: int = field(default_factory=free_port)

    @property
    def url(self) -> str:
        """What DATABASE_URL says."""
        return f"postgres://tonghop@{HOST}:{self.port}/postgres"

    def make(self) -> None:
        """Make the cluster's files."""
        if os.getuid() == 0:
            shutil.chown(self.folder, "postgres")
        self._run("initdb", "-D", self._data, "-U", "tonghop", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8")

    def start(self) -> None:
        """Start it, after a kill too: it then recovers what was committed."""
        options = (
            f"-c listen_addresses={HOST} -c port={self.port} -c unix_socket_directories={self.folder} "
            "-c fsync=on -c synchronous_commit=on -c full_page_writes=on"
        )
        self._run("pg_ctl", "-D", self._data, "-w", "-l", str(self.folder / "log"), "-o", options, "start")

    def stop(self) -> None:
        """Stop it, quickly."""
        self._run("pg_ctl", "-D", self._data, "-m", "immediate", "stop")

    def kill(self) -> None:
        """Kill every process of this cluster, the first one first, with SIGKILL; wait until none is left."""
        first = int((self.folder / "data" / "postmaster.pid").read_text().split("\n", 1)[0])
        children = Path(f"/proc/{first}/task/{first}/children").read_text().split()
        for process in (first, *map(int, children)):
            with suppress_gone():
                os.kill(process, signal.SIGKILL)
        wait_until(lambda: not any(Path(f"/proc/{p}").exists() for p in (first, *children)))

    @property
    def _data(self) -> str:
        return str(self.folder / "data")

    def _run(self, program: str, *words: str) -> None:
        found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{program}"))
        command = [str(found[-1]) if found else program, *words]
        if os.getuid() == 0:
            command = ["runuser", "-u", "postgres", "--", *command]
        subprocess.run(command, check=True, cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=120)


@contextmanager
def suppress_gone() -> Iterator[None]:
    """A process that ended by itself need not be killed."""
    try:
        yield
    except ProcessLookupError:
        return


@contextmanager
def database(kind: str) -> Iterator[tuple[dict[str, str], PostgreSQL | None]]:
    """Yield the environment that names an empty database of that kind ("sqlite", "postgresql"), and its cluster."""
    with tempfile.TemporaryDirectory(prefix="tonghop-minute-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        environment = {"TONGHOP_DATA_DIR": name, "TONGHOP_SECRET_KEY": "only-for-measuring-" + "x" * 40}
        if kind == "sqlite":
            yield {**environment, "DATABASE_URL": f"sqlite:///{folder / 'minute.sqlite3'}"}, None
            return
        cluster = PostgreSQL(folder / "postgresql")
        cluster.folder.mkdir()
        cluster.make()
        cluster.start()
        try:
            yield {**environment, "DATABASE_URL": cluster.url}, cluster
        finally:
            cluster.stop()


def on_both(seconds: int | None = 1800) -> int:
    """Run the program that was started once more for each database, in a process each: Django is set up once in one.

    Return 0 where both did, within so many seconds each.
    """
    again = [sys.executable, *sys.argv, "--database"]
    runs = [subprocess.run([*again, kind], check=False, timeout=seconds) for kind in ("sqlite", "postgresql")]
    return int(any(run.returncode for run in runs))


def set_up(environment: Mapping[str, str]) -> None:
    """Start Django over that database, make its tables and the pages' static files."""
    os.environ.update(environment, DJANGO_SETTINGS_MODULE="tonghop.site.settings")
    import django  # noqa: PLC0415 - only after the environment is known
    from django.core.management import call_command  # noqa: PLC0415

    django.setup()
    call_command("migrate", interactive=False, verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)


@dataclass(frozen=True)
class Answer:
    """What came back: the status (0: nothing did), where it leads, the body, and how long it took in seconds."""

    status: int
    location: str = ""
    body: bytes = b""
    seconds: float = 0.0


class Connection:
    """One kept-alive connection, as lean as the client of a comparison should be."""

    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection((HOST, port), timeout=ANSWERING)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.port = port

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.socket.close()

    def ask(self, method: str, path: str, headers: Mapping[str, str] | None = None, body: bytes = b"") -> Answer:
        """Send one request and read its answer; raises OSError where the line breaks."""
        given = {"Host": f"{HOST}:{self.port}", "Content-Length": str(len(body)), **(headers or {})}
        head = "".join(f"{name}: {value}\r\n" for name, value in given.items())
        began = time.perf_counter()
        self.socket.sendall(f"{method} {path} HTTP/1.1\r\n{head}\r\n".encode() + body)
        return self._answer(began)

    def _answer(self, began: float) -> Answer:
        data = b""
        while b"\r\n\r\n" not in data:
            data += self._more()
        head, _, rest = data.partition(b"\r\n\r\n")
        lines = head.decode("latin-1").split("\r\n")
        fields = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines[1:])}
        body = self._body(rest, fields)
        seconds = time.perf_counter() - began
        return Answer(int(lines[0].split(" ")[1]), fields.get("location", ""), body, seconds)

    def _body(self, rest: bytes, fields: Mapping[str, str]) -> bytes:
        if fields.get("transfer-encoding", "") == "chunked":
            while not rest.endswith(b"0\r\n\r\n"):
                rest += self._more()
            return rest
        length = int(fields.get("content-length", 0))
        while len(rest) < length:
            rest += self._more()
        return rest

    def _more(self) -> bytes:
        data = self.socket.recv(65536)
        if not data:
            raise ConnectionResetError("the server hung up")
        return data


def send_all(port: int, requests: Sequence[tuple[str, Mapping[str, str], bytes]], connections: int) -> list[Answer]:
    """POST every (path, headers, body) once over so many connections; the answers in the order of the requests."""
    answers: list[Answer] = [Answer(0)] * len(requests)

    def send_share(first: int) -> None:
        with Connection(port) as connection:
            for place in range(first, len(requests), connections):
                path, headers, body = requests[place]
                answers[place] = connection.ask("POST", path, headers, body)

    with ThreadPoolExecutor(connections) as pool:
        list(pool.map(send_share, range(connections)))
    return answers
