"""The official document that carries a report: number and sign, date, signer; what must be right before it is sent."""

import re
from dataclasses import dataclass, field
from datetime import date

from tonghop.kernel.errors import NotPossible
from tonghop.kernel.moments import short_date
from tonghop.kernel.text import squeeze

# Nghị định 30/2020/NĐ-CP, Phụ lục I, II.3: number, "/", abbreviation of the kind (BC), "-", abbreviation of the body,
# in capitals but for what tells two bodies apart: SNgV, SNNMT, VPUBND.
_NUMBER = re.compile(r"\d{1,6}[a-zđ]?/BC(?:-(?=[A-ZĐƯƠÂÊÔĂ0-9])[A-ZĐƯƠÂÊÔĂa-zđươâêôă0-9&]{1,15})+")
_POST = 120
_REASON = 1_000


@dataclass(frozen=True, slots=True)
class SubmittedDocument:
    """What the unit's own register and signature block say; `authority` is "TM.", "KT.", ... or nothing.

    `behalf_reason` is why the standing body files it for the unit; it makes no other document of it.
    """

    number: str
    date: date
    signer: str
    post: str
    authority: str = ""
    behalf_reason: str = field(default="", compare=False)

    def as_json(self) -> dict[str, str]:
        """Return it as it stands in a version's content."""
        said = {
            "number": self.number,
            "date": self.date.isoformat(),
            "signer": self.signer,
            "post": self.post,
            "authority": self.authority,
        }
        return {**said, "behalf_reason": self.behalf_reason} if self.behalf_reason else said


def checked_number(number: str) -> str:
    """Return the number and sign with its spaces tidied; raises NotPossible where it is none."""
    tidy = re.sub(r"\s*([/-])\s*", r"\1", squeeze(number))
    if not _NUMBER.fullmatch(tidy):
        raise NotPossible(
            f"Số, ký hiệu văn bản “{tidy}” chưa đúng." if tidy else "Chưa ghi số, ký hiệu văn bản.",
            advice="Hãy ghi như văn thư đã vào sổ, ví dụ 12/BC-UBND.",
        )
    return tidy


def checked_document(document: SubmittedDocument, *, today: date) -> SubmittedDocument:
    """Return the document with its words tidied; raises NotPossible naming the first field that is wrong."""
    tidy = SubmittedDocument(
        number=checked_number(document.number),
        date=document.date,
        signer=squeeze(document.signer),
        post=squeeze(document.post),
        authority=squeeze(document.authority),
        behalf_reason=squeeze(document.behalf_reason)[:_REASON],
    )
    if tidy.date > today:
        raise NotPossible(
            f"Ngày văn bản {short_date(tidy.date)} ở sau hôm nay ({short_date(today)}).",
            advice="Hãy ghi đúng ngày ký ban hành.",
        )
    for what, words in (("người ký", tidy.signer), ("chức vụ người ký", tidy.post)):
        if not words or len(words) > _POST:
            raise NotPossible(
                f"Chưa ghi {what}." if not words else f"Trường {what} dài quá {_POST} chữ cái.",
                advice="Hãy ghi như trong khối chữ ký của báo cáo.",
            )
    return tidy
