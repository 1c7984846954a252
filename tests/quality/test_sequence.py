"""The walk through a section: against every walk there is, counted out one by one, and what it makes of an order."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from tonghop.quality.rules.sequence import _MANNERS, Walk, _moves


def walk(fits, opens, real=None):
    """Sections of one kin, side by side."""
    real = np.ones(opens.shape, dtype=bool) if real is None else real
    return Walk(fits, opens, real, np.zeros(len(fits), dtype=np.int64))


def every_walk(fits, opens, manner):
    """Yield each way to take the sentences of one section for points or none, with its likelihood."""
    sentences, columns = fits.shape
    opening, within = np.split(_moves(columns - 1)[manner], 2, axis=1)
    for way in product(range(columns), repeat=sentences):
        last, likely = 0, _MANNERS[manner]
        for at, column in enumerate(way):
            likely *= np.exp(fits[at, column])
            if column < columns - 1:
                likely *= (opening if opens[at] else within)[last, column]
                last = column + 1
        yield way, likely


FITS = st.tuples(st.integers(1, 4), st.integers(1, 3)).flatmap(
    lambda size: st.tuples(
        arrays(float, (size[0], size[1] + 1), elements=st.floats(-3, 3)), arrays(bool, size[0], elements=st.booleans())
    )
)


@settings(deadline=None)
@given(FITS)
def test_it_is_as_likely_that_a_point_is_passed_over_as_all_walks_without_it(section):
    fits, opens = section
    one = walk(fits[None], opens[None])
    ways = [pair for manner in range(len(_MANNERS)) for pair in every_walk(fits, opens, manner)]
    every = sum(likely for _, likely in ways)
    without = [sum(likely for way, likely in ways if point not in way) for point in range(fits.shape[1] - 1)]
    assert one.silent_on()[0] == pytest.approx(np.array(without) / every)


@settings(deadline=None)
@given(FITS)
def test_a_sentence_is_taken_for_what_all_walks_take_it_for(section):
    fits, opens = section
    taken = walk(fits[None], opens[None]).taken_for()[0]
    sums = np.zeros((len(_MANNERS), *fits.shape))
    for manner in range(len(_MANNERS)):
        for way, likely in every_walk(fits, opens, manner):
            sums[manner, np.arange(len(way)), way] += likely
    by_manner = sums[:, 0].sum(axis=1)
    shares = _MANNERS
    for _ in range(2):
        likely = by_manner / _MANNERS * shares
        likely /= likely.sum()
        shares = (likely + _MANNERS * 5) / 6
    expected = sum(share * each / each[0].sum() for share, each in zip(likely, sums, strict=True))
    assert taken == pytest.approx(expected)


def test_what_stands_between_two_answers_answers_what_is_asked_between_them():
    unknown = [0.0, 0.0, 0.0, np.log(0.3)]
    first, last = [4.0, 0.0, 0.0, -1.0], [0.0, 0.0, 4.0, -1.0]
    between, after = np.array([[first, unknown, last], [first, last, unknown]])
    silent = walk(np.stack([between, after]), np.ones((2, 3), dtype=bool)).silent_on()[:, 1]
    assert silent[0] < 0.5 < silent[1]


def test_a_section_is_walked_alike_alone_and_beside_a_longer_one():
    rng = np.random.default_rng(1)
    fits, opens = rng.normal(size=(3, 3)), np.array([True, False, True])
    alone = walk(fits[None], opens[None])
    longer = np.stack([np.concatenate([fits, np.zeros((4, 3))]), rng.normal(size=(7, 3))])
    beside = walk(
        longer,
        np.zeros((2, 7), dtype=bool) | (np.arange(7) < 3) & np.append(opens, [False] * 4),
        np.arange(7) < np.array([[3], [7]]),
    )
    assert beside.silent_on()[0] == pytest.approx(alone.silent_on()[0])
    assert not beside.taken_for()[0, 3:].any()


def test_sections_of_other_points_are_walked_alike_alone_and_side_by_side():
    rng = np.random.default_rng(2)
    fits, opens = 2 * rng.normal(size=(6, 4, 3)), rng.random((6, 4)) < 0.5
    real = np.ones((6, 4), dtype=bool)
    apart = np.concatenate([walk(fits[:2], opens[:2]).taken_for(), walk(fits[2:], opens[2:]).taken_for()])
    kin = np.array([0, 0, 1, 1, 1, 1])
    assert Walk(fits, opens, real, kin).taken_for() == pytest.approx(apart)
    assert walk(fits, opens).taken_for() != pytest.approx(apart)
