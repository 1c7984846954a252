"""A plan under study: its lines, parts, tree and facts, as the rules for findings need them."""

from dataclasses import dataclass

from tonghop.organisations.rules.old_communes import FormerNames
from tonghop.plans.rules.duties import Mention
from tonghop.plans.rules.facts import Reading, Source
from tonghop.plans.rules.lines import Line
from tonghop.plans.rules.parts import Parts
from tonghop.plans.rules.tables import TaskRow
from tonghop.plans.rules.tree import Node


@dataclass(frozen=True)
class Study:
    """Everything read before findings are made; `reading.findings` is still empty.

    `former_names` are the names of communes that the issuer's province has no more, None where it is not known.
    """

    reading: Reading
    lines: tuple[Line, ...]
    parts: Parts
    tops: tuple[Node, ...]
    rows: tuple[TaskRow, ...]
    mentions: tuple[Mention, ...]
    former_names: FormerNames | None = None

    def place(self, start: int, end: int) -> Source:
        """Return the source at [start, end) of the canonical text."""
        return Source(start, end, self.reading.text[start:end])

    def whole(self) -> Source:
        """Return the place of what is absent from the whole: the title, else the first line."""
        lines = self.parts.title or self.parts.body or self.lines
        return self.place(lines[0].start, lines[0].end)

    def of_line(self, line: Line) -> Source:
        """Return the source of one line."""
        return self.place(line.start, line.end)
