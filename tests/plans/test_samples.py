"""Plans of other shapes: inside decisions and their articles, dispatches, of departments, lettered parts, tables."""

from pathlib import Path

import pytest
import yaml

from tonghop.files.read import read_document
from tonghop.plans.rules import read_plan

SAMPLES = Path(__file__).parent / "samples"
EXPECTED = yaml.safe_load((SAMPLES / "expected.yaml").read_text(encoding="utf-8"))


@pytest.fixture(params=sorted(EXPECTED))
def sample(request):
    path = SAMPLES / f"{request.param}.txt"
    return read_plan(read_document(path.read_bytes(), path.name)), EXPECTED[request.param]


def test_every_sample_has_its_expectation():
    assert sorted(path.stem for path in SAMPLES.glob("*.txt")) == sorted(EXPECTED)


def test_the_document_is_read(sample):
    reading, expected = sample
    head = reading.document
    assert [head.type, head.number, head.issued_on, head.issuer] == expected["document"]
    assert [basis.number for basis in head.legal_bases] == expected["bases"]
    assert " ".join(heading.number for heading in reading.headings) == expected["headings"]


def test_the_tasks_are_read(sample):
    reading, expected = sample
    wanted = expected["tasks"]
    found = [[t.title, list(t.leads), list(t.coordinators), t.due.kind, t.due.day] for t in reading.tasks]
    assert [[w[0], *rest[1:]] for w, rest in zip(wanted, found, strict=True)] == wanted
    assert all(task[0].startswith(want[0]) for task, want in zip(found, wanted, strict=True))


def test_the_report_duties_are_read(sample):
    reading, expected = sample
    found = [[d.sender, d.receiver, d.via, d.due.kind, d.due.day] for d in reading.report_duties]
    assert found == expected["duties"]
