"""Joining sets round by round gives what joining the nearest pair at a time gives; themes and meaning only add."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.cluster import AgglomerativeClustering

import planted
from tonghop.consolidation.resources import word_lists
from tonghop.consolidation.rules.grouping import group_points
from tonghop.consolidation.rules.likeness import Floats, Vectors, linked, vectors_of, with_meaning
from tonghop.consolidation.rules.points import Point

WORDS = ["thiếu", "máy", "quét", "kinh", "phí", "trụ", "sở", "đường", "truyền"]


def sets_of(labels: list[int]) -> set[frozenset[int]]:
    return {frozenset(n for n, label in enumerate(labels) if label == one) for one in set(labels)}


def near(vectors: Vectors) -> Floats:
    return vectors.likeness(vectors)


@settings(max_examples=60, deadline=None)
@given(
    texts=st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(" ".join), min_size=2, max_size=25),
    least=st.sampled_from([0.1, 0.2, 0.35, 0.5]),
)
def test_sets_within_keep_to_the_threshold_and_no_two_sets_do(texts: list[str], least: float) -> None:
    """Ties may fall either way, so what is held to is what the threshold says, not one certain tree."""
    vectors = vectors_of(sorted(set(texts)), str.split)
    found = sets_of(linked(vectors, least).tolist())
    likeness = near(vectors)
    for one, other in combinations(found, 2):
        assert likeness[np.ix_(sorted(one), sorted(other))].mean() < least + 1e-6


@pytest.mark.parametrize("least", [0.05, 0.1, 0.2, 0.3])
def test_the_sets_are_those_of_average_linkage(least: float) -> None:
    texts = sorted({text.lower() for one in planted.DIFFICULTIES.values() for text in one})
    vectors = vectors_of(texts, str.split)
    model = AgglomerativeClustering(
        n_clusters=None, metric="precomputed", linkage="average", distance_threshold=1 - least
    )
    expected = model.fit_predict(1.0 - np.clip(near(vectors), 0, 1)).tolist()
    assert sets_of(linked(vectors, least).tolist()) == sets_of(expected)


def test_meaning_is_a_share_of_likeness_with_the_mean_taken_away() -> None:
    words = vectors_of(["a b", "c d", "a b e"], str.split)
    rows = np.array([[1.0, 1.0], [1.0, -1.0], [1.0, 1.0]])
    both = near(with_meaning(words, rows, share=0.5))
    assert np.allclose(np.diag(both), 1)
    assert both[0, 1] == pytest.approx(-0.5), "no word in common, and opposite once the mean is taken away"
    assert near(with_meaning(words, np.ones((3, 2)), share=0.5))[0, 2] == pytest.approx(near(words)[0, 2] / 2)


def test_a_model_brings_together_what_words_do_not() -> None:
    texts = [
        "Ghế ngồi ọp ẹp lắm rồi nhé bà con",
        "Bàn tủ hư hỏng cần thay mới ngay",
        "Cán bộ nghỉ phép nhiều trong quý",
    ]
    points = [Point(n, n + 1, "hc", 0, 0, len(t), t) for n, t in enumerate(texts)]

    def meaning(given: object) -> Floats:
        return np.array([[1.0, 0.0] if "ngh" not in str(t) else [0.0, 1.0] for t in list(given)])  # type: ignore[call-overload]

    apart = group_points(points, names={}, words=word_lists())
    joined = group_points(points, names={}, words=word_lists(), embed=meaning)
    assert [g.count for g in apart] == [1, 1, 1]
    assert [g.count for g in joined] == [2, 1]


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        ("Báo cáo còn chậm", ""),
        ("Bão làm tốc mái trụ sở; mưa lũ gây sạt lở", "thiên tai"),
        ("Thiếu phòng làm việc do trụ sở làm việc chật hẹp, kho lưu trữ phải dùng tạm", "trụ sở, phòng làm việc"),
        ("Việc tiếp dân chưa nền nếp", "tiếp dân"),
    ],
)
def test_a_theme_is_what_most_phrases_betray_marks_and_all(text: str, theme: str) -> None:
    assert word_lists().seeded(["Đối thoại và tiếp dân; tổ chức bộ máy"]).theme_of(text) == theme
