"""Each rule on a plan that breaks it and on one that does not."""

import pytest

from tonghop.plans.rules.findings import ALL_RULES

CLEAN = """I. MỤC ĐÍCH
Nắm tình hình. Số liệu tính đến hết ngày 30/4/2026.
II. NỘI DUNG SƠ KẾT
1. Kết quả đón khách du lịch
Nêu rõ cách làm.
2. Công tác đào tạo hướng dẫn viên
Nêu rõ cách làm.
III. TỔ CHỨC THỰC HIỆN
1. Các sở, ban, ngành gửi báo cáo về Sở Nội vụ qua hệ thống quản lý văn bản trước ngày 20/5/2026.
2. Các sở, ban, ngành thực hiện theo Phụ lục trước ngày 30/5/2026.
"""
TABLE = """PHỤ LỤC
PHÂN CÔNG NHIỆM VỤ
TT\tNhiệm vụ\tCơ quan chủ trì\tCơ quan phối hợp\tThời gian
1\tĐánh giá kết quả đón khách du lịch\tSở Nội vụ\tSở Y tế\tTrước ngày 10/5/2026
2\tĐánh giá công tác đào tạo hướng dẫn viên\tSở Xây dựng\tSở Y tế\tTrước ngày 10/5/2026
"""


def test_a_plan_without_faults_has_no_findings(rules_in):
    assert rules_in(CLEAN, TABLE) == []


CASES = [
    (
        "due-before-issue",
        CLEAN,
        TABLE.replace("Sở Y tế\tTrước ngày 10/5/2026", "Sở Y tế\tTrước ngày 28/02/2026", 1),
        "28/02",
    ),
    ("due-missing", CLEAN, TABLE.replace("Sở Y tế\tTrước ngày 10/5/2026", "Sở Y tế\t", 1), "đón khách"),
    ("due-missing", CLEAN.replace(" trước ngày 20/5/2026", " theo quy định"), TABLE, "theo quy định"),
    (
        "due-conflict",
        CLEAN,
        TABLE + "3\tSửa quy chế khi có Nghị định mới\tSở Y tế\tSở Nội vụ\t2026\n",
        "khi có Nghị định",
    ),
    ("due-unresolvable", CLEAN, TABLE + "3\tDiễn tập\tSở Y tế\tSở Nội vụ\tTheo kế hoạch riêng\n", "Diễn tập"),
    ("short-notice", CLEAN.replace("ngày 20/5/2026", "ngày 06/3/2026"), TABLE, "06/3/2026"),
    ("lead-missing", CLEAN, TABLE.replace("\tSở Xây dựng\t", "\t\t"), "hướng dẫn viên"),
    ("lead-collective", CLEAN, TABLE.replace("\tSở Xây dựng\t", "\tCác sở, ban, ngành\t"), "hướng dẫn viên"),
    ("coordinator-missing", CLEAN, TABLE.replace("Sở Xây dựng\tSở Y tế", "Sở Xây dựng\t"), "hướng dẫn viên"),
    ("lead-and-coordinator", CLEAN, TABLE.replace("Sở Xây dựng\tSở Y tế", "Sở Y tế\tSở Y tế"), "hướng dẫn viên"),
    (
        "content-unassigned",
        CLEAN,
        TABLE.replace("Đánh giá công tác đào tạo hướng dẫn viên", "Sửa cầu"),
        "2. Công tác đào tạo",
    ),
    ("numbering", CLEAN.replace("III. TỔ", "II. TỔ"), TABLE, "II. TỔ CHỨC"),
    ("numbering", CLEAN.replace("2. Công tác", "4. Công tác"), TABLE, "4. Công tác"),
    ("numbering", CLEAN, TABLE.replace("PHỤ LỤC\n", "PHỤ LỤC 1\n"), "PHỤ LỤC 1"),
    ("numbering", CLEAN, TABLE.replace("2\tĐánh", "5\tĐánh"), "5\tĐánh"),
    ("appendix-missing", CLEAN.replace("cách làm.", "cách làm theo đề cương gửi kèm."), TABLE, "đề cương gửi kèm"),
    ("appendix-missing", CLEAN.replace("cách làm.", "cách làm theo Phụ lục 3 kèm theo."), TABLE, "Phụ lục 3"),
    ("appendix-uncited", CLEAN.replace("theo Phụ lục ", ""), TABLE, "PHỤ LỤC"),
    ("no-cutoff", CLEAN.replace("Số liệu tính đến hết ngày 30/4/2026.", ""), TABLE, "Các sở"),
    ("no-forms", CLEAN.replace("Nêu rõ cách làm.", "Nêu rõ số lượng, tỷ lệ.", 1), TABLE, "số lượng"),
    ("no-sending-way", CLEAN.replace(" qua hệ thống quản lý văn bản", ""), TABLE, "Các sở"),
    (
        "receiver-inconsistent",
        CLEAN + "3. Các sở, ban, ngành gửi báo cáo về Sở Xây dựng trước ngày 25/5/2026.\n",
        TABLE,
        "Sở Xây dựng",
    ),
    ("addressee-unclear", CLEAN, TABLE.replace("\tSở Xây dựng\t", "\tTrường Cao đẳng nghề\t"), "Cao đẳng"),
    (
        "name-abolished",
        CLEAN.replace("Nêu rõ cách làm.", "Nêu việc Sở Giao thông vận tải đã làm.", 1),
        TABLE,
        "Sở Giao thông vận tải",
    ),
    (
        "name-abolished",
        CLEAN.replace("Nêu rõ cách làm.", "Nêu việc UBND các huyện đã làm.", 1),
        TABLE,
        "UBND các huyện",
    ),
    (
        "name-abolished",
        CLEAN.replace("Nêu rõ cách làm.", "Nêu việc đã phối hợp với Sở Tài chính tỉnh Bà Rịa – Vũng Tàu.", 1),
        TABLE,
        "Sở Tài chính tỉnh Bà Rịa – Vũng Tàu",
    ),
    (
        "citation-inconsistent",
        CLEAN.replace("Nêu rõ cách làm.", "Theo Nghị quyết số 12/NQ-CP ngày 06/01/2026.", 1),
        TABLE,
        "12/NQ-CP",
    ),
    ("date-impossible", CLEAN.replace("ngày 20/5/2026", "ngày 31/02/2026"), TABLE, "31/02/2026"),
    ("date-impossible", CLEAN.replace("ngày 20/5/2026", "thứ Hai, ngày 20/5/2026"), TABLE, "thứ Hai"),
    ("stray-text", CLEAN.replace("III. TỔ", "12\n\nIII. TỔ"), TABLE, "12"),
    ("wording", CLEAN.replace("Nêu rõ cách làm.", "Nêu rõ các các cách làm.", 1), TABLE, "các các"),
    (
        "wording",
        CLEAN,
        TABLE + "3\tVề nhà ở\tSở Y tế\tSở Nội vụ\t2026\n4\tVề trụ sở\tSở Y tế\tSở Nội vụ\t2026\n",
        "Về nhà ở",
    ),
    ("numbering", CLEAN.replace("III. TỔ CHỨC", "3. TỔ CHỨC"), TABLE, "II. NỘI DUNG"),
    (
        "name-inconsistent",
        CLEAN.replace("Nêu rõ cách làm.", "Trung tâm Y tế làm trước, Trung tâm y tế làm sau.", 1),
        TABLE,
        "Trung tâm y",
    ),
    (
        "name-inconsistent",
        CLEAN.replace("Nêu rõ", "UBND xã, UBND tỉnh, Ủy ban nhân dân tỉnh, Ủy ban nhân dân xã nêu rõ", 1),
        TABLE,
        "UBND",
    ),
]


