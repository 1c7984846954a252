"""The names of a paper's files, by what kind of paper it is."""

DOCX = "bao-cao-tong-hop.docx"
PDF = "bao-cao-tong-hop.pdf"
XLSX = "phu-luc-so-lieu.xlsx"
MANIFEST = "manifest.json"
CHASING_LETTER = "chasing_letter"
SUBMISSION_NOTE, TRANSMITTAL, RECOMMENDATIONS = "submission_note", "transmittal", "recommendations"
NOTICE = "notice"
KINDS = (
    ("report", "Báo cáo tổng hợp"),
    (CHASING_LETTER, "Công văn đôn đốc"),
    (SUBMISSION_NOTE, "Tờ trình ban hành báo cáo"),
    (TRANSMITTAL, "Công văn gửi báo cáo"),
    (RECOMMENDATIONS, "Báo cáo danh mục kiến nghị"),
    (NOTICE, "Thông báo đến các đơn vị"),
)
OF_A_SNAPSHOT = frozenset({"report", SUBMISSION_NOTE, TRANSMITTAL, RECOMMENDATIONS})
"""Of these a campaign has one at a time: the newest draft is the one to issue, and a later issue replaces it."""
ISSUED_BY_OWNER = frozenset({"report", TRANSMITTAL})
"""The owner issues these; all others the standing body."""
_STEMS = {
    CHASING_LETTER: "cong-van-don-doc",
    SUBMISSION_NOTE: "to-trinh",
    TRANSMITTAL: "cong-van-gui-bao-cao",
    RECOMMENDATIONS: "danh-muc-kien-nghi",
    NOTICE: "thong-bao",
}


def paper_names(kind: str) -> tuple[str, str]:
    """Return the names of the Word file and of the PDF of a paper of that kind."""
    stem = _STEMS.get(kind)
    return (f"{stem}.docx", f"{stem}.pdf") if stem else (DOCX, PDF)
