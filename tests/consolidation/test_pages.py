"""The pages of a consolidation: figures that open to parts, groups, the strip of who is reflected, and sources."""

from decimal import Decimal

import pytest

import factories
import worlds
from tonghop.consolidation.actions import consolidate
from tonghop.consolidation.queries import bench_page, figures_page, source_page, total_page
from tonghop.consolidation.rules.sources import parse_source_id
from tonghop.kernel.errors import NotAllowed, NotPossible
from tonghop.organisations.permissions import Role


def test_the_figures_are_live_one_row_a_body_and_each_total_opens(world: worlds.World) -> None:
    page = figures_page(world.organiser, world.campaign, section_key="2")
    assert [s.key for s in page.sections] == ["1", "2"]
    received = next(n for n, c in enumerate(page.columns) if c.indicator.code == "TTHC.04")
    assert {scope: c.total for scope, c in page.columns[received].totals.items()} == {
        "commune": 201,
        "department": 5000,
        "all": 5201,
    }
    cells = {row.unit.name: row.cells[received] for row in page.rows}
    assert cells["UBND xã Bắc Hà"] == Decimal(100)
    assert cells["UBND xã Cốc Lầu"] == "báo cáo không phát sinh"
    assert cells["UBND xã Lùng Phình"] is None
    assert "Sở Nội vụ" not in cells, "it does not answer this section"
    assert [unit.name for unit in page.missing] == ["UBND xã Tả Củ Tỷ", "UBND xã Bản Liền", "UBND xã Lùng Phình"]

    opened = total_page(world.organiser, world.campaign, code="TTHC.04", scope="commune")
    assert {opened.units[p.unit_id].name: p.value for p in opened.combined.parts} == {
        "UBND xã Bắc Hà": 100,
        "UBND xã Bảo Nhai": 101,
    }


def test_a_rate_in_the_table_is_reckoned_from_both_its_figures(world: worlds.World) -> None:
    page = figures_page(world.organiser, world.campaign, section_key="2")
    share = next(n for n, c in enumerate(page.columns) if c.indicator.code == "TTHC.07")
    assert page.columns[share].totals["commune"].total == Decimal("89.6"), "180 of 201"
    assert page.rows[0].cells[share] == Decimal("90.0")


def test_figures_that_there_are_not(world: worlds.World) -> None:
    assert figures_page(world.organiser, world.campaign).section.key == "1"
    with pytest.raises(NotPossible):
        figures_page(world.organiser, world.campaign, section_key="hc")
    with pytest.raises(NotPossible):
        total_page(world.organiser, world.campaign, code="TTHC.04", scope="village")


def test_the_page_asks_as_many_queries_for_one_body_as_for_many(
    world: worlds.World, django_assert_max_num_queries: object
) -> None:
    with django_assert_max_num_queries(4):
        page = figures_page(world.organiser, world.campaign, section_key="1")
        assert len(page.rows) == 7


def test_groups_stand_beside_the_draft_and_the_strip_names_who_is_not_reflected(world: worlds.World) -> None:
    worlds.accept(world.campaign, world.province.communes[5], sections={}, values={"BM.01": 1})
    snapshot = consolidate(world.campaign, by=world.organiser, at=worlds.SEEN_AT)
    page = bench_page(world.organiser, world.campaign, key="hc")
    assert page.bench.snapshot.pk == snapshot.pk
    assert page.bench.groups[0].count == 2
    assert [page.names[unit] for unit in page.bench.groups[0].units] == ["Xã Bắc Hà", "Xã Bảo Nhai"]
    assert page.bench.paragraphs
    assert [unit.name for unit in page.not_reflected] == ["UBND xã Cốc Lầu", "UBND xã Lùng Phình"]
    assert len(page.strip) == 8


def test_a_sentence_opens_to_the_paragraph_it_came_from(world: worlds.World) -> None:
    snapshot = consolidate(world.campaign, by=world.organiser, at=worlds.SEEN_AT)
    group = next(g for g in snapshot.content["groups"] if g["section"] == "hc")
    page = source_page(world.organiser, world.campaign, group["point"])
    (marked,) = [block for block in page.blocks if block.marked]
    assert marked.marked == page.source["quote"]
    assert page.source["name"].startswith("UBND xã")
    assert len(page.blocks) > 3
    assert any(page.source["quote"].rstrip(".") in sentence["text"] for sentence in page.sentences)


