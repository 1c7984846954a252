"""`tonghop demo --no-serve` as a program: four files, totals that an independent sum confirms, everybody named."""

import json
import shutil
import socket
import sqlite3
import subprocess
import sys
from collections import defaultdict
from decimal import Decimal
from pathlib import Path

import pytest

from tonghop.cli.demo import swap_in
from tonghop.files.xlsx import read_workbook

FILES = {"bao-cao-tong-hop.docx", "bao-cao-tong-hop.pdf", "phu-luc-so-lieu.xlsx", "manifest.json"}


def test_a_busy_port_is_told_before_anything_is_built(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        command = [sys.executable, "-m", "tonghop", "demo", "--dir", str(tmp_path / "demo"), "--port", port]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60, encoding="utf-8")
    assert done.returncode == 1
    assert port in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_new_folder_takes_the_place_of_the_old_one(tmp_path):
    old, new = tmp_path / "demo", tmp_path / "demo.building-1"
    old.mkdir()
    (old / "cu").touch()
    new.mkdir()
    (new / "moi").touch()
    swap_in(new, old)
    assert [path.name for path in tmp_path.iterdir()] == ["demo"]
    assert [path.name for path in old.iterdir()] == ["moi"]


def run(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tonghop", "demo", "--no-serve", "--dir", str(folder)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=400, encoding="utf-8")


@pytest.fixture
def demo(demonstration) -> Path:
    return demonstration


def rows(folder: Path, query: str) -> list[tuple]:
    with sqlite3.connect(f"file:{folder}/tonghop.sqlite3?mode=ro", uri=True) as connection:
        return connection.execute(query).fetchall()


def test_it_leaves_its_files_and_a_note_how_to_sign_in(demo):
    folder = demo
    assert {path.name for path in (folder / "out").iterdir()} == FILES
    assert len(list((folder / "nguon").glob("bao-cao-*.docx"))) >= 107
    assert "xabacha.soanthao" in (folder / "dang-nhap.txt").read_text("utf-8")
    assert [path.name for path in folder.parent.iterdir()] == ["demo"]


def summed(folder: Path) -> dict[str, Decimal]:
    """Add up the accepted versions' own JSON, without any code of the program."""
    totals: dict[str, Decimal] = defaultdict(Decimal)
    query = "SELECT v.content FROM reports_version v JOIN reports_report r ON r.counted_id = v.id"
    for (content,) in rows(folder, query):
        for code, value in json.loads(content)["values"].items():
            totals[code] += Decimal(value.get("value", "0"))
    return totals


def sheet(folder: Path, name: str) -> tuple[tuple, ...]:
    book = read_workbook((folder / "out/phu-luc-so-lieu.xlsx").read_bytes(), "phu-luc-so-lieu.xlsx")
    return next(one.rows for one in book if one.name == name)


def total_cells(folder: Path) -> dict[str, Decimal]:
    """Return what the total row of all units says, by the code in the head of the column."""
    table = sheet(folder, "Số liệu")
    codes = next(row for row in table if "CD.01" in row)
    totals = next(row for row in table if row[1] == "Toàn bộ các đơn vị")
    pairs = zip(codes, totals, strict=True)
    return {code: Decimal(str(total)).normalize() for code, total in pairs if code and isinstance(total, int | float)}


def test_each_total_in_the_workbook_is_the_sum_over_accepted_reports(demo):
    folder = demo
    expected = summed(folder)
    adds = dict(rows(folder, "SELECT code, adds FROM campaigns_indicator"))
    shown = total_cells(folder)
    wanted = {code for code, how in adds.items() if how == "sum"}
    assert len(wanted) >= 60
    assert {code: shown[code] for code in wanted} == {code: expected[code] for code in wanted}


def test_each_of_the_99_communes_is_in_or_named_as_missing(demo):
    folder = demo
    query = (
        "SELECT o.name, r.counted_id IS NOT NULL FROM campaigns_obligation b "
        "JOIN organisations_organisation o ON o.id = b.organisation_id "
        "LEFT JOIN reports_report r ON r.obligation_id = b.id WHERE b.form = 'commune'"
    )
    counted = dict(rows(folder, query))
    lines = [row for row in sheet(folder, "Cấp xã") if row[1] in counted]
    inside = {row[1] for row in lines if any(isinstance(cell, int | float) for cell in row[3:])}
    named = {row[1] for row in sheet(folder, "Chưa có số liệu") if row[1] in counted}
    assert len(counted) == len(lines) == 99
    assert inside == {name for name, accepted in counted.items() if accepted}
    assert named == set(counted) - inside


def test_the_cast_fills_the_board(demo):
    folder = demo
    states = dict(rows(folder, "SELECT state, COUNT(*) FROM reports_report GROUP BY state"))
    assert states["accepted"] >= 85
    assert set(states) == {
        *("accepted", "returned", "drafting", "submitted", "under_review", "awaiting_approval", "reopened"),
    }
    unchecked = "SELECT COUNT(*) FROM django_tasks_database_dbtaskresult WHERE status != 'SUCCESSFUL'"
    assert rows(folder, unchecked) == [(0,)]


def test_a_second_run_puts_the_same_campaign_in_its_place(demo, tmp_path):
    folder = Path(shutil.copytree(demo, tmp_path / "demo"))
    figures = "SELECT code, total FROM reports_tally ORDER BY code, form"
    before, key = rows(folder, figures), (folder / "secret-key").read_text()
    again = run(folder)
    assert again.returncode == 0, again.stderr
    assert "sonoivu.thuongtruc" in again.stdout
    assert rows(folder, figures) == before
    assert (folder / "secret-key").read_text() != key
    assert [path.name for path in folder.parent.iterdir()] == ["demo"]
