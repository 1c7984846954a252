"""Calls the typesetter: one of this folder's templates, a JSON value, a moment -> PDF bytes."""

import json
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import typst

from tonghop.documents.render.glyphs import FONTS, showable

_TEMPLATES = Path(__file__).parent / "templates"
PDF_STANDARD: Literal["a-2a"] = "a-2a"
"""PDF/A-2a: for long keeping, fonts inside, tagged for screen readers."""


def typeset(template: str, content: dict[str, Any], *, title: str, author: str, at: datetime) -> bytes:
    """Return the PDF/A that the template makes of the content.

    The content travels as JSON in an input of the typesetter and is never pasted into its source, so nothing
    a person wrote can become an instruction. Only the vendored fonts are used, never the machine's.
    """
    document = {"title": title, "author": author}
    made = typst.compile(
        _TEMPLATES / template,
        root=_TEMPLATES,
        font_paths=_fonts(),
        format="pdf",
        sys_inputs={"content": json.dumps({**showable(content), "document": document}, ensure_ascii=False)},
        pdf_standards=PDF_STANDARD,
        timestamp=int(at.timestamp()),
    )
    if not isinstance(made, bytes):
        raise TypeError("the typesetter gave pages instead of one file")
    return made


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
