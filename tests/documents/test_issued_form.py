"""What leaves follows the official form, and its PDF is sound with every font inside."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from issuing import make_desk

from tonghop.documents.rules.files import OF_A_SNAPSHOT

sys.path.insert(0, str(Path(__file__).parent / "form"))
from official_papers import findings


@pytest.fixture(params=sorted(OF_A_SNAPSHOT & {"report", "transmittal"}))
def issued(request, world, snapshot):
    return make_desk(world).issued(request.param)


def test_the_word_file_has_no_error_and_no_blank_for_the_clerk(issued) -> None:
    found = findings(bytes(issued.docx))
    assert [one for one in found if one.severity != "hint"] == []


@pytest.mark.skipif(not (shutil.which("qpdf") and shutil.which("pdffonts")), reason="qpdf or poppler is not installed")
def test_the_pdf_is_sound_archival_and_holds_its_fonts(issued, tmp_path) -> None:
    file = tmp_path / "bao-cao.pdf"
    file.write_bytes(bytes(issued.pdf))
    checked = subprocess.run(["qpdf", "--check", str(file)], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr
    fonts = subprocess.run(["pdffonts", str(file)], capture_output=True, text=True, check=True).stdout.splitlines()[2:]
    assert fonts
    assert all(line.split()[-5] == "yes" for line in fonts)
    assert b"pdfaid:part" in file.read_bytes()
