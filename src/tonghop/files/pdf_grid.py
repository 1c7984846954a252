"""Tables on a PDF's page: ruling lines to grids, and which cells a merged cell lies over."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from tonghop.files.pdf_page import Page
from tonghop.files.pdf_rules import Rule
from tonghop.files.pdf_words import Word

_TOUCH = 3.0
_NEAR = 4.0
_OPEN_SIDE = 10.0  # rules that stand out further than this past the last vertical one bound an open side
MOST_CELLS = 20_000
Place = tuple[int, int]


@dataclass(frozen=True)
class Grid:
    """A table's lines and, for each of its cells (row, column), the upper left cell of the merged cell it is in."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    owner: dict[Place, Place]

    @property
    def shape(self) -> Place:
        """How many rows and columns there are."""
        return len(self.ys) - 1, len(self.xs) - 1

    def right_of(self, place: Place) -> float:
        """Return where the merged cell that begins at a place ends."""
        row, column = place
        while self.owner.get((row, column + 1)) == place:
            column += 1
        return self.xs[column + 1]

    def place_of(self, word: Word) -> Place | None:
        """Return the merged cell in which the middle of a word stands, None outside the table."""
        row = bisect_right(self.ys, (word.top + word.base) / 2) - 1
        column = bisect_right(self.xs, (word.x0 + word.x1) / 2) - 1
        return self.owner.get((row, column))


def grids(page: Page) -> list[Grid]:
    """Return the page's tables from top to bottom; frames around text and single lines are none."""
    found = [_grid(across, down) for across, down in _crossing(page.across, page.down)]
    return sorted((grid for grid in found if grid is not None), key=lambda grid: grid.ys[0])


def _crossing(across: tuple[Rule, ...], down: tuple[Rule, ...]) -> Iterable[tuple[list[Rule], list[Rule]]]:
    """Yield the sets of rules that cross or touch one another."""
    parent = list(range(len(across) + len(down)))

    def root(one: int) -> int:
        while parent[one] != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    for a, flat in enumerate(across):
        for d, upright in enumerate(down, start=len(across)):
            if (
                flat.start - _TOUCH <= upright.at <= flat.end + _TOUCH
                and upright.start - _TOUCH <= flat.at <= upright.end + _TOUCH
            ):
                parent[root(a)] = root(d)
    sets: dict[int, tuple[list[Rule], list[Rule]]] = defaultdict(lambda: ([], []))
    for index, rule in enumerate([*across, *down]):
        sets[root(index)][index >= len(across)].append(rule)
    return (pair for pair in sets.values() if pair[0] and pair[1])


def _grid(across: list[Rule], down: list[Rule]) -> Grid | None:
    xs, ys = _lines(down, across), _lines(across, down)
    rows, columns = len(ys) - 1, len(xs) - 1
    if rows < 1 or columns < 1 or rows * columns < 2 or rows * columns > MOST_CELLS:  # noqa: PLR2004 - one cell is a frame
        return None
    owner = _owners(xs, ys, across, down)
    return Grid(tuple(xs), tuple(ys), owner) if len(set(owner.values())) > 1 else None


def _lines(rules: list[Rule], crossing: list[Rule]) -> list[float]:
    """Return where the rules stand, those close together as one, and the ends of what crosses an open side."""
    places: list[float] = []
    for at in sorted(rule.at for rule in rules):
        if not places or at - places[-1] > _NEAR:
            places.append(at)
    low, high = min(rule.start for rule in crossing), max(rule.end for rule in crossing)
    if low < places[0] - _OPEN_SIDE:
        places.insert(0, low)
    if high > places[-1] + _OPEN_SIDE:
        places.append(high)
    return places


def _owners(xs: list[float], ys: list[float], across: list[Rule], down: list[Rule]) -> dict[Place, Place]:
    """Join cells that no rule parts; what they form is taken as a rectangle, its upper left cell the owner."""
    rows, columns = len(ys) - 1, len(xs) - 1
    owner: dict[Place, Place] = {}
    walls, floors = _by_line(down, xs), _by_line(across, ys)
    for row in range(rows):
        middle = (ys[row] + ys[row + 1]) / 2
        for column in range(columns):
            centre = (xs[column] + xs[column + 1]) / 2
            if column and not _covers(walls[column], middle):
                owner[row, column] = owner[row, column - 1]
            elif row and not _covers(floors[row], centre):
                owner[row, column] = owner[row - 1, column]
            else:
                owner[row, column] = row, column
    return owner


def _by_line(rules: list[Rule], places: list[float]) -> list[list[Rule]]:
    return [[rule for rule in rules if abs(rule.at - place) <= _NEAR] for place in places]


def _covers(rules: list[Rule], at: float) -> bool:
    return any(rule.start <= at <= rule.end for rule in rules)


def covered(grid: Grid, place: Place) -> str:
    """Return how a cell is covered: "" for the owner itself, "up" below it, "left" beside it."""
    owner = grid.owner[place]
    if owner == place:
        return ""
    return "up" if place[1] == owner[1] else "left"
