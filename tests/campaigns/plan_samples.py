"""A reading and an owner's tree for the tests of proposals, made by hand."""

from datetime import date

from tonghop.campaigns.rules.facts import Body, OwnerTree
from tonghop.plans.rules.facts import (
    DocumentHead,
    Due,
    LegalBasis,
    PlanHeading,
    Point,
    Reading,
    ReportDuty,
    Source,
    Task,
    TaskSource,
)

SOURCE = Source(0, 0, "")
BEFORE_8 = Due("trước ngày 08/5/2026", "before", date(2026, 5, 8))
BEFORE_15 = Due("trước ngày 15/5/2026", "before", date(2026, 5, 15))

TREE = OwnerTree(
    Body(1, "UBND tỉnh Lào Cai", "Tỉnh Lào Cai", "province", 1, "UBND"),
    (
        Body(11, "UBND xã Bắc Hà", "Xã Bắc Hà", "commune", 1, "UBND"),
        Body(12, "UBND xã Bảo Nhai", "Xã Bảo Nhai", "commune", 2, "UBND"),
        Body(13, "UBND phường Sa Pa", "Phường Sa Pa", "ward", 3, "UBND"),
        Body(21, "Sở Nội vụ", "Sở Nội vụ", "department", 1, "SNV"),
        Body(22, "Sở Tài chính", "Sở Tài chính", "department", 2, "STC", confirmed=False),
        Body(23, "Sở Xây dựng", "Sở Xây dựng", "department", 3, "SXD"),
        Body(31, "Công an tỉnh", "Công an tỉnh", "agency", 4, "CAT"),
        Body(32, "Trung tâm Phục vụ hành chính công tỉnh", "TTPVHCC tỉnh", "agency", 5, "TTPVHCC"),
    ),
)


def heading(number, title, *children, points=()):
    return PlanHeading(number, title, "", 0, 0, tuple(Point(mark, text, 0, 0) for mark, text in points), children)


def task(ref, title, *leads):
    return Task(ref, title, leads, (), Due(), None, TaskSource("table", 0, 0, title))


CONTENT = heading(
    "B",
    "NỘI DUNG SƠ KẾT",
    heading(
        "I",
        "ĐÁNH GIÁ TÌNH HÌNH THỰC HIỆN",
        heading("1", "Về tổ chức bộ máy và nhân sự", points=(("a", "Kết quả sắp xếp."), ("b", "Bố trí đội ngũ."))),
        heading("2", "Về thủ tục hành chính", points=(("", "Kết quả giải quyết hồ sơ."),)),
        heading("3", "Về nguồn lực tài chính của chính quyền cấp xã"),
        heading("4", "Về cơ sở vật chất, hỗ trợ nhà ở, tài sản công"),
    ),
    heading("II", "VỀ NHIỆM VỤ, GIẢI PHÁP TRONG THỜI GIAN TỚI"),
    heading("III", "THỜI GIAN, HÌNH THỨC SƠ KẾT"),
)
READING = Reading(
    document=DocumentHead(
        type="Kế hoạch",
        number="197/KH-UBND",
        issued_on=date(2026, 5, 4),
        title="Tổ chức sơ kết 01 năm hoạt động của chính quyền địa phương 02 cấp trên địa bàn tỉnh Lào Cai",
        legal_bases=(LegalBasis("706/QĐ-TTg", date(2026, 4, 21), "Thủ tướng Chính phủ", "Quyết định số 706/QĐ-TTg"),),
    ),
    headings=(CONTENT,),
    tasks=(
        task("I.2.1", "Tổ chức bộ máy và nhân sự", "Sở Nội vụ"),
        task("I.2.2", "Thủ tục hành chính", "Trung tâm Phục vụ hành chính công tỉnh"),
        task("I.2.3", "Cơ sở vật chất, tài sản công", "Sở Tài chính"),
        task("I.2.4", "Hỗ trợ nhà ở", "Sở Xây dựng"),
    ),
    report_duties=(
        ReportDuty("Các sở, ban, ngành", "Ủy ban nhân dân tỉnh", "Sở Nội vụ", BEFORE_8, SOURCE),
        ReportDuty("Sở Nội vụ", "Bộ Nội vụ", None, BEFORE_15, SOURCE),
        ReportDuty("Ủy ban nhân dân các xã, phường", "Sở Nội vụ", None, BEFORE_8, SOURCE),
    ),
    text="Bố trí người hoạt động không chuyên trách từ ngày 01/7/2025 đến nay.",
)
