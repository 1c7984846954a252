"""Files that look like a Word or Excel file and are none: older Office, web pages; how to save them anew."""

from tonghop.kernel.errors import Refused

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED, _OLD_WORD, _OLD_EXCEL = (
    name.encode("utf-16-le") for name in ("EncryptedPackage", "WordDocument", "Workbook")
)
_MARKUP = (b"<!doctype", b"<html", b"<?xml", b"<head", b"<body", b"<table", b"<meta", b"mime-version:")
_AS_WORD = "chọn Tệp › Lưu thành (File › Save As), kiểu “Word Document (*.docx)”, rồi tải tệp mới lên."
_AS_EXCEL = "chọn Tệp › Lưu thành (File › Save As), kiểu “Excel Workbook (*.xlsx)”, rồi tải tệp mới lên."


def check_modern(data: bytes, name: str) -> None:
    """Raise Refused for a file of an older Office, one with a password, or a web page, whatever its name says."""
    if data.startswith(_OLE):
        raise _old(data, name)
    start = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(_MARKUP):
        raise Refused(
            "unknown-format",
            f"Tệp “{name}” là trang web (HTML, XML) được đặt tên như tệp Word, Excel.",
            advice=f"Hãy mở tệp bằng Word hoặc Excel, {_AS_WORD if name.lower().endswith('x') else _AS_EXCEL}",
        )
    if name.lower().endswith((".xlsx", ".xls", ".xlsm")) and data.strip() and not data.startswith(b"PK"):
        raise Refused(
            "unknown-format",
            f"Tệp “{name}” không phải là bảng tính Excel dù được đặt tên như vậy.",
            advice=f"Hãy mở tệp bằng Excel, {_AS_EXCEL}",
        )


def _old(data: bytes, name: str) -> Refused:
    if _ENCRYPTED in data:
        return Refused("encrypted", f"Tệp “{name}” có đặt mật khẩu.", advice="Hãy bỏ mật khẩu rồi gửi lại.")
    if _OLD_WORD in data:
        return Refused(
            "unknown-format", f"Tệp “{name}” là Word đời cũ (.doc).", advice=f"Hãy mở tệp bằng Word, {_AS_WORD}"
        )
    if _OLD_EXCEL in data:
        return Refused(
            "unknown-format", f"Tệp “{name}” là Excel đời cũ (.xls).", advice=f"Hãy mở tệp bằng Excel, {_AS_EXCEL}"
        )
    return Refused(
        "unknown-format",
        f"Tệp “{name}” là tệp Word hoặc Excel đời cũ (.doc, .xls).",
        advice="Hãy mở tệp, lưu lại thành .docx (Word) hoặc .xlsx (Excel) rồi gửi lại.",
    )
