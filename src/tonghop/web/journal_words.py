"""The journal's events in Vietnamese, as a timeline shows them."""

from collections.abc import Mapping
from typing import Any

EVENTS = {
    "campaign.opened": "Mở đợt báo cáo",
    "obligation.extended": "Gia hạn nộp",
    "obligation.exempted": "Miễn báo cáo",
    "obligation.reminded": "Nhắc nộp báo cáo",
    "obligation.reminders_paused": "Tạm dừng nhắc",
    "obligation.reminders_resumed": "Tiếp tục nhắc",
    "obligation.contacted": "Đôn đốc",
    "obligation.received_outside": "Ghi nhận báo cáo gửi ngoài hệ thống",
    "report.opened": "Mở báo cáo để soạn",
    "report.saved": "Soạn thảo",
    "report.file_received": "Tải tệp lên, chờ xem lại",
    "report.uploaded": "Nhận nội dung của tệp vào báo cáo",
    "report.file_dropped": "Bỏ tệp đã tải lên",
    "report.attached": "Đính kèm tệp",
    "report.attachment_removed": "Bỏ tệp đính kèm",
    "report.approval_sought": "Trình lãnh đạo duyệt",
    "report.refused": "Lãnh đạo chưa duyệt, chuyển lại người soạn",
    "report.submitted": "Nộp báo cáo",
    "report.held": "Nộp sau ngày khóa, chờ xử lý",
    "report.released": "Nhận báo cáo nộp sau ngày khóa",
    "report.declined": "Không nhận báo cáo nộp sau ngày khóa",
    "report.recalled": "Rút lại báo cáo",
    "report.review_started": "Bắt đầu rà soát",
    "report.paper_made": "Lập bản PDF của báo cáo",
    "report.paper_signed": "Ký số báo cáo",
    "report.checked": "Kiểm tra tự động xong",
    "report.returned": "Trả lại để hoàn thiện",
    "report.accepted": "Chấp nhận",
    "report.reopened": "Mở lại",
    "question.asked": "Đơn vị hỏi về đề cương",
    "question.answered": "Trả lời câu hỏi về đề cương",
    "difficulty.raised": "Phản ánh khó khăn, vướng mắc",
    "difficulty.assigned": "Giao cơ quan chủ trì trả lời",
    "difficulty.given_back": "Chuyển lại cơ quan thường trực",
    "difficulty.passed_up": "Chuyển cấp trên",
    "difficulty.answered": "Trả lời vướng mắc",
    "difficulty.guided": "Hướng dẫn về vướng mắc",
    "difficulty.asked_again": "Đơn vị hỏi lại",
    "difficulty.withdrawn": "Đơn vị rút phản ánh",
    "difficulty.told": "Đơn vị đã xem trả lời",
    "plan.read": "Đọc kế hoạch",
    "plan.corrected": "Sửa nội dung đọc từ kế hoạch",
    "consolidation.made": "Tổng hợp",
    "consolidation.groups_merged": "Gộp nhóm ý kiến",
    "consolidation.group_split": "Tách nhóm ý kiến",
    "consolidation.group_renamed": "Đặt tên nhóm ý kiến",
    "consolidation.point_pinned": "Ghim câu tiêu biểu",
    "consolidation.group_dropped": "Bỏ nhóm ý kiến khỏi dự thảo",
    "consolidation.group_taken_back": "Đưa nhóm ý kiến trở lại dự thảo",
    "consolidation.sentence_edited": "Sửa câu của dự thảo tổng hợp",
    "consolidation.proposal_taken": "Lấy lại câu máy đề xuất",
    "consolidation.change_undone": "Hoàn tác thay đổi ở phần tổng hợp",
    "document.drafted": "Dựng dự thảo văn bản",
    "document.issued": "Ban hành văn bản",
}
_DETAILS = {
    "reason": "lý do: {}",
    "receipt": "giấy biên nhận {}",
    "document": "văn bản số {}",
    "signer": "người ký: {}",
    "file": "tệp {}",
    "file_name": "tệp {}",
    "to": "trao đổi với {}",
    "note": "{}",
    "number": "số {}",
    "until": "đến {}",
}


def words_of(event: str, detail: Mapping[str, Any]) -> str:
    """Return what happened in one line: the event, then what is worth knowing of its detail."""
    told = [words.format(detail[key]) for key, words in _DETAILS.items() if detail.get(key)]
    return "; ".join([EVENTS.get(event, event), *told])
