"""The net of words: how it is read, what it finds, and that the shipped one is whole."""

from hypothesis import given
from hypothesis import strategies as st

from tonghop.quality.resources import shipped_settings
from tonghop.quality.rules.beside import Counted, said_in, silent_alone, silent_beside
from tonghop.quality.rules.subjects import Subjects

NET = Subjects.parse(
    """# ghi chú
[y tế]
khám bệnh, bác sĩ
bảo hiểm y tế
[việc chung]
khó khăn
[lời của đề cương]
kết quả, kết quả đạt được
[viết tắt]
bhyt = bảo hiểm y tế
"""
)
WRAPPED = Subjects.parse("[y tế]\nkhám bệnh,\n    thẻ\n  bhyt\n# ghi chú\nbác sĩ\n[viết tắt]\nbhyt = bảo hiểm y tế\n")


def found(text: str) -> list[tuple[int, ...]]:
    return [tuple(sorted(term.subjects)) for term in NET.terms_in(NET.spelled_out(text))]


def test_a_phrase_is_found_whole_in_any_spelling_and_abbreviated():
    assert found("Bác sĩ KHÁM, bệnh và mua BHYT; khó khăn") == [(0,), (0,), (1,), (2,)]
    assert found("Bảo hiểm") == []
    assert NET.fields == (0, 0, 1)
    assert NET.general == 1
    assert NET.asked_at(NET.spelled_out("Nêu kết quả đạt được"), 1) == 4


def test_an_indented_line_continues_a_subject_and_abbreviations_of_phrases_are_spelled_out():
    assert WRAPPED.fields == (0, 0)
    assert WRAPPED.subjects_of("thẻ bảo hiểm y tế") == WRAPPED.subjects_of("thẻ BHYT") == {0}
    assert WRAPPED.subjects_of("bác sĩ") == {1}
    assert not WRAPPED.subjects_of("thẻ")


def test_the_shipped_net_has_no_empty_phrase_and_no_subject_twice():
    net = shipped_settings().subjects
    assert () not in net.terms
    assert len(net.fields) > 200
    assert len(net.terms) > 10_000
    assert all(net.spelled_out(" ".join(full)) for full in net.short.values())
    by_subject: dict[int, set[tuple[str, ...]]] = {}
    for words, subjects in net.terms.items():
        for subject in subjects:
            by_subject.setdefault(subject, set()).add(words)
    assert len({frozenset(words) for words in by_subject.values()}) == len(by_subject)


@given(
    st.text(max_size=30),
    st.lists(st.tuples(st.sampled_from("abcd"), st.text(max_size=60)), max_size=4),
    st.lists(st.text(max_size=200), max_size=4),
)
def test_any_text_is_looked_at_without_harm(title, points, blocks):
    net = shipped_settings().subjects
    said = said_in(title, points, blocks, net)
    if said:
        assert silent_alone(said).shape == (len(points),)
        (silent,) = silent_beside([[said, said]], Counted.of([said]))
        assert silent.shape == (2, len(points))
        assert ((silent >= 0) & (silent <= 1)).all()
