"""A province as a cartogram: one cell for each commune around its centre. A drawing, not a boundary."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import cos, hypot, pi, radians, sin

_SIDES = 20
_REACH = 1.25  # how far a cell reaches from its centre, in typical distances between neighbours

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Cell:
    """One place's cell: its key (place code), the SVG path, and where its centre lies."""

    key: str
    path: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Cartogram:
    """The cells of one province in a box of `width` x `height` SVG units."""

    width: float
    height: float
    cells: tuple[Cell, ...]


@lru_cache(maxsize=64)
def draw(centres: tuple[tuple[str, float, float], ...], width: float = 640) -> Cartogram:
    """Return the cartogram of centres (key, latitude, longitude): Voronoi cells, cut at a reach around each centre."""
    if not centres:
        return Cartogram(width, 0, ())
    middle = sum(latitude for _, latitude, _ in centres) / len(centres)
    flat = [(longitude * cos(radians(middle)), -latitude) for _, latitude, longitude in centres]
    reach = _reach(flat)
    left, top = min(x for x, _ in flat) - reach, min(y for _, y in flat) - reach
    scale = width / (max(x for x, _ in flat) + reach - left)
    height = (max(y for _, y in flat) + reach - top) * scale
    points = [((x - left) * scale, (y - top) * scale) for x, y in flat]
    cells = tuple(
        Cell(key, _path(_cell(i, points, reach * scale)), round(points[i][0], 1), round(points[i][1], 1))
        for i, (key, _, _) in enumerate(centres)
    )
    return Cartogram(width, round(height, 1), cells)


def _reach(points: Sequence[Point]) -> float:
    if len(points) == 1:
        return 1.0
    nearest = sorted(min(hypot(x - a, y - b) for a, b in points if (a, b) != (x, y)) for x, y in points)
    return max(nearest[len(nearest) // 2] * _REACH, 1e-6)


def _cell(index: int, points: Sequence[Point], reach: float) -> list[Point]:
    """Start from a many-sided disc and cut it by the middle line to each other centre that is near enough."""
    x, y = points[index]
    cell = [(x + reach * cos(2 * pi * n / _SIDES), y + reach * sin(2 * pi * n / _SIDES)) for n in range(_SIDES)]
    for other, (a, b) in enumerate(points):
        if other != index and 0 < hypot(a - x, b - y) < 2 * reach:
            cell = _cut(cell, ((x + a) / 2, (y + b) / 2), (x - a, y - b))
    return cell


def _cut(polygon: list[Point], through: Point, towards: Point) -> list[Point]:
    """Keep the part of a convex polygon on the side of the line through `through` to which `towards` points."""
    kept: list[Point] = []
    sides = [(px - through[0]) * towards[0] + (py - through[1]) * towards[1] for px, py in polygon]
    for n, point in enumerate(polygon):
        before, here = sides[n - 1], sides[n]
        if (before < 0) != (here < 0):
            share = before / (before - here)
            px, py = polygon[n - 1]
            kept.append((px + (point[0] - px) * share, py + (point[1] - py) * share))
        if here >= 0:
            kept.append(point)
    return kept


def _path(polygon: Sequence[Point]) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in polygon) + "Z"
