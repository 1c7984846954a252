"""A consolidated report is proved against the reports it was made of; whatever was tampered with is named."""

import json
import zipfile
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest

import worlds
from tonghop.consolidation import actions
from tonghop.consolidation.queries import bench_page
from tonghop.documents.queries import frozen_files, what_differs
from tonghop.documents.rules.verifying import differences
from tonghop.kernel.hashing import hash_of

Json = dict[str, Any]


@pytest.fixture
def world(db: None) -> worlds.World:
    return worlds.make_world()


@pytest.fixture
def files(world: worlds.World) -> dict[str, bytes]:
    return frozen_files(actions.consolidate(world.campaign, by=world.organiser, at=worlds.SEEN_AT))


def wrong(world: worlds.World, files: dict[str, bytes], spoil: Callable[[Json], None] = lambda _: None) -> list[str]:
    manifest = json.loads(files["manifest.json"])
    spoil(manifest)
    return what_differs(world.campaign, manifest, {name: files[name] for name in files if name != "manifest.json"})


def test_what_was_written_agrees_and_the_same_bytes_come_out_again(
    world: worlds.World, files: dict[str, bytes]
) -> None:
    assert wrong(world, files) == []
    assert frozen_files(world.campaign.snapshots.get()) == files


def sentence_of(manifest: Json, kind: str, words: str = "") -> Json:
    return next(s for s in manifest["sentences"] if s["kind"] == kind and words in s["text"])


def figure_of(manifest: Json, code: str, scope: str = "commune") -> Json:
    return next(f for f in manifest["figures"] if (f["code"], f["scope"]) == (code, scope))


def change_total(manifest: Json) -> None:
    figure_of(manifest, "TTHC.04")["total"] = "202"


def change_rate(manifest: Json) -> None:
    figure_of(manifest, "TTHC.07")["total"] = "90"


def lose_part(manifest: Json) -> None:
    figure_of(manifest, "TTHC.04")["parts"].pop()


def change_count(manifest: Json) -> None:
    sentence = sentence_of(manifest, "group", "02 xã, phường")
    sentence["text"] = sentence["text"].replace("02 xã, phường", "03 xã, phường")


def change_figure_in_text(manifest: Json) -> None:
    sentence = sentence_of(manifest, "figures", "5.201")
    sentence["text"] = sentence["text"].replace("5.201", "5.210")


def change_quotation(manifest: Json) -> None:
    next(s for s in manifest["sources"].values() if s["kind"] == "text")["quote"] = "Không ai viết câu này."


def lose_source(manifest: Json) -> None:
    del manifest["sources"][sentence_of(manifest, "group")["sources"][0]]


def change_hash(manifest: Json) -> None:
    manifest["units"]["in"][0]["version_hash"] = "0" * 64


def change_file(manifest: Json) -> None:
    manifest["files"]["bao-cao-tong-hop.docx"] = "0" * 64


def miss_file(manifest: Json) -> None:
    manifest["files"]["phu-luc-khac.docx"] = "0" * 64


def name_one_for_many(manifest: Json) -> None:
    sentence = sentence_of(manifest, "group", "02 xã, phường")
    sentence["text"] = sentence["text"].replace("02 xã, phường", "UBND xã Bắc Hà")


def lose_sources(manifest: Json) -> None:
    sentence_of(manifest, "figures")["sources"] = []


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (change_total, "Chỉ tiêu TTHC.04 (commune): tính lại được 201, tệp ghi 202."),
        (change_rate, "Chỉ tiêu TTHC.07 (commune): tính lại được 89,6, tệp ghi 90."),
        (lose_part, "đơn vị có số liệu không khớp"),
        (change_count, "ghi {'commune': '03'}, đếm lại được {'commune': '02'}"),
        (change_figure_in_text, "số 5.210 không có trong nguồn"),
        (change_quotation, "lời dẫn không có ở chỗ đã ghi"),
        (lose_source, "không mở được nguồn"),
        (lose_sources, "không có nguồn"),
        (change_hash, "không đúng mã băm đã ghi"),
        (change_file, "Tệp bao-cao-tong-hop.docx không còn như lúc lập."),
        (miss_file, "Thiếu tệp phu-luc-khac.docx."),
        (name_one_for_many, "nêu tên một đơn vị nhưng nguồn có 2 đơn vị"),
    ],
)
def test_whatever_was_tampered_with_is_named(
    world: worlds.World, files: dict[str, bytes], spoil: Callable[[Json], None], said: str
) -> None:
    found = wrong(world, files, spoil)
    assert any(said in line for line in found), found


