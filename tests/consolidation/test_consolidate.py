"""Consolidating freezes what the accepted reports say; every sentence and total opens to its parts."""

import json

import pytest

import factories
import worlds
from tonghop.campaigns.models import Campaign
from tonghop.consolidation.actions import consolidate
from tonghop.consolidation.models import Snapshot
from tonghop.consolidation.queries import facts_of, snapshot_for, snapshots_of
from tonghop.consolidation.resources import phrases
from tonghop.journal.models import Entry
from tonghop.kernel.errors import NotAllowed, NotPossible
from tonghop.kernel.hashing import hash_of
from tonghop.organisations.permissions import Role
from tonghop.reports.models import AcceptedValue, Version
from worlds import World


@pytest.fixture
def snapshot(world: World) -> Snapshot:
    return consolidate(world.campaign, by=world.organiser, at=worlds.SEEN_AT)


def test_it_leaves_a_numbered_hashed_snapshot_and_a_line_in_the_journal(world: World, snapshot: Snapshot) -> None:
    again = consolidate(world.campaign, by=world.organiser, at=worlds.SEEN_AT)
    assert (snapshot.number, again.number) == (1, 2)
    stored = Snapshot.objects.get(pk=snapshot.pk)
    assert stored.hash == hash_of(stored.content) == again.hash, "the same reports give the same snapshot"
    line = Entry.objects.filter(event="consolidation.made").first()
    assert line is not None
    assert (line.subject_kind, line.subject_id, line.actor_name) == (
        "campaign",
        world.campaign.pk,
        world.organiser.name,
    )
    assert line.detail == {"number": 1, "hash": snapshot.hash, "snapshot": snapshot.pk}
    assert [s.number for s in snapshots_of(world.organiser, world.campaign)] == [2, 1]


def test_only_an_organiser_of_the_standing_body_consolidates(world: World) -> None:
    others = (
        factories.viewer_in(world.province.owner, Role.LEADER),
        factories.viewer_in(world.province.departments[1], Role.ORGANISER),
        factories.viewer_in(world.province.communes[0], Role.HEAD),
    )
    for viewer in others:
        with pytest.raises(NotAllowed):
            consolidate(world.campaign, by=viewer, at=worlds.SEEN_AT)
    assert not Snapshot.objects.exists()
    assert not Entry.objects.filter(event="consolidation.made").exists()


def test_every_body_is_in_or_missing_with_a_reason(snapshot: Snapshot) -> None:
    why = {u["name"]: u["why_missing"] for u in snapshot.content["units"]}
    assert why == {
        "UBND xã Bắc Hà": "",
        "UBND xã Bảo Nhai": "",
        "UBND xã Cốc Lầu": "",
        "UBND xã Tả Củ Tỷ": "trả lại để hoàn thiện, chưa nộp lại",
        "UBND xã Bản Liền": "được miễn báo cáo (đang giải quyết thiên tai)",
        "UBND xã Lùng Phình": "chưa mở báo cáo",
        "Sở Nội vụ": "chưa mở báo cáo",
        "Sở Tài chính": "",
    }
    coverage = " ".join(s["text"] for p in snapshot.content["draft"]["opening"] for s in p["sentences"])
    assert all(name in coverage for name, reason in why.items() if reason)
    assert "04/08 đơn vị" in coverage
    assert "03 đơn vị nộp đúng hạn, 01 đơn vị nộp sau hạn" in coverage


def test_each_sum_is_the_sum_of_accepted_figures(snapshot: Snapshot) -> None:
    sums = [f for f in snapshot.content["figures"] if f["adds"] == "sum" and f["scope"] != "all" and f["total"]]
    assert {f["code"] for f in sums} == {"BM.01", "BM.02", "TTHC.04", "TTHC.05"}
    for figure in sums:
        rows = AcceptedValue.objects.filter(code=figure["code"], form=figure["scope"])
        assert int(figure["total"]) == sum(row.value or 0 for row in rows)
        assert {p["unit"] for p in figure["parts"]} == {row.organisation_id for row in rows}


def test_no_sentence_but_a_connective_is_without_sources_and_each_source_quotes_its_place(snapshot: Snapshot) -> None:
    content = snapshot.content
    paragraphs = content["draft"]["opening"] + [p for s in content["draft"]["sections"] for p in s["paragraphs"]]
    sentences = [s for p in paragraphs for s in p["sentences"]]
    assert len({s["id"] for s in sentences}) == len(sentences)
    for sentence in sentences:
        assert bool(sentence["sources"]) == (sentence["kind"] != "connective")
        assert all(source in content["sources"] for source in sentence["sources"])
    texts = [s for s in content["sources"].values() if s["kind"] == "text"]
    assert texts
    for source in texts:
        version = Version.objects.get(pk=source["version"])
        section = next(s for s in version.content["sections"] if s["key"] == source["section"])
        block = section["blocks"][source["block"]]["text"]
        assert block[source["start"] : source["end"]] == source["quote"]
        assert version.report.obligation.organisation_id == source["unit"]


def test_difficulties_and_recommendations_are_grouped_and_counted(snapshot: Snapshot) -> None:
    groups = snapshot.content["groups"]
    assert all(g["count"] == len(set(g["units"])) for g in groups)
    (asked,) = [g for g in groups if g["section"] == "kn"]
    assert (asked["competent"], asked["count"]) == ("Bộ Nội vụ", 2)
    drafted = json.dumps(snapshot.content["draft"], ensure_ascii=False)
    assert "02 xã, phường đề nghị: “" in drafted
    assert "Đối với Bộ Nội vụ" in drafted


def test_a_leading_department_speaks_first_and_others_are_quoted_by_name(world: World, snapshot: Snapshot) -> None:
    second = next(s for s in snapshot.content["draft"]["sections"] if s["key"] == "2")
    assert "Sở Tài chính" in second["paragraphs"][0]["sentences"][0]["text"]
    assert second["paragraphs"][1]["sentences"][0]["text"] == "Sở đã công bố 2.104 thủ tục hành chính."
    first = next(s for s in snapshot.content["draft"]["sections"] if s["key"] == "1")
    examples = [s for p in first["paragraphs"] for s in p["sentences"] if s["kind"] == "example"]
    assert [e["text"].split(":")[0] for e in examples] == ["UBND xã Bắc Hà"], "the other one says the same"


def test_the_reflected_are_those_of_whose_text_something_is_used(world: World, snapshot: Snapshot) -> None:
    expected = [*world.province.communes[:2], world.province.departments[1]]
    assert snapshot.content["reflected"] == sorted(body.pk for body in expected)


def test_a_campaign_without_reports_is_consolidated_too(db: None) -> None:
    province = factories.make_province()
    campaign = factories.open_campaign(province)
    organiser = factories.viewer_in(province.standing_body, Role.ORGANISER)
    with pytest.raises(NotPossible, match="chưa có bản tổng hợp"):
        snapshot_for(organiser, campaign)
    made = consolidate(campaign, by=organiser, at=worlds.SEEN_AT)
    assert made.content["reflected"] == []
    assert snapshot_for(organiser, campaign, 1).pk == made.pk
    with pytest.raises(NotPossible, match="số 7"):
        snapshot_for(organiser, campaign, 7)


def test_facts_are_read_with_one_query_a_table(world: World, django_assert_max_num_queries: object) -> None:
    campaign = Campaign.objects.get(pk=world.campaign.pk)
    with django_assert_max_num_queries(6):
        facts_of(campaign, at=worlds.SEEN_AT, phrases=phrases())
