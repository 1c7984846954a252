"""The workbench: a person's groups and sentences lie over the machine's, survive a new consolidation, and come back."""

import pytest

import factories
import worlds
from tonghop.consolidation import actions
from tonghop.consolidation.models import SectionChange, SectionWork, Snapshot
from tonghop.consolidation.queries import BenchPage, bench_page
from tonghop.consolidation.rules.draft import Sentence
from tonghop.consolidation.rules.grouping import Group
from tonghop.consolidation.rules.work import OPENING
from tonghop.journal.models import Entry
from tonghop.kernel.errors import NotAllowed, NotPossible
from tonghop.organisations.permissions import Role, Viewer
from worlds import World

AT = worlds.SEEN_AT


class Desk:
    """One person at the workbench of one section."""

    def __init__(self, world: World, key: str, by: Viewer | None = None) -> None:
        self.world, self.key, self.by = world, key, by or world.organiser

    @property
    def page(self) -> BenchPage:
        return bench_page(self.by, self.world.campaign, key=self.key)

    @property
    def place(self) -> actions.Place:
        work = SectionWork.objects.filter(campaign=self.world.campaign, key=self.key).first()
        return actions.Place(self.world.campaign, self.key, work.revision if work else 0)

    def group(self, words: str) -> Group:
        return next(g for g in self.page.bench.groups if any(words in p.text for p in g.points))

    def sentence(self, words: str) -> Sentence:
        return next(s for p in self.page.bench.paragraphs for s in p.sentences if words in s.text)

    def texts(self) -> list[str]:
        return [s.text for p in self.page.bench.paragraphs for s in p.sentences]


@pytest.fixture
def desk(world: World) -> Desk:
    actions.consolidate(world.campaign, by=world.organiser, at=AT)
    return Desk(world, "hc")


def consolidated(desk: Desk) -> Snapshot:
    return actions.consolidate(desk.world.campaign, by=desk.world.organiser, at=AT)


def test_merging_makes_one_group_and_the_draft_counts_it_at_once(desk: Desk) -> None:
    both = [desk.group("máy quét").id, desk.group("Đường truyền").id]
    before = len(desk.page.bench.groups)
    actions.merge_groups(desk.place, groups=both, by=desk.by, at=AT)
    merged = desk.group("máy quét")
    assert desk.group("Đường truyền") == merged
    assert (merged.id, merged.count, len(desk.page.bench.groups)) == ("p1", 2, before - 1)
    line = Entry.objects.get(event="consolidation.groups_merged")
    assert line.detail == {"section": "hc", "words": "gộp 2 nhóm"}
    assert line.actor_name == desk.by.name


def test_a_persons_group_is_frozen_with_the_next_consolidation_and_can_be_changed_there(desk: Desk) -> None:
    both = [desk.group("máy quét").id, desk.group("Đường truyền").id]
    actions.merge_groups(desk.place, groups=both, by=desk.by, at=AT)
    actions.rename_group(desk.place, group="p1", title="  hạ tầng   số ", by=desk.by, at=AT)
    content = consolidated(desk).content
    (frozen,) = [g for g in content["groups"] if g["id"] == "p1"]
    assert (frozen["title"], frozen["named"], frozen["count"]) == ("hạ tầng số", True, 2)
    section = next(s for s in content["draft"]["sections"] if s["key"] == "hc")
    assert any(
        s["text"].startswith("Về hạ tầng số: 02 xã, phường") for p in section["paragraphs"] for s in p["sentences"]
    )
    one = next(iter(desk.group("máy quét").points)).source_id
    actions.split_group(desk.place, group="p1", points=[one], by=desk.by, at=AT)
    assert desk.group("máy quét").id in {"p1", "p2"}


