"""`tonghop report`: forms out, files read with and without a campaign, submission by the head or on behalf."""

import io
import json
import re
import subprocess
import sys
import zipfile
from collections import Counter
from datetime import date
from xml.etree import ElementTree as ET

import docx
import openpyxl
import pytest
from typer.testing import CliRunner

import factories
from fake_clamd import fake_clamd
from tonghop.cli.main import app
from tonghop.organisations.permissions import Role
from tonghop.reports.models import Report, Upload

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PAPER = ("--paper=so=12/BC-UBND", "--paper=ngay=05/5/2026", "--paper=nguoi-ky=Giàng A Lử", "--paper=chuc-vu=Chủ tịch")


def run(*words):
    return CliRunner().invoke(app, ["report", *map(str, words)])


def said(*words):
    done = run(*words, "--json")
    return done.exit_code, json.loads(done.stdout)


def word(path, *lines):
    document = docx.Document()
    for line in lines:
        document.add_paragraph().add_run(line).bold = line[:1].isdigit()
    document.save(path)
    return path


def words_in(text):
    return Counter(re.findall(r"\w+", text))


def test_a_word_file_is_read_by_its_own_headings_without_a_database(tmp_path):
    file = word(tmp_path / "a.docx", "UBND xã Bắc Hà", "1. Về nhân sự", "Có 42 người.", "2. Hạn chế", "Thiếu máy quét.")
    code, read = said("read", file)
    assert code == 0
    assert read == {
        "file": "a.docx",
        "unit": "",
        "campaign": "",
        "sections": [
            {"number": "", "title": "", "text": "UBND xã Bắc Hà"},
            {"number": "1", "title": "Về nhân sự", "text": "Có 42 người."},
            {"number": "2", "title": "Hạn chế", "text": "Thiếu máy quét."},
        ],
        "values": {},
        "problems": [],
    }


def test_reading_without_a_campaign_loads_no_django(tmp_path):
    file = word(tmp_path / "a.docx", "1. Về nhân sự", "Có 42 người.")
    program = "import sys; from tonghop.cli.main import main; import atexit; atexit.register(lambda: sys.stderr.write(str('django' in sys.modules))); main()"
    done = subprocess.run(
        [sys.executable, "-c", program, "report", "read", str(file)], capture_output=True, text=True, check=True
    )
    assert done.stderr == "False"


def test_a_workbook_is_read_by_its_codes(tmp_path):
    book = openpyxl.Workbook()
    for row in (
        ("Mã", "Đơn vị tính", "Giá trị", "Lý do"),
        ("A.01", "lớp", "01 lớp", None),
        ("A.02", "", None, "Chưa có"),
    ):
        book.active.append(row)
    book.active.append(("A.03", "lớp", "nhiều"))
    book.save(tmp_path / "b.xlsx")
    code, read = said("read", tmp_path / "b.xlsx")
    assert (code, read["values"]) == (0, {"A.01": "1", "A.02": {"none": "Chưa có"}})
    assert [p["place"] for p in read["problems"]] == ["ô C4"]
    text = run("read", tmp_path / "b.xlsx").stdout
    assert "2 số liệu" in text
    assert "ô C4: " in text


def test_what_cannot_be_read_is_refused_with_1_and_wrong_use_is_2(tmp_path):
    (tmp_path / "c.docx").write_bytes(b"PK\x03\x04 nothing")
    code, read = said("read", tmp_path / "c.docx")
    assert (code, read["refused"]["reason"]) == (1, "broken")
    assert run("read", tmp_path / "c.docx").exit_code == 1
    assert run("read", tmp_path / "none.docx").exit_code == 2
    assert run("read").exit_code == 2
    assert run("template", "--campaign", "a", "--unit", "b").exit_code == 2


@pytest.mark.corpus
@pytest.mark.parametrize("name", ["bao-cao-ket-qua-thang-atvsld.docx", "bao-cao-tinh-hinh-trien-khai-ccn.docx"])
def test_a_real_report_is_read_with_no_word_lost(corpus, name):
    path = corpus / "reports" / name
    code, read = said("read", path)
    assert code == 0
    assert len([s for s in read["sections"] if s["title"]]) >= 4
    got = words_in("\n".join(f"{s['number']} {s['title']}\n{s['text']}" for s in read["sections"]))
    with zipfile.ZipFile(path) as archive:
        body = ET.fromstring(archive.read("word/document.xml"))  # noqa: S314 - a file of our own corpus
    every = "\n".join("".join(t.text or "" for t in p.iter(f"{W}t")) for p in body.iter(f"{W}p"))
    assert sum(words_in(every).values()) > 500
    assert words_in(every) - got == Counter()


@pytest.fixture
def campaign(db):
    return factories.open_campaign(factories.make_province())


