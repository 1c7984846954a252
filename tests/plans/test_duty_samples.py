"""Report duties in the many ways that plans word them."""

from pathlib import Path

import pytest
import yaml

SAMPLES = yaml.safe_load(Path(__file__).with_name("duty_samples.yaml").read_text(encoding="utf-8"))
BODY = "I. MỤC ĐÍCH\nNắm tình hình.\nII. NỘI DUNG\nRà soát.\nIII. TỔ CHỨC THỰC HIỆN\n{}\n2. Sở Ngoại vụ\nĐón đoàn.\n"


def timed(reading):
    return [
        [duty.sender, duty.receiver, duty.via, duty.due.kind, duty.due.day]
        for duty in reading.report_duties
        if duty.due.kind != "none"
    ]


@pytest.mark.parametrize("sample", SAMPLES["samples"], ids=lambda sample: sample["part"][:40])
def test_a_way_of_asking_for_reports(reading_of, sample):
    assert timed(reading_of(BODY.format(sample["part"].strip()))) == sample["duties"]


@pytest.mark.parametrize("part", SAMPLES["no_duties"])
def test_words_that_ask_for_no_report(reading_of, part):
    assert timed(reading_of(BODY.format(part.strip()))) == []