def test_a_total_and_a_figure_open_too(world: worlds.World) -> None:
    consolidate(world.campaign, by=world.organiser, at=worlds.SEEN_AT)
    total = source_page(world.organiser, world.campaign, "t.TTHC.04.all")
    assert total.source["total"] == "5201"
    assert [(p["name"], p["value"]) for p in total.source["parts"]] == [
        ("UBND xã Bắc Hà", "100"),
        ("UBND xã Bảo Nhai", "101"),
        ("Sở Tài chính", "5000"),
    ]
    assert {m["name"] for m in total.source["missing"]} >= {"UBND xã Lùng Phình"}
    assert total.sentences[0]["kind"] == "figures"
    first = world.province.communes[0].pk
    figure = source_page(world.organiser, world.campaign, f"u.{first}.TTHC.04")
    assert (figure.source["unit_name"], figure.source["value"]) == ("UBND xã Bắc Hà", "100")
    assert source_page(world.organiser, world.campaign, "pham-vi").source["kind"] == "coverage"
    assert source_page(world.organiser, world.campaign, "b.1").source["text"].startswith("Quyết định số 706/QĐ-TTg")


@pytest.mark.parametrize(
    "source_id", ["", "x", "v9999.hc.0.0-5", "t.NO.all", "u.1.NO", "u.x.A", "b.99", "v1", "v1.hc.0"]
)
def test_a_source_that_there_is_not(world: worlds.World, source_id: str) -> None:
    consolidate(world.campaign, by=world.organiser, at=worlds.SEEN_AT)
    with pytest.raises(NotPossible):
        source_page(world.organiser, world.campaign, source_id)


def test_who_may_read(world: worlds.World) -> None:
    snapshot = consolidate(world.campaign, by=world.organiser, at=worlds.SEEN_AT)
    province = world.province
    leader = factories.viewer_in(province.owner, Role.LEADER)
    lead = factories.viewer_in(province.departments[1], Role.SECTION_LEAD)
    for viewer in (world.organiser, leader, lead):
        assert bench_page(viewer, world.campaign).bench.snapshot.pk == snapshot.pk
        assert figures_page(viewer, world.campaign).rows
    elsewhere = factories.make_province(communes=1, departments=1, name="Sơn La")
    strangers = (
        factories.viewer_in(province.communes[0], Role.HEAD),
        factories.viewer_in(province.owner, Role.RECEIVER),
        factories.viewer_in(elsewhere.owner, Role.LEADER),
    )
    for viewer in strangers:
        for read in (bench_page, figures_page):
            with pytest.raises(NotAllowed):
                read(viewer, world.campaign)
        with pytest.raises(NotAllowed):
            total_page(viewer, world.campaign, code="TTHC.04", scope="all")


def test_a_section_lead_opens_the_sources_of_the_own_section_only(world: worlds.World) -> None:
    snapshot = consolidate(world.campaign, by=world.organiser, at=worlds.SEEN_AT)
    texts = {s["section"]: key for key, s in snapshot.content["sources"].items() if s["kind"] == "text"}
    finance = factories.viewer_in(world.province.departments[1], Role.SECTION_LEAD)
    assert source_page(finance, world.campaign, texts["2"]).blocks
    for other in ("1", "hc"):
        with pytest.raises(NotAllowed):
            source_page(finance, world.campaign, texts[other])
    leader = factories.viewer_in(world.province.owner, Role.LEADER)
    assert source_page(leader, world.campaign, texts["hc"]).blocks


@pytest.mark.parametrize("text", ["v7.kho-khan.1.12-74", "t.TTHC.04.all", "u.12.A.1", "b.3", "pham-vi", "ke-hoach"])
def test_source_ids_are_taken_apart(text: str) -> None:
    assert parse_source_id(text) is not None
