"""Notices to the units: in official form, naming whom they concern, counted from the campaign as it stands."""

import sys
from datetime import date
from pathlib import Path

import pytest

import factories
import worlds
from tonghop.campaigns.actions import extend
from tonghop.documents.actions import draft_notice
from tonghop.documents.models import Document
from tonghop.documents.queries import paper_of
from tonghop.documents.rules.notices import EXTENSION, REVIEW
from tonghop.kernel.errors import NotAllowed, NotPossible
from tonghop.kernel.moments import end_of
from tonghop.organisations.permissions import Role

sys.path.insert(0, str(Path(__file__).parent / "form"))
from official_papers import findings


def extended(world: worlds.World):
    unit = world.province.communes[0]
    obligation = world.campaign.obligations.get(organisation=unit)
    extend(
        obligation, until=end_of(date(2026, 5, 12)), reason="Mưa lũ, mất điện", by=world.organiser, at=worlds.SEEN_AT
    )
    return unit


def drafted(world: worlds.World, topic: str) -> Document:
    return draft_notice(world.campaign, topic=topic, by=world.organiser, at=worlds.SEEN_AT)


def words_of(made: Document) -> str:
    blocks = paper_of(made).body
    return "\n".join(" ".join(s.text for s in block.sentences) for block in blocks)


@pytest.mark.parametrize("topic", [EXTENSION, REVIEW])
def test_each_follows_the_official_form(world, topic) -> None:
    extended(world)
    made = drafted(world, topic)
    assert [one for one in findings(bytes(made.docx)) if one.severity != "hint"] == []
    paper = paper_of(made)
    assert (paper.type_name, made.issuer, made.kind) == ("THÔNG BÁO", world.province.standing_body, "notice")
    assert paper.symbol.startswith("TB-")


def test_the_extension_names_the_units_extended_and_no_others(world) -> None:
    unit = extended(world)
    paper = paper_of(drafted(world, EXTENSION))
    (table,) = paper.appendices[0].body
    assert [row[1] for row in table.rows] == [unit.name]
    assert table.rows[0][3:] == ("23:59 thứ Ba, 12/5/2026", "Mưa lũ, mất điện")
    assert "01 cơ quan, đơn vị" in words_of(drafted(world, EXTENSION))


def test_the_result_of_the_review_counts_every_unit_once(world) -> None:
    made = drafted(world, REVIEW)
    (table,) = paper_of(made).appendices[0].body
    assert len(table.rows) == world.campaign.obligations.count()
    counted = [line for line in words_of(made).split("\n") if line.endswith((" đơn vị;", " đơn vị."))]
    assert sum(int(line.split(": ")[1].split()[0]) for line in counted) == len(table.rows)


def test_nothing_to_tell_no_such_topic_and_nobody_else(world) -> None:
    with pytest.raises(NotPossible, match="gia hạn"):
        drafted(world, EXTENSION)
    with pytest.raises(NotPossible, match="loại thông báo"):
        drafted(world, "x")
    leader = factories.viewer_in(world.province.owner, Role.LEADER)
    with pytest.raises(NotAllowed):
        draft_notice(world.campaign, topic=REVIEW, by=leader, at=worlds.SEEN_AT)
    assert not Document.objects.exists()
