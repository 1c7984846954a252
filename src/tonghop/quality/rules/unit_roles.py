"""Whether a unit's name in a sentence stands for the reporting unit itself, or for a neighbour in a role of its own."""

import re

from tonghop.quality.rules.letters import CAPITALS

_OTHER_ROLE = re.compile(  # somewhere before the name in its sentence
    r"\b(?:phối hợp|cùng với|giáp|giữa|mượn|nhờ|gửi|trao đổi|học tập|kinh nghiệm|mô hình|theo mẫu|so với|điều động|"
    r"biệt phái|nguyên|liên xã)\b|"
    r"\b(?:với|cùng|sang|cho|đề nghị|kiến nghị|từ|đến|như|theo|giúp|hỗ trợ|hoặc|và|về|sau)\s*$",
    re.IGNORECASE,
)
_ABOUT_US = re.compile(
    rf"\b(?:cho|với|của|hỗ trợ|giúp|cùng|sang|về) (?:xã|phường|đơn vị|địa phương)(?!(?-i: [{CAPITALS}]))\b|\bbàn giao|"
    r"\bgiáp ranh|\branh giới|\btranh chấp|\btrước (?:đây|(?:khi )?(?:sáp nhập|sắp xếp))|"
    r"\bliên xã|\blân cận|\bgiao ban cụm",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(r"\s*(?:\(cũ\)|cũ\b|,?\s*\(?(?:tỉnh|thành phố|TP\.?|huyện)\s)", re.IGNORECASE)
_SELF = re.compile(
    r"(?:\bcủa|\bthuộc|\bChủ tịch|\blãnh đạo|\btập thể|\bcông chức|\bcán bộ|\btrụ sở|\bbáo cáo|\bmột cửa tại|"
    r"\b(?:HĐND|Hội đồng nhân dân|Đảng ủy|Đảng uỷ|MTTQ)(?:,| và)?)\s*$",
    re.IGNORECASE,
)
_THEIR_LETTER = re.compile(
    r"\b(?:công văn|văn bản|giấy mời|thư)\s+(?:số\s+)?\S+(?:\s+ngày\s+\S+)?\s+của\s*$", re.IGNORECASE
)
_ASKS = re.compile(r"\s*(?:đề nghị|mời|trả lời|thông báo|xin ý kiến|xin phối hợp)\b", re.IGNORECASE)
_DONE_BY = re.compile(r"\bdo\s*$", re.IGNORECASE)
_DOES = re.compile(r"\s*(?:thực hiện|ban hành|triển khai|giải quyết|xây dựng|phụ trách)\b", re.IGNORECASE)
_LEAD = re.compile(
    r"(?:(?:trong|từ|tính|đến|sau|ngay|hiện|năm|thời gian|nhìn chung|căn cứ|thực hiện)\b.*)?", re.IGNORECASE
)
_ACTS = re.compile(
    r"\s*(?:$|\.|:|(?:đã|đang|luôn|thường xuyên|tiếp tục|kịp thời|chủ động|tập trung|hiện|được giao|trân trọng|xin|"
    r"kính|báo cáo|nghiêm túc|có|còn|ban hành|tổ chức|triển khai|chỉ đạo|thành lập|bố trí|xây dựng|phân công|thực hiện|"
    r"tiếp nhận|giải quyết|hoàn thành)\b)",
    re.IGNORECASE,
)
_SURELY_ACTS = re.compile(r"\s*(?:đã|đang|luôn|thường xuyên|tiếp tục|kịp thời|chủ động)\b", re.IGNORECASE)


def stands_for_own(before: str, after: str) -> bool:
    """Tell whether the name acts or owns in this sentence as only the reporting unit does."""
    if _ELSEWHERE.match(after) or _ABOUT_US.search(before + after):
        return False
    if _THEIR_LETTER.search(before) and _ASKS.match(after):
        return False
    clause = re.split(r"[,;:]\s*", before)[-1].strip(" -+•*–")
    if not clause and _SURELY_ACTS.match(after):
        return True
    is_self = bool(_SELF.search(before) or (_DONE_BY.search(before) and _DOES.match(after)))
    if _OTHER_ROLE.search(before) and not (is_self and before.rstrip().endswith((" và", ","))):
        return False
    return is_self or bool(_LEAD.fullmatch(clause) and _ACTS.match(after))
