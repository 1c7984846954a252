"""What the letter of return says of a finding: to the unit, which may not read what other units wrote."""

from collections.abc import Iterable
from dataclasses import dataclass

NEAR_COPY = "near-copy"
_SHOWN = 160  # letters of the words themselves


@dataclass(frozen=True, slots=True)
class LetterPoint:
    """One finding that was put into the letter: where it stands, its words, and what the unit is told."""

    section_key: str
    check_id: str
    place: str
    evidence: str
    message: str

    @property
    def line(self) -> str:
        """Return what the unit is told, with the words that are meant."""
        if self.check_id == NEAR_COPY:
            return (
                f"Nội dung gần như trùng với báo cáo của một đơn vị khác, ở chỗ “{self._quote}”. "
                "Hãy viết lại theo tình hình riêng của đơn vị; việc làm chung thì nêu rõ phần việc của đơn vị mình."
            )
        is_cell = self.place.startswith("cell:")
        if not self.evidence or is_cell or self.evidence in self.message:
            return self.message
        return f"{self.message} Chỗ cần sửa: “{self._quote}”."

    @property
    def _quote(self) -> str:
        words = " ".join(self.evidence.split())
        return words if len(words) <= _SHOWN else f"{words[:_SHOWN].rsplit(' ', 1)[0]} …"


def letter_of(points: Iterable[LetterPoint]) -> dict[str, str]:
    """Return the proposed reason for each section key, one line a finding."""
    lines: dict[str, list[str]] = {}
    for point in points:
        lines.setdefault(point.section_key, []).append(f"- {point.line}")
    return {key: "\n".join(dict.fromkeys(said)) for key, said in lines.items()}


def places_of(points: Iterable[LetterPoint]) -> dict[str, list[dict[str, str]]]:
    """Return what is kept beside each section's reason, by which the writer finds the places; each place once."""
    places: dict[str, list[dict[str, str]]] = {}
    for point in points:
        place = {"place": point.place, "evidence": point.evidence}
        if point.place and place not in places.setdefault(point.section_key, []):
            places[point.section_key].append(place)
    return places
