"""Defects of every kind of the quality checks, planted into clean reports in varied words, figures and places."""

import re
from collections.abc import Callable
from dataclasses import replace
from random import Random

from planted_texts import COMMUNES, OUTLINE, PEOPLE, Clean, clean_report, day_in, dotted, percent
from tonghop.organisations.resources import shipped_old_communes
from tonghop.organisations.rules.old_communes import lowered

Plant = Callable[[Clean, Random, list[Clean]], list[Clean]]
"""Spoils the report in place; returns files that come with it (an earlier report)."""

VAGUE = (
    "Trong kỳ báo cáo, công tác này luôn được quan tâm, triển khai đồng bộ, kịp thời, cơ bản đáp ứng yêu cầu nhiệm vụ đặt ra.",
    "Nhìn chung các nhiệm vụ được triển khai nghiêm túc, có hiệu quả, từng bước đi vào nền nếp, tạo chuyển biến tích cực.",
    "Chất lượng phục vụ ngày càng được nâng lên, góp phần nâng cao hiệu lực, hiệu quả quản lý, được Nhân dân ghi nhận.",
    "Công tác phối hợp được tăng cường, chặt chẽ; nhận thức và trách nhiệm của cán bộ không ngừng được nâng cao.",
    "Việc tổ chức thực hiện bảo đảm đúng quy định, phù hợp với tình hình thực tế, đạt nhiều kết quả quan trọng trên các mặt.",
    "Cấp ủy, chính quyền đã chủ động, quyết liệt trong chỉ đạo, phát huy vai trò người đứng đầu, tạo sự đồng thuận cao.",
    "Cơ sở vật chất từng bước được đầu tư, cơ bản đáp ứng yêu cầu làm việc, tạo điều kiện thuận lợi cho cán bộ yên tâm công tác.",
    "Thực hiện sự chỉ đạo của cấp trên, đơn vị thường xuyên quan tâm công tác này, đạt được một số kết quả nhất định.",
)
SHARED = (
    "Công tác tuyên truyền được thực hiện bằng nhiều hình thức trên loa truyền thanh, tại các buổi họp dân và trên trang thông tin của đơn vị, giúp người dân nắm rõ chủ trương.",
    "Cán bộ, công chức chấp hành tốt giờ giấc làm việc, mặc đúng trang phục, đeo thẻ khi thi hành nhiệm vụ và có thái độ hòa nhã với người dân đến giao dịch.",
    "Quy chế làm việc được xây dựng rõ ràng, phân định trách nhiệm từng bộ phận, giúp công việc không bị chồng chéo và được giải quyết trong ngày.",
    "Các phòng chuyên môn phối hợp nhịp nhàng, trao đổi thông tin qua nhóm công việc, nhờ đó văn bản đến được xử lý ngay và không để tồn đọng.",
)
COMMON_TCVN3 = (
    "Uû ban nh©n d©n ®· tæ chøc héi nghÞ",
    "C«ng t¸c chØ ®¹o ®­îc triÓn khai kÞp thêi",
    "®· gi¶i quyÕt xong hå s¬ tån ®äng",
)
COMMON_VNI = (
    "Uyû ban nhaân daân ñaõ toå chöùc hoäi nghò",
    "Coâng taùc chæ ñaïo ñöôïc trieån khai kòp thôøi",
    "ñaõ giaûi quyeát xong hoà sô toàn ñoïng",
)


def results(report: Clean) -> list[int]:
    return [n for n, (_, purpose, _) in enumerate(OUTLINE[report.style]) if purpose == "results"]


def at(report: Clean, purpose: str) -> int:
    return next(n for n, (_, p, _) in enumerate(OUTLINE[report.style]) if p == purpose)


def dash(report: Clean) -> str:
    return "- " if report.style == "terse" else ""


