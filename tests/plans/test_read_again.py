"""What was read of a real plan reads the same again: as many tasks, duties and headings from its own canonical text."""

import pytest

from tonghop.files.read import read_document
from tonghop.plans.rules import read_plan

pytestmark = pytest.mark.corpus


def _counts(reading):
    return (
        [(task.ref, task.title) for task in reading.tasks],
        [(duty.sender, duty.receiver, duty.due.text) for duty in reading.report_duties],
        [heading.number for heading in reading.headings],
    )


def test_every_real_plan_reads_the_same_from_its_own_text(corpus):
    files = [file for file in sorted((corpus / "plans").iterdir()) if not file.name.startswith("broken")]
    assert len(files) > 15
    unlike = []
    for file in files:
        first = read_plan(read_document(file.read_bytes(), file.name))
        again = read_plan(read_document(first.text.encode(), "lai.txt"))
        if _counts(first) != _counts(again):
            unlike.append(file.name)
    assert unlike == []
