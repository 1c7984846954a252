"""A small bounded run of the program that kills the server in the deadline minute; the full run is in bench/README.md."""

import os
import re
import subprocess
import sys

import pytest

from conftest import ROOT

QUIET = ("DATABASE_URL", "DJANGO_SETTINGS_MODULE", "TONGHOP_DATA_DIR", "TONGHOP_NOW")


@pytest.mark.database
def test_two_kills_lose_and_double_nothing():
    kind = "postgresql" if "postgres" in os.environ.get("DATABASE_URL", "") else "sqlite"
    program = [sys.executable, str(ROOT / "bench" / "kill_minute.py"), "--database", kind]
    environment = {name: value for name, value in os.environ.items() if name not in QUIET}
    few = ["--kills", "2", "--units", "10", "--workers", "2"]
    done = subprocess.run([*program, *few], capture_output=True, text=True, check=False, timeout=240, env=environment)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "2 kills of the server" in done.stdout
    minutes = re.search(r"in (\d+) minutes?", done.stdout)
    held = re.search(r"\b(\d+) receipts held by clients: 0 lost, 0 doubled", done.stdout)
    assert minutes, done.stdout
    assert held, done.stdout
    assert int(held[1]) == 10 * int(minutes[1]) > 0  # each of ten units holds one, however quick the machine was
