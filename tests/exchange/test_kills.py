"""Two kills of worker and mail server, in small, of the two hundred that bench/kill_worker.py makes."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_what_is_killed_loses_nothing_and_sends_nothing_twice(tmp_path):
    """On SQLite in a folder of its own, whatever the suite runs on: the database must be empty before."""
    environment = {key: value for key, value in os.environ.items() if key not in {"DATABASE_URL", "TONGHOP_NOW"}}
    environment |= {"DJANGO_SETTINGS_MODULE": "tonghop.site.settings", "TMPDIR": str(tmp_path)}
    words = ["--kills", "2", "--campaigns", "1", "--units", "12", "--rest", "4"]
    command = [sys.executable, str(ROOT / "bench" / "kill_worker.py"), *words]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=240)
    assert done.returncode == 0, done.stdout + done.stderr
    figures = json.loads(done.stdout)
    assert not any(figures["broken"].values())
    assert figures["messages"] >= 20
    assert figures["states"].keys() <= {"sent", "unknown"}
