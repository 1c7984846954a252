"""PDF files made by typst for the tests, in the project's own fonts."""

import json
from pathlib import Path

import typst

from tonghop.documents import render

FONTS = typst.Fonts(
    include_system_fonts=False,
    include_embedded_fonts=False,
    font_paths=[str(Path(render.__file__).parent / "fonts")],
)
PAGE = """#set page(paper: "a4", margin: (left: 3cm, right: 1.5cm, y: 2cm))
#set text(font: "Tinos", size: 14pt, lang: "vi", hyphenate: false)
#set par(justify: true, first-line-indent: (amount: 1.27cm, all: true), leading: 0.65em, spacing: 0.9em)
"""


def words(text):
    """Return the typst source of plain words: nothing in them is an instruction."""
    return f"#{json.dumps(text, ensure_ascii=False)}"


def pdf_of(source, setting=PAGE):
    """Return the PDF of typst source, after the page setting of an official paper."""
    return typst.compile((setting + source).encode(), font_paths=FONTS)


def paragraphs(*texts):
    """Return the source of paragraphs of plain words."""
    return "\n\n".join(map(words, texts)) + "\n\n"
