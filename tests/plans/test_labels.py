"""The hand labels of real plans: every place lies in its plan, every title says something, every value is of its kind."""

from datetime import date
from itertools import pairwise

import pytest

import make_labels

FILES = sorted(make_labels.LABELS.glob("*.yaml"))
KINDS = {"before", "by", "within", "recurring", "event", "continuous"}
DATED = {"before", "by", "within"}


def dues(labels):
    return [row["due"] for row in (*labels["tasks"], *labels["report_duties"]) if row.get("due")]


@pytest.fixture(params=FILES, ids=lambda path: path.stem)
def labels(request):
    return make_labels.read_labels(request.param)


@pytest.fixture
def text(request, corpus):
    stem = request.node.callspec.params["labels"].stem
    return make_labels.plan_text(next(p for p in (corpus / "plans").glob(f"{stem}.*") if p.suffix in make_labels.FORMS))


def test_there_are_fourteen_plans_three_of_them_inside_decisions():
    assert len(FILES) == 14
    assert sum("_qd-" in path.stem for path in FILES) == 3


def test_values_are_of_their_kind(labels):
    assert labels["document"]["issued_on"] is None or date.fromisoformat(labels["document"]["issued_on"])
    assert {task["source"] for task in labels["tasks"]} <= {"table", "lines", "prose"}
    assert all(task["leads"] for task in labels["tasks"])
    for due in dues(labels):
        assert due["kind"] in KINDS
        assert (due["kind"] in DATED) == bool(due.get("date"))


@pytest.mark.corpus
def test_every_place_lies_inside_its_plan(labels, text):
    found = list(make_labels.places(labels))
    assert len(found) > len(labels["tasks"])
    assert [place for place in found if not 0 <= place[0] < place[1] <= len(text)] == []


@pytest.mark.corpus
def test_places_hold_words_and_tasks_do_not_overlap(labels, text):
    assert [place for place in make_labels.places(labels) if not make_labels.words(place, text)] == []
    assert all(len(task["title"]) > 20 for task in make_labels.filled(labels, text)["tasks"])
    spans = [task["title"] for task in labels["tasks"]]
    assert all(before[1] < after[0] for before, after in pairwise(spans))


@pytest.mark.corpus
def test_the_number_is_written_in_the_plan(labels, text):
    assert labels["document"]["number"] is None or labels["document"]["number"] in text
    assert all(make_labels.words(s["title"], text) in text for s in labels["sections"])


def test_markup_inside_a_place_is_no_part_of_the_words():
    assert make_labels.words([0, 24], "**Lập** <b>danh\nmục</b> mới") == "Lập danh mục"
