"""The unit's own forms, downloaded and uploaded again, come back to where they were: nothing lost, nothing added."""

import io

import docx
import pytest
from reporting import fresh

from tonghop.documents.queries import unit_form
from tonghop.reports import actions
from tonghop.reports.models import DraftSection
from tonghop.reports.queries import section_drafts

BLOCKS = [
    {"kind": "paragraph", "text": "Đã bố trí 42 cán bộ, công chức; còn thiếu 03 người."},
    {"kind": "item", "text": "- Phòng Kinh tế: 12 người."},
    {"kind": "table", "rows": [["Phòng", "Số người"], ["Kinh tế", "12"], ["Văn hóa - Xã hội", "11"]]},
    {"kind": "paragraph", "text": "Kết luận của mục."},
]


@pytest.fixture
def report(world):
    report = world.opened()
    for key in ("1", "hc"):
        actions.save_section(report, key=key, blocks=BLOCKS, revision=0, by=world.writer, at=world.now)
    values = {"BM.01": "42", "BM.02": {"none": "Chưa thống kê"}, "TTHC.04": "1.250"}
    report, problems = actions.save_values(report, values=values, seen={}, by=world.writer, at=world.now)
    assert problems == []
    return report


def sent_back(world, report, kind, change=lambda data: data):
    name, data = unit_form(world.writer, report.obligation_id, kind=kind, at=world.now)
    return actions.upload_file(report, file_name=name, data=change(data), by=world.writer, at=world.now)


def test_the_word_form_comes_back_as_it_went(world, report):
    result = sent_back(world, report, "docx")
    assert result.sections == {"1": BLOCKS, "hc": BLOCKS}
    assert {p.place for p in result.problems} == {"mục 2", "mục 3", "mục 5"}
    assert all("chưa có nội dung" in p.message for p in result.problems)
    assert set(DraftSection.objects.values_list("revision", flat=True)) == {1}


def test_what_is_written_into_the_word_form_arrives_in_its_section(world, report):
    def write(data):
        document = docx.Document(io.BytesIO(data))
        heading = next(p for p in document.paragraphs if "thủ tục hành chính" in p.text.lower())
        heading.runs[-1].text = "Tên khác hẳn của đề mục"
        following = document.paragraphs[[p._p for p in document.paragraphs].index(heading._p) + 1]
        following.insert_paragraph_before("Đã tiếp nhận 1.250 hồ sơ.")
        file = io.BytesIO()
        document.save(file)
        return file.getvalue()

    sent_back(world, report, "docx", write)
    written = next(s for s in section_drafts(report) if s.key == "2")
    assert [b["text"] for b in written.blocks] == ["Đã tiếp nhận 1.250 hồ sơ."]


def test_the_excel_form_comes_back_as_it_went(world, report):
    before = fresh(report).values
    result = sent_back(world, report, "xlsx")
    assert result.problems == ()
    assert result.values == before == fresh(report).values
    assert fresh(report).values_revision == 1
