"""What every test may use: a moment, the shared corpus, and skips that may not hide in CI."""

import fcntl
import os
import shutil
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from tonghop.kernel.moments import VIETNAM

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT.parent / "shared" / "corpus"
DATABASE_FIXTURES = {"db", "transactional_db", "live_server", "django_db_setup"}
NO_SKIPS = os.environ.get("TONGHOP_NO_SKIPS") == "1"


@pytest.fixture
def now() -> datetime:
    """10:00 on 06/5/2026, two days before the sample campaign's due day."""
    return datetime(2026, 5, 6, 10, 0, tzinfo=VIETNAM)


@pytest.fixture(autouse=True)
def _nothing_kept_of_other_campaigns():
    """Each test has the first campaign anew; in a database that lives on, no two are ever the same."""
    settled = sys.modules.get("tonghop.campaigns.queries.settled")
    if settled is not None:
        settled._read_form.cache_clear()


@pytest.fixture(scope="session")
def corpus() -> Path:
    if not CORPUS.is_dir():
        pytest.skip("the shared corpus is not beside this checkout")
    return CORPUS


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory) -> Path:
    """The whole demonstration, built by its own command, once for all processes of the run: look at it, change a copy."""
    run = tmp_path_factory.getbasetemp()
    run = run.parent if "PYTEST_XDIST_WORKER" in os.environ else run
    folder = run / "trinh-dien" / "demo"
    folder.parent.mkdir(exist_ok=True)
    with (run / "trinh-dien.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():  # the command puts it there when it is complete
            command = [sys.executable, "-m", "tonghop", "demo", "--no-serve", "--dir", str(folder)]
            done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=400, encoding="utf-8")
            assert done.returncode == 0, done.stderr
    return folder


TOOLS = {
    "browser": lambda: Path(os.environ.get("TONGHOP_CHROMIUM", "/usr/bin/chromium")).exists(),
    "libreoffice": lambda: bool(shutil.which("soffice") and shutil.which("pdftoppm")),
    "corpus": CORPUS.is_dir,
}


def pytest_collection_modifyitems(config, items):
    """Leave out, visibly, what belongs to the other database's run; skip what this machine cannot run; slow ones first.

    The run on SQLite is the whole suite but for PostgreSQL's own tests. The one on PostgreSQL asks again whatever asks
    a database, and nothing else; the demonstration is SQLite's whatever the suite runs on.
    """
    on_postgresql = "postgres" in os.environ.get("DATABASE_URL", "")
    belongs = _asks_a_database if on_postgresql else _asks_no_postgresql
    left = [item for item in items if belongs(item)]
    config.hook.pytest_deselected(items=[item for item in items if not belongs(item)])
    for item in left:
        for name, is_there in TOOLS.items():
            if item.get_closest_marker(name) and not is_there():
                item.add_marker(pytest.mark.skip(reason=f"this machine has no {name}"))
    items[:] = _slow_ones_first(left)


def _asks_no_postgresql(item) -> bool:
    return item.get_closest_marker("postgresql") is None


def _asks_a_database(item) -> bool:
    """Whether a fixture or a mark says so; "database" is the mark of who asks in another process."""
    marked = any(item.get_closest_marker(name) for name in ("django_db", "database"))
    return marked or not DATABASE_FIXTURES.isdisjoint(getattr(item, "fixturenames", ()))


def _slow_ones_first(items: list[pytest.Item]) -> list[pytest.Item]:
    """The order of chance, but what is long begins early, so that no core is idle at the end.

    One file builds the demonstration; others that look at it come behind the browser's, or they would wait for it.
    """
    demonstrated = [item.path for item in items if "demonstration" in getattr(item, "fixturenames", ())]

    def turn(item: pytest.Item) -> int:
        if item.path in demonstrated:
            return 0 if item.path == demonstrated[0] else 2
        return 1 if item.get_closest_marker("browser") else 3

    return sorted(items, key=turn)


def pytest_sessionfinish(session):
    """Under CI a skip is a failure: what a test needs must have been installed."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if NO_SKIPS and reporter and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
        reporter.write_line("a skipped test is a failure here (TONGHOP_NO_SKIPS=1)", red=True)
