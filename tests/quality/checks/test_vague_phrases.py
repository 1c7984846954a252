"""vague-phrases: what it raises, and what it leaves alone."""

from dataclasses import replace

import pytest

from quality.checks.report_samples import evidence, report, section
from tonghop.quality.checks.vague_phrases import vague_phrases

VAGUE = (
    "Trong thời gian qua, công tác chỉ đạo luôn được quan tâm, triển khai đồng bộ, cơ bản đáp ứng yêu cầu nhiệm vụ.",
    "UBND xã Bắc Hà luôn quan tâm chỉ đạo sâu sát, kịp thời; chất lượng đội ngũ từng bước được nâng lên, đi vào nền nếp.",
    "Thực hiện Kế hoạch số 197/KH-UBND ngày 04/5/2026 của UBND tỉnh, công tác lưu trữ được quan tâm, từng bước đi vào nề nếp.",
    "Bên cạnh đó vẫn còn một số hạn chế nhất định, nhìn chung không ảnh hưởng lớn đến kết quả thực hiện nhiệm vụ.",
)
PLAIN = (
    "Từng bước số hóa hồ sơ: 1.150 hồ sơ đã quét, đạt 48%, cơ bản xong nhóm hộ tịch.",
    "Đường truyền ở thôn vùng cao chưa ổn định, một số buổi họp trực tuyến phải chuyển sang điện thoại.",
    "Công chức được giao theo dõi từng lĩnh vực, báo cáo hằng tuần; việc chậm được nhắc ngay trong buổi giao ban.",
)


@pytest.mark.parametrize("text", VAGUE)
def test_vague(text):
    assert evidence(vague_phrases, report(section(text))) == [text]


@pytest.mark.parametrize("text", PLAIN)
def test_plain(text):
    assert evidence(vague_phrases, report(section(text))) == []


def test_many_short_vague_lines_make_a_vague_section():
    lines = (
        "Công tác này được quan tâm.",
        "Kết quả ngày càng tốt.",
        "Cơ bản đáp ứng yêu cầu.",
        "Góp phần ổn định.",
        "Đã mở 02 lớp.",
    )
    assert len(evidence(vague_phrases, report(section(*lines)))) == 1


def test_aims_need_no_facts():
    assert evidence(vague_phrases, report(section(VAGUE[0], purpose="tasks"))) == []


def test_a_campaign_may_have_its_own_list():
    facts = report(section("Mọi việc đều êm đẹp và trôi chảy, ai nấy phấn khởi, không có gì phải phàn nàn cả."))
    settings = facts.settings.changed({"stock": ["êm đẹp", "trôi chảy", "phấn khởi"]})
    assert evidence(vague_phrases, facts) == []
    assert len(evidence(vague_phrases, replace(facts, settings=settings))) == 1
