"""P12: reading a 100,000-character plan, the whole process from start to JSON; and where the time goes.

Run: `python bench/plan_read.py [--letters 100000] [--rounds 5]`. One seeded plan is written as .txt, .docx and .pdf
(some fifty pages); each is read by `python -m tonghop plan read FILE --json` in a process of its own, in rotated
order. The row is the median; a round that fails, or reads other tasks than were written, fails the row. P12's limit
of one second holds for every form. Then
the dearest imports and functions are told. The machine's other load counts: nothing is subtracted.
"""

import argparse
import cProfile
import io
import json
import os
import pstats
import random
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

import docx

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))


from tonghop.files.read import read_document
from tonghop.plans.rules import read_plan
from typeset import PAGE, pdf_of, words

ROOT = Path(__file__).resolve().parents[1]
LIMIT = 1.0  # seconds, P12
TOP = 12
BODIES = (
    "Sở Nội vụ",
    "Sở Tài chính",
    "Sở Y tế",
    "Sở Xây dựng",
    "Sở Tư pháp",
    "Sở Khoa học và Công nghệ",
    "Thanh tra tỉnh",
)
VERBS = ("Rà soát", "Tổng hợp", "Hướng dẫn", "Kiểm tra", "Theo dõi", "Đôn đốc", "Xây dựng", "Cập nhật", "Đánh giá")
OBJECTS = (
    "kết quả thực hiện nhiệm vụ được giao", "việc sắp xếp tổ chức bộ máy", "tiến độ giải ngân vốn đầu tư công",
    "công tác cải cách thủ tục hành chính", "cơ sở dữ liệu chuyên ngành", "việc quản lý, sử dụng tài sản công",
    "chất lượng phục vụ người dân và doanh nghiệp", "công tác văn thư, lưu trữ",
)  # fmt: skip
REASONS = (
    "bảo đảm đúng quy định, đúng thời hạn", "gắn với trách nhiệm của người đứng đầu", "trên địa bàn toàn tỉnh",
    "kịp thời tháo gỡ khó khăn, vướng mắc ở cơ sở", "theo chức năng, nhiệm vụ được giao", "không để chồng chéo, bỏ sót",
)  # fmt: skip
HEAD = (
    "ỦY BAN NHÂN DÂN", "TỈNH BÌNH MINH", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
    "Số: 15/KH-UBND", "Bình Minh, ngày 02 tháng 3 năm 2026", "KẾ HOẠCH", "CÔNG TÁC NĂM 2026 CỦA TỈNH BÌNH MINH",
    "Căn cứ Nghị quyết số 12/NQ-CP ngày 05/01/2026 của Chính phủ về nhiệm vụ năm 2026;",
    "Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:",
)  # fmt: skip
COLUMNS = ("TT", "Nội dung", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian")
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


def sentence(chance: random.Random) -> str:
    """A made-up sentence in the manner of official prose."""
    day = f"{chance.randint(1, 28):02d}/{chance.randint(3, 12)}/2026"
    return f"{chance.choice(VERBS)} {chance.choice(OBJECTS)}, {chance.choice(REASONS)}; báo cáo trước ngày {day}."


def plan(letters: int, seed: int = 12) -> tuple[list[str], list[tuple[str, ...]]]:
    """Return paragraphs and the rows of an assignment table, of some `letters` characters together."""
    chance = random.Random(seed)
    lines = list(HEAD)
    size = sum(map(len, lines))
    for part in ROMAN:
        lines.append(f"{part}. {chance.choice(OBJECTS).upper()}")
        number = 0
        while size < letters * 0.7 * (ROMAN.index(part) + 1) / len(ROMAN):
            number += 1
            lines.append(f"{number}. Giao {chance.choice(BODIES)}")
            lines += [f"- {sentence(chance)} {sentence(chance)}" for _ in range(3)]
            size += sum(map(len, lines[-4:]))
    lines += ["Nơi nhận:", "- Các sở, ban, ngành;", "- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Trần Văn Bình"]
    lines += ["PHỤ LỤC", "PHÂN CÔNG NHIỆM VỤ"]
    rows: list[tuple[str, ...]] = []
    while size < letters:
        lead, help_ = chance.sample(BODIES, 2)
        title = f"{chance.choice(VERBS)} {chance.choice(OBJECTS)}, {chance.choice(REASONS)}"
        rows.append((str(len(rows) + 1), title, lead, help_, f"Quý {chance.choice(ROMAN[:4])}/2026"))
        size += sum(map(len, rows[-1])) + 5
    return lines, rows


def write_forms(folder: Path, lines: list[str], rows: list[tuple[str, ...]]) -> list[Path]:
    """Write the plan as .txt, .docx and .pdf; return their paths."""
    table = [COLUMNS, *rows]
    paths = [folder / f"plan.{kind}" for kind in ("txt", "docx", "pdf")]
    paths[0].write_text("\n".join([*lines, *("\t".join(row) for row in table)]), encoding="utf-8")
    word = docx.Document()
    for line in lines:
        word.add_paragraph(line)
    grid = word.add_table(rows=len(table), cols=len(COLUMNS))
    for cell, text in zip(grid._cells, (text for row in table for text in row), strict=True):  # noqa: SLF001 - cells one by one are quadratic in python-docx
        cell.text = text
    word.save(str(paths[1]))
    cells = ", ".join(f"[{words(text)}]" for row in rows for text in row)
    heads = ", ".join(f"[{words(name)}]" for name in COLUMNS)
    source = "\n\n".join(map(words, lines))
    source += "\n\n#set par(first-line-indent: 0pt, justify: false)\n"
    source += f"#table(columns: (1fr, 6fr, 3fr, 3fr, 2fr), table.header({heads}), {cells})"
    paths[2].write_bytes(pdf_of(source, PAGE))
    return paths


def read(path: Path, *options: str) -> tuple[float, subprocess.CompletedProcess[str]]:
    """Read a file in a process of its own; return the seconds it took and what it said."""
    command = [sys.executable, *options, "-m", "tonghop", "plan", "read", str(path), "--json"]
    paths = os.pathsep.join([str(ROOT / "src"), os.environ.get("PYTHONPATH", "")])
    began = time.perf_counter()
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=60, check=True, env={**os.environ, "PYTHONPATH": paths}
    )
    return time.perf_counter() - began, done


