"""What may be attached to a report: kinds known by their first bytes, sizes, how many."""

from dataclasses import dataclass

from tonghop.files.archive import open_archive
from tonghop.kernel.errors import NotPossible, Refused
from tonghop.kernel.text import squeeze

MB = 1024 * 1024
MAX_BYTES, MAX_TOTAL, MAX_COUNT = 20 * MB, 100 * MB, 20
KIND = "attachment"  # what a version's list of files calls it, beside "word" and "excel"
MEDIA_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "png": "image/png",
    "jpg": "image/jpeg",
}
_FIRST_BYTES = (("pdf", b"%PDF-"), ("png", b"\x89PNG\r\n\x1a\n"), ("jpg", b"\xff\xd8\xff"))
_OFFICE = (("docx", "word/document.xml"), ("xlsx", "xl/workbook.xml"))
_ENDINGS = {"jpeg": "jpg"}
_TAKEN = "Được nhận: PDF, Word (.docx), Excel (.xlsx), ảnh PNG hoặc JPG."


class AttachedAlready(NotPossible):
    """This very file is attached to the report already: there is nothing to do."""


@dataclass(frozen=True, slots=True)
class Attached:
    """How much is attached already: the number of files and their bytes."""

    count: int
    size: int


def tidy_name(file_name: str) -> str:
    """Return the name without folders and control characters, at most 200 letters, the ending kept."""
    return squeeze(file_name.replace("\\", "/").rsplit("/", 1)[-1])[-200:] or "tệp không tên"


def kind_of(data: bytes, name: str) -> str:
    """Return "pdf", "docx", "xlsx", "png" or "jpg" by content; raises Refused where the name says otherwise.

    Office files are opened within the limits of an archive: macros, passwords and bombs are refused.
    """
    kind = next((kind for kind, start in _FIRST_BYTES if data.startswith(start)), "") or _office_kind(data)
    if not kind:
        raise Refused("unknown-format", f"Tệp “{name}” không thuộc loại được đính kèm.", advice=_TAKEN)
    ending = name.rpartition(".")[2].lower()
    if _ENDINGS.get(ending, ending) != kind:
        raise Refused(
            "unknown-format",
            f"Tệp “{name}” có nội dung là .{kind}, không đúng với đuôi tệp.",
            advice=f"Hãy đổi đuôi thành .{kind}, hoặc lưu lại đúng loại rồi gửi lại.",
        )
    return kind


def check_fits(data: bytes, name: str, attached: Attached) -> None:
    """Raise Refused or NotPossible for an empty or too large file, or one too many beside what is attached."""
    if not data:
        raise Refused("empty", f"Tệp “{name}” trống.", advice="Hãy chọn lại tệp.")
    if len(data) > MAX_BYTES:
        raise Refused("too-large", f"Tệp “{name}” lớn hơn {MAX_BYTES // MB} MB.", advice="Hãy giảm dung lượng.")
    if attached.count >= MAX_COUNT or attached.size + len(data) > MAX_TOTAL:
        raise NotPossible(
            f"Mỗi báo cáo được kèm tối đa {MAX_COUNT} tệp, tổng cộng {MAX_TOTAL // MB} MB.",
            advice="Hãy gộp hoặc bỏ bớt tệp đã kèm.",
        )


def _office_kind(data: bytes) -> str:
    if not data.startswith(b"PK"):
        return ""
    names = set(open_archive(data).namelist())
    return next((kind for kind, part in _OFFICE if part in names), "")
