"""The table of rules of the official form, in the order in which a reader meets their matter."""

from collections.abc import Callable, Iterator

from tonghop.documents.rules.form import (
    addressee,
    appendices,
    bases,
    body,
    capitals,
    ending,
    headings,
    issuer,
    letters,
    national_title,
    number_sign,
    numbering,
    page,
    page_number,
    place_and_date,
    recipients,
    signature,
    type_and_subject,
)
from tonghop.documents.rules.form.frame import Finding
from tonghop.documents.rules.form.parts import Parts, find_parts
from tonghop.files.look import FileLook

RULES: tuple[Callable[[Parts], Iterator[Finding]], ...] = (
    page.check,
    page_number.check,
    letters.check,
    national_title.check,
    issuer.check,
    number_sign.check,
    place_and_date.check,
    type_and_subject.check,
    addressee.check,
    bases.check,
    headings.check,
    numbering.check,
    body.check,
    capitals.check,
    ending.check,
    recipients.check,
    signature.check,
    appendices.check,
)


def check_form(paper: FileLook) -> list[Finding]:
    """Return what does not follow the form of Nghị định 30/2020/NĐ-CP, in the order of the paper.

    A paper of the Party draws one hint: its form is ruled elsewhere.
    """
    parts = find_parts(paper)
    if parts.is_of_the_party:
        said = "Đây là văn bản của Đảng; thể thức theo hướng dẫn của Văn phòng Trung ương Đảng, không kiểm tra ở đây."
        return [Finding("scope", "hint", "đầu văn bản", said, "Nghị định 30/2020/NĐ-CP, Điều 1")]
    return [finding for rule in RULES for finding in rule(parts)]
