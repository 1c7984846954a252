"""Cleans the text of a whole content once, before it is set: what no paper can show is left out."""

import re
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from tonghop.kernel.text import nfc

_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_PRIVATE = str.maketrans({"\t": " ", "\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "►", "\uf0fc": "√", "\uf0e0": "→"})

Content = TypeVar("Content")


def cleaned(content: Content) -> Content:
    """Return the same content, a frozen dataclass or a tuple or text, with every text in it cleaned."""
    made: Any = content
    if isinstance(made, str):
        made = clean(made)
    elif isinstance(made, tuple):
        made = tuple(cleaned(item) for item in made)
    elif is_dataclass(made) and not isinstance(made, type):
        made = replace(made, **{field.name: cleaned(getattr(made, field.name)) for field in fields(made)})
    result: Content = made
    return result


def clean(text: str) -> str:
    """Return NFC text without control characters; a tab becomes a space, old bullets become ones that all can read.

    Line breaks stay. Texts pasted from Word bring bullets of its private Symbol and Wingdings fonts.
    """
    return _UNPRINTABLE.sub("", nfc(text).replace("\r\n", "\n").translate(_PRIVATE))
