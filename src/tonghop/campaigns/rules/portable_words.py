"""The words of a campaign's YAML file: its fields in order, what each choice stands for, and the comments."""

from collections.abc import Mapping

from tonghop.campaigns.rules.dues import BeforePolicy
from tonghop.campaigns.rules.facts import Form, TaskOrigin

FORMAT = "1"
KINDS = {
    "ministry": "bộ",
    "province": "UBND tỉnh",
    "department": "sở, ban, ngành",
    "agency": "cơ quan khác cấp tỉnh",
    "commune": "xã",
    "ward": "phường",
    "special_zone": "đặc khu",
}
POLICIES: dict[str, BeforePolicy] = {"hết ngày liền trước": "day_before", "hết chính ngày đó": "day_named"}
FORMS: dict[str, Form] = {"cấp xã": "commune", "sở, ban, ngành": "department"}
PURPOSES = {
    "kết quả": "results",
    "nhiệm vụ, giải pháp": "tasks",
    "hạn chế, khó khăn": "difficulties",
    "nguyên nhân": "causes",
    "bài học": "lessons",
    "kiến nghị": "recommendations",
}
ORIGINS: dict[str, TaskOrigin] = {"kế hoạch": "plan", "đề xuất": "proposed", "đã sửa": "corrected"}
DUE_KINDS = {
    "trước ngày": "before",
    "chậm nhất": "by",
    "trong thời gian": "within",
    "định kỳ": "recurring",
    "khi có việc": "event",
    "thường xuyên": "continuous",
    "không ghi": "none",
}
FLAGS = {"có": True, "không": False}
BODY_FIELDS = ("tên", "loại")
TOP_FIELDS = (
    "định dạng", "mã đợt", "tên đợt", "tên ngắn", "cơ quan thường trực", "nơi nhận báo cáo tổng hợp",
    "hạn báo cáo tổng hợp", "trước ngày nghĩa là", "kỳ số liệu", "mô phỏng", "căn cứ", "đề cương",
    "đơn vị báo cáo", "miễn báo cáo", "nhiệm vụ",
)  # fmt: skip
SECTION_FIELDS = (
    "mã", "số", "tên", "loại", "gợi ý", "chủ trì", "cùng báo cáo", "bộ chỉ tiêu", "cấp xã trả lời",
    "mọi đơn vị trả lời", "bắt buộc",
)  # fmt: skip
FORM_FIELDS = ("đề cương", "ngày nêu", "hạn", "khóa", "đơn vị")
TASK_FIELDS = ("số", "nội dung", "chủ trì", "phối hợp", "thời hạn", "loại thời hạn", "ngày", "mục", "nguồn")
HEAD = """# Đợt báo cáo, xuất từ Tonghop. Sửa bằng trình soạn thảo văn bản rồi mở lại thành một đợt mới.
# Ngày ghi như 08/5/2026. Hạn là một ngày thì tính đến hết ngày đó (23:59); ghi cả giờ thì phải trước giờ đó.
# Đơn vị ghi đúng tên và loại như trong danh mục: {kinds}.
"""
COMMENTS = {
    "mã đợt": "Mã dùng trong địa chỉ: chữ thường không dấu, chữ số, gạch nối; mỗi đợt một mã.",
    "trước ngày nghĩa là": f"“Trước ngày X” trong kế hoạch nghĩa là: {' | '.join(POLICIES)}.",
    "kỳ số liệu": "Số liệu tính từ ngày nào đến hết ngày nào.",
    "căn cứ": "Văn bản làm căn cứ, được viện dẫn trong mọi văn bản của đợt.",
    "đề cương": "Các mục của báo cáo. Bộ chỉ tiêu lấy theo danh mục lúc mở đợt. Loại: " + " | ".join(PURPOSES) + ".",
    "đơn vị báo cáo": "Ai phải báo cáo, theo đề cương nào, chậm nhất khi nào; nộp sau lúc khóa thì để riêng chờ xử lý.",
    "miễn báo cáo": "Đơn vị được miễn và lý do.",
    "nhiệm vụ": "Nhiệm vụ của kế hoạch. Loại thời hạn: " + " | ".join(DUE_KINDS) + ".",
}


def word_for(words: Mapping[str, object], value: object) -> str:
    """Return the word that stands for a value; raises StopIteration for a value without one."""
    return next(word for word, meaning in words.items() if meaning == value)
