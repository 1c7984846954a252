"""A small bounded run of bench/planted_defects.py: every kind planted once in each style is found, and little besides."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "bench"))

from planted_defects import SEVERE, Score, one_round


@pytest.mark.parametrize("style", ["long", "terse"])
def test_planted_defects_are_found(style):
    score = Score()
    one_round(style, f"test/{style}", score)
    missed = {kind for kind in score.planted if not score.found[kind]}
    assert not missed & SEVERE
    assert len(missed) <= 2, missed
    assert {kind: n for kind, n in score.false.items() if kind in SEVERE} == {}
    assert sum(score.false.values()) <= 4, score.besides
