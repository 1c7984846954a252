"""The papers that go with a consolidated report: in official form, counted from the snapshot, drafted by the organiser."""

import json
import sys
from pathlib import Path

import pytest

import factories
import worlds
from tonghop.consolidation.models import Snapshot
from tonghop.documents.actions import draft_companion
from tonghop.documents.models import Document
from tonghop.documents.render.docx import render_docx
from tonghop.documents.resources import companions_frame
from tonghop.documents.rules.companions import COMPANIONS, companion_paper
from tonghop.documents.rules.files import RECOMMENDATIONS, SUBMISSION_NOTE, TRANSMITTAL
from tonghop.journal.models import Entry
from tonghop.kernel.errors import NotAllowed, NotPossible
from tonghop.organisations.permissions import Role

sys.path.insert(0, str(Path(__file__).parent / "form"))
from official_papers import findings


def _paper(content, kind: str):
    return companion_paper(kind, content, companions_frame(), standing_symbol="SNV")


def _words(paper) -> str:
    return " ".join(" ".join(s.text for s in block.sentences) for block in paper.body if hasattr(block, "sentences"))


@pytest.mark.parametrize("kind", COMPANIONS)
def test_each_follows_the_official_form(snapshot: Snapshot, kind: str) -> None:
    data = render_docx(_paper(snapshot.content, kind), at=worlds.SEEN_AT)
    assert [one for one in findings(data) if one.severity != "hint"] == []


def test_the_note_counts_who_is_in_and_who_is_not(snapshot: Snapshot) -> None:
    units = snapshot.content["units"]
    counted = [unit for unit in units if not unit["why_missing"]]
    assert 0 < len(counted) < len(units)
    said = _words(_paper(snapshot.content, SUBMISSION_NOTE))
    assert f"{len(counted)} trên {len(units)} cơ quan, đơn vị" in said
    assert f"Còn {len(units) - len(counted)} cơ quan, đơn vị" in said


def test_the_note_says_what_many_tell_of_and_nothing_of_one_alone(snapshot: Snapshot) -> None:
    content = json.loads(json.dumps(snapshot.content))
    key = next(s["key"] for s in content["sections"] if s["purpose"] == "difficulties")
    base = {"section": key, "competent": "", "units": [], "one_wording": True, "point": "", "points": []}
    content["groups"] = [
        {**base, "id": "g001", "text": "Thiếu máy quét.", "title": "Thiếu máy quét", "count": 7},
        {**base, "id": "g002", "text": "Cầu treo hỏng.", "title": "Cầu treo hỏng", "count": 1},
    ]
    said = _words(_paper(content, SUBMISSION_NOTE))
    assert "Thiếu máy quét (7 cơ quan, đơn vị)." in said
    assert "Cầu treo" not in said


def test_the_list_names_every_unit_of_every_recommendation(snapshot: Snapshot) -> None:
    content = json.loads(json.dumps(snapshot.content))
    key = next(s["key"] for s in content["sections"] if s["purpose"] == "recommendations")
    units = [unit["id"] for unit in content["units"]][:2]
    base = {"section": key, "one_wording": True, "point": "", "points": [], "units": units, "count": 2}
    content["groups"] = [
        {**base, "id": "g001", "text": "Đề nghị cấp máy quét.", "title": "", "competent": "Sở Tài chính"},
        {**base, "id": "g002", "text": "Đề nghị bổ sung biên chế.", "title": "", "competent": ""},
    ]
    paper = _paper(content, RECOMMENDATIONS)
    (table,) = paper.appendices[0].body
    assert [row[0] for row in table.rows] == ["1", "2"]
    names = [unit["short_name"] for unit in content["units"]][:2]
    assert table.rows[0] == ("1", "Đề nghị cấp máy quét.", "2", ", ".join(names), "Sở Tài chính")
    said = _words(paper)
    assert "2 nhóm kiến nghị" in said
    assert "Sở Tài chính: 1 nhóm kiến nghị;" in said
    assert "Chưa nêu cơ quan giải quyết: 1 nhóm kiến nghị." in said


def test_without_a_recommendation_there_is_no_empty_table(snapshot: Snapshot) -> None:
    paper = _paper({**snapshot.content, "groups": []}, RECOMMENDATIONS)
    assert paper.appendices == ()
    assert "Chưa có kiến nghị" in _words(paper)


def test_the_transmittal_is_a_letter_of_the_owner(snapshot: Snapshot) -> None:
    paper = _paper(snapshot.content, TRANSMITTAL)
    assert (paper.type_name, paper.addressees) == ("", (snapshot.content["campaign"]["receiver"],))
    assert paper.signing.authority_lines == ("TM. ỦY BAN NHÂN DÂN",)


def test_a_plan_without_a_number_is_not_cited(snapshot: Snapshot) -> None:
    content = {**snapshot.content, "campaign": {**snapshot.content["campaign"], "plan": None}}
    for kind in (SUBMISSION_NOTE, TRANSMITTAL):
        assert "Kế hoạch số" not in _words(_paper(content, kind))
        assert "Thực hiện ," not in _words(_paper(content, kind))


def test_drafting_keeps_the_paper_and_what_it_rests_on(world: worlds.World, snapshot: Snapshot) -> None:
    made = draft_companion(world.campaign, kind=SUBMISSION_NOTE, by=world.organiser, at=worlds.SEEN_AT)
    assert (made.kind, made.state) == (SUBMISSION_NOTE, "draft")
    assert made.manifest["sources"] == {"snapshot": snapshot.number, "hash": snapshot.hash}
    assert set(made.manifest["files"]) == {"to-trinh.docx", "to-trinh.pdf"}
    line = Entry.objects.filter(event="document.drafted").latest("pk")
    assert line.detail["kind"] == SUBMISSION_NOTE


def test_nobody_else_drafts_and_no_other_kind_is_drafted(world: worlds.World, snapshot: Snapshot) -> None:
    with pytest.raises(NotPossible, match="loại văn bản"):
        draft_companion(world.campaign, kind="report", by=world.organiser, at=worlds.SEEN_AT)
    with pytest.raises(NotAllowed):
        draft_companion(
            world.campaign,
            kind=TRANSMITTAL,
            by=factories.viewer_in(world.province.owner, Role.LEADER),
            at=worlds.SEEN_AT,
        )
    assert not Document.objects.exists()
