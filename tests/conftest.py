"""What every test may use: a moment, the shared corpus, and skips that may not hide in CI."""

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
    """The whole demonstration, built once by its own command; tests that use it share the xdist group "demo"."""
    folder = tmp_path_factory.mktemp("trinh-dien") / "demo"
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
    """Skip, visibly, what this machine cannot run.

    PostgreSQL's own tests belong to the run on PostgreSQL; the demonstration, which is SQLite's whatever the suite
    runs on, is looked at once.
    """
    on_postgresql = "postgres" in os.environ.get("DATABASE_URL", "")
    left = [item for item in items if (_of_the_demonstration if on_postgresql else _of_postgresql)(item) is False]
    if len(left) < len(items):
        config.hook.pytest_deselected(items=[item for item in items if item not in left])
        items[:] = left
    for item in items:
        for name, is_there in TOOLS.items():
            if item.get_closest_marker(name) and not is_there():
                item.add_marker(pytest.mark.skip(reason=f"this machine has no {name}"))


def _of_postgresql(item) -> bool:
    return item.get_closest_marker("postgresql") is not None


def _of_the_demonstration(item) -> bool:
    return "demonstration" in getattr(item, "fixturenames", ())


def pytest_sessionfinish(session):
    """Under CI a skip is a failure: what a test needs must have been installed."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if NO_SKIPS and reporter and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
        reporter.write_line("a skipped test is a failure here (TONGHOP_NO_SKIPS=1)", red=True)
