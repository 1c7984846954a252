"""Makes the sample papers importable and finds LibreOffice, or says that it is absent."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture
def as_pdf(tmp_path) -> Callable[[bytes, str], bytes]:
    """Return a function that lets LibreOffice turn a file's bytes into PDF; skips where it is not installed."""
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("LibreOffice (soffice) is not installed")

    def convert(data: bytes, suffix: str) -> bytes:
        given = tmp_path / f"given{suffix}"
        given.write_bytes(data)
        profile = f"-env:UserInstallation=file://{tmp_path}/profile"
        subprocess.run(
            [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(given)],
            check=True,
            capture_output=True,
            timeout=180,
        )
        return given.with_suffix(".pdf").read_bytes()

    return convert
