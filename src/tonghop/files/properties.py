"""What an Office file says of itself beside its text: the identifier that our own forms carry."""

from tonghop.files.archive import open_archive, parse_xml, read_part
from tonghop.kernel.text import squeeze

_IDENTIFIER = "{http://purl.org/dc/elements/1.1/}identifier"


def identifier_of(data: bytes) -> str:
    """Return the identifier in the properties of a .docx or .xlsx file, "" where it has none; raises Refused."""
    with open_archive(data) as archive:
        part = read_part(archive, "docProps/core.xml")
    if part is None:
        return ""
    return squeeze(parse_xml(part).findtext(f".//{_IDENTIFIER}") or "")
