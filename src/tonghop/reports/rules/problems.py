"""What is wrong with something handed in: where, and in one sentence what to do about it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

MAX_PROBLEMS = 200  # of one file; nobody mends more at a time


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


def first_problems(problems: Sequence[Problem]) -> list[Problem]:
    """Return the problems, or as many as one can mend at a time and how many more there are."""
    more = len(problems) - MAX_PROBLEMS
    if more <= 0:
        return list(problems)
    rest = Problem("", f"Còn {more} chỗ khác chưa liệt kê. Hãy sửa những chỗ trên rồi tải tệp lên lại.")
    return [*problems[:MAX_PROBLEMS], rest]