def put(report: Clean, chance: Random, sentence: str) -> None:
    """Add a sentence as a paragraph of its own, or inside one of a section about results."""
    section = report.sections[chance.choice(results(report))]
    if chance.random() < 0.5:
        section.insert(chance.randint(0, len(section)), dash(report) + sentence)
    else:
        place = chance.randrange(len(section))
        section[place] = f"{section[place]} {sentence}"


def section_missing(report: Clean, chance: Random, _: list[Clean]) -> list[Clean]:
    report.sections[chance.choice(range(len(report.sections) - 1))] = []
    return []


def point_unanswered(report: Clean, chance: Random, _: list[Clean]) -> list[Clean]:
    n = chance.choice(results(report)[:2])
    section = report.sections[n]
    keys = {
        0: ("tuyên truyền", "quán triệt", "ban hành", "tiếp nhận", "đúng hạn", "thanh tra", "rút ngắn"),
        1: ("giám sát", "kiểm tra, giám", "số hóa", "thanh toán trực", "tập huấn", "phần mềm", "chữ ký"),
    }
    gone = chance.choice((0, 1)) if n else 1
    report.sections[n] = [p for p in section if not any(key in p.lower() for key in keys[gone])]
    return []


def outline_echo(report: Clean, chance: Random, _: list[Clean]) -> list[Clean]:
    n = chance.choice(results(report))
    title, _, points = OUTLINE[report.style][n]
    lead = chance.choice(("Đơn vị báo cáo về ", "Nội dung gồm: ", "Đã thực hiện: ", "", "Kết quả về "))
    report.sections[n] = (
        [f"{lead}{'; '.join(p[0].lower() + p[1:] for p in points)}."]
        if chance.random() < 0.6
        else [f"{title}: {p}." for p in points]
    )
    return []


def no_figure(report: Clean, chance: Random, _: list[Clean]) -> list[Clean]:
    n = chance.choice(results(report))
    person, place = chance.choice(PEOPLE), chance.choice(COMMUNES)
    report.sections[n] = chance.sample([
        f"Đồng chí {person} trực tiếp rà soát từng việc, những phần còn chậm đã được nhắc tại cuộc họp giao ban.",
        "Theo Nghị định số 118/2025/NĐ-CP, quầy tiếp nhận đặt tại trung tâm, cử người trực cả buổi chiều muộn.",
        f"Việc ban hành văn bản, quán triệt, tuyên truyền làm ở mọi thôn bản; kiểm tra, giám sát giao cho {person}.",
        f"Tập huấn nghiệp vụ cho cơ sở tổ chức cùng {place}, thanh tra, kiểm tra chuyên ngành làm theo chuyên đề.",
        "Phần mềm, chữ ký số dùng thường ngày; thời gian xử lý văn bản được rút ngắn so với trước.",
        "Trụ sở cũ đã bàn giao cho trường học, xe dùng chung giữa các phòng, thu chi ghi sổ hằng ngày.",
    ], 3)  # fmt: skip
    return []


def vague(report: Clean, chance: Random, _: list[Clean]) -> list[Clean]:
    n = chance.choice(results(report))
    said = chance.sample(VAGUE, chance.choice((1, 2)))
    if chance.random() < 0.5:
        report.sections[n] = [" ".join(said)]
    else:
        report.sections[n].insert(chance.randint(0, 2), dash(report) + " ".join(said))
    return []


def boilerplate(report: Clean, chance: Random, others: list[Clean]) -> list[Clean]:
    n, said = chance.choice(results(report)), chance.sample(SHARED, 3)
    report.sections[n] = [dash(report) + line for line in said]
    for other in chance.sample(others, 5):
        for line in said:
            other.sections[n].append(dash(other) + line)
        other.planted.add("boilerplate?")
    return []


def no_shortcoming(report: Clean, chance: Random, _: list[Clean]) -> list[Clean]:
    report.sections[at(report, "difficulties")] = [chance.choice((
        "Không có.", "Cơ bản thuận lợi, không có khó khăn, vướng mắc gì.", "Trong kỳ không phát sinh hạn chế lớn.",
        "Không.", "Đơn vị không gặp khó khăn, vướng mắc.", "Chưa phát hiện hạn chế.",
    ))]  # fmt: skip
    return []


