"""Words of administrative Vietnamese that the rules look for: how bodies begin, what verbs follow them."""

import re

# How the name of a body begins; small letters too, for groups in running text.
BODY_HEADS = (
    "Văn phòng", "Trung tâm", "Ủy ban", "Uỷ ban", "UBND", "UBMTTQ", "UB", "HĐND", "Hội đồng", "Sở", "Bộ", "Ban",
    "Công an", "Quân khu", "Viện", "Trường", "Học viện", "Đại học", "Phòng", "Chi cục", "Cục", "Tổng cục", "Vụ",
    "Hội", "Liên hiệp", "Liên đoàn", "Liên minh", "Hiệp hội", "Đoàn", "Tỉnh đoàn", "Thành đoàn", "Báo", "Đài",
    "Cổng", "Ngân hàng", "Kho bạc", "Thuế", "Hải quan", "Thanh tra", "Tòa án", "Toà án", "Mặt trận", "MTTQ",
    "Tỉnh ủy", "Tỉnh uỷ", "Thành ủy", "Thành uỷ", "Đảng ủy", "Đảng uỷ", "Quỹ", "Công ty", "Tổng công ty",
    "Tập đoàn", "BQL", "BCH", "BCĐ", "Tổ", "Lãnh đạo", "Chủ tịch", "Phó Chủ tịch", "Giám đốc", "Thủ trưởng",
    "Người đứng đầu", "Kiểm toán", "Bảo hiểm", "Cảng vụ", "Hạt", "Trạm", "Đội", "Thư viện", "Bảo tàng",
    "Bệnh viện", "Chính phủ", "Thủ tướng", "Quốc hội", "Bộ đội", "Các", "Cơ quan", "Đơn vị", "Địa phương",
    "Doanh nghiệp", "Hợp tác xã", "Xã", "Phường", "Cơ sở", "Chủ đầu tư", "Chủ dự án", "Điện lực", "Bưu điện",
    "VNPT", "Viettel", "Đồng chí", "Cấp ủy", "Trưởng", "Phó", "Sở, ngành",
)  # fmt: skip
_SMALL_HEADS = (
    "các", "cơ quan", "đơn vị", "địa phương", "doanh nghiệp", "hợp tác xã", "sở", "ban", "bộ", "xã", "phường",
    "viện", "trường", "hội", "hiệp hội", "đoàn thể", "công an", "trung tâm", "văn phòng", "phòng", "ủy ban",
    "uỷ ban", "hội đồng", "quỹ", "cấp ủy", "cộng đồng", "người dân", "cá nhân", "chủ đầu tư", "chuyên gia",
    "nhà khoa học", "lực lượng", "báo", "đài", "thôn", "chính quyền",
    "đồng chí",
)  # fmt: skip
_ALL = sorted({*BODY_HEADS, *_SMALL_HEADS}, key=len, reverse=True)
# Words that begin like a body's name and are none.
_NOT_HEADS = (
    r"(?:H|h)ội (?:nghị|thảo|thi|nhập|đàm)|(?:B|b)ộ (?:tiêu chí|chỉ số|máy|phận|đội xung)|(?:B"
    r"|b)an hành|(?:B|b)áo (?:cáo|chí|động)"
    r"|(?:Đ|đ)oàn (?:kết|kiểm tra|công tác)|(?:Đ|đ)ội ngũ|(?:P|p)hòng (?:ngừa|thủ|cháy|họp|bệnh)|(?:P"
    r"|p)hòng,? chống|(?:C|c)ơ sở (?:dữ liệu|vật chất|hạ tầng)"
    r"|(?:T|t)rường hợp|(?:V|v)iện (?:trợ|dẫn)|(?:X|x)ã hội|(?:T|t)ổ chức|(?:T|t)rung tâm (?:của|là)"
    r"|(?:C|c)ác (?:nội dung|nhiệm vụ|giải pháp|văn bản|chỉ tiêu"
    r"|mục tiêu|quy định|biện pháp|hoạt động|dự án|chương trình|bước|trường hợp|hình thức|tiêu chí"
    r"|loại|chính sách|điều kiện|vấn đề|yêu cầu|báo cáo|sản phẩm"
    r"|tiểu dự án|đề án|kế hoạch|nguồn|hạng mục|mô hình|công trình|tuyến|khu|dịch vụ|thông tin|dữ liệu"
    r"|số liệu|kết quả|sự kiện|lớp|chỉ số|mẫu|phong trào|tài liệu"
    r"|thủ tục|thị trường|bệnh|điểm|vùng|cuộc|kiến nghị|khó khăn|hệ thống|giá trị|quy trình|ngày|năm"
    r"|đợt|bộ phận|công việc|cơ chế|tổ chức thực|phương|khoản|nghị)"
)
_ORGANISATIONS = (
    r"(?:T|t)ổ chức(?= (?:chính trị|xã hội|đoàn thể|tín dụng|đảng|tôn giáo|có liên quan|liên quan|cung cấp"
    r"|hội (?!nghị|thảo|thi|đàm)|kinh tế|thành viên|, cá nhân)|,? (?:và )?cá nhân)"
)
HEAD = rf"(?:{_ORGANISATIONS}|(?!{_NOT_HEADS})(?:{'|'.join(re.escape(h) for h in _ALL)}))(?![^\W\d_])"
HEAD_RE = re.compile(HEAD)

