"""Receipt numbers: "012/BN-<campaign>-<unit>", running per campaign and unit."""

from collections.abc import Iterable, Mapping

MAX_LENGTH = 80


def receipt_number(sequence: int, *, campaign_key: str, campaign_id: int, unit: str) -> str:
    """Return the number; a campaign whose key is too long for the paper is named by its id."""
    full = f"{sequence:03d}/BN-{campaign_key}-{unit}"
    return full if len(full) <= MAX_LENGTH else f"{sequence:03d}/BN-{campaign_id}-{unit}"


def unit_sign(*, organisation_id: int, local: bool, place_code: str, symbol: str, same_symbol: Iterable[int]) -> str:
    """Return what names the unit in its numbers: a commune's place code, a body's symbol where only it has it."""
    if local and place_code:
        return place_code
    if symbol and not [other for other in same_symbol if other != organisation_id]:
        return symbol
    return f"{symbol}{organisation_id}"


def file_lines(files: Iterable[Mapping[str, object]]) -> list[dict[str, object]]:
    """Return what a receipt lists of each file: name, kind, size in bytes, SHA-256."""
    return [{key: file[key] for key in ("file_name", "kind", "size", "sha256")} for file in files]
