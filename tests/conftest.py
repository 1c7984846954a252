"""What every test may use: a moment, the shared corpus, and skips that may not hide in CI."""

import os
from datetime import datetime
from pathlib import Path

import pytest

from tonghop.kernel.moments import VIETNAM

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT.parent / "shared" / "corpus"
IN_CI = os.environ.get("TONGHOP_NO_SKIPS") == "1"


@pytest.fixture
def now() -> datetime:
    """10:00 on 06/5/2026, two days before the sample campaign's due day."""
    return datetime(2026, 5, 6, 10, 0, tzinfo=VIETNAM)


@pytest.fixture(scope="session")
def corpus() -> Path:
    if not CORPUS.is_dir():
        pytest.skip("the shared corpus is not beside this checkout")
    return CORPUS