# Verbs and turns that end a body's name and begin what it must do.
_STOPS = (
    "(?<!ường )trực(?! thuộc| tiếp| tuyến)", "giữ", "phụ trách", "duy trì", "phổ biến", "lựa chọn", "vận hành",
    "phát động",
    "biên soạn", "ký", "chủ trì", "phối hợp", "có trách nhiệm", "chịu trách nhiệm", "tham mưu",
    "(?<!ác )tổ chức(?! chính trị| xã hội| đảng| (?:có )?liên quan| đoàn thể| kinh tế| tôn giáo| tín dụng|, cá nhân)",
    "thực hiện", "(?<!ầu tư )xây dựng(?! tỉnh)", "báo cáo", "bố trí", "hướng dẫn", "theo dõi",
    "tổng hợp(?! tỉnh| ủy)", "gửi", "căn cứ", "kịp thời", "là (?:cơ quan|đầu mối|đơn vị|cầu nối)", "được", "giúp",
    "triển khai", "tiến hành", "chỉ đạo", "định kỳ", "phản ánh", "đề xuất", "rà soát", "kiểm tra", "để", "trước",
    "trong", "khi", "nếu", "cần", "phải", "chủ động", "tiếp tục", "tăng cường", "theo", "đẩy mạnh",
    "(?<!iện )nghiên cứu",
    "mở", "tuyên truyền", "vận động", "(?<!ổ chức )cung cấp", "quản lý nhà nước", "bảo đảm", "đảm bảo",
    r"(?<!ứu )(?<!ầu tư )phát triển(?! nông)", "hỗ trợ", "đôn đốc", "hằng năm", "hàng năm", "hằng",
    "thường xuyên", "tập trung", "lồng ghép", "ban hành", "sử dụng", "đăng ký", "ưu tiên", "giám sát", "xem xét",
    "và (?:các )?(?:tổ chức )?(?:kiểm tra|triển khai|đề xuất|hướng dẫn|thực hiện)", "cân đối", "khẩn trương",
    "nghiêm túc", "yêu cầu", "đề nghị", r"(?<!oại )giao(?! thông| dịch| lưu)", "quyết định", "phát huy", "xử lý",
    r"(?<!ông )(?<!ộc )(?<!ành )lập", "đánh giá", "thẩm định", "đưa", "quán triệt", "tham gia", "cập nhật",
    "chuẩn bị", "kết quả", "tình hình", "đối với", "nhằm", "về", "từ(?! thiện)", "đến", "sau", "ngay",
    "chậm nhất", "qua", "nâng cao", "hoàn thành", "hoàn thiện", "thông tin(?! và| điện)", "đóng góp", "phê duyệt",
    "tích cực", "trực tiếp", "thống nhất", "như", "khắc phục", r"(?<!iệc )làm", "chia sẻ", "mình", "gắn với",
    "dựa", "biết", "việc(?! làm)", r"(?<!hương )(?<!á )(?<!ông )(?<!uy )trình", "những", "thông qua",
    "khẩn trương", "tổ chức chỉ đạo", "tổ chức thực hiện", "tổ chức triển khai", "xác định", "rõ", "có kế hoạch",
    "nghiệm thu", "phân bổ", "phân công", "điều chỉnh", "tiếp nhận", "giải quyết", "huy động", "thu thập", "điều phối",
    "nêu cao", "điều tra", "tháo gỡ", "nắm", "tăng(?! trưởng)", "giảm(?! nghèo)", "đổi mới", "chấn chỉnh", "thông báo",
    "thành lập", "kiện toàn", "phân tích", "khảo sát", "thống kê", "khuyến khích", "nâng cấp", "lắp đặt", "mua sắm",
    "bồi dưỡng", "công khai", "công bố", "niêm yết", "giới thiệu", "trao đổi", "nhắc nhở", "biểu dương",
    "tạo điều kiện",
    "quan tâm", "gương mẫu", "phấn đấu", "chấp hành", "tuân thủ", "bám sát", "lấy ý kiến", "mời", "cử", "kết nối",
    "tích hợp", "số hóa", "bàn giao", "thanh toán", "quyết toán", "kiến nghị", "đối chiếu", "sửa chữa", "khôi phục",
    "đăng tải", "đã", "sẽ", "chưa", "không(?! chuyên)", "cũng", "đều", "nên", "bị",
)  # fmt: skip
STOP = rf"(?<![^\W\d_])(?:{'|'.join(_STOPS)})(?![^\W\d_])"
STOP_RE = re.compile(STOP)

