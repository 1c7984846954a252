import re
from math import hypot

from hypothesis import given
from hypothesis import strategies as st

from tonghop.web.cartogram import draw

PLACES = st.lists(st.tuples(st.floats(21.5, 22.8), st.floats(103.5, 105.0)), min_size=1, max_size=40, unique=True).map(
    lambda pairs: tuple((str(n), round(a, 4), round(b, 4)) for n, (a, b) in enumerate(pairs))
)


def corners(path):
    return [(float(a), float(b)) for a, b in re.findall(r"(-?[\d.]+) (-?[\d.]+)", path)]


@given(PLACES)
def test_each_place_has_one_cell_that_is_nearer_to_it_than_to_any_other(places):
    drawing = draw(places)
    assert [cell.key for cell in drawing.cells] == [key for key, _, _ in places]
    for cell in drawing.cells:
        for x, y in corners(cell.path):
            own = hypot(x - cell.x, y - cell.y)
            assert all(own <= hypot(x - other.x, y - other.y) + 0.5 for other in drawing.cells)


def test_the_drawing_stays_in_its_box():
    drawing = draw((("a", 22.1, 104.0), ("b", 22.3, 104.4), ("c", 21.9, 104.2)), width=300)
    points = [p for cell in drawing.cells for p in corners(cell.path)]
    assert drawing.width == 300
    assert all(-0.1 <= x <= 300.1 and -0.1 <= y <= drawing.height + 0.1 for x, y in points)


def test_no_place_is_no_cell():
    assert draw(()).cells == ()
