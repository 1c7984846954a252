"""Reads a PDF's text back, page by page, for the tests."""

import pypdfium2

from tonghop.kernel.text import squeeze


def page_texts(data: bytes) -> list[str]:
    """Return each page's text on one line, NFC."""
    with pypdfium2.PdfDocument(data) as pdf:
        texts = []
        for page in pdf:
            text_page = page.get_textpage()
            texts.append(squeeze(text_page.get_text_range()))
            text_page.close()
            page.close()
        return texts
