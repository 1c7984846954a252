"""The lines of a file as its bytes have them: before old encodings are mended, so that they can be pointed out."""

from collections.abc import Iterator

from lxml import etree

from tonghop.files.archive import open_archive, read_part
from tonghop.kernel.text import nfc

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DOCUMENT = "word/document.xml"


def raw_lines(data: bytes) -> Iterator[str]:
    """Yield the paragraphs of a .docx or the lines of a text file, NFC, nothing converted; none of any other file."""
    if not data.startswith(b"PK"):
        if not data.startswith(b"%PDF"):
            yield from nfc(data.decode("utf-8", errors="ignore")).splitlines()
        return
    with open_archive(data) as archive:
        if _DOCUMENT not in archive.namelist():
            return
        part = read_part(archive, _DOCUMENT) or b"<empty/>"
        root = etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True))
    for paragraph in root.iter(f"{_WORD}p"):
        yield nfc("".join(node.text or "" for node in paragraph.iter(f"{_WORD}t")))
