"""The names of a paper's files, by what kind of paper it is."""

DOCX = "bao-cao-tong-hop.docx"
PDF = "bao-cao-tong-hop.pdf"
XLSX = "phu-luc-so-lieu.xlsx"
MANIFEST = "manifest.json"
CHASING_LETTER = "chasing_letter"
KINDS = (
    ("report", "Báo cáo tổng hợp"),
    (CHASING_LETTER, "Công văn đôn đốc"),
)
_STEMS = {CHASING_LETTER: "cong-van-don-doc"}


def paper_names(kind: str) -> tuple[str, str]:
    """Return the names of the Word file and of the PDF of a paper of that kind."""
    stem = _STEMS.get(kind)
    return (f"{stem}.docx", f"{stem}.pdf") if stem else (DOCX, PDF)
