"""Changing one accepted report marks exactly the sentences that depend on what changed in it."""

import pytest

import factories
import planted
import worlds
from tonghop.consolidation.actions import consolidate
from tonghop.consolidation.models import Snapshot
from tonghop.consolidation.queries import bench_page, changed_since
from tonghop.consolidation.rules.stale import touched
from tonghop.organisations.permissions import Role
from worlds import World


@pytest.fixture
def snapshot(world: World) -> Snapshot:
    return consolidate(world.campaign, by=world.organiser, at=worlds.SEEN_AT)


def sentences(snapshot: Snapshot) -> list[dict]:
    draft = snapshot.content["draft"]
    paragraphs = [*draft["opening"], *(p for s in draft["sections"] for p in s["paragraphs"])]
    return [s for p in paragraphs for s in p["sentences"]]


def marked(world: World, snapshot: Snapshot) -> set[str]:
    return set(touched(snapshot.content, sentences(snapshot), changed_since(world.campaign, snapshot.content)))


def test_nothing_is_stale_while_nothing_has_changed(world: World, snapshot: Snapshot) -> None:
    assert changed_since(world.campaign, snapshot.content) == []
    assert marked(world, snapshot) == set()


def test_a_changed_figure_marks_the_totals_it_is_in_and_the_rates_made_of_it(world: World, snapshot: Snapshot) -> None:
    worlds.accept_again(world.campaign, world.province.communes[0], values={"TTHC.04": 120})
    codes = {"t.TTHC.04.commune", "t.TTHC.04.all"} | {
        f"t.{i['code']}.{scope}"
        for i in snapshot.content["indicators"]
        if "TTHC.04" in {i["numerator"], i["denominator"]}
        for scope in ("commune", "all")
    }
    expected = {s["id"] for s in sentences(snapshot) if codes & set(s["sources"])}
    assert expected
    assert marked(world, snapshot) == expected


def test_a_changed_statement_marks_the_sentences_that_rest_on_it(world: World, snapshot: Snapshot) -> None:
    body = world.province.communes[1]
    texts = [texts[1] for texts in planted.DIFFICULTIES.values()]
    worlds.accept_again(world.campaign, body, sections={"hc": [*texts[1:], "Đơn vị không còn thiếu thiết bị nào nữa."]})
    gone = {
        key
        for key, source in snapshot.content["sources"].items()
        if source["kind"] == "text" and source["unit"] == body.pk and source["quote"] in texts[0]
    }
    expected = {s["id"] for s in sentences(snapshot) if gone & set(s["sources"])}
    assert len(expected) == 1
    assert marked(world, snapshot) == expected


def test_a_corrected_report_that_says_the_same_marks_nothing(world: World, snapshot: Snapshot) -> None:
    worlds.accept_again(world.campaign, world.province.communes[0])
    assert len(changed_since(world.campaign, snapshot.content)) == 1
    assert marked(world, snapshot) == set()


def test_a_report_that_comes_in_late_marks_who_is_in_and_the_totals_it_moves(world: World, snapshot: Snapshot) -> None:
    worlds.accept(world.campaign, world.province.communes[5], values={"BM.01": 7}, sections={})
    reasons = touched(snapshot.content, sentences(snapshot), changed_since(world.campaign, snapshot.content))
    kinds = {s["kind"] for s in sentences(snapshot) if s["id"] in reasons}
    assert kinds == {"coverage", "figures"}
    said = {s["id"]: s["text"] for s in sentences(snapshot)}
    assert any("phải báo cáo" in said[key] for key in reasons)
    assert {why for found in reasons.values() for why in found.values()} >= {"tình trạng báo cáo đã đổi"}


def test_the_page_shows_what_is_stale_and_a_new_consolidation_clears_it(world: World, snapshot: Snapshot) -> None:
    worlds.accept_again(world.campaign, world.province.communes[0], values={"TTHC.04": 120})
    page = bench_page(world.organiser, world.campaign, key="2")
    assert page.changed == (world.province.communes[0].pk,)
    assert {s["key"] for s in page.outline if s["stale"]} == {"2"}
    assert [set(why) for why in page.stale.values()] == [{world.province.communes[0].pk}]
    consolidate(world.campaign, by=world.organiser, at=worlds.SEEN_AT)
    assert bench_page(world.organiser, world.campaign, key="2").stale == {}


def test_the_workbench_costs_as_many_queries_whatever_it_holds(
    world: World, snapshot: Snapshot, django_assert_max_num_queries: object
) -> None:
    leader = factories.viewer_in(world.province.owner, Role.LEADER)
    with django_assert_max_num_queries(5):
        bench_page(leader, world.campaign, key="hc")
