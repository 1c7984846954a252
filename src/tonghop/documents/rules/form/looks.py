"""The one way to compare a component's letters with what the decree asks: size, weight, slope, capitals, place."""

from collections.abc import Iterator
from dataclasses import dataclass

from tonghop.documents.rules.form.frame import Finding, place_of, shown
from tonghop.files.look import ParagraphLook

_SLACK = 0.01


@dataclass(frozen=True, slots=True)
class Wanted:
    """How a component must look; None leaves a trait free."""

    name: str
    rule: str
    clause: str
    sizes: tuple[float, float]
    bold: bool | None = None
    italic: bool | None = None
    caps: bool | None = None
    align: str = ""


def compare(line: ParagraphLook, wanted: Wanted) -> Iterator[Finding]:
    """Yield one error that names everything to change in the line."""
    least, most = wanted.sizes
    changes = []
    if line.size and not least - _SLACK <= line.size <= most + _SLACK:
        asked = shown(least) if least == most else f"{shown(least)} đến {shown(most)}"
        changes.append(f"cỡ chữ {asked} (đang là {shown(line.size)})")
    changes += _switch(wanted.bold, on=line.bold, words=("in đậm", "không in đậm"))
    changes += _switch(wanted.italic, on=line.italic, words=("in nghiêng", "chữ đứng"))
    changes += _switch(wanted.caps, on=line.caps, words=("chữ in hoa", "chữ in thường"))
    if wanted.align == "center" and line.align != "center":
        changes.append("canh giữa")
    if changes:
        said = f"{wanted.name} cần: {', '.join(changes)}."
        yield Finding(wanted.rule, "error", place_of(line), said, wanted.clause)


def _switch(wanted: bool | None, *, on: bool, words: tuple[str, str]) -> list[str]:  # noqa: FBT001 - a trait, or free
    if wanted is None or wanted == on:
        return []
    return [words[0] if wanted else words[1]]
