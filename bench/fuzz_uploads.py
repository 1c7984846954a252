"""Mutated uploads: the two readers answer each in words or with its content, never with anything else.

Run: `python bench/fuzz_uploads.py [--rounds 2000] [--seed 1]`. Each round changes a good Word or Excel file (bytes of
the archive, bytes or elements of a part, parts taken out, doubled or swapped) and reads it as an upload is read.
Prints how many were read and refused, the slowest round and the peak of memory; anything else that is raised is
printed with its seed, and the program ends with 1.
"""

import argparse
import io
import random
import resource
import sys
import time
import traceback
import warnings
import zipfile
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

import docx
import xlsxwriter

from tonghop.files.foreign import check_modern
from tonghop.files.properties import identifier_of
from tonghop.files.read import read_document
from tonghop.files.xlsx import is_workbook, read_workbook
from tonghop.kernel.errors import DomainError
from tonghop.reports.rules.headings import OutlineSection
from tonghop.reports.rules.reading import sections_from_document
from tonghop.reports.rules.values import FigureAsked
from tonghop.reports.rules.workbook import Identity, values_from_workbook

HERE = Identity("so-ket", "UBND xã Bắc Hà")
OUTLINE = [OutlineSection("1", "1", "Về tổ chức bộ máy"), OutlineSection("2", "2", "Về thủ tục hành chính")]
ASKED = [FigureAsked(f"BM.{n:02}", "Chỉ tiêu", "người") for n in range(1, 20)]
PARTS = ("document.xml", "styles.xml", "numbering.xml", "sheet1.xml", "sharedStrings.xml", "workbook.xml", "core.xml")


def word() -> bytes:
    """A report of two sections with a list and a table."""
    document = docx.Document()
    document.core_properties.identifier = f"tonghop:{HERE.campaign}/{HERE.unit}/1"
    for section in OUTLINE:
        document.add_heading(f"{section.number}. {section.title}", level=1)
        document.add_paragraph("Đã bố trí 42 người; còn thiếu 03 người.")
        document.add_paragraph("Tập huấn 02 lớp.", style="List Number")
    document.add_table(rows=3, cols=3)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def workbook() -> bytes:
    """A figures form with numbers, words and a hidden sheet."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    sheet, hidden = book.add_worksheet("Số liệu"), book.add_worksheet("_tonghop")
    sheet.write_row(0, 0, ("STT", "Mã", "Chỉ tiêu", "Đơn vị tính", "Giá trị", "Lý do", "Ghi chú"))
    for line, asked in enumerate(ASKED, 1):
        sheet.write_row(line, 0, (line, asked.code, asked.name, asked.unit))
        sheet.write(line, 4, line * 10 if line % 3 else f"{line}.000 người")
    hidden.write_row(0, 0, ("campaign", HERE.campaign))
    hidden.write_row(1, 0, ("unit", HERE.unit))
    hidden.hide()
    book.close()
    return file.getvalue()


def mutated(data: bytes, chance: random.Random) -> bytes:
    """The file with one to four things changed."""
    for _ in range(chance.randint(1, 4)):
        data = chance.choice((flipped, cut, without_part, doubled_part, spoiled_part, spoiled_part, spoiled_part))(
            data, chance
        )
    return data


def flipped(data: bytes, chance: random.Random) -> bytes:
    """Some bytes of the archive are others."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, 12)):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def cut(data: bytes, chance: random.Random) -> bytes:
    """The end is missing, or a piece in the middle."""
    start = chance.randrange(1, len(data))
    return data[:start] if chance.random() < 0.5 else data[:start] + data[start + chance.randint(1, 400) :]  # noqa: PLR2004


def parts_of(data: bytes) -> dict[str, bytes]:
    """The parts that can still be read."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return {name: archive.read(name) for name in archive.namelist()}
    except Exception:  # noqa: BLE001 - already damaged beyond reading, which is the point
        return {}


def packed(parts: list[tuple[str, bytes]]) -> bytes:
    """An archive of the parts, twice the same name allowed."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name, content in parts:
            archive.writestr(name, content)
    return file.getvalue()


