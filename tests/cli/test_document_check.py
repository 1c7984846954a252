"""`tonghop document check`: what it prints and how it ends; real papers are read without a crash."""

import json
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tonghop.cli.main import app
from tonghop.documents.rules.form import check_form
from tonghop.files.docx_look import read_look

sys.path.insert(0, str(Path(__file__).parent.parent / "documents" / "form"))
from official_papers import paper, rewrite, spoilt

RUN = CliRunner()


def _run(*words: str):
    return RUN.invoke(app, ["document", "check", *words])


@pytest.fixture
def good(tmp_path) -> Path:
    file = tmp_path / "bao-cao.docx"
    file.write_bytes(paper())
    return file


@pytest.fixture
def bad(tmp_path) -> Path:
    file = tmp_path / "sai.docx"
    file.write_bytes(spoilt(paper(), lambda document: rewrite(document, "Số:", "Số: 5 /KH-UBND")))
    return file


def test_a_good_paper_ends_with_0(good) -> None:
    result = _run(str(good))
    assert result.exit_code == 0
    assert "Không thấy chỗ nào trái thể thức" in result.stdout
    assert json.loads(_run(str(good), "--json").stdout) == []


def test_an_error_ends_with_1_and_json_has_four_keys(bad) -> None:
    result = _run(str(bad), "--json")
    assert result.exit_code == 1
    found = json.loads(result.stdout)
    assert {tuple(one) for one in found} == {("rule", "severity", "place", "message")}
    assert {(one["rule"], one["severity"]) for one in found} == {
        ("number", "error"),
        ("number", "hint"),
        ("sign", "error"),
    }
    assert "2 lỗi, 0 chỗ cần xem, 1 gợi ý" in _run(str(bad)).stdout


def test_what_is_no_word_file_is_refused(tmp_path) -> None:
    file = tmp_path / "thu.docx"
    file.write_bytes(b"khong phai Word")
    result = _run(str(file), "--json")
    assert result.exit_code == 1
    assert set(json.loads(result.stdout)["refused"]) == {"reason", "message", "advice"}
    assert _run(str(file)).exit_code == 1


def test_a_file_that_is_not_there_is_wrong_use(tmp_path) -> None:
    assert _run(str(tmp_path / "khong-co.docx")).exit_code == 2


@pytest.mark.corpus
def test_real_papers_are_read(corpus) -> None:
    """Their errors were looked up by hand: one top margin of 15 mm, bases upright, a sign of 14, a head of 11."""
    found = {
        file.name: sorted({one.rule for one in check_form(read_look(file.read_bytes())) if one.severity == "error"})
        for file in sorted(corpus.rglob("*.docx"))
    }
    assert found == {
        "bao-cao-ket-qua-thang-atvsld.docx": [],
        "bao-cao-tinh-hinh-trien-khai-ccn.docx": ["number", "recipients"],
        "plan_lao-cai_chi-thi-11.docx": [],
        "plan_lao-cai_ke-hoach-thuc-hien-de-an-08.docx": ["legal-basis", "page-margins"],
    }