def test_a_new_report_joins_the_persons_group_by_its_nearest_member(desk: Desk) -> None:
    both = [desk.group("máy quét").id, desk.group("Đường truyền").id]
    actions.merge_groups(desk.place, groups=both, by=desk.by, at=AT)
    late = desk.world.province.communes[5]
    worlds.accept(
        desk.world.campaign,
        late,
        sections={"hc": ["Máy quét thiếu, không đủ cho việc số hóa hồ sơ tại bộ phận một cửa."]},
    )
    assert desk.page.joining == {"p1": [late.pk]}
    (why,) = [why for why in desk.page.stale.values() if late.pk in why]
    assert why[late.pk] == "nêu thêm ý này"
    consolidated(desk)
    assert late.pk in desk.group("Máy quét thiếu, không").units
    assert desk.group("Máy quét thiếu, không").id == "p1"
    assert desk.page.stale == {}


def test_splitting_keeps_both_halves_apart_for_good(desk: Desk) -> None:
    group = desk.group("trụ sở")
    one, other = (p.source_id for p in group.points[:2])
    actions.split_group(desk.place, group=group.id, points=[one], by=desk.by, at=AT)
    consolidated(desk)
    assert {p.source_id: g.id for g in desk.page.bench.groups for p in g.points}[one] != (
        {p.source_id: g.id for g in desk.page.bench.groups for p in g.points}[other]
    )


def test_a_pinned_statement_speaks_and_a_dropped_group_does_not(desk: Desk) -> None:
    group = desk.group("trụ sở")
    quiet = next(p for p in group.points if p != group.point)
    actions.pin_point(desk.place, group=group.id, point=quiet.source_id, by=desk.by, at=AT)
    assert desk.group("trụ sở").point == quiet
    actions.drop_group(desk.place, group=desk.group("trụ sở").id, by=desk.by, at=AT)
    assert not any("trụ sở" in text for text in desk.texts())
    assert desk.group("trụ sở").dropped, "it stays on the list"
    content = consolidated(desk).content
    assert next(g for g in content["groups"] if g["id"] == "p1")["dropped"]
    actions.take_back_group(desk.place, group="p1", by=desk.by, at=AT)
    assert any("trụ sở" in text.lower() for text in desk.texts())


def test_a_rewritten_sentence_keeps_its_sources_and_survives_a_new_consolidation(desk: Desk) -> None:
    sentence = desk.sentence("đường truyền")
    actions.edit_sentence(desk.place, sentence=sentence.id, text="Hạ tầng mạng còn yếu.", by=desk.by, at=AT)
    content = consolidated(desk).content
    section = next(s for s in content["draft"]["sections"] if s["key"] == "hc")
    (frozen,) = [s for p in section["paragraphs"] for s in p["sentences"] if s.get("edited_by")]
    assert (frozen["text"], frozen["proposed"]) == ("Hạ tầng mạng còn yếu.", sentence.text)
    assert frozen["sources"] == list(sentence.sources)
    assert not frozen["drifted"]
    again = desk.sentence("Hạ tầng mạng")
    actions.take_proposal(desk.place, sentence=again.id, by=desk.by, at=AT)
    assert sentence.text in desk.texts()


def test_a_sentence_left_out_is_in_no_paper_and_can_be_brought_back(desk: Desk) -> None:
    sentence = desk.sentence("đường truyền")
    actions.edit_sentence(desk.place, sentence=sentence.id, text="  ", by=desk.by, at=AT)
    assert sentence.text not in desk.texts()
    assert "" in desk.texts()
    content = consolidated(desk).content
    assert sentence.text not in [
        s["text"] for x in content["draft"]["sections"] for p in x["paragraphs"] for s in p["sentences"]
    ]


def test_the_opening_is_worded_too(desk: Desk) -> None:
    opening = Desk(desk.world, OPENING)
    sentence = opening.sentence("đơn vị phải báo cáo")
    actions.edit_sentence(opening.place, sentence=sentence.id, text="Đã có 04/08 đơn vị báo cáo.", by=desk.by, at=AT)
    assert consolidated(desk).content["draft"]["opening"][1]["sentences"][0]["text"] == "Đã có 04/08 đơn vị báo cáo."


