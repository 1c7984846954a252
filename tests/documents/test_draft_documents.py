"""Drafting stores four files that say the same; the manifest opens every sentence and figure."""

import io
import json
from decimal import Decimal

import openpyxl
import pytest
from docx import Document as WordDocument

import factories
import worlds
from tonghop.consolidation.actions import consolidate
from tonghop.consolidation.models import Snapshot
from tonghop.documents.actions import draft_documents, draft_paper
from tonghop.documents.models import Document
from tonghop.documents.queries import document_for, documents_of, files_of
from tonghop.documents.render.content import IssueDay, OfficialDocument, Paragraph, Signing
from tonghop.journal.models import Entry
from tonghop.kernel.errors import NotAllowed, NotPossible
from tonghop.kernel.hashing import sha256
from tonghop.organisations.permissions import Role
from tonghop.reports.models import AcceptedValue

NAMES = ["bao-cao-tong-hop.docx", "bao-cao-tong-hop.pdf", "phu-luc-so-lieu.xlsx", "manifest.json"]


@pytest.fixture
def document(world: worlds.World, snapshot: Snapshot) -> Document:
    return draft_documents(world.campaign, by=world.organiser, at=worlds.SEEN_AT)


def test_it_stores_the_four_files_and_a_line_in_the_journal(world: worlds.World, document: Document) -> None:
    stored = Document.objects.get(pk=document.pk)
    files = files_of(stored)
    assert list(files) == NAMES
    assert (stored.state, stored.issuer, stored.made_by) == ("draft", world.province.owner, world.organiser.name)
    assert stored.title == "Sơ kết 01 năm vận hành chính quyền địa phương 02 cấp"
    assert json.loads(files["manifest.json"])["files"] == {name: sha256(files[name]) for name in NAMES[:3]}
    line = Entry.objects.get(event="document.drafted")
    assert (line.subject_kind, line.subject_id) == ("campaign", world.campaign.pk)
    assert line.detail == {"document": stored.pk, "snapshot": 1, "files": stored.manifest["files"]}


def test_the_same_snapshot_and_moment_give_the_same_bytes(world: worlds.World, document: Document) -> None:
    again = draft_documents(world.campaign, by=world.organiser, at=worlds.SEEN_AT)
    assert files_of(again) == files_of(document)


def test_only_an_organiser_drafts_and_only_from_a_snapshot(world: worlds.World) -> None:
    with pytest.raises(NotPossible, match="chưa có bản tổng hợp"):
        draft_documents(world.campaign, by=world.organiser, at=worlds.SEEN_AT)
    consolidate(world.campaign, by=world.organiser, at=worlds.SEEN_AT)
    for viewer in (
        factories.viewer_in(world.province.owner, Role.LEADER),
        factories.viewer_in(world.province.communes[0], Role.HEAD),
    ):
        with pytest.raises(NotAllowed):
            draft_documents(world.campaign, by=viewer, at=worlds.SEEN_AT)
    assert not Document.objects.exists()
    assert not Entry.objects.filter(event="document.drafted").exists()


def test_the_word_file_reads_as_a_draft_report(document: Document) -> None:
    paper = WordDocument(io.BytesIO(bytes(document.docx)))
    text = "\n".join(p.text for p in paper.paragraphs)
    cells = "\n".join(c.text for t in paper.tables for row in t.rows for c in row.cells)
    assert "Toàn tỉnh có 5.201 hồ sơ tiếp nhận trong kỳ (cấp xã 201; sở, ban, ngành 5.000)" in text.replace(
        "\u00a0", " "
    )
    assert "DỰ THẢO" in text + cells
    assert bytes(document.pdf).startswith(b"%PDF-")


def test_the_workbook_holds_every_body_and_the_sums(document: Document, world: worlds.World) -> None:
    book = openpyxl.load_workbook(io.BytesIO(bytes(document.xlsx)), data_only=True)
    rows = list(book.worksheets[0].iter_rows(values_only=True))
    codes = next(row for row in rows if "TTHC.04" in row)
    place = codes.index("TTHC.04")
    by_name = {row[1]: row[place] for row in rows if row[1]}
    for body in (*world.province.communes, *world.province.departments):
        given = AcceptedValue.objects.filter(organisation=body, code="TTHC.04").first()
        assert by_name[body.name] == (None if given is None else given.value)
    sums = sum((v.value or Decimal(0) for v in AcceptedValue.objects.filter(code="TTHC.04")), Decimal(0))
    assert by_name["Toàn bộ các đơn vị"] == sums


