"""`tonghop plan read` as a person and as a program meet it."""

import json
import subprocess
import sys
import time

import pytest
from typer.testing import CliRunner

from tonghop.cli.main import app

PLAN = """ỦY BAN NHÂN DÂN
TỈNH BÌNH MINH
Số: 15/KH-UBND
Bình Minh, ngày 02 tháng 3 năm 2026
KẾ HOẠCH
SƠ KẾT MỘT NĂM PHÁT TRIỂN DU LỊCH
Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:
I. MỤC ĐÍCH
Nắm tình hình.
II. TỔ CHỨC THỰC HIỆN
1. Các sở, ban, ngành gửi báo cáo về Sở Nội vụ trước ngày 20/5/2026.
2. Sở Nội vụ tổng hợp theo đề cương gửi kèm.
Nơi nhận:
- Lưu: VT.
"""


@pytest.fixture
def run():
    return lambda *args: CliRunner().invoke(app, ["plan", "read", *map(str, args)])


@pytest.fixture
def plan(tmp_path):
    path = tmp_path / "ke-hoach.txt"
    path.write_text(PLAN, encoding="utf-8")
    return path


def test_json_is_one_value_and_nothing_else(run, plan):
    done = run(plan, "--json")
    assert done.exit_code == 0
    data = json.loads(done.stdout)
    assert data["document"]["number"] == "15/KH-UBND"
    assert [d["to"] for d in data["report_duties"]] == ["Sở Nội vụ"]


def test_text_is_what_the_places_point_into(run, plan):
    text = run(plan, "--text").stdout
    for task in json.loads(run(plan, "--json").stdout)["tasks"]:
        assert text[task["source"]["start"] : task["source"]["end"]] == task["source"]["quote"]


def test_the_summary_speaks_to_a_newcomer(run, plan):
    done = run(plan)
    assert done.exit_code == 0
    for words in ("15/KH-UBND", "Đề mục", "Nhiệm vụ", "Nghĩa vụ báo cáo", "Những chỗ cần xem lại", "LỖI"):
        assert words in done.stdout


def test_the_summary_of_an_outline_lists_its_sections(run, tmp_path):
    path = tmp_path / "de-cuong.txt"
    path.write_text(
        "ĐỀ CƯƠNG BÁO CÁO\nKết quả phát triển du lịch của các xã\nI. Kết quả\n- Số lượt khách.\nII. Kiến nghị\n",
        encoding="utf-8",
    )
    done = run(path)
    assert done.exit_code == 0
    assert "I. Kết quả" in done.stdout
    assert "Không thấy chỗ nào cần xem lại." in done.stdout


def test_a_proposal_is_shown_as_one(run, tmp_path):
    table = (
        "PHỤ LỤC\nPHÂN CÔNG\nTT\tNhiệm vụ\tCơ quan chủ trì\tThời gian\n1\tDựng biển chỉ dẫn\tSở Y tế\tQuý I/2027\n"
        "2\tIn bản đồ du lịch\tSở Y tế\t\n"
    )
    path = tmp_path / "ke-hoach.txt"
    path.write_text(PLAN + table, encoding="utf-8")
    assert "đề xuất" in run(path).stdout


REFUSALS = {
    "empty": (b"", "empty"),
    "letter": (
        ("Kính gửi chị Lan, chiều nay tôi đến muộn, nhờ chị chuẩn bị phòng họp giúp. " * 3).encode(),
        "not-a-plan",
    ),
    "picture": (b"\x89PNG\r\nabc", "unknown-format"),
}


@pytest.mark.parametrize("name", REFUSALS)
def test_a_refusal_is_json_with_exit_1(run, tmp_path, name):
    path = tmp_path / name
    path.write_bytes(REFUSALS[name][0])
    done = run(path, "--json")
    assert done.exit_code == 1
    refused = json.loads(done.stdout)["refused"]
    assert refused["reason"] == REFUSALS[name][1]
    assert refused["message"]
    assert refused["advice"]


@pytest.mark.parametrize("name", REFUSALS)
def test_a_refusal_is_plain_words_and_no_trace(run, tmp_path, name):
    path = tmp_path / name
    path.write_bytes(REFUSALS[name][0])
    done = run(path)
    assert done.exit_code == 1
    assert "Không nhận tệp này" in done.stderr
    assert "Traceback" not in done.output


@pytest.mark.parametrize("args", [(), ("/khong/co",), ("--la",)])
def test_wrong_use_is_exit_2(run, args):
    assert run(*args).exit_code == 2


def test_two_forms_at_once_are_wrong_use(run, plan):
    assert run(plan, "--json", "--text").exit_code == 2


def test_a_folder_is_wrong_use(run, tmp_path):
    assert run(tmp_path).exit_code == 2


def test_an_unknown_command_is_wrong_use():
    assert CliRunner().invoke(app, ["khong-co"]).exit_code == 2


def test_every_command_has_help():
    done = CliRunner().invoke(app, ["plan", "read", "--help"])
    assert done.exit_code == 0
    assert "--json" in done.stdout


PROBE = """
import sys
sys.argv = ["tonghop", "plan", "read", {path!r}, "--json"]
from tonghop.cli.main import main
try:
    main()
except SystemExit as end:
    loaded = [name for name in ("django", "numpy", "sklearn", "docx", "rich") if name in sys.modules]
    print(end.code, loaded, file=sys.stderr)
"""


def test_reading_starts_neither_django_nor_numpy(plan):
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", PROBE.format(path=str(plan))], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.stderr.strip().splitlines()[-1] == "0 []"
    assert time.monotonic() - began < 20