def no_cause(report: Clean, chance: Random, _: list[Clean]) -> list[Clean]:
    n = at(report, "causes")
    way = chance.choice(("outer", "inner", "other"))
    if way == "outer":
        report.sections[n] = report.sections[n][:1]
    elif way == "inner":
        report.sections[n] = report.sections[n][1:]
    else:
        report.sections[n] = [
            chance.choice(
                (
                    "Các nguyên nhân trên đã được đơn vị rút ra tại hội nghị.",
                    "Do nhiều yếu tố khác nhau tác động.",
                    "Đơn vị đang tiếp tục phân tích.",
                )
            )
        ]
    return []


def all_perfect(report: Clean, chance: Random, _: list[Clean]) -> list[Clean]:
    for n in results(report):
        report.sections[n] = [re.sub(r"\d+(?:,\d+)?%", "100%", line) for line in report.sections[n]]
        report.sections[n] = [
            re.sub(r"(?<![/\d])(\d[\d.]*)/(\d[\d.]*)(?![/\d])", r"\2/\2", line) for line in report.sections[n]
        ]
    s = report.sheet
    for n in results(report):
        report.sections[n] = [
            line.replace(dotted(s.ontime) + " hồ sơ, trả muộn", dotted(s.ontime) + " hồ sơ, trả muộn")
            for line in report.sections[n]
        ]
    report.sections[results(report)[0]].append(
        dash(report)
        + f"Chỉ tiêu {chance.choice(('đảng viên', 'đoàn viên', 'công chức'))} học nghị quyết đạt 100%, ký cam kết đạt 100%, chấm điểm đạt {chance.choice((100, 102, 105))}%."
    )
    return []


def near_copy(report: Clean, chance: Random, others: list[Clean]) -> list[Clean]:
    source = chance.choice([o for o in others if o.style == report.style and not o.planted])
    n = chance.choice(results(report))
    source.planted.add("near-copy?")
    copied = [line.replace(source.unit, report.unit) for line in source.sections[n]]
    if chance.random() < 0.6:
        copied = [
            re.sub(r"\b\d{1,3}\b(?![/.,%])", lambda m: str(max(1, int(m[0]) + chance.randint(-1, 3))), line)
            for line in copied
        ]
    report.sections[n] = copied
    return []


def copy_of_last_time(report: Clean, chance: Random, _: list[Clean]) -> list[Clean]:
    before = replace(
        report,
        sections=[list(s) for s in report.sections],
        day="05 tháng 12 năm 2025",
        file=f"{report.unit} kỳ trước.txt",
        planted={"*"},
    )
    n = chance.choice(results(report))
    report.sections[n] = [
        re.sub(r"\b\d{2}\b(?![/.,%])", lambda m: str(int(m[0]) + chance.randint(0, 4)), line)
        for line in report.sections[n]
    ]
    fresh = clean_report(report.style, report.unit, f"fresh{chance.random()}")
    before.sections = [
        section if place == n else fresh.sections[place] for place, section in enumerate(before.sections)
    ]
    return [before]


def foreign_unit(report: Clean, chance: Random, _: list[Clean]) -> list[Clean]:
    other = chance.choice([c for c in COMMUNES if c != report.unit])
    office = chance.choice(("UBND", "Ủy ban nhân dân", "Uỷ ban nhân dân"))
    put(report, chance, chance.choice((
        f"{office} {other} đã phân công {chance.randint(3, 9)} công chức trực thứ Bảy.",
        f"Trong kỳ, {office} {other} tổ chức {chance.randint(2, 9)} buổi đối thoại với dân.",
        f"Chủ tịch {office} {other} trực tiếp giao ban vào thứ Hai, có {chance.randint(9, 20)} người dự.",
        f"Đội ngũ cán bộ của {office} {other} hiện có {chance.randint(30, 60)} người.",
        f"Từ tháng 9/2025, {office} {other} luôn bố trí người dẫn đường tại cổng, mỗi ngày {chance.randint(1, 3)} người.",
    )))  # fmt: skip
    return []