def test_a_figure_that_a_person_wrote_must_stand_in_a_source(world: worlds.World, files: dict[str, bytes]) -> None:
    page = bench_page(world.organiser, world.campaign, key="2")
    sentence = next(s for p in page.bench.paragraphs for s in p.sentences if "5.201" in s.text)
    for revision, (text, count) in enumerate((("Có 5.201 hồ sơ.", 0), ("Có 6.000 hồ sơ.", 1))):
        place = actions.Place(world.campaign, "2", revision)
        actions.edit_sentence(place, sentence=sentence.id, text=text, by=world.organiser, at=worlds.SEEN_AT)
        made = frozen_files(actions.consolidate(world.campaign, by=world.organiser, at=worlds.SEEN_AT))
        assert len(wrong(world, made)) == count


def test_a_sentence_left_out_is_in_neither_paper_nor_manifest(world: worlds.World, files: dict[str, bytes]) -> None:
    page = bench_page(world.organiser, world.campaign, key="hc")
    sentence = page.bench.paragraphs[1].sentences[0]
    place = actions.Place(world.campaign, "hc", 0)
    actions.edit_sentence(place, sentence=sentence.id, text="", by=world.organiser, at=worlds.SEEN_AT)
    made = frozen_files(actions.consolidate(world.campaign, by=world.organiser, at=worlds.SEEN_AT))
    assert wrong(world, made) == []
    said = [s["text"] for s in json.loads(made["manifest.json"])["sentences"]]
    assert sentence.text not in said
    assert "" not in said


@pytest.mark.parametrize(
    ("text", "sources", "said"),
    [
        ("Có 5.201 hồ sơ.", ["t.TTHC.04.all"], []),
        ("Có nhiều hồ sơ.", [], []),
        ("Có 6.000 hồ sơ.", ["t.TTHC.04.all"], ["số 6.000 không có trong nguồn"]),
        ("Có 5.201 hồ sơ.", [], ["số 5.201 không có trong nguồn"]),
    ],
)
def test_a_sentence_that_a_person_added_bears_the_name_and_its_figures_stand_in_its_sources(
    world: worlds.World, files: dict[str, bytes], text: str, sources: list[str], said: list[str]
) -> None:
    page = bench_page(world.organiser, world.campaign, key="2")
    sentence = next(s for p in page.bench.paragraphs for s in p.sentences if "5.201" in s.text)
    place = actions.Place(world.campaign, "2", 0)
    actions.add_sentence(place, after=sentence.id, text=text, sources=sources, by=world.organiser, at=worlds.SEEN_AT)
    made = frozen_files(actions.consolidate(world.campaign, by=world.organiser, at=worlds.SEEN_AT))
    found = wrong(world, made)
    assert len(found) == len(said)
    assert all(f"do {world.organiser.name} viết thêm: {words}" in line for words, line in zip(said, found, strict=True))
    (own,) = [s for s in json.loads(made["manifest.json"])["sentences"] if s["kind"] == "added"]
    assert (own["written_by"], own["text"], own["sources"]) == (world.organiser.name, text, sources)
    document = zipfile.ZipFile(BytesIO(made["bao-cao-tong-hop.docx"])).read("word/document.xml").decode()
    assert text in document


def counted_groups(said: str, groups: list[list[str]]) -> list[str]:
    """What is found wrong in a sentence that counts groups; its statements are of two communes."""
    units = [{"id": n, "name": f"Xã {n}", "form": "commune", "version": n, "version_hash": hash_of({})} for n in (1, 2)]
    sources = {
        f"v{n}": {"kind": "text", "unit": n, "version": n, "section": "", "block": 0, "quote": "", "start": 0}
        for n in (1, 2)
    }
    manifest = {
        "files": {},
        "units": {"in": units},
        "figures": [],
        "groups": [{"id": f"g{n}", "section": "hc", "points": points} for n, points in enumerate(groups)],
        "sources": {key: {**source, "end": 0} for key, source in sources.items()},
        "sentences": [
            {
                "id": "c1",
                "kind": "group",
                "text": f"Ngoài ra, báo cáo của 02 xã, phường còn nêu {said} nhóm ý kiến khác.",
                "sources": ["v1", "v2"],
            }
        ],
    }
    return differences(manifest, {}, {1: {}, 2: {}})


def test_groups_that_are_only_counted_are_counted_anew() -> None:
    assert counted_groups("02", [["v1"], ["v2"]]) == []
    assert counted_groups("01", [["v1", "v2"], ["v3"]]) == []
    assert counted_groups("03", [["v1"], ["v2"]]) == ["Câu c1: ghi 03 nhóm ý kiến khác, đếm lại được 02."]
    assert counted_groups("01", [["v1"], ["v2", "v3"]]) == ["Câu c1: ghi 01 nhóm ý kiến khác, đếm lại được 01."]
