"""Reading plain values out of what a form sent."""

_DIGITS = 9


def whole_number(text: object, *, otherwise: int = 0) -> int:
    """Return the whole number that a field holds, `otherwise` where it holds none."""
    words = str(text)
    return int(words) if words.isdecimal() and len(words) <= _DIGITS else otherwise
