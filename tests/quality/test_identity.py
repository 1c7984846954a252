"""A finding stays the same finding while its words do, wherever they stand and however it is said."""

from dataclasses import replace

import pytest

from tonghop.quality.checks.frame import Finding, Severity
from tonghop.quality.queries import check_draft
from tonghop.quality.rules.identity import fingerprint_of
from tonghop.quality.rules.similar import Passage, PeerSection

FOUND = Finding(
    check="vague-phrases",
    severity=Severity.WARNING,
    section="1",
    message="Nói chung chung.",
    place="block:3",
    start=4,
    end=30,
    evidence="Cơ bản hoàn thành tốt, từng bước được quan tâm.",
)
PASSAGE = Passage("block:0", 0, 3, "abc", "block:0", 0, 3, "abc")
PEER = PeerSection(7, "UBND xã Bảo Nhai", "1", "mục 1", 0.9, 80, (PASSAGE,))


@pytest.mark.parametrize(
    "change",
    [
        {"place": "block:9", "start": 0, "end": 26},
        {"message": "Đoạn này không nêu dữ kiện."},
        {"severity": Severity.HINT},
        {"evidence": "cơ bản  hoàn thành tốt, từng\u00a0bước được quan tâm."},
        {"evidence": "Cơ bản hoàn thành tốt, từng bước được quan tâm."},
    ],
)
def test_what_does_not_make_it_another(change):
    assert fingerprint_of(replace(FOUND, **change)) == fingerprint_of(FOUND)


@pytest.mark.parametrize(
    "change",
    [
        {"check": "boilerplate"},
        {"section": "2"},
        {"place": "", "start": None, "end": None},
        {"evidence": "Cơ bản hoàn thành tốt, từng bước được quan tâm hơn."},
        {"evidence": "Cơ bán hoàn thành tốt, từng bước được quan tâm."},
        {"rests_on": ("BM.02 = 42",)},
        {"peer": PEER},
    ],
)
def test_what_makes_it_another(change):
    assert fingerprint_of(replace(FOUND, **change)) != fingerprint_of(FOUND)


def test_a_cell_is_known_by_its_code_and_a_copy_by_whose_it_is():
    cell = replace(FOUND, place="cell:BM.02", evidence="42")
    assert fingerprint_of(cell) != fingerprint_of(replace(cell, place="cell:BM.03"))
    copied = fingerprint_of(replace(FOUND, peer=PEER))
    assert copied == fingerprint_of(replace(FOUND, peer=replace(PEER, version_id=8, share=0.8)))
    assert copied != fingerprint_of(replace(FOUND, peer=replace(PEER, unit="UBND xã Cốc Lầu")))


def test_a_wrong_sum_with_other_parts_is_another_finding(desk):
    def of(commune, fourth):
        report = desk.sought(values={"BM.02": "42", "BM.03": "20", "BM.04": fourth}, commune=commune)
        return {f.check: fingerprint_of(f) for f in check_draft(report)}["sum-mismatch"]

    assert of(1, "20") == of(2, "20") != of(3, "10")
