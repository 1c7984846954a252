"""The plan's text with its places marked: cut as often as one likes, joined again it is the text."""

from hypothesis import given
from hypothesis import strategies as st

from tonghop.web.marked_text import Place, segments

TEXTS = st.text(max_size=60)
PLACES = st.lists(
    st.tuples(
        st.sampled_from(["task", "duty", "heading", "finding-warning"]), st.integers(-3, 70), st.integers(-3, 70)
    ),
    max_size=8,
)


def placed(found):
    places = [Place(f"p-{n}", kind, min(a, b), max(a, b)) for n, (kind, a, b) in enumerate(found) if a != b]
    return sorted(places, key=lambda p: (p.start, -p.end))


@given(TEXTS, PLACES)
def test_joined_again_the_segments_are_the_text(text, found):
    assert "".join(s.text for s in segments(text, placed(found))) == text


@given(TEXTS, PLACES)
def test_every_letter_is_marked_with_exactly_the_places_it_lies_in(text, found):
    places = placed(found)
    at = 0
    for segment in segments(text, places):
        for offset in range(at, at + len(segment.text)):
            expected = {f"in-{p.kind}" for p in places if p.start <= offset < p.end}
            assert set(segment.kinds.split()) == expected
        at += len(segment.text)


@given(TEXTS, PLACES)
def test_a_place_is_named_once_where_it_begins(text, found):
    places = placed(found)
    named = [i for segment in segments(text, places) for i in segment.ids]
    assert len(named) == len(set(named))
    assert {p.id for p in places if 0 <= p.start < len(text)} <= set(named)


def test_a_letter_in_two_places_opens_the_inner_one():
    cut = segments("abcdef", [Place("a", "heading", 0, 6), Place("b", "task", 2, 4)])
    assert [(s.text, s.kinds, s.ids, s.first) for s in cut] == [
        ("ab", "in-heading", ("a",), "a"),
        ("cd", "in-heading in-task", ("b",), "b"),
        ("ef", "in-heading", (), "a"),
    ]
