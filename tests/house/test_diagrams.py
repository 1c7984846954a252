from pathlib import Path

import pytest

import make_diagrams
from tonghop.reports.rules.states import TRANSITIONS, State

ROOT = Path(__file__).resolve().parents[2]


def test_the_committed_pages_match_the_tables():
    assert make_diagrams.stale(ROOT / "docs") == []
    assert make_diagrams.main(["--check"]) == 0


def test_the_diagram_shows_every_state_and_every_transition():
    page = make_diagrams.report_states()
    assert all(f" as {state}" in page for state in State)
    arrows = [line for line in page.splitlines() if " --> " in line]
    assert len(arrows) == len(TRANSITIONS) + 1


@pytest.mark.parametrize("name", make_diagrams.PAGES)
def test_a_stale_or_missing_page_is_named(name, tmp_path, capsys):
    assert make_diagrams.main(["--docs", str(tmp_path)]) == 0
    assert make_diagrams.main(["--check", "--docs", str(tmp_path)]) == 0
    (tmp_path / name).write_text("cũ", encoding="utf-8")
    assert make_diagrams.main(["--check", "--docs", str(tmp_path)]) == 1
    assert name in capsys.readouterr().err
    (tmp_path / name).unlink()
    assert make_diagrams.stale(tmp_path) == [name]
