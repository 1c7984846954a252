"""Source ids: how a sentence names the place, figure or total that it rests on."""

from dataclasses import dataclass

COVERAGE = "pham-vi"
PLAN = "ke-hoach"


@dataclass(frozen=True, slots=True)
class SourceId:
    """A source id taken apart. Kinds: text (v...), total (t...), value (u...), basis (b...), coverage, plan."""

    kind: str
    version_id: int = 0
    section: str = ""
    block: int = 0
    start: int = 0
    end: int = 0
    code: str = ""
    scope: str = ""
    unit_id: int = 0
    place: int = 0


def total_id(code: str, scope: str) -> str:
    """Return the id of a total: "t.TTHC.04.commune"."""
    return f"t.{code}.{scope}"


def value_id(unit_id: int, code: str) -> str:
    """Return the id of one body's figure: "u.12.TTHC.04"."""
    return f"u.{unit_id}.{code}"


def basis_id(place: int) -> str:
    """Return the id of a legal basis by its place in the campaign's list, from 1."""
    return f"b.{place}"


def parse_source_id(text: str) -> SourceId | None:
    """Return the id taken apart, or None where it is none."""
    try:
        return _parse(text)
    except ValueError:
        return None


def _parse(text: str) -> SourceId | None:
    head, _, rest = text.partition(".")
    if text in {COVERAGE, PLAN}:
        return SourceId("coverage" if text == COVERAGE else "plan")
    if head == "t":
        code, _, scope = rest.rpartition(".")
        return SourceId("total", code=code, scope=scope)
    if head == "u":
        unit, _, code = rest.partition(".")
        return SourceId("value", unit_id=int(unit), code=code)
    if head == "b":
        return SourceId("basis", place=int(rest))
    if head[:1] == "v" and head[1:].isdigit():
        section, block, span = rest.rsplit(".", 2)
        start, _, end = span.partition("-")
        return SourceId("text", int(head[1:]), section, int(block), int(start), int(end))
    return None