def test_each_change_can_be_taken_back_one_by_one(desk: Desk) -> None:
    groups, texts = desk.page.bench.groups, desk.texts()
    actions.drop_group(desk.place, group=desk.group("máy quét").id, by=desk.by, at=AT)
    sentence = desk.sentence("đường truyền")
    actions.edit_sentence(desk.place, sentence=sentence.id, text="Khác.", by=desk.by, at=AT)
    assert desk.page.last is not None
    assert desk.page.last.words == "sửa một câu"
    actions.undo_change(desk.place, by=desk.by, at=AT)
    actions.undo_change(desk.place, by=desk.by, at=AT)
    assert (desk.page.bench.groups, desk.texts()) == (groups, texts)
    assert Entry.objects.filter(event="consolidation.change_undone").count() == 2
    with pytest.raises(NotPossible, match="Không còn thay đổi"):
        actions.undo_change(desk.place, by=desk.by, at=AT)


def test_of_two_officers_the_second_is_told_and_changes_nothing(desk: Desk) -> None:
    seen = desk.place
    actions.drop_group(seen, group=desk.group("máy quét").id, by=desk.by, at=AT)
    with pytest.raises(NotPossible, match=f"vừa được {desk.by.name} sửa"):
        actions.drop_group(seen, group=desk.group("Đường truyền").id, by=desk.by, at=AT)
    assert SectionChange.objects.count() == 1
    assert not desk.group("Đường truyền").dropped


def refusals(desk: Desk) -> list[tuple[str, dict[str, object]]]:
    group = desk.group("máy quét")
    sentence = desk.sentence("đường truyền")
    return [
        ("merge_groups", {"groups": [group.id]}),
        ("merge_groups", {"groups": [group.id, "g999"]}),
        ("split_group", {"group": group.id, "points": []}),
        ("split_group", {"group": group.id, "points": [p.source_id for p in group.points]}),
        ("rename_group", {"group": group.id, "title": "x" * 121}),
        ("pin_point", {"group": group.id, "point": "v1.hc.0.0-1"}),
        ("drop_group", {"group": "g999"}),
        ("edit_sentence", {"sentence": "c999", "text": "Khác."}),
        ("edit_sentence", {"sentence": sentence.id, "text": sentence.text}),
        ("edit_sentence", {"sentence": sentence.id, "text": "x" * 2001}),
        ("take_proposal", {"sentence": sentence.id}),
    ]


def test_what_cannot_be_done_changes_nothing(desk: Desk) -> None:
    for name, given in refusals(desk):
        with pytest.raises(NotPossible):
            getattr(actions, name)(desk.place, **given, by=desk.by, at=AT)
    assert not SectionChange.objects.exists()
    assert not Entry.objects.filter(event__startswith="consolidation.", detail__has_key="section").exists()


def test_recommendations_to_different_bodies_are_not_merged(desk: Desk) -> None:
    world = desk.world
    ask = "Đề nghị Sở Tài chính bố trí kinh phí sửa chữa trụ sở làm việc của xã."
    worlds.accept(world.campaign, world.province.communes[5], sections={"kn": [ask]})
    consolidated(desk)
    asked = Desk(world, "kn")
    with pytest.raises(NotPossible, match="gửi đến những cơ quan khác nhau"):
        actions.merge_groups(asked.place, groups=[g.id for g in asked.page.bench.groups], by=desk.by, at=AT)


def test_a_section_lead_works_on_the_own_section_and_no_other(desk: Desk) -> None:
    world = desk.world
    lead = factories.viewer_in(world.province.departments[1], Role.SECTION_LEAD)
    own = Desk(world, "2", lead)
    assert own.page.writes
    actions.edit_sentence(
        own.place, sentence=own.page.bench.paragraphs[0].sentences[0].id, text="Về thủ tục:", by=lead, at=AT
    )
    others = (
        (lead, "hc"),
        (factories.viewer_in(world.province.owner, Role.LEADER), "2"),
        (factories.viewer_in(world.province.communes[0], Role.HEAD), "2"),
    )
    for viewer, key in others:
        with pytest.raises(NotAllowed):
            actions.undo_change(actions.Place(world.campaign, key, 1), by=viewer, at=AT)
    assert SectionWork.objects.get(key="2").revision == 1
    assert not Desk(world, "hc", lead).page.writes
    assert not Desk(world, "hc", lead).page.reads