def placeholder(report: Clean, chance: Random, _: list[Clean]) -> list[Clean]:
    put(report, chance, chance.choice((
        "Đã tổ chức ...... lớp tập huấn tại trụ sở.", "UBND xã ... phối hợp mở 02 lớp.", "Kết quả đạt …% so với kế hoạch.",
        "[Tên đơn vị] đã rà soát 12 danh mục.", "Tổng số [số lượng] người tham gia.", "Đến ngày .../.../2026 hoàn thành 03 việc.",
        "Đồng chí Nguyễn Văn A phụ trách 02 lĩnh vực.", "(Ghi rõ số liệu tại đây)", "Lorem ipsum dolor sit amet.", "Đã chi xxx triệu đồng sửa nhà kho.",
        "Theo Quyết định số ..../QĐ-UBND, giao 02 phòng.", "Có ___ hồ sơ chờ bổ sung.", "Giao cho ông/bà ........ theo dõi 03 việc.",
    )))  # fmt: skip
    return []


def sum_mismatch(report: Clean, chance: Random, _: list[Clean]) -> list[Clean]:
    table = report.tables[1]
    name, unit, value = table[-1]
    wrong = int(value.replace(".", "")) + chance.choice((-1, 1)) * chance.randint(1, 60)
    table[-1] = (name, unit, dotted(wrong))
    return []


def part_exceeds_whole(report: Clean, chance: Random, _: list[Clean]) -> list[Clean]:
    table = report.tables[0]
    whole = int(table[1][2].replace(".", ""))
    table[2] = (table[2][0], table[2][1], dotted(whole + chance.randint(1, 200)))
    return []