def without_part(data: bytes, chance: random.Random) -> bytes:
    """A part is missing."""
    parts = parts_of(data)
    gone = chance.choice(sorted(parts)) if parts else ""
    return packed([(n, c) for n, c in parts.items() if n != gone]) if parts else data


def doubled_part(data: bytes, chance: random.Random) -> bytes:
    """A part is there twice, or under another's name."""
    parts = parts_of(data)
    if not parts:
        return data
    one, other = chance.choice(sorted(parts)), chance.choice(sorted(parts))
    return packed([*parts.items(), (one, parts[other])])


def spoiled_part(data: bytes, chance: random.Random) -> bytes:
    """A part that matters has words, numbers or tags changed, repeated or dropped."""
    parts = parts_of(data)
    names = [name for name in sorted(parts) if name.endswith(PARTS)]
    if not names:
        return data
    name = chance.choice(names)
    parts[name] = spoiled(parts[name], chance)
    return packed(list(parts.items()))


def spoiled(xml: bytes, chance: random.Random) -> bytes:
    """The XML with one thing changed, often still well-formed."""
    tags = xml.split(b"<")
    at = chance.randrange(len(tags))
    how = chance.randrange(6)
    if how == 0:
        tags[at : at + chance.randint(1, 3)] = []
    elif how == 1:
        tags[at:at] = tags[at : at + chance.randint(1, 30)] * chance.randint(1, 200)
    elif how == 2:  # noqa: PLR2004
        digits = [n for n, byte in enumerate(xml) if 48 <= byte < 58]  # noqa: PLR2004
        place = chance.choice(digits) if digits else 0
        number = str(chance.choice((-1, 0, 99, 10**6, 10**9, 10**20))).encode()
        return xml[:place] + number + xml[place + 1 :]
    elif how == 3:  # noqa: PLR2004
        tags[at] = tags[at].replace(
            b">", b">" + chance.choice((b"\xf0\x9f\x98\x80", b"&#0;", b"&x;", b"\xff", "Ắ".encode() * 999)), 1
        )
    elif how == 4:  # noqa: PLR2004
        other = chance.randrange(len(tags))
        tags[at], tags[other] = tags[other], tags[at]
    else:
        return flipped(xml, chance)
    return b"<".join(tags)


def read(data: bytes) -> str:
    """Read the file as an upload is read; "read" or the word for which it was refused."""
    try:
        check_modern(data, "a.docx")
        if is_workbook(data):
            values_from_workbook(read_workbook(data, "a.xlsx"), ASKED, HERE)
        else:
            document = read_document(data, "a.docx")
            identifier = identifier_of(data) if document.format == "docx" else ""
            sections_from_document(document, OUTLINE, expected=HERE, identifier=identifier)
    except DomainError as error:
        if not error.message:
            raise AssertionError("refused without a word") from error
        return getattr(error, "reason", "NotPossible")
    return "read"


def main() -> int:
    """Run the rounds and print what came of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    good = (word(), workbook())
    if [read(data) for data in good] != ["read", "read"]:
        print("the good files themselves are not read")
        return 1
    counts: Counter[str] = Counter()
    slowest, broken = (0.0, 0), 0
    for number in range(given.seed, given.seed + given.rounds):
        chance = random.Random(number)
        data = mutated(good[number % 2], chance)
        begun = time.perf_counter()
        try:
            counts[read(data)] += 1
        except Exception:  # noqa: BLE001 - whatever is raised is what we look for
            broken += 1
            print(f"seed {number}:\n{traceback.format_exc(limit=-4)}")
        slowest = max(slowest, (time.perf_counter() - begun, number))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{given.rounds} rounds: {dict(counts.most_common())}, {broken} raised something else")
    print(f"slowest {slowest[0]:.2f} s (seed {slowest[1]}), peak memory {peak} MB")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
