"""One way in for a file that should be a text: what it is is told by its bytes, its name only helps to explain."""

from tonghop.files.archive import MAX_BYTES, open_archive
from tonghop.files.blocks import Document
from tonghop.files.decoding import wide_codec
from tonghop.files.docx import read_docx
from tonghop.files.readable import check_length, check_readable
from tonghop.files.txt import read_text
from tonghop.kernel.errors import Refused

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OTHERS = (
    (b"{\\rtf", "RTF"),
    (b"\x89PNG", "ảnh"),
    (b"\xff\xd8\xff", "ảnh"),
    (b"Rar!", "RAR"),
)
_PDF_WITHIN = 1024  # bytes that may stand before a PDF's mark
_AS_DOCX = "Hãy mở tệp, lưu lại thành .docx (Word) hoặc .txt (UTF-8) rồi gửi lại."


def read_document(data: bytes, name: str) -> Document:
    """Return the document of a .txt, .md, .docx or .pdf file; `name` only shows up in messages.

    Raises Refused: empty, encrypted, broken, too-large, unknown-format, legacy-encoding, macros,
    no-text-layer.
    """
    if len(data) > MAX_BYTES:
        raise Refused(
            "too-large",
            f"Tệp “{name}” lớn hơn {MAX_BYTES // 1024 // 1024} MB.",
            advice="Hãy giảm ảnh trong tệp rồi gửi lại.",
        )
    if not data.strip(b"\x00\r\n\t \xef\xbb\xbf\xff\xfe"):
        raise Refused("empty", f"Tệp “{name}” trống.", advice="Hãy kiểm tra lại tệp vừa chọn.")
    document = _read(data, name)
    check_length(document.text)
    check_readable(document.text)
    return document


def _read(data: bytes, name: str) -> Document:
    if data.startswith(b"PK"):
        with open_archive(data) as archive:
            if "word/document.xml" not in archive.namelist():
                if "content.xml" in archive.namelist():
                    raise _unknown(name, "OpenDocument (.odt, .ods)")
                raise _unknown(name, "một tệp nén hoặc bảng tính")
        return read_docx(data)
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise Refused("encrypted", f"Tệp “{name}” có đặt mật khẩu.", advice="Hãy bỏ mật khẩu rồi gửi lại.")
        raise _unknown(name, "Word hoặc Excel đời cũ (.doc, .xls)")
    if b"%PDF-" in data[:_PDF_WITHIN]:
        from tonghop.files.pdf import read_pdf  # noqa: PLC0415 - pdfium is loaded for a PDF alone

        return read_pdf(data)
    for start, what in _OTHERS:
        if data.startswith(start):
            raise _unknown(name, what)
    if b"\x00" in data[:4096] and not data.startswith((b"\xff\xfe", b"\xfe\xff")) and not wide_codec(data):
        raise _unknown(name, "tệp nhị phân")
    return read_text(data)


def _unknown(name: str, what: str) -> Refused:
    return Refused("unknown-format", f"Tệp “{name}” là {what}, không phải văn bản đọc được.", advice=_AS_DOCX)
