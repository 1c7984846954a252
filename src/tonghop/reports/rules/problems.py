"""What is wrong with something handed in: where, and in one sentence what to do about it."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """`place` as a person finds it ("ô E12", "Mã TTHC.03", "mục 3"); `message` says what is wrong and what to do.

    `spot` is the same place for a program that marks the file: "p12", the paragraph of a Word file's body, or
    "Số liệu!E12", the cell of a workbook; "" where the problem has no such place.
    """

    place: str
    message: str
    spot: str = ""

    def __str__(self) -> str:
        return f"{self.place}: {self.message}" if self.place else self.message


def problems_as_json(problems: Iterable[Problem]) -> list[dict[str, str]]:
    """Return the problems as they are stored beside an upload: [{"place", "message"}], "spot" where there is one."""
    return [{"place": p.place, "message": p.message, **({"spot": p.spot} if p.spot else {})} for p in problems]
