"""The demonstration's provincial report opens in LibreOffice and looks like an official paper, page by page."""

import os
import subprocess
from pathlib import Path

import pypdfium2
import pytest

from tonghop.documents.rules.form import check_form
from tonghop.files.docx_look import read_look

ROOT = Path(__file__).resolve().parents[2]
PICTURES = ROOT / "docs" / "anh"
pytestmark = pytest.mark.libreoffice


@pytest.fixture(scope="module")
def converted(demonstration, tmp_path_factory) -> Path:
    """The Word file as LibreOffice lays it out."""
    folder = tmp_path_factory.mktemp("libreoffice")
    profile = f"-env:UserInstallation=file://{folder}/profile"
    source = demonstration / "out" / "bao-cao-tong-hop.docx"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return folder / "bao-cao-tong-hop.pdf"


def page_texts(path: Path) -> list[str]:
    pages = []
    document = pypdfium2.PdfDocument(path)
    for page in document:
        text = page.get_textpage()
        pages.append(text.get_text_range())
        text.close()
        page.close()
    document.close()
    return pages


def test_the_word_file_opens_with_every_component_of_the_form(converted):
    pages = page_texts(converted)
    first, last = pages[0], "\n".join(pages)
    for words in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "DỰ THẢO",
        "BÁO CÁO",
        "Kính gửi: Bộ Nội vụ",
    ):
        assert words in first
    assert "/BC-UBND" in first
    for words in ("Nơi nhận:", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Phụ lục I", "Phụ lục II", "Dữ liệu mô phỏng"):
        assert words in last
    assert len(pages) > 10


def test_word_and_pdf_say_the_same_sentences(converted, demonstration):
    def body(path: Path) -> list[str]:
        return "".join(page_texts(path)).split("Nơi nhận")[0].replace("Dữ liệu mô phỏng", "").split()

    word, pdf = body(converted), body(demonstration / "out" / "bao-cao-tong-hop.pdf")
    strange = {w for w in set(word) ^ set(pdf) if w.isalpha() and len(w) > 1}
    assert strange == set()


def test_its_pages_are_pictures_of_a_report(converted, tmp_path):
    target = PICTURES if os.environ.get("TONGHOP_TAKE_PICTURES") == "1" else tmp_path
    document = pypdfium2.PdfDocument(converted)
    for number in (1, 2):
        page = document[number - 1]
        image = page.render(scale=1.1).to_pil().convert("L")
        width, height = image.size
        assert 1.40 < height / width < 1.43  # A4 portrait
        dark = sum(image.histogram()[:128]) / (width * height)
        assert 0.02 < dark < 0.2
        image.save(target / f"bao-cao-trang-{number}.png", optimize=True)
        page.close()
    document.close()


def test_the_word_file_follows_the_official_form(demonstration):
    """Nghị định 30/2020/NĐ-CP, as `tonghop document check` reads it: no error, nothing even to look at again."""
    found = check_form(read_look((demonstration / "out" / "bao-cao-tong-hop.docx").read_bytes()))
    assert [one for one in found if one.severity != "hint"] == []


def test_every_font_of_the_pdf_is_embedded(demonstration):
    told = subprocess.run(
        ["pdffonts", demonstration / "out" / "bao-cao-tong-hop.pdf"], check=True, capture_output=True, text=True
    )
    fonts = told.stdout.splitlines()[2:]
    assert fonts
    assert all(" yes yes yes " in line for line in fonts)
