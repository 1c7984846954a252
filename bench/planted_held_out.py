"""A style of planting that no rule was written against: other words, other shapes; run by --held-out at the end only."""

from collections.abc import Callable
from random import Random

from planted_kinds import KINDS, Plant, at, dash, results
from planted_texts import OUTLINE, Clean, dotted

Write = Callable[[Random], str]
WRITTEN: dict[str, tuple[str, ...]] = {
    "placeholder": (
        "Số lớp đã mở: …… lớp.", "Thành phần dự họp gồm [điền tên].", "Tổng kinh phí ……………. triệu đồng.", "Tại thôn ...., đã làm xong 02 nhà.",
        "<Nhập kết quả ở đây>", "Xã A đã có 12 tổ tự quản.", "Ông Trần Văn B nhận khoán 02 ha.", "Ngày … tháng … năm 2026, họp 01 buổi.",
    ),
    "foreign-unit": (
        "Báo cáo của UBND xã Nậm Chày nêu rõ 12 việc đã làm.", "UBND phường Trung Tâm đã cấp 40 thẻ cho người cao tuổi.",
        "Sau sáp nhập, Ủy ban nhân dân xã Chiềng Ken bố trí 03 điểm tiếp dân.", "Lãnh đạo UBND xã Nghĩa Tâm phân công trực 24/24, mỗi ca 02 người.",
        "Tính đến nay UBND xã Thượng Bằng La đã thu 12 tấn rác.", "Cán bộ UBND xã Cát Thịnh dự đủ 08 buổi học.",
    ),
    "vague-phrases": (
        "Phong trào được cả hệ thống chính trị vào cuộc quyết liệt, tạo khí thế sôi nổi, sự đồng thuận cao, đạt nhiều kết quả đáng ghi nhận.",
        "Công tác này có nhiều chuyển biến rõ nét, nhận thức của cán bộ được nâng lên, bước đầu phát huy hiệu quả trong thực tiễn.",
        "Lãnh đạo luôn quan tâm chỉ đạo sâu sát, kịp thời tháo gỡ khó khăn, góp phần giữ vững ổn định, đáp ứng yêu cầu trong tình hình mới.",
        "Các mặt công tác khác tiếp tục được duy trì thường xuyên, nghiêm túc, cơ bản hoàn thành tốt nhiệm vụ được giao.",
    ),
    "rate-mismatch": (
        "Trong 80 hộ đăng ký đã có 60/80 hộ làm xong, tương đương 82,5%.", "Tỷ lệ hoàn thành mới đạt 71% (30/60 công trình).",
        "Số phiếu thu về 450/500 phiếu, chiếm 96%.", "Có 17 trên tổng số 34 điểm lắp xong, đạt 61,5%.", "Đã nghiệm thu 9/12 gói (88%).",
    ),
    "out-of-period": (
        "Hội thi nấu ăn đã diễn ra ngày 20/10/2022 với 14 đội.", "Từ sáng 03/02/2024 đã tiếp nhận 40 đơn.", "Lớp học nghề đầu tiên được mở ngày 11/11/2021 cho 25 người.",
        "Ngày 09 tháng 5 năm 2023, đoàn đã kiểm tra 06 quán ăn.", "Đã ký kết quy chế với 03 đơn vị vào tháng 12/2022.",
    ),
    "ambiguous-number": (
        "Sản lượng chè búp 2,450 tấn.", "Đã thu 5,120 phiếu góp ý.", "Tuyến ống dài 7.425 km.", "Tỷ lệ che phủ 63.415%.", "Tổng 1,204,500 đồng tiền phạt.",
    ),
    "citation-malformed": (
        "Căn cứ Nghị định số 61/NĐ-CP, đã lập 02 tổ.", "Theo Thông tư số 12/TT-BNV, bố trí 03 người.", "Kế hoạch số 77/BC-UBND giao 05 việc.",
        "Chỉ thị số 8//CT-UBND được đọc tại 12 cuộc họp.", "Quyết định số 1l5/QĐ-UBND cử 02 người đi học.", "Nghị quyết số 15-NQ/TW ngày 30/02/2025 được học 02 buổi.",
    ),
    "legacy-encoding": (
        "Tæng sè hé nghÌo gi¶m cßn 45 hé.", "Toång soá hoä ngheøo giaûm coøn 45 hoä.", "Đường giao thông nông thôn đƣợc sửa 3 km.", "Tong ket nãm: hoàn thành nhiêm vu ǎn toàn.",
        "L À M  V I Ệ C  Ở  X Ã 12 ngày.",
    ),
    "proposal-without-owner": ("- Sớm ban hành bộ định mức mới.", "- Đề nghị hỗ trợ thêm xăng xe cho tổ công tác."),
}  # fmt: skip


