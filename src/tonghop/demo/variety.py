"""What has been said before: so that no two units of the demonstration tell the same story by chance."""

from collections.abc import Callable, Sequence

_TRIES = 30


class Variety:
    """Remembers by section which templates each unit chose, and takes of several drawings the least like any before."""

    def __init__(self) -> None:
        """Begin with nothing said."""
        self._said: dict[str, list[frozenset[str]]] = {}

    def choose(self, section: str, draw: Callable[[], list[str]]) -> list[str]:
        """Return the drawing that shares least with any earlier unit's, and remember it."""
        before = self._said.setdefault(section, [])
        drawn = [draw() for _ in range(_TRIES if before else 1)]
        best = min(drawn, key=lambda templates: _likeness(templates, before))
        before.append(frozenset(best))
        return best


def _likeness(templates: Sequence[str], before: Sequence[frozenset[str]]) -> tuple[float, float]:
    """Return the largest part shared with one earlier unit (of the letters), and the parts shared with all."""
    mine = frozenset(templates)
    whole = sum(map(len, mine)) or 1
    shared = [sum(map(len, mine & other)) / whole for other in before]
    return max(shared, default=0), sum(shared)