def rate_mismatch(report: Clean, chance: Random, _: list[Clean]) -> list[Clean]:
    whole = chance.randint(20, 900)
    part = chance.randint(whole // 2, whole)
    rate = percent(part, whole)
    wrong = f"{float(rate.replace(',', '.')) + chance.choice((-1, 1)) * chance.uniform(1.2, 9):.1f}".replace(".", ",")
    thing = chance.choice(("hộ", "biên lai", "chuyến", "phiếu", "đoàn viên", "công trình"))
    put(report, chance, chance.choice((
        f"Đã kiểm đếm {part}/{whole} {thing} ({wrong}%).", f"Có {part}/{whole} {thing} được rà soát, đạt {wrong}%.",
        f"Rà soát xong {part} trên {whole} {thing}, đạt {wrong}%.", f"Tỷ lệ rà soát là {wrong}% ({part}/{whole} {thing}).",
        f"Kết quả {part}/{whole} {thing}, bằng {wrong}% số phải làm.",
    )))  # fmt: skip
    return []


def text_table_mismatch(report: Clean, chance: Random, _: list[Clean]) -> list[Clean]:
    s = report.sheet
    value, make = chance.choice((
        (s.received, lambda v: f"Hồ sơ tiếp nhận trong kỳ là {v} hồ sơ."), (s.received, lambda v: f"Số hồ sơ tiếp nhận trong kỳ: {v} hồ sơ."),
        (s.solved, lambda v: f"Hồ sơ đã giải quyết {v} hồ sơ."), (s.solved, lambda v: f"Đã giải quyết {v} hồ sơ."),
        (s.budget, lambda v: f"Dự toán chi được giao {v} triệu đồng."), (s.budget, lambda v: f"Được giao dự toán chi {v} triệu đồng."),
    ))  # fmt: skip
    wrong = dotted(round(value * chance.choice((0.83, 0.88, 0.93, 1.06, 1.12, 1.25))))
    right = dotted(value)
    for n in results(report):
        report.sections[n] = [line for line in report.sections[n] if right not in line] or report.sections[n][1:]
    report.sections[chance.choice(results(report))].append(dash(report) + make(wrong))
    return []


def outlier(report: Clean, chance: Random, _: list[Clean]) -> list[Clean]:
    table, row = report.tables[0], chance.choice((3, 4, 5, 6))
    name, unit, value = table[row]
    new = dotted(int(value.replace(".", "")) * chance.choice((9, 14, 22)))
    table[row] = (name, unit, new)
    report.tables[1] = []
    for n in results(report):
        report.sections[n] = [line for line in report.sections[n] if value not in line]
    return []


def wrong_unit(report: Clean, chance: Random, _: list[Clean]) -> list[Clean]:
    table = report.tables[0]
    name, unit, value = table[3]
    table[3] = (
        name,
        unit,
        dotted(int(value.replace(".", "")) * chance.choice((1000, 1_000_000)))
        if chance.random() < 0.7
        else value.split(".")[0],
    )
    for n in results(report):
        report.sections[n] = [line for line in report.sections[n] if value not in line]
    return []


def out_of_period(report: Clean, chance: Random, _: list[Clean]) -> list[Clean]:
    day = f"{chance.randint(1, 28):02d}/{chance.randint(1, 12)}/{chance.choice((2022, 2023, 2024))}"
    put(report, chance, chance.choice((
        f"Ngày {day}, đơn vị đã tổ chức hội nghị cho {chance.randint(30, 90)} người.", f"Đã khai trương quầy lưu động ngày {day}, phục vụ {chance.randint(20, 80)} lượt.",
        f"Đoàn làm việc đã đến 03 thôn ngày {day}.", f"Tháng {day[3:].split('/', maxsplit=1)[0]}/{day[-4:]} đã mở {chance.randint(2, 9)} lớp học buổi tối.",
        f"Đã ban hành Kế hoạch số {chance.randint(10, 90)}/KH-UBND ngày {day} giao {chance.randint(3, 9)} việc.",
    )))  # fmt: skip
    return []


def ambiguous_number(report: Clean, chance: Random, _: list[Clean]) -> list[Clean]:
    a, b = chance.randint(1, 9), chance.randint(101, 998)
    put(report, chance, chance.choice((
        f"Đã phát {a},{b} tờ gấp cho dân.", f"Khối lượng đất đá {a},{b} m³ đã dọn xong.", f"Đường nội thôn dài {a}.{b // 10 * 10 + 3} km.",
        f"Tỷ lệ phủ sóng {chance.randint(60, 99)}.{b}%.", f"Chi {chance.randint(10, 90)},{b},{chance.randint(100, 999)} đồng tiền công.", f"Trồng {a},{b} cây quế, sống {chance.randint(80, 96)}.{chance.randint(1, 9)}%.",
    )))  # fmt: skip
    return []


def jump_since_last(report: Clean, chance: Random, _: list[Clean]) -> list[Clean]:
    fresh = clean_report(report.style, report.unit, f"fresh{chance.random()}")
    before = replace(fresh, day="05 tháng 12 năm 2025", file=f"{report.unit} kỳ trước.txt", planted={"*"})
    row = chance.choice((0, 4, 5, 6))
    name, unit, value = report.tables[0][row]
    before.tables = [list(t) for t in before.tables]
    factor = chance.choice((0.08, 0.12, 9, 15))
    before.tables[0][row] = (name, unit, dotted(round(int(value.replace(".", "")) * factor)))
    before.tables[1] = []
    return [before]


def citation_malformed(report: Clean, chance: Random, _: list[Clean]) -> list[Clean]:
    n = chance.randint(11, 199)
    cited = chance.choice((
        f"Quyết định số {n}/QD-UBND", f"Nghị định số {n}/NĐ-CP", f"Kế hoạch số {n}/QĐ-UBND ngày {day_in(chance)}", f"Kế hoạch số {n}//KH-UBND",
        f"Kế hoạch số {n}/KH-UBND ngày 31/{chance.choice((2, 4, 9, 11))}/2025", f"Nghị quyết số {n}/NQ-TW", f"Thông tư số {n}/2025/TT-BTC ngày {chance.randint(1, 28):02d}/3/2024",
        f"Nghị định số {n}/2062/NĐ-CP", f"Công văn số {n}/KHUBND", "Chỉ thị số 00/CT-UBND", f"Quyết định số {n}O/QĐ-UBND",
    ))  # fmt: skip
    put(
        report,
        chance,
        chance.choice(
            (
                f"Thực hiện {cited}, đã giao 02 phòng rà soát.",
                f"Theo {cited}, đã họp 03 lần.",
                f"{cited} được phổ biến tới 14 thôn.",
            )
        ),
    )
    return []


def citation_disagrees(report: Clean, chance: Random, _: list[Clean]) -> list[Clean]:
    wrong = chance.choice((
        "706/QĐ-TTg ngày 12/4/2026 của Thủ tướng Chính phủ", "706/QĐ-TTg ngày 21/4/2025 của Thủ tướng Chính phủ", "706/QĐ-TTg ngày 21/4/2026 của Bộ Nội vụ",
        f"706/QĐ-TTg ngày {chance.randint(22, 28)}/4/2026 của Thủ tướng Chính phủ", "706/QĐ-TTg ngày 21/3/2026 của Thủ tướng Chính phủ", "706/QĐ-TTg ngày 21/4/2026 của UBND tỉnh",
    ))  # fmt: skip
    for section in report.sections:
        section[:] = [line.replace("706/QĐ-TTg ngày 21/4/2026 của Thủ tướng Chính phủ", wrong) for line in section]
    return []


def legacy_encoding(report: Clean, chance: Random, _: list[Clean]) -> list[Clean]:
    put(report, chance, chance.choice((
        chance.choice(COMMON_TCVN3) + f" víi {chance.randint(20, 90)} ng­êi.", chance.choice(COMMON_VNI) + f" vôùi {chance.randint(20, 90)} ngöôøi.",
        "Đã khen thƣởng 12 cá nhân.", "Nǎm qua đã mở 03 lớp.", "Đã xử lý xong 6Ӣ CÔNG 7+ѬѪ1* việc.", "C H Ỉ Đ Ạ O  V À  T Ổ  C H Ứ C 02 lớp.",
        "ÄÃ£ giáº£i quyáº¿t xong 12 há»“ sÆ¡.",
    )))  # fmt: skip
    return []


def proposal_without_owner(report: Clean, chance: Random, _: list[Clean]) -> list[Clean]:
    report.sections[at(report, "recommendations")].append("- " + chance.choice((
        "Đề nghị bổ sung kinh phí sửa chữa nhà làm việc.", "Kiến nghị sớm có hướng dẫn về định mức xe dùng chung.",
        "Cần tăng thêm chỉ tiêu đào tạo ngoại ngữ.", "Đề nghị cấp có thẩm quyền xem xét tăng phụ cấp.", "Mong muốn được trang bị thêm máy phát điện.",
    )))  # fmt: skip
    return []


def section_thin(report: Clean, chance: Random, _: list[Clean]) -> list[Clean]:
    n = chance.choice(results(report))
    report.sections[n] = [
        dash(report)
        + chance.choice(
            ("Đã mở 02 lớp ở Bản Phố.", "Đã họp 03 lần, giao Lý Văn Sơn theo dõi.", "Xong 5 việc trong quý I/2026.")
        )
    ]
    return []


def no_place_name_date(report: Clean, chance: Random, _: list[Clean]) -> list[Clean]:
    n = chance.choice(results(report))
    report.sections[n] = [chance.choice((
        "Đơn vị rà soát quy chế, phân công từng công chức, họp giao ban đều đặn, kết quả đạt 95% kế hoạch, còn 5% đang làm tiếp, người dân đồng tình.",
        "Đã mở 12 lớp cho 340 lượt người, phát 900 tờ gấp, sửa 3 nhà kho, mua 5 máy in, nâng cấp phần mềm và đào tạo lại người trực quầy.",
    ))]  # fmt: skip
    return []


def name_abolished(report: Clean, chance: Random, _: list[Clean]) -> list[Clean]:
    former = shipped_old_communes().around(f"UBND {report.unit}")
    name = lowered(chance.choice([old for olds in former.communes.values() for old in olds]).name) if former else ""
    put(report, chance, chance.choice((
        f"UBND {name} đã tổ chức {chance.randint(2, 9)} hội nghị tập huấn nghiệp vụ.",
        f"Đã phối hợp với UBND {name} rà soát {chance.randint(20, 90)} hồ sơ đất đai.",
        f"Tại {name} còn {chance.randint(3, 30)} hộ chưa kê khai đất ở.",
        f"Đảng ủy {name} giao {chance.randint(2, 9)} việc cho các chi bộ, đã xong trước hạn.",
        f"Điện lưới đã kéo đến {name}, thêm {chance.randint(20, 90)} hộ được dùng điện.",
    )))  # fmt: skip
    return []


KINDS: dict[str, Plant] = {
    name.replace("_", "-"): plant
    for name, plant in {
        "section_missing": section_missing, "point_unanswered": point_unanswered, "section_thin": section_thin, "outline_echo": outline_echo,
        "no_figure": no_figure, "no_place_name_date": no_place_name_date, "vague_phrases": vague, "boilerplate": boilerplate,
        "no_shortcoming": no_shortcoming, "no_cause": no_cause, "all_perfect": all_perfect, "proposal_without_owner": proposal_without_owner,
        "near_copy": near_copy, "copy_of_last_time": copy_of_last_time, "foreign_unit": foreign_unit, "placeholder": placeholder,
        "sum_mismatch": sum_mismatch, "part_exceeds_whole": part_exceeds_whole, "rate_mismatch": rate_mismatch, "text_table_mismatch": text_table_mismatch,
        "outlier": outlier, "wrong_unit": wrong_unit, "out_of_period": out_of_period, "ambiguous_number": ambiguous_number,
        "jump_since_last": jump_since_last, "citation_malformed": citation_malformed, "citation_disagrees": citation_disagrees, "legacy_encoding": legacy_encoding,
        "name_abolished": name_abolished,
    }.items()
}  # fmt: skip
# What else is true of a report spoilt so: not counted against the other check.
IMPLIED = {
    "section-missing": {"no-shortcoming", "no-cause", "section-thin"},
    "point-unanswered": {"section-thin"},
    "outline-echo": {"no-figure", "no-place-name-date", "section-thin", "section-missing", "vague-phrases"},
    "no-figure": {"section-thin", "no-place-name-date", "point-unanswered"},
    "vague-phrases": {"no-figure", "no-place-name-date", "section-thin", "point-unanswered"},
    "boilerplate": {"no-figure", "no-place-name-date", "near-copy", "point-unanswered"},
    "name-abolished": {"foreign-unit"},  # many a name of before is another commune's elsewhere in the country
    "boilerplate?": {"boilerplate", "near-copy"},
    "near-copy?": {"near-copy"},
    "near-copy": {"text-table-mismatch", "foreign-unit", "rate-mismatch", "point-unanswered"},  # sentences are left out
    "no-shortcoming": {"section-thin", "no-cause"},
    "no-cause": {"section-thin"},
    "no-place-name-date": {"section-thin", "point-unanswered"},
    "section-thin": {"point-unanswered"},
    "part-exceeds-whole": {"text-table-mismatch", "all-perfect"},
    "text-table-mismatch": {"section-thin", "point-unanswered"},
    "outlier": {"section-thin", "point-unanswered"},
    "wrong-unit": {"section-thin", "point-unanswered", "outlier"},
    "jump-since-last": {"copy-of-last-time"},
    "all-perfect": {"text-table-mismatch", "rate-mismatch"},
    "copy-of-last-time": {"rate-mismatch", "text-table-mismatch"},
}
