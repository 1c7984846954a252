"""Report files as plain text, made up for these tests."""

HEAD = """UBND TỈNH LÀO CAI
{unit}
Số: 12/BC-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Bắc Hà, ngày {day} tháng {month} năm 2026

BÁO CÁO
Kết quả công tác {period}

"""
RESULTS = (
    "Trong kỳ, UBND {name} đã ban hành 47 văn bản chỉ đạo; ngày 12/3/2026 mở hội nghị cho 212 người ở 14 thôn.",
    "Bộ phận một cửa tiếp nhận 1.250 hồ sơ, giải quyết 1.180 hồ sơ, trong đó 1.079/1.180 hồ sơ đúng hạn (91,4%).",
)
REST = """II. HẠN CHẾ, NGUYÊN NHÂN
1. Hạn chế
Còn 101 hồ sơ đất đai quá hạn; thôn Lao Chải chưa có cáp quang, họp trực tuyến hay gián đoạn.
2. Nguyên nhân
Nguyên nhân khách quan: địa bàn chia cắt. Nguyên nhân chủ quan: đôn đốc chưa sát.

III. KIẾN NGHỊ
Đề nghị UBND tỉnh bố trí 1,2 tỷ đồng sửa chữa trụ sở.

Trên đây là báo cáo của UBND {name}./.
Nơi nhận:
- Như trên;
TM. ỦY BAN NHÂN DÂN
"""


def report_text(
    name: str = "xã Bắc Hà",
    *,
    results: tuple[str, ...] = RESULTS,
    period: str = "6 tháng đầu năm 2026",
    day: tuple[str, str] = ("20", "6"),
    table: str = "",
) -> str:
    head = HEAD.format(unit=f"ỦY BAN NHÂN DÂN {name}".upper(), day=day[0], month=day[1], period=period)
    lines = "\n\n".join(line.format(name=name) for line in results)
    return f"{head}I. KẾT QUẢ THỰC HIỆN\n\n{lines}\n\n{table}\n\n{REST.format(name=name)}"