def measure(paths: list[Path], rounds: int, tasks: int) -> bool:
    """Print each form's median; return whether all are within the limit and read what was written."""
    times: dict[Path, list[float]] = {path: [] for path in paths}
    found: dict[Path, int] = {}
    for turn in range(rounds):
        for path in paths[turn % len(paths) :] + paths[: turn % len(paths)]:
            seconds, done = read(path)
            times[path].append(seconds)
            found[path] = sum(task["source"]["kind"] == "table" for task in json.loads(done.stdout)["tasks"])
    right = True
    for path in paths:
        middle = median(times[path])
        good = middle < LIMIT and found[path] == tasks
        right = right and good
        spread = f"{min(times[path]):.2f}-{max(times[path]):.2f}"
        said = f"median {middle:.2f} s ({spread}), limit {LIMIT:.1f} s, {found[path]} of {tasks} rows read"
        print(f"  {path.suffix:6} {said}  {'ok' if good else 'FAILED'}")
    return right


def print_imports(path: Path) -> None:
    """Print the modules that took longest to import, with what they import, in milliseconds."""
    said = read(path, "-X", "importtime")[1].stderr
    taken = [(int(total), name.strip()) for total, name in re.findall(r"\|\s*(\d+) \| (\s*\S+)$", said, re.MULTILINE)]
    print("dearest imports (ms, with what they import):")
    for total, name in sorted(taken, reverse=True)[:TOP]:
        print(f"  {total / 1000:7.1f}  {name}")


def print_functions(path: Path) -> None:
    """Print the functions that took longest in one reading in this process."""
    profile = cProfile.Profile()
    data = path.read_bytes()
    profile.enable()
    read_plan(read_document(data, path.name)).as_json()
    profile.disable()
    out = io.StringIO()
    pstats.Stats(profile, stream=out).sort_stats("tottime").print_stats(TOP)
    lines = out.getvalue().splitlines()
    start = next(n for n, line in enumerate(lines) if "ncalls" in line)
    print("dearest functions (own time; the profiler itself slows calls):")
    print("\n".join(line.replace(f"{ROOT}/", "") for line in lines[start : start + TOP + 1]))


def main() -> int:
    """Measure, print, and tell by the exit status whether P12 holds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--letters", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=5)
    args = parser.parse_args()
    lines, rows = plan(args.letters)
    with tempfile.TemporaryDirectory() as folder:
        paths = write_forms(Path(folder), lines, rows)
        letters = len(paths[0].read_text(encoding="utf-8"))
        print(f"P12 a plan of {letters} characters, whole process, {args.rounds} rounds:")
        right = measure(paths, args.rounds, len(rows))
        for path in (paths[0], paths[2]):
            print(f"--- {path.suffix}")
            print_imports(path)
            print_functions(path)
    return 0 if right else 1


if __name__ == "__main__":
    sys.exit(main())