@pytest.mark.parametrize(("rule", "body", "appendix", "quoted"), CASES)
def test_a_planted_fault_is_found_in_its_place(rules_in, rule, body, appendix, quoted):
    found = rules_in(body, appendix)
    assert any(name == rule and quoted in quote for name, _, quote in found), found


@pytest.mark.parametrize(("rule", "body", "appendix", "quoted"), CASES)
def test_a_planted_fault_raises_little_else(rules_in, rule, body, appendix, quoted):
    serious = {name for name, severity, _ in rules_in(body, appendix) if severity != "hint"}
    assert len(serious - {rule}) <= 1, serious


@pytest.mark.parametrize(
    ("head", "rule"),
    [
        ({"number": "15 /KH-UBND"}, "form-number"),
        ({"number": "    /KH-UBND"}, "form-number"),
        ({"number": "15/QĐ-UBND"}, "form-number"),
    ],
)
def test_a_number_that_the_form_does_not_allow(rules_in, head, rule):
    assert rule in [name for name, _, _ in rules_in(CLEAN, TABLE, **head)]


def test_a_basis_without_its_date(rules_in):
    found = rules_in(CLEAN, TABLE, opening="Căn cứ Quyết định số 9/QĐ-TTg của Thủ tướng Chính phủ;")
    assert ("citation-incomplete", "warning", "9/QĐ-TTg") in [(a, b, c[:8]) for a, b, c in found]


def test_an_opening_that_stops_too_early(rules_in):
    opening = "Thực hiện Nghị quyết số 12/NQ-CP ngày 05/01/2026 của Chính phủ. Ủy ban nhân dân tỉnh ban hành Kế hoạch:"
    assert "wording" in [name for name, _, _ in rules_in(CLEAN, TABLE, opening=opening)]


def test_labelled_lines_without_coordinators_beside_others_with(rules_in):
    lines = (
        "III. NHIỆM VỤ\n1. Dạy nghề\n- Cơ quan chủ trì: Sở Y tế.\n- Cơ quan phối hợp: Sở Nội vụ.\n"
        "2. In sách\n- Cơ quan chủ trì: Sở Y tế.\nIV. TỔ"
    )
    assert "coordinator-missing" in [name for name, _, _ in rules_in(CLEAN.replace("III. TỔ", lines))]


def test_a_sentence_cut_by_a_note(rules_in):
    cut = CLEAN.replace(
        "Nêu rõ cách làm.",
        "Nêu rõ cách làm của các đơn vị đã được giao nhiệm vụ và\n\n[1] Xem báo cáo năm trước.\n\nCác cơ quan khác.",
        1,
    )
    assert "sentence-broken" in [name for name, _, _ in rules_in(cut, TABLE)]


def test_a_year_left_out_counts_from_the_year_of_issue(rules_in):
    near = CLEAN.replace("trước ngày 20/5/2026", "trước ngày 05/3")
    assert "short-notice" in [name for name, _, _ in rules_in(near, TABLE)]


def test_another_lead_in_the_body_than_in_the_table(rules_in):
    body = CLEAN + "3. Sở Y tế\nĐánh giá công tác đào tạo hướng dẫn viên.\n"
    assert "task-unmatched" in [name for name, _, _ in rules_in(body, TABLE)]


def test_every_finding_says_what_to_do_and_quotes_its_place(reading_of):
    for _, body, appendix, _ in CASES:
        reading = reading_of(body, appendix)
        for finding in reading.findings:
            assert reading.text[finding.source.start : finding.source.end] == finding.source.quote
            assert len(finding.message) > 20
            assert finding.message[-1] in ".…"
            assert finding.severity in ("error", "warning", "hint")


def test_each_rule_stands_once_in_the_table():
    assert len({rule.__module__ for rule in ALL_RULES}) == len(ALL_RULES)
