"""part-exceeds-whole: what it raises, and what it leaves alone."""

import pytest

from quality.checks.report_samples import figures
from tonghop.quality.checks.frame import Severity
from tonghop.quality.checks.part_exceeds_whole import part_exceeds_whole


@pytest.mark.parametrize(
    ("values", "cells"),
    [
        ({"T11": "5", "T12": "6"}, ["cell:T.12"]),
        ({"T11": "5", "T12": "5"}, []),
        ({"T12": "6"}, []),
        ({"T04": "100", "T05": "120", "T06": "10"}, ["cell:T.05"]),
        ({"T04": "100", "T05": "60", "T06": "30"}, []),
    ],
)
def test_parts(values, cells):
    found = list(part_exceeds_whole(figures(**values)))
    assert [f.place for f in found] == cells
    assert all(f.severity is Severity.BLOCKER and "nhiều hơn" in f.message for f in found)


def test_the_message_names_both_cells_and_the_excess():
    (finding,) = part_exceeds_whole(figures(T11="5", T12="7"))
    assert "là 7 nhiều hơn “Đang giải quyết” (ô T.11) là 5: vượt 2." in finding.message


def test_an_explained_excess_is_an_error():
    facts = figures(explained="Số liệu đúng như vậy, vì hồ sơ kỳ trước chuyển sang.", T11="5", T12="6")
    assert [f.severity for f in part_exceeds_whole(facts)] == [Severity.ERROR]