def sentence_kind(kind: str) -> Plant:
    def plant(report: Clean, chance: Random, _: list[Clean]) -> list[Clean]:
        said = chance.choice(WRITTEN[kind])
        section = report.sections[
            at(report, "recommendations") if kind.startswith("proposal") else chance.choice(results(report))
        ]
        if kind in {"vague-phrases", "proposal-without-owner"} or chance.random() < 0.4:
            section.insert(chance.randint(0, len(section)), said if said.startswith("-") else dash(report) + said)
        else:
            place = chance.randrange(len(section))
            section[place] = (
                f"{said} {section[place].removeprefix('- ')}" if report.style == "long" else f"{section[place]} {said}"
            )
        return []

    return plant


def halved(report: Clean, chance: Random, others: list[Clean]) -> list[Clean]:
    """A copy in which one sentence in five is left out and the unit's name swapped."""
    source = chance.choice([o for o in others if not o.planted])
    source.planted.add("near-copy?")
    n = chance.choice(results(report))
    kept = [line for line in source.sections[n] if chance.random() > 0.2] or source.sections[n]
    report.sections[n] = [line.replace(source.unit, report.unit) for line in kept]
    return []


def spoken_wrong(report: Clean, chance: Random, _: list[Clean]) -> list[Clean]:
    s = report.sheet
    for n in results(report):
        report.sections[n] = [
            p for p in report.sections[n] if dotted(s.received) not in p and dotted(s.budget) not in p
        ] or report.sections[n][1:]
    report.sections[results(report)[-1]].append(dash(report) + chance.choice((
        f"Tổng số hồ sơ tiếp nhận trong kỳ lên tới {dotted(s.received + chance.randint(90, 200))} hồ sơ, đông nhất thứ Hai.",
        f"Dự toán chi được giao trên {(s.budget * 1.3) / 1000:.1f} tỷ đồng.".replace(".", ",", 1),
        f"Số hồ sơ đã giải quyết đạt {dotted(round(s.solved * 0.9))} hồ sơ.",
    )))  # fmt: skip
    return []


def excuses(report: Clean, chance: Random, _: list[Clean]) -> list[Clean]:
    report.sections[at(report, "difficulties")] = [
        chance.choice(
            ("Không phát sinh khó khăn, vướng mắc.", "Không có khó khăn gì đáng kể.", "Nhìn chung thuận lợi.")
        )
    ]
    return []


def silent_cause(report: Clean, chance: Random, _: list[Clean]) -> list[Clean]:
    report.sections[at(report, "causes")] = [
        chance.choice(
            (
                "Do điều kiện thời tiết bất lợi, mưa lũ kéo dài.",
                "Đơn vị chưa chủ động, việc đôn đốc còn chậm.",
                "Nguyên nhân: đang được rà soát.",
            )
        )
    ]
    return []


def restated(report: Clean, chance: Random, _: list[Clean]) -> list[Clean]:
    n = chance.choice(results(report))
    title, _, points = OUTLINE[report.style][n]
    report.sections[n] = (
        [f"{chance.choice('abc')}) {point}." for point in points]
        if chance.random() < 0.5
        else [f"Trong mục này đơn vị xin báo cáo: {title.lower()}, {points[0].lower()}, {points[1].lower()}."]
    )
    return []


HELD_OUT: dict[str, Plant] = {
    **KINDS,
    **{kind: sentence_kind(kind) for kind in WRITTEN},
    "near-copy": halved,
    "text-table-mismatch": spoken_wrong,
    "no-shortcoming": excuses,
    "no-cause": silent_cause,
    "outline-echo": restated,
}