# Fields of departments and ministries: where one is named, the name of its "Sở" or "Bộ" ends with it.
_FIELDS = (
    "Nội vụ", "Tài chính", "Xây dựng", "Nông nghiệp và Môi trường", "Công [Tt]hương", "Khoa học và Công nghệ", "Y tế",
    "Giáo dục và Đào tạo", r"Văn h[óo][aá]\s*,\s*Thể thao và Du lịch", "Văn h[óo][aá] và Thể thao", "Du lịch",
    "Tư pháp", "Ngoại vụ", "Ngoại giao", "Quốc phòng", "Công an", "Dân tộc và Tôn giáo", "Quy hoạch - Kiến trúc",
    "An toàn thực phẩm",
)  # fmt: skip
_LEVEL = r"(?:tỉnh|Tỉnh|[Tt]hành phố)"
# Words that go on with a name.
_OTHERWISE = r"(?!\s+(?:và|có|liên|trên|trực|thuộc|của|khác|được|phụ|quản|cùng|với|ủy|uỷ|đoàn|hội)\b)"
# A name that must end here, whatever word follows: after its field, its level, "liên quan" or "chức năng".
NAME_END = re.compile(
    rf"(?:(?<!\w)(?:Sở|Bộ)\s+(?:{'|'.join(_FIELDS)})(?:\s+{_LEVEL})?|\s{_LEVEL}|\sliên quan|\schức năng)"
    rf"(?=\s+[^\W\d_A-ZĐ]){_OTHERWISE}"
)

# Groups whose commas do not part bodies.
GROUPS = re.compile(
    r"(?:sở|bộ|phòng)\s*,\s*(?:ban\s*,?\s*)?ngành(?:\s*,\s*đoàn thể)?(?:\s*,\s*cơ quan\s*,\s*đơn vị)?"
    r"|ban\s*,\s*ngành(?:\s*,\s*đoàn thể)?|sở\s*,\s*ban\b|xã\s*,\s*phường(?:\s*,\s*(?:đặc khu|thị trấn))?"
    r"|phường\s*,\s*xã(?:\s*,\s*(?:đặc khu|thị trấn))?|viện\s*,\s*trường"
    r"|cơ quan\s*,\s*tổ chức(?:\s*,\s*cá nhân)?"
    r"|tổ chức\s*,\s*cá nhân|cơ quan\s*,\s*(?:đơn vị|địa phương)(?:\s*,\s*(?:địa phương"
    r"|tổ chức)(?=\s+(?:có\s+)?liên quan))?"
    r"|đơn vị\s*,\s*(?:địa phương|tổ chức)(?=\s+(?:có\s+)?liên quan)|phòng\s*,\s*ban"
    r"|phòng\s*,\s*đơn vị|cấp\s*,\s*(?:các\s+)?ngành(?:\s*,\s*địa phương)?|tỉnh\s*,\s*thành phố|cấp tỉnh\s*,\s*cấp xã"
    r"|Văn h[oó][áa]\s*,\s*Thể thao|Báo và [Pp]hát thanh\s*,\s*[Tt]ruyền hình"
    r"|Phát thanh\s*,\s*[Tt]ruyền hình",
    re.IGNORECASE,
)
COLLECTIVE = re.compile(
    r"^(?:các\s|sở\s*,|ban\s*,\s*ngành|cơ quan|đơn vị|địa phương|(?:ubnd|ủy ban nhân dân"
    r"|uỷ ban nhân dân)\s+(?:các\s|cấp xã|xã|phường)"
    r"|tổ chức|doanh nghiệp|viện\b|xã\s*,)",
    re.IGNORECASE,
)
