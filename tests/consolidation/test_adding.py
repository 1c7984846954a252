"""Sentences that a person adds or moves: beside which they stand, in a draft made anew too, and what they rest on."""

from datetime import UTC, datetime

import pytest

from tonghop.consolidation.rules import adding
from tonghop.consolidation.rules.citing import find_in_reports
from tonghop.consolidation.rules.draft import Paragraph, Sentence
from tonghop.consolidation.rules.facts import Contribution
from tonghop.consolidation.rules.placing import laid_over
from tonghop.consolidation.rules.work import Cited, Work
from tonghop.kernel.errors import NotPossible

INTRO = Sentence("connective", "Một số kết quả:", (), "i")
FIRST, SECOND = Sentence("figures", "Một.", ("t.A.all",), "1"), Sentence("figures", "Hai.", ("t.B.all",), "2")
THIRD = Sentence("figures", "Ba.", ("t.C.all",), "3")
APPLE, PEAR = Sentence("example", "Táo.", ("v1.1.0.0-4",), "a"), Sentence("example", "Lê.", ("v2.1.0.0-3",), "b")
HEAD = Sentence("connective", "Đối với Chính phủ", (), "h")
DRAFT = [
    Paragraph((FIRST, SECOND)),
    Paragraph((THIRD,)),
    Paragraph((INTRO,)),
    Paragraph((APPLE,), "item"),
    Paragraph((PEAR,), "item"),
    Paragraph((HEAD,), "heading"),
]


def texts(work: Work, draft=DRAFT) -> list[list[str]]:
    return [[s.text for s in p.sentences] for p in laid_over(draft, work, lambda cited: cited.id)]


def add(work: Work, after: Sentence, text: str) -> Work:
    return adding.add(work, after, text, (), by="Người viết")


def shown(work: Work, text: str, draft=DRAFT) -> Sentence:
    """The sentence as the page has it; an id of its own for one that a person wrote."""
    return next(s for p in laid_over(draft, work, lambda cited: cited.id) for s in p.sentences if s.text == text)


@pytest.mark.parametrize(
    ("after", "place"),
    [
        (FIRST, [["Một.", "Mới.", "Hai."], ["Ba."]]),
        (SECOND, [["Một.", "Hai.", "Mới."], ["Ba."]]),
        (THIRD, [["Một.", "Hai."], ["Ba.", "Mới."]]),
    ],
)
def test_a_sentence_stands_right_after_the_one_it_was_put_after(after, place):
    assert texts(add(Work(), after, " Mới. "))[:2] == place


@pytest.mark.parametrize(("after", "number", "shape"), [(INTRO, 3, "item"), (APPLE, 4, "item"), (HEAD, 6, "paragraph")])
def test_beside_a_lead_in_an_item_or_a_heading_it_is_a_paragraph_of_its_own(after, number, shape):
    paragraphs = laid_over(DRAFT, add(Work(), after, "Mới."), lambda cited: cited.id)
    fresh = paragraphs[number]
    assert ([s.text for s in fresh.sentences], fresh.shape) == (["Mới."], shape)
    assert fresh.sentences[0].written_by == "Người viết"


def test_two_added_one_after_the_other_keep_their_order_and_one_taken_out_leaves_the_other():
    work = add(Work(), FIRST, "A.")
    work = add(work, shown(work, "A."), "B.")
    assert texts(work)[0] == ["Một.", "A.", "B.", "Hai."]
    assert texts(adding.take_out(work, shown(work, "B.")))[0] == ["Một.", "A.", "Hai."]
    left = adding.take_out(work, shown(work, "A."))
    assert texts(left)[-1] == ["B."]
    assert add(left, FIRST, "C.").added[-1].id == "a3"


def test_in_a_draft_made_anew_it_follows_its_neighbour_and_without_one_stands_at_the_end():
    work = add(Work(), THIRD, "Mới.")
    assert texts(work, [Paragraph((Sentence("figures", "Ba khác.", ("t.C.all",)), FIRST))])[0] == [
        "Ba khác.",
        "Mới.",
        "Một.",
    ]
    assert texts(work, [Paragraph((FIRST,))]) == [["Một."], ["Mới."]]


def step(work: Work, text: str, *, up: bool) -> Work:
    return adding.move(work, laid_over(DRAFT, work, lambda cited: cited.id), shown(work, text), up=up)