@pytest.fixture
def unit(campaign):
    return campaign.obligations.filter(form="commune").select_related("organisation").first().organisation


@pytest.fixture
def forms(campaign, unit, tmp_path):
    """The unit's two forms, each with something written in it."""
    paths = tmp_path / "f.docx", tmp_path / "f.xlsx"
    done = run("template", "--campaign", campaign.key, "--unit", unit.name, "--word", paths[0], "--excel", paths[1])
    assert done.exit_code == 0, done.output
    paper = docx.Document(io.BytesIO(paths[0].read_bytes()))
    place = next(n for n, p in enumerate(paper.paragraphs) if p.style.name.startswith("Heading"))
    paper.paragraphs[place + 1].insert_paragraph_before("Đã bố trí 42 cán bộ.")
    paper.save(paths[0])
    book = openpyxl.load_workbook(paths[1])
    for row in book["Số liệu"].iter_rows():
        if row[1].value == "TTHC.04":
            row[4].value = 1204
    book.save(paths[1])
    return paths


def test_the_units_forms_are_read_into_its_sections_and_figures(campaign, unit, forms):
    code, (text, figures) = said("read", *forms, "--campaign", campaign.key)
    assert code == 0
    assert (text["unit"], text["campaign"]) == (unit.name, campaign.key)
    assert [(s["number"], s["text"]) for s in text["sections"]] == [("1", "Đã bố trí 42 cán bộ.")]
    assert figures["values"] == {"TTHC.04": "1204"}
    assert not Report.objects.exists()


def test_a_file_that_names_no_unit_or_a_campaign_that_is_not_there(campaign, tmp_path):
    file = word(tmp_path / "a.docx", "1. Về nhân sự", "Có 42 người.")
    code, read = said("read", file, "--campaign", campaign.key)
    assert code == 1
    assert "không ghi là của đơn vị nào" in read["refused"]["message"]
    assert run("read", file, "--campaign", "khong-co").exit_code == 2
    assert run("template", "--campaign", "khong-co", "--unit", "x", "--word", tmp_path / "w.docx").exit_code == 1
    assert run("template", "--campaign", campaign.key, "--unit", "x", "--word", tmp_path / "w.docx").exit_code == 2


@pytest.mark.parametrize("role", [Role.HEAD, Role.ORGANISER])
def test_files_are_submitted_by_the_head_or_on_behalf(campaign, unit, forms, role):
    body = unit if role == Role.HEAD else campaign.standing_body
    person = factories.person_in(body, role, since=date(2020, 1, 1))
    words = ("submit", *forms, "--campaign", campaign.key, "--unit", unit.name, "--by", person.sign_in_name, *PAPER)
    why = ("--paper", "ly-do-nop-thay=Xã mất điện") if role == Role.ORGANISER else ()
    code, receipt = said(*words, *why)
    assert (code, receipt["on_behalf"]) == (0, role == Role.ORGANISER)
    report = Report.objects.get()
    assert (report.state, report.values) == ("submitted", {"TTHC.04": {"value": "1204"}})
    assert [f["file_name"] for f in receipt["files"]] == ["f.docx", "f.xlsx"]


def test_a_refused_submission_leaves_nothing(campaign, unit, forms):
    writer = factories.person_in(unit, Role.WRITER, since=date(2020, 1, 1))
    words = ("submit", *forms, "--campaign", campaign.key, "--unit", unit.name, "--by", writer.sign_in_name)
    done = run(*words, *PAPER)
    assert done.exit_code == 1
    assert not Report.objects.exists()
    assert not Upload.objects.exists()
    assert run(*words, "--paper=so=12/BC-UBND", "--paper=ngay=hôm qua").exit_code == 2
    assert run(*words, "--paper=la=12").exit_code == 2
    assert run(*words[:-1], "ai-do", *PAPER).exit_code == 2


def test_with_a_scanner_a_submission_is_scanned_first_and_left_undone_where_it_is_infected(
    campaign, unit, forms, settings, tmp_path
):
    person = factories.person_in(unit, Role.HEAD, since=date(2020, 1, 1))
    words = ("submit", *forms, "--campaign", campaign.key, "--unit", unit.name, "--by", person.sign_in_name, *PAPER)
    with fake_clamd(tmp_path / "clamd.ctl", answer=lambda _: b"stream: Eicar-Signature FOUND\0") as (where, seen):
        settings.TONGHOP_CLAMD = where
        code, refused = said(*words)
    assert (code, len(seen)) == (1, 1)
    assert "có vi-rút (Eicar-Signature)" in str(refused)
    assert not Report.objects.exists()
    settings.TONGHOP_CLAMD = f"unix:{tmp_path}/khong-co"
    assert run(*words).exit_code == 1
    assert not Report.objects.exists()
