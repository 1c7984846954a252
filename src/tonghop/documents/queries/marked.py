"""A file as it came in, with what is wrong written into it at its place."""

from datetime import datetime

from tonghop.documents.render.docx_marks import Mark, mark_docx
from tonghop.documents.render.xlsx_marks import mark_xlsx
from tonghop.files.xlsx import is_workbook
from tonghop.kernel.errors import NotPossible
from tonghop.organisations.permissions import Viewer
from tonghop.reports.queries import report_for, upload_for

_ZIP = b"PK"


def marked_file(viewer: Viewer, obligation_id: int, upload_id: int, *, at: datetime) -> tuple[str, bytes]:
    """Return name and content of an uploaded file with its problems as comments (Word) or tinted cells (Excel).

    Raises NotAllowed for who may not read the report, NotPossible for a file that takes no marks.
    """
    report = report_for(viewer, obligation_id)
    if report is None:
        raise NotPossible("Báo cáo này chưa được mở.", advice="Hãy mở từ trang Việc của tôi.")
    upload = upload_for(report, upload_id)
    data = bytes(upload.content)
    if not data.startswith(_ZIP):
        raise NotPossible(
            f"Không ghi chú được vào tệp “{upload.file_name}”.",
            advice="Chỉ tệp .docx và .xlsx nhận được ghi chú; hãy xem danh sách chỗ cần xem lại trên trang.",
        )
    marks = [Mark(p.get("spot", ""), f"{p['place']}: {p['message']}".removeprefix(": ")) for p in upload.problems]
    stem, _, ending = upload.file_name.rpartition(".")
    name = f"{stem or ending}-danh-dau"
    if is_workbook(data):
        return f"{name}.xlsx", mark_xlsx(data, marks)
    return f"{name}.docx", mark_docx(data, marks, at=at)
