"""What a rule of the official form returns: a finding with its place, its clause, and what to do."""

from dataclasses import dataclass
from typing import Literal

from tonghop.files.look import ParagraphLook

Severity = Literal["error", "warning", "hint"]
_QUOTED = 60
DECREE = "Nghị định 30/2020/NĐ-CP, Phụ lục I"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that does not follow the form; `error` where the decree is strict, `hint` where practice varies."""

    rule: str
    severity: Severity
    place: str
    message: str
    clause: str

    def as_json(self) -> dict[str, str]:
        """Return {"rule", "severity", "place", "message"}; the clause stands at the message's end."""
        return {
            "rule": self.rule,
            "severity": self.severity,
            "place": self.place,
            "message": f"{self.message} ({self.clause})",
        }


def place_of(paragraph: ParagraphLook) -> str:
    """Return where a paragraph stands, with its first words."""
    words = paragraph.text if len(paragraph.text) <= _QUOTED else paragraph.text[: _QUOTED - 1].rstrip() + "…"
    return f"đoạn {paragraph.number}: “{words}”"


def shown(number: float) -> str:
    """Return a length or size as Vietnamese readers write it: "1,27", "13"."""
    return f"{number:.2f}".rstrip("0").rstrip(".").replace(".", ",")
