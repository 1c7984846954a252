"""A small run of bench/fuzz_uploads.py: whatever is changed in a file, the readers read it or refuse it in words."""

import subprocess
import sys
from pathlib import Path

PROGRAM = Path(__file__).resolve().parents[2] / "bench" / "fuzz_uploads.py"


def test_mutated_files_are_read_or_refused_and_nothing_else():
    done = subprocess.run(
        [sys.executable, str(PROGRAM), "--rounds", "150"], capture_output=True, text=True, check=False, timeout=300
    )
    assert done.returncode == 0, done.stdout + done.stderr[-2_000:]
    assert "150 rounds" in done.stdout
    assert "0 raised something else" in done.stdout