def test_a_sentence_of_ones_own_is_frozen_with_its_writer_and_its_sources_and_undone(desk: Desk) -> None:
    source = desk.group("máy quét").points[0].source_id
    after = desk.sentence("máy quét").id
    actions.add_sentence(desk.place, after=after, text="Tỉnh sẽ mua máy.", sources=[source], by=desk.by, at=AT)
    own = desk.sentence("Tỉnh sẽ mua máy.")
    assert (own.kind, own.written_by, own.sources) == ("added", desk.by.name, (source,))
    assert desk.page.bench.just_placed == own
    line = Entry.objects.get(event="consolidation.sentence_added")
    assert line.detail == {"section": "hc", "words": "viết thêm một câu"}
    section = next(s for s in consolidated(desk).content["draft"]["sections"] if s["key"] == "hc")
    (frozen,) = [s for p in section["paragraphs"] for s in p["sentences"] if s["kind"] == "added"]
    assert (frozen["text"], frozen["written_by"], frozen["sources"]) == (own.text, desk.by.name, [source])
    assert desk.texts().count(own.text) == 1
    actions.undo_change(desk.place, by=desk.by, at=AT)
    assert own.text not in desk.texts()


def test_a_section_of_results_keeps_the_machines_text_beside_what_was_added_and_moved(world: World) -> None:
    actions.consolidate(world.campaign, by=world.organiser, at=AT)
    desk = Desk(world, "2")
    before = desk.texts()
    first = next(s for p in desk.page.bench.paragraphs for s in p.sentences if s.kind == "figures")
    actions.add_sentence(desk.place, after=first.id, text="Câu của người viết.", by=desk.by, at=AT)
    actions.move_sentence(desk.place, sentence=desk.sentence("Câu của người viết.").id, up=True, by=desk.by, at=AT)
    expected = desk.texts()
    assert expected.index("Câu của người viết.") == before.index(first.text)
    for _ in range(2):
        consolidated(desk)
        assert desk.texts() == expected
    own = desk.sentence("Câu của người viết.").id
    actions.edit_sentence(desk.place, sentence=own, text="Câu viết lại.", by=desk.by, at=AT)
    assert "Câu viết lại." in desk.texts()
    actions.edit_sentence(desk.place, sentence=own, text="", by=desk.by, at=AT)
    assert desk.texts() == before


def test_a_sentence_of_ones_own_goes_stale_with_its_source_and_finds_it_again_in_the_next_version(desk: Desk) -> None:
    body = desk.world.province.communes[0]
    mine = next(p for p in desk.group("máy quét").points if p.unit_id == body.pk)
    after = desk.sentence("máy quét").id
    actions.add_sentence(desk.place, after=after, text="Tỉnh sẽ mua.", sources=[mine.source_id], by=desk.by, at=AT)
    worlds.accept_again(desk.world.campaign, body, sections={"hc": ["Câu khác hẳn, viết thêm ở trên.", mine.text]})
    consolidated(desk)
    own = desk.sentence("Tỉnh sẽ mua.")
    assert own.sources != (mine.source_id,)
    assert len(own.sources) == 1
    assert not own.drifted
    worlds.accept_again(desk.world.campaign, body, sections={"hc": ["Câu khác hẳn, không còn ý cũ nào nữa."]})
    assert desk.page.stale[own.id] == {body.pk: "lời văn đã đổi"}
    consolidated(desk)
    assert desk.sentence("Tỉnh sẽ mua.").drifted


def test_a_source_of_another_section_is_refused(desk: Desk) -> None:
    after = desk.sentence("máy quét").id
    for source in ("t.TTHC.04.all", "v0.hc.0.0-1", "pham-vi", "?"):
        with pytest.raises(NotPossible, match="không thuộc mục này"):
            actions.add_sentence(desk.place, after=after, text="Câu.", sources=[source], by=desk.by, at=AT)
    assert not SectionChange.objects.exists()