def test_the_manifest_names_everybody_and_opens_every_sentence(document: Document, snapshot: Snapshot) -> None:
    manifest = document.manifest
    everybody = {u["id"] for u in manifest["units"]["in"]} | {u["id"] for u in manifest["units"]["missing"]}
    assert everybody == {u["id"] for u in snapshot.content["units"]}
    papers = {u["version"]: u["document"] for u in manifest["units"]["in"]}
    assert manifest["snapshot"] == {"number": 1, "hash": snapshot.hash}
    assert manifest["plan"]["number"] == "197/KH-UBND"
    for sentence in manifest["sentences"]:
        assert bool(sentence["sources"]) == (sentence["kind"] != "connective")
        assert all(manifest["sources"][source] for source in sentence["sources"])
    for source in manifest["sources"].values():
        if source["kind"] == "text":
            assert source["quote"]
            assert papers[source["version"]].endswith("/BC-UBND")


def test_figures_in_the_manifest_have_parts_that_add_up(document: Document) -> None:
    sums = [f for f in document.manifest["figures"] if f["adds"] == "sum" and f["total"] is not None]
    assert {f["scope"] for f in sums} == {"commune", "department", "all"}
    for figure in sums:
        assert Decimal(figure["total"]) == sum(Decimal(part["value"]) for part in figure["parts"])
        assert figure["given"] == len(figure["parts"])
        assert figure["asked"] == figure["given"] + len(figure["none"]) + len(figure["missing"])
        named = {u["id"] for kind in ("in", "missing") for u in document.manifest["units"][kind]}
        assert all(entry["unit"] in named for key in ("parts", "none", "missing") for entry in figure[key])


def test_who_may_read_a_paper(world: worlds.World, document: Document) -> None:
    leader = factories.viewer_in(world.province.owner, Role.LEADER)
    receiver = factories.viewer_in(world.province.owner, Role.RECEIVER)
    head = factories.viewer_in(world.province.communes[0], Role.HEAD)
    assert document_for(leader, document.pk).pk == document.pk
    assert [d.pk for d in documents_of(world.organiser, world.campaign)] == [document.pk]
    for viewer in (receiver, head):
        assert documents_of(viewer, world.campaign) == []
        with pytest.raises(NotAllowed):
            document_for(viewer, document.pk)
    with pytest.raises(NotAllowed):
        document_for(leader, document.pk + 1)


def test_an_older_snapshot_can_be_drafted_too(world: worlds.World, snapshot: Snapshot) -> None:
    consolidate(world.campaign, by=world.organiser, at=worlds.SEEN_AT)
    assert draft_documents(world.campaign, by=world.organiser, at=worlds.SEEN_AT, number=1).snapshot_id == snapshot.pk


def a_letter() -> OfficialDocument:
    return OfficialDocument(
        type_name="",
        subject="đôn đốc gửi báo cáo",
        issuer="Sở Nội vụ",
        symbol="SNV-XDCQ",
        place="Lào Cai",
        issued=IssueDay(2026, 5),
        signing=Signing("GIÁM ĐỐC"),
        body=(Paragraph.of("Đề nghị các đơn vị gửi báo cáo."),),
    )


def test_a_paper_of_another_room_is_kept_with_its_own_names_and_no_snapshot(world: worlds.World) -> None:
    sources = {"late": [{"unit": "UBND xã Bắc Hà"}]}
    drafted = draft_paper(
        world.campaign, kind="chasing_letter", paper=a_letter(), sources=sources, by=world.organiser, at=worlds.SEEN_AT
    )
    files = files_of(Document.objects.get(pk=drafted.pk))
    assert list(files) == ["cong-van-don-doc.docx", "cong-van-don-doc.pdf", "manifest.json"]
    assert json.loads(files["manifest.json"])["sources"] == sources
    assert (drafted.snapshot, drafted.title) == (None, "đôn đốc gửi báo cáo")
    assert Entry.objects.get(event="document.drafted").detail["kind"] == "chasing_letter"
    assert documents_of(world.organiser, world.campaign) == [drafted]


def test_nobody_else_drafts_such_a_paper(world: worlds.World) -> None:
    leader = factories.viewer_in(world.province.owner, Role.LEADER)
    with pytest.raises(NotAllowed):
        draft_paper(world.campaign, kind="chasing_letter", paper=a_letter(), sources={}, by=leader, at=worlds.SEEN_AT)
    assert not Document.objects.exists()
