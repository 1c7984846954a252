"""A Word file that came in, with a comment at each paragraph in which something is wrong; its own text stays."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from lxml import etree

from tonghop.documents.render.cleaning import clean
from tonghop.documents.render.package import Package

AUTHOR = "Tonghop"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_DOCUMENT = "word/document.xml"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"


@dataclass(frozen=True, slots=True)
class Mark:
    """What is wrong, and where in the file: "p12", "Số liệu!E12", or "" for no certain place."""

    spot: str
    text: str


def mark_docx(data: bytes, marks: Sequence[Mark], *, at: datetime) -> bytes:
    """Return the file with one comment a mark; what has no place stands at its first paragraph. Raises Refused."""
    package = Package(data)
    body = package.tree(_DOCUMENT).find(_tag("body"))
    paragraphs = [] if body is None else list(body.iter(_tag("p")))
    comments = _comments(package)
    taken = [int(c.get(_tag("id")) or 0) for c in comments if (c.get(_tag("id")) or "").isdecimal()]
    for number, mark in enumerate(marks, start=max(taken, default=-1) + 1):
        comments.append(_comment(str(number), mark.text, at))
        if paragraphs:
            _anchor(paragraphs[_place(mark.spot, len(paragraphs))], str(number))
    return package.packed()


def _comments(package: Package) -> etree._Element:
    """Return the root of the comments, made and related where the file has none."""
    name = package.target(_DOCUMENT, "comments")
    if not name or not package.has(name):
        empty = etree.tostring(etree.Element(_tag("comments"), nsmap={"w": _W}))
        name = package.add("word/comments.xml", empty, content_type=_COMMENTS_TYPE)
        package.relate(_DOCUMENT, name, "comments")
    return package.tree(name)


def _place(spot: str, count: int) -> int:
    number = spot.removeprefix("p")
    return min(int(number), count - 1) if number.isdecimal() else 0


def _comment(number: str, text: str, at: datetime) -> etree._Element:
    moment = at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    made = _element("comment", id=number, author=AUTHOR, date=moment, initials="TH")
    run = etree.SubElement(etree.SubElement(made, _tag("p")), _tag("r"))
    words = etree.SubElement(run, _tag("t"))
    words.set(_SPACE, "preserve")
    words.text = clean(text)
    return made


def _anchor(paragraph: etree._Element, number: str) -> None:
    """Put the comment around all the words of the paragraph."""
    start = _element("commentRangeStart", id=number)
    properties = paragraph.find(_tag("pPr"))
    if properties is None:
        paragraph.insert(0, start)
    else:
        properties.addnext(start)
    paragraph.append(_element("commentRangeEnd", id=number))
    run = etree.SubElement(paragraph, _tag("r"))
    run.append(_element("commentReference", id=number))


def _element(name: str, **attributes: str) -> etree._Element:
    return etree.Element(_tag(name), {_tag(key): value for key, value in attributes.items()}, nsmap={"w": _W})


def _tag(name: str) -> str:
    return f"{{{_W}}}{name}"
