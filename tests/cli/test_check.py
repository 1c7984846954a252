"""`tonghop check`: what it prints, where its findings point, and how it ends."""

import json
import subprocess
import sys

import pytest

from quality.outside.report_files import report_text
from tonghop.files.read import read_document

KEYS = {"file", "check", "severity", "section", "start", "end", "evidence", "message"}


def tonghop(*words, cwd):
    command = [sys.executable, "-m", "tonghop", "check", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=cwd, encoding="utf-8", timeout=60)


def test_json_points_at_the_words_of_the_file(tmp_path):
    text = report_text().replace("đúng hạn (91,4%)", "đúng hạn (97,4%)").replace("1.250 hồ sơ,", "…… hồ sơ,")
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    (tmp_path / "b.txt").write_text(report_text("xã Văn Bàn"), encoding="utf-8")
    done = tonghop("a.txt", "b.txt", "--json", cwd=tmp_path)
    rows = json.loads(done.stdout)
    assert done.returncode == 1, done.stderr
    assert all(row.keys() == KEYS for row in rows)
    assert {"placeholder", "rate-mismatch", "near-copy"} <= {row["check"] for row in rows if row["file"] == "a.txt"}
    read = {name: read_document((tmp_path / name).read_bytes(), name).text for name in ("a.txt", "b.txt")}
    assert all(read[r["file"]][r["start"] : r["end"]] == r["evidence"] for r in rows if r["start"] is not None)


def test_a_clean_file_ends_with_0(tmp_path):
    (tmp_path / "a.txt").write_text(report_text(), encoding="utf-8")
    done = tonghop("a.txt", cwd=tmp_path)
    assert (done.returncode, done.stdout.strip()) == (0, "Không có điểm nào cần xem lại.")


def test_a_report_of_a_commune_that_is_no_more_is_told_what_it_is_part_of(tmp_path):
    (tmp_path / "a.txt").write_text(report_text("xã Bản Vược"), encoding="utf-8")
    (tmp_path / "b.txt").write_text(
        report_text(results=("UBND {name} đã bàn giao 12 hồ sơ cho UBND xã Cốc Mỳ.",)), encoding="utf-8"
    )
    rows = json.loads(tonghop("a.txt", "b.txt", "--json", cwd=tmp_path).stdout)
    own, named = [row for row in rows if row["check"] == "name-abolished"]
    assert (own["file"], own["severity"], own["start"]) == ("a.txt", "warning", None)
    assert "“UBND xã Bản Vược”, tên không còn từ 01/7/2025: xã Bản Vược (huyện Bát Xát) nay thuộc" in own["message"]
    assert (named["file"], named["evidence"]) == ("b.txt", "UBND xã Cốc Mỳ")


def test_wrong_use_ends_with_2_and_a_refusal_says_why(tmp_path):
    assert tonghop("khong-co.txt", cwd=tmp_path).returncode == 2
    (tmp_path / "trong.txt").write_bytes(b"")
    refused = tonghop("trong.txt", "--json", cwd=tmp_path)
    assert refused.returncode == 1
    assert json.loads(refused.stdout)["refused"]["reason"] == "empty"


def test_old_letters_are_pointed_out_although_they_can_be_read(tmp_path):
    line = "Uû ban nh©n d©n x· B¾c Hµ ®· ban hµnh 12 v¨n b¶n chØ ®¹o."
    (tmp_path / "a.txt").write_text(report_text(results=(line,)), encoding="utf-8")
    rows = json.loads(tonghop("a.txt", "--json", cwd=tmp_path).stdout)
    assert [row["evidence"] for row in rows if row["check"] == "legacy-encoding"] == ["Uû"]


def test_a_plan_gives_the_outline_and_the_period(tmp_path):
    plan = (
        "KẾ HOẠCH\nTổng kết công tác năm 2026\n\nĐỀ CƯƠNG BÁO CÁO\nKết quả từ ngày 01/01/2026 đến ngày 30/6/2026\n\n"
        "I. KẾT QUẢ THỰC HIỆN\n\na) Công tác chỉ đạo, ban hành văn bản.\n\nb) Giải quyết thủ tục hành chính.\n\n"
        "II. CHUYỂN ĐỔI SỐ\n\nIII. HẠN CHẾ\n\nIV. KIẾN NGHỊ\n"
    )
    (tmp_path / "ke-hoach.txt").write_text(plan, encoding="utf-8")
    (tmp_path / "a.txt").write_text(report_text(), encoding="utf-8")
    rows = json.loads(tonghop("a.txt", "--plan", "ke-hoach.txt", "--json", cwd=tmp_path).stdout)
    missing = [row["section"] for row in rows if row["check"] == "section-missing"]
    assert any("CHUYỂN ĐỔI SỐ" in title.upper() for title in missing), rows


@pytest.mark.corpus
def test_the_real_reports_draw_no_error(corpus, tmp_path):
    done = tonghop(*sorted((corpus / "reports").glob("*.docx")), "--json", cwd=tmp_path)
    assert done.returncode == 0, done.stdout
    assert {row["severity"] for row in json.loads(done.stdout)} <= {"warning", "hint"}