def test_sentences_change_places_in_a_paragraph_and_go_over_its_edge_into_the_next():
    work = step(Work(), "Một.", up=False)
    assert texts(work)[:2] == [["Hai.", "Một."], ["Ba."]]
    work = step(work, "Một.", up=False)
    assert texts(work)[:2] == [["Hai."], ["Một.", "Ba."]]
    work = step(work, "Một.", up=True)
    assert texts(work)[:2] == [["Hai.", "Một."], ["Ba."]]
    assert texts(step(work, "Một.", up=True))[:2] == [["Một.", "Hai."], ["Ba."]]


def test_items_change_places_and_a_paragraph_that_is_emptied_is_gone():
    assert texts(step(Work(), "Lê.", up=True))[3:5] == [["Lê."], ["Táo."]]
    assert texts(step(Work(), "Táo.", up=False))[3:5] == [["Lê."], ["Táo."]]
    assert texts(step(Work(), "Ba.", up=True))[:2] == [["Một.", "Hai.", "Ba."], ["Một số kết quả:"]]


@pytest.mark.parametrize(
    ("text", "up"),
    [
        ("Một.", True),
        ("Ba.", False),
        ("Táo.", True),
        ("Lê.", False),
        ("Một số kết quả:", True),
        ("Đối với Chính phủ", True),
    ],
)
def test_nothing_goes_past_a_lead_in_a_heading_or_the_end(text, up):
    with pytest.raises(NotPossible, match="không chuyển"):
        step(Work(), text, up=up)


def test_a_sentence_that_was_moved_keeps_what_is_then_added_after_it():
    work = add(step(Work(), "Một.", up=False), FIRST, "Mới.")
    assert texts(work)[0] == ["Hai.", "Một.", "Mới."]
    assert texts(step(work, "Mới.", up=True))[0] == ["Hai.", "Mới.", "Một."]


def test_a_sentence_must_say_something_and_on_rewriting_something_else():
    with pytest.raises(NotPossible, match="chưa có chữ nào"):
        add(Work(), FIRST, "  ")
    with pytest.raises(NotPossible, match="40 nguồn"):
        adding.add(Work(), FIRST, "Mới.", [Cited(f"t.A{n}.all") for n in range(41)], by="Người viết")
    work = add(Work(), FIRST, "Mới.")
    with pytest.raises(NotPossible, match="chưa thay đổi"):
        adding.rewrite_added(work, shown(work, "Mới."), "Mới.", (), by="Người khác")
    again = adding.rewrite_added(work, shown(work, "Mới."), "Mới hơn.", (), by="Người khác")
    assert [(a.text, a.by) for a in again.added] == [("Mới hơn.", "Người khác")]


def test_a_persons_work_comes_back_from_what_is_stored():
    work = adding.add(step(Work(), "Một.", up=False), FIRST, "Mới.", [Cited("v1.1.0.0-4", 7, "Táo.")], by="Người viết")
    assert Work.parse(work.as_json()) == work


def test_what_a_sentence_rests_on_is_found_again_in_a_later_version_or_said_to_be_gone():
    now = Contribution(
        7, "", "", "commune", version_id=9, version_number=2, submitted_at=datetime(2026, 5, 1, tzinfo=UTC),
        sections={"1": ("Khác.", "Có thêm. Táo.")},
    )  # fmt: skip
    find = find_in_reports([now], {"t.A.all"})
    assert find(Cited("v1.1.0.0-4", 7, "Táo.")) == "v9.1.1.9-13"
    assert find(Cited("v9.1.0.0-5", 7, "Khác.")) == "v9.1.0.0-5"
    assert find(Cited("v1.1.0.0-4", 7, "Lê.")) is None
    assert find(Cited("v1.1.0.0-4", 8, "Táo.")) is None
    assert (find(Cited("t.A.all")), find(Cited("t.Z.all")), find(Cited("?"))) == ("t.A.all", None, None)
    work = adding.add(Work(), FIRST, "Mới.", [Cited("v1.1.0.0-4", 8, "Táo."), Cited("t.A.all")], by="Người viết")
    (sentence,) = [s for p in laid_over(DRAFT, work, find) for s in p.sentences if s.added]
    assert (sentence.sources, sentence.drifted) == (("t.A.all",), True)
