"""Whatever a person typed or pasted, every renderer makes a file, and says the text as far as paper can."""

import io

import docx
import pytest
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st
from pdf_text import page_texts
from samples import AT, report
from samples_figures import COLUMNS, ROWS, figures

from tonghop.documents.render.blocks import HeadCell, Heading, Item, Paragraph, Table
from tonghop.documents.render.cleaning import clean
from tonghop.documents.render.docx import render_docx
from tonghop.documents.render.glyphs import FONTS, coverage, read_coverage, showable
from tonghop.documents.render.pdf import render_pdf
from tonghop.documents.render.xlsx import render_figures

ANYTHING = st.text(st.characters(codec=None), max_size=40)


def paper(text):
    table = Table(((HeadCell(text),),), ((text,),), (1,), caption=text, unit=text, total=(text,))
    body = (Heading(1, text, text), Paragraph.of(text, sources=(text,)), Item.of(text, mark=text), table)
    names = dict.fromkeys(
        ("subject", "issuer", "owner_body", "place", "closing", "number", "symbol", "issuer_in_text"), text
    )
    return report(
        body=body, legal_bases=(text,), addressees=(text, text), recipients=(text,), show_sources=True, **names
    )


@given(ANYTHING)
@settings(max_examples=25, deadline=None)
def test_no_text_stops_word(text):
    document = docx.Document(io.BytesIO(render_docx(paper(text), at=AT)))
    assert clean(text).replace("\n", "") in "".join(p.text for p in document.paragraphs).replace("\n", "")


@given(ANYTHING)
@settings(max_examples=25, deadline=None)
def test_no_text_stops_the_pdf(text):
    assert render_pdf(paper(text), at=AT).startswith(b"%PDF-")


@given(ANYTHING)
@settings(max_examples=25, deadline=None)
def test_no_text_stops_the_workbook(text):
    rows = tuple(type(row)(text, text, (text,) * 2) for row in ROWS)
    assert render_figures(figures(columns=COLUMNS[:2], rows=rows, totals=(None, None), title=text), at=AT).startswith(
        b"PK"
    )


@pytest.mark.parametrize(
    ("given_text", "shown"),
    [
        ("\uf0b7 mục một", "• mục một"),
        ("➢ mục hai ✓", "► mục hai √"),
        ("cười 😀 漢", "cười □ □"),
        ("Nguye\u0302\u0303n\x00 Va\u0306n\x0b A\ud800", "Nguyễn Văn A"),
    ],
)
def test_bullets_and_unknown_signs_are_shown_by_ones_alike(given_text, shown):
    assert showable(clean(given_text)) == shown
    assert shown in page_texts(render_pdf(report(body=(Paragraph.of(given_text),), appendices=()), at=AT))[0]


@pytest.mark.parametrize("style", ["Regular", "Bold", "Italic", "BoldItalic"])
def test_the_fonts_coverage_is_read_as_fonttools_reads_it(style):
    path = FONTS / f"Tinos-{style}.ttf"
    with TTFont(path) as font:
        expected = {code for code in font.getBestCmap() if code != 0xFFFF}
    assert read_coverage(path.read_bytes()) == expected == coverage()


def test_what_is_no_font_is_refused():
    with pytest.raises(ValueError, match="no character map"):
        read_coverage(b"\x00\x01\x00\x00\x00\x00" + b"\x00" * 20)
