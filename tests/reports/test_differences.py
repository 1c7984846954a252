"""What changed is said word by word and figure by figure; both texts can be put together again from it."""

from hypothesis import given
from hypothesis import strategies as st

from tonghop.reports.rules.differences import END, changed_figures, changed_passages, count_words, figure_words
from tonghop.reports.rules.values import FigureAsked

ASKED = (FigureAsked("BM.01", "Biên chế", "người"), FigureAsked("BM.02", "Có mặt", "người"))


def blocks(*texts):
    return [{"kind": "paragraph", "text": text} for text in texts]


def lines(before, after):
    return [line for passage in changed_passages(before, after) for line in passage.lines]


def shown(line):
    signs = {"same": "{}", "added": "+{}+", "removed": "-{}-"}
    return " ".join(signs[p.kind].format(p.text) for p in line.pieces)


def test_words_that_came_and_went_stand_among_those_that_stayed():
    before = blocks("Đã bố trí 42 cán bộ, công chức.", "Còn thiếu máy quét.")
    after = blocks("Đã bố trí 43 cán bộ, công chức.", "Còn thiếu máy quét.", "Đã mở 02 lớp.")
    assert [shown(line) for line in lines(before, after)] == [
        "Đã bố trí -42- +43+ cán bộ, công chức.",
        "Còn thiếu máy quét.",
        "+Đã mở 02 lớp.+",
    ]
    passages = changed_passages(before, after)
    assert [p.changed for p in passages] == [True, False, True]
    assert (count_words(passages, "added"), count_words(passages, "removed")) == (5, 1)


def test_a_paragraph_that_was_parted_in_two_says_so():
    found = lines(blocks("Xã có 12 thôn. Dân số 8.500 người."), blocks("Xã có 12 thôn.", "Dân số 8.500 người."))
    assert [shown(line) for line in found] == ["Xã có 12 thôn. +¶+", "Dân số 8.500 người."]


def test_a_table_is_compared_row_by_row():
    table = {"kind": "table", "rows": [["Phòng", "Số"], ["Kinh tế", "12"]]}
    after = {"kind": "table", "rows": [["Phòng", "Số"], ["Kinh tế", "13"]]}
    assert [shown(line) for line in lines([table], [after])] == ["Phòng\tSố", "Kinh tế -12- +13+"]


def test_the_same_text_has_no_change_and_no_text_is_all_new():
    assert not any(p.changed for p in changed_passages(blocks("Một."), blocks("Một.")))
    assert changed_passages([], []) == ()
    assert [shown(line) for line in lines([], blocks("Một."))] == ["+Một.+"]
    assert [shown(line) for line in lines(blocks("Một."), [])] == ["-Một.-"]


def test_texts_beyond_measure_are_shown_whole():
    many = blocks(*(f"Đoạn {n}." for n in range(3_000)))
    assert {p.kind for line in lines(many, many[1:]) for p in line.pieces} == {"removed", "added"}
    long = blocks("chữ " * 4_000)
    assert [shown(line)[:4] for line in lines(long, blocks("khác " * 4_000))] == ["-chữ", "+khá"]


WORDS = st.sampled_from(["xã", "có", "12", "thôn", "máy", "quét."])
TEXTS = st.lists(st.lists(WORDS, min_size=1, max_size=6).map(" ".join), max_size=6)


@given(TEXTS, TEXTS)
def test_both_texts_can_be_read_from_the_difference(before, after):
    pieces = [p for line in lines(blocks(*before), blocks(*after)) for p in line.pieces]

    def words(*kinds):
        return " ".join(p.text for p in pieces if p.kind in kinds and p.text != END).split()

    assert words("same", "removed") == " ".join(before).split()
    assert words("same", "added") == " ".join(after).split()


def test_figures_are_compared_one_by_one_and_a_reason_is_a_value():
    before = {"BM.01": {"value": "1042"}, "BM.02": {"none": "Chưa rà soát"}, "CU.01": {"value": "5"}}
    after = {"BM.01": {"value": "1043.5"}, "BM.02": {"none": "Chưa rà soát"}}
    changes = changed_figures(before, after, ASKED)
    assert [(c.code, c.before, c.after) for c in changes] == [("BM.01", "1.042", "1.043,5"), ("CU.01", "5", "")]
    assert figure_words(before["BM.02"]) == "không có, vì Chưa rà soát"
    assert figure_words({"value": "0"}) == "0"
    assert figure_words(None) == ""
