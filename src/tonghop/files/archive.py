"""Zip containers (docx, xlsx) opened within limits: entries, size, ratio; files with macros are refused."""

import io
import zipfile
import zlib

from lxml import etree

from tonghop.kernel.errors import Refused

MAX_BYTES = 30 * 1024 * 1024
MAX_ENTRIES = 2_000
MAX_UNPACKED = 200 * 1024 * 1024
MAX_RATIO = 200
_SMALL = 1024 * 1024  # below this a high ratio is harmless
_MACROS = ("vbaproject.bin", "vbadata.xml")
_RESAVE = "Hãy mở tệp bằng Word hoặc Excel, lưu lại (Save As) rồi gửi lại."


def open_archive(data: bytes) -> zipfile.ZipFile:
    """Return the opened archive; raises Refused (broken, too-large, encrypted, macros)."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise Refused("broken", "Tệp bị hỏng, không mở được.", advice=_RESAVE) from error
    entries = archive.infolist()
    _check_size(entries)
    if any(entry.flag_bits & 1 for entry in entries):
        raise Refused("encrypted", "Tệp có đặt mật khẩu.", advice="Hãy bỏ mật khẩu rồi gửi lại.")
    if any(entry.filename.lower().rsplit("/", 1)[-1] in _MACROS for entry in entries):
        raise Refused(
            "macros",
            "Tệp có chứa macro nên không được nhận.",
            advice="Hãy lưu lại thành .docx hoặc .xlsx không macro.",
        )
    return archive


def _check_size(entries: list[zipfile.ZipInfo]) -> None:
    unpacked = sum(entry.file_size for entry in entries)
    steep = any(
        entry.file_size > _SMALL and entry.file_size > MAX_RATIO * max(entry.compress_size, 1) for entry in entries
    )
    if len(entries) > MAX_ENTRIES or unpacked > MAX_UNPACKED or steep:
        raise Refused(
            "too-large",
            "Tệp nén chứa quá nhiều dữ liệu so với một văn bản.",
            advice=(
                f"Mỗi tệp được chứa tối đa {MAX_UNPACKED // 1024 // 1024} MB sau khi giải nén; hãy giảm "
                f"ảnh rồi gửi lại."
            ),
        )


def read_part(archive: zipfile.ZipFile, name: str) -> bytes | None:
    """Return one part's bytes, None where there is none; raises Refused where it is damaged."""
    try:
        return archive.read(name)
    except KeyError:
        return None
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, ValueError, RuntimeError) as error:
        raise Refused("broken", "Tệp bị hỏng, không đọc hết được.", advice=_RESAVE) from error
    except zlib.error as error:
        raise Refused("broken", "Tệp bị hỏng, không giải nén được.", advice=_RESAVE) from error


def parse_xml(data: bytes) -> etree._Element:
    """Return the root of an XML part; raises Refused where it is no XML, or uses entities of its own.

    No Office program does; what they stand for is not looked up, and words would be lost where they stand.
    """
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise Refused("broken", "Nội dung bên trong tệp bị hỏng, không đọc được.", advice=_RESAVE) from error
    if next(root.iter(etree.Entity), None) is not None:
        raise Refused("broken", "Bên trong tệp có khai báo lạ (thực thể XML), không đọc an toàn được.", advice=_RESAVE)
    return root
