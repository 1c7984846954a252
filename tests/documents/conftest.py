"""The small campaign of the consolidation's tests with one snapshot of it; LibreOffice, or a skip that says so."""

import shutil
import subprocess
from collections.abc import Callable

import pytest

import worlds
from tonghop.consolidation.actions import consolidate
from tonghop.consolidation.models import Snapshot


@pytest.fixture
def world(db: None) -> worlds.World:
    return worlds.make_world()


@pytest.fixture
def snapshot(world: worlds.World) -> Snapshot:
    return consolidate(world.campaign, by=world.organiser, at=worlds.SEEN_AT)


@pytest.fixture
def converted(tmp_path) -> Callable[[bytes, str, str], bytes]:
    """Return a function that lets LibreOffice turn a file into another kind; skips where it is not installed."""
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("LibreOffice (soffice) is not installed")

    def convert(data: bytes, suffix: str, kind: str) -> bytes:
        given = tmp_path / f"given{suffix}"
        given.write_bytes(data)
        out = tmp_path / "out"
        profile = f"-env:UserInstallation=file://{tmp_path}/profile"
        command = [soffice, profile, "--headless", "--convert-to", kind, "--outdir", str(out), str(given)]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        return (out / f"given.{kind}").read_bytes()

    return convert


@pytest.fixture
def as_pdf(converted) -> Callable[[bytes, str], bytes]:
    """Return a function from a file's bytes and suffix to LibreOffice's PDF of it."""
    return lambda data, suffix: converted(data, suffix, "pdf")


@pytest.fixture
def recomputed(converted) -> Callable[[bytes], bytes]:
    """Return a function from a workbook to the workbook with every formula computed by LibreOffice."""
    return lambda data: converted(data, ".xlsx", "xlsx")
