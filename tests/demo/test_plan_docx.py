"""The sample plan is a real Word file: marked as made up, with its parts, merged cells and planted defects."""

import io
import re

import docx

from tonghop.demo.plan_docx import sample_plan, sample_plan_docx
from tonghop.kernel.text import nfc


def opened() -> docx.document.Document:
    return docx.Document(io.BytesIO(sample_plan_docx()))


def test_the_same_bytes_come_out_at_every_call():
    assert sample_plan_docx() == sample_plan_docx()


def test_it_says_at_once_that_it_is_made_up():
    assert opened().paragraphs[0].text == "VĂN BẢN MẪU – dữ liệu mô phỏng"


def test_number_date_and_signer_stand_in_their_tables():
    head, closing, _ = opened().tables
    assert head.cell(1, 0).text == "Số: 179/KH-UBND"
    assert head.cell(1, 1).text == "Lào Cai, ngày 04 tháng 5 năm 2026"
    assert closing.cell(0, 0).text.startswith("Nơi nhận:")
    assert closing.cell(0, 1).text.endswith(sample_plan()["signature"]["name"])


def test_the_body_has_the_eight_contents_and_the_section_of_tasks():
    texts = [paragraph.text for paragraph in opened().paragraphs]
    start, end = (
        texts.index("I. ĐÁNH GIÁ TÌNH HÌNH THỰC HIỆN"),
        texts.index("II. NHIỆM VỤ, GIẢI PHÁP THỜI GIAN TỚI"),
    )
    numbers = [text.split(".")[0] for text in texts[start + 1 : end] if re.match(r"\d\. ", text)]
    assert numbers == [str(number) for number in range(1, 9)]


def test_the_three_report_duties_are_in_the_text():
    text = "\n".join(paragraph.text for paragraph in opened().paragraphs)
    assert text.count("trước ngày 08/5/2026") == 2
    assert text.count("trước ngày 15/5/2026") == 1


def test_the_appendix_has_eleven_tasks_and_truly_merged_cells():
    table = opened().tables[2]
    tasks = [row for row in table.rows if re.fullmatch(r"\d(\.\d)?", row.cells[0].text)]
    assert len(tasks) == 11
    xml = table._tbl.xml
    assert xml.count('<w:vMerge w:val="restart"') == 2
    assert xml.count('<w:gridSpan w:val="5"') == 2
    assert table.cell(6, 3)._tc is table.cell(7, 3)._tc


def test_the_planted_defects_are_there():
    table = opened().tables[2]
    due = {row.cells[0].text: row.cells[4].text for row in table.rows}
    assert due["1"] == "Trước ngày 28/4/2026"  # earlier than the plan itself
    assert [number for number, text in due.items() if not text] == ["2.1", "2.2", "2.3", "2.6", "2.7", "2.8"]
    assert len(sample_plan()["appendices"]) == 1  # the outline is cited as attached and is not there


def test_every_word_is_in_normal_form():
    text = "\n".join(paragraph.text for paragraph in opened().paragraphs)
    assert nfc(text) == text
