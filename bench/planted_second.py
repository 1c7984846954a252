"""Planting for the second set: every kind anew, in words, shapes and topics that the first set does not have.

It was written before any check was run on it; README.md keeps the first figures and the last.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from random import Random

from planted_kinds import Plant
from planted_second_texts import NEIGHBOURS, OUTLINE, POINT_WORDS, second_report
from planted_texts import PEOPLE, VILLAGES, Clean, dotted

Sentences = Callable[[Random], tuple[str, ...]]


def results(report: Clean) -> list[int]:
    return [n for n, (_, purpose, _) in enumerate(OUTLINE[report.style]) if purpose == "results"]


def at(report: Clean, purpose: str) -> int:
    return next(n for n, (_, p, _) in enumerate(OUTLINE[report.style]) if p == purpose)


def dash(report: Clean) -> str:
    return "- " if report.style == "bullets" else ""


def put(report: Clean, chance: Random, sentence: str) -> None:
    """Set a sentence before, after or between the others of a section about results, or in a paragraph of its own."""
    section = report.sections[chance.choice(results(report))]
    place, way = chance.randrange(len(section)), chance.random()
    if way < 0.4:
        section.insert(place, dash(report) + sentence)
    elif way < 0.7:
        section[place] = f"{section[place]} {sentence}"
    else:
        section[place] = f"{dash(report)}{sentence} {section[place].removeprefix('- ')}"


def one_of(sentences: Sentences) -> Plant:
    """Plant one of some sentences into the results."""

    def plant(report: Clean, chance: Random, _: list[Clean]) -> list[Clean]:
        put(report, chance, chance.choice(sentences(chance)))
        return []

    return plant


def section_missing(report: Clean, chance: Random, _: list[Clean]) -> list[Clean]:
    report.sections[chance.choice(range(len(report.sections) - 1))] = []
    return []


def point_unanswered(report: Clean, chance: Random, _: list[Clean]) -> list[Clean]:
    n = chance.choice(results(report))
    gone = POINT_WORDS[report.style, n][chance.randrange(2)]
    report.sections[n] = [line for line in report.sections[n] if not any(word in line.lower() for word in gone)]
    return []


def section_thin(report: Clean, chance: Random, _: list[Clean]) -> list[Clean]:
    said = ("Đã khám 214 lượt người ở Tả Van.", "Xong 3/5 việc, còn lại làm trong tháng 5/2026.", "Giao Lò Văn Pín theo dõi 02 lớp.")  # fmt: skip
    report.sections[chance.choice(results(report))] = [dash(report) + chance.choice(said)]
    return []


def outline_echo(report: Clean, chance: Random, _: list[Clean]) -> list[Clean]:
    n = chance.choice(results(report))
    title, _, (one, two) = OUTLINE[report.style][n]
    report.sections[n] = list(chance.choice((
        (f"Địa phương đã thực hiện {title[0].lower()}{title[1:]}.",  f"{one}.", f"{two}."), (f"Kết quả {one[0].lower()}{one[1:]}; {two[0].lower()}{two[1:]}.",),
        (f"1) {one}", f"2) {two}"), (f"Tình hình {title[0].lower()}{title[1:]}; {one[0].lower()}{one[1:]}, {two[0].lower()}{two[1:]}.",),
    )))  # fmt: skip
    return []


def no_figure(report: Clean, chance: Random, _: list[Clean]) -> list[Clean]:
    lines = (
        f"Trạm trưởng {chance.choice(PEOPLE)} phân công y sĩ xuống từng thôn vào cuối tuần, ai ốm thì khám tại nhà, an toàn thực phẩm nhắc qua loa.",
        f"Mạng lưới trường lớp giữ như cũ, trẻ ở {chance.choice(VILLAGES)} ra lớp đầy đủ, giáo viên ở lại nội trú, phổ cập làm theo hộ gia đình.",
        "Giấy chứng nhận quyền sử dụng đất trao tại nhà văn hóa; rác thải gom về bãi chung, nhà nào vứt bừa bị nêu tên trên loa.",
        f"Theo Luật Đất đai năm 2024 và Thông tư số 10/2024/TT-BTNMT, tổ đo đạc đi từ {chance.choice(VILLAGES)} trở ra.",
        "Việc trồng trọt, chăn nuôi, tiêm phòng đàn vật nuôi do khuyến nông lo; tiêu chí nông thôn mới, sản phẩm OCOP giao hợp tác xã.",
        "Hỗ trợ nhà ở cho hộ nghèo làm theo danh sách đã niêm yết, đào tạo nghề và giải quyết việc làm gắn với xưởng may ở thị trấn cũ.",
    )
    report.sections[chance.choice(results(report))] = [dash(report) + line for line in chance.sample(lines, 3)]
    return []


def no_place_name_date(report: Clean, chance: Random, _: list[Clean]) -> list[Clean]:
    report.sections[chance.choice(results(report))] = [dash(report) + chance.choice((
        "Khám cho 3.120 lượt người, cấp thuốc cho 2.870 lượt, chuyển tuyến 41 ca, mổ 6 ca, xét nghiệm 912 mẫu nước và thực phẩm, phạt 3 cơ sở, nhắc 15 cơ sở khác.",
        "Tuyển được 34 người, 12 người nghỉ việc, 45% qua đào tạo, mở thêm 7 lớp ban đêm, phát 900 tài liệu, sửa 14 mái nhà và cấp 250 giấy, thu gom 80% lượng rác.",
    ))]  # fmt: skip
    return []


VAGUE = (
    "Công tác chăm sóc sức khỏe Nhân dân tiếp tục được quan tâm thực hiện; chất lượng khám, chữa bệnh từng bước được nâng lên, cơ bản đáp ứng nhu cầu của người dân trên địa bàn.",
    "Sự nghiệp giáo dục có nhiều chuyển biến tích cực, quy mô trường lớp ổn định, chất lượng ngày càng được nâng cao, được các bậc phụ huynh đánh giá cao.",
    "Công tác quản lý nhà nước về đất đai được tăng cường, đi vào nền nếp, góp phần giữ vững ổn định và tạo thuận lợi cho phát triển.",
    "Đời sống vật chất, tinh thần của Nhân dân không ngừng được cải thiện, các chính sách được triển khai đầy đủ, kịp thời, đúng đối tượng.",
    "Các phong trào được phát động sâu rộng, thiết thực, tạo khí thế thi đua sôi nổi, thu hút đông đảo các tầng lớp Nhân dân tham gia, đạt nhiều kết quả nổi bật.",
    "Các cơ quan, đơn vị đã phối hợp chặt chẽ, thực hiện nghiêm túc, đồng bộ các nhiệm vụ, giải pháp, đạt được những kết quả quan trọng, khá toàn diện trên các lĩnh vực.",
    "Với tinh thần trách nhiệm và quyết tâm cao, tập thể đã nỗ lực khắc phục khó khăn, hoàn thành tốt nhiệm vụ, tạo chuyển biến rõ nét trong từng lĩnh vực công tác.",
)


def vague(report: Clean, chance: Random, _: list[Clean]) -> list[Clean]:
    said, n = chance.sample(VAGUE, 2), chance.choice(results(report))
    way = chance.random()
    if way < 0.35:
        report.sections[n] = [dash(report) + line for line in said]
    elif way < 0.7:
        report.sections[n].insert(chance.randint(0, 2), dash(report) + said[0])
    else:
        report.sections[n].append(dash(report) + " ".join(said))
    return []


SHARED = (
    "Nhân viên y tế thôn đến từng nhà hướng dẫn cách rửa tay, ngủ màn, đậy kín dụng cụ chứa nước và báo ngay cho trạm khi trong nhà có người sốt cao.",
    "Nhà trường mời phụ huynh đến dự giờ, cùng thầy cô dọn vệ sinh sân trường, chăm vườn rau bán trú và góp sách cũ cho tủ sách dùng chung của lớp.",
    "Cán bộ địa chính niêm yết công khai trình tự, lệ phí tại nơi tiếp dân, hẹn trả kết quả bằng phiếu và gọi điện báo trước khi người dân đến nhận giấy tờ.",
    "Đoàn viên thanh niên ra quân nhặt rác dọc các tuyến đường liên thôn vào chiều thứ Sáu, nạo vét mương thoát nước và trồng thêm hoa ven đường làng.",
)


def boilerplate(report: Clean, chance: Random, others: list[Clean]) -> list[Clean]:
    n, said = chance.choice(results(report)), chance.sample(SHARED, 3)
    report.sections[n] = [dash(report) + line for line in said]
    for other in chance.sample(others, 6):
        other.sections[n].extend(dash(other) + line for line in said)
        other.planted.add("boilerplate?")
    return []


def no_shortcoming(report: Clean, chance: Random, _: list[Clean]) -> list[Clean]:
    report.sections[at(report, "difficulties")] = [chance.choice((
        "Trong thời gian qua đơn vị không có tồn tại, vướng mắc.", "Không có khó khăn, vướng mắc cần báo cáo.", "Chưa phát sinh vướng mắc.",
        "Các nhiệm vụ đều hoàn thành, không có tồn tại nào.", "- Không có", "Đến nay không còn khó khăn gì.",
    ))]  # fmt: skip
    return []


def no_cause(report: Clean, chance: Random, _: list[Clean]) -> list[Clean]:
    n = at(report, "causes")
    report.sections[n] = chance.choice((
        report.sections[n][:1], report.sections[n][1:], ["Đã nêu tại các báo cáo trước."], ["Do mưa bão liên tiếp và giá vật liệu tăng cao."],
        ["Do cán bộ phụ trách chưa sâu sát, còn trông chờ."], ["Nguyên nhân đang được làm rõ."],
    ))  # fmt: skip
    return []


def all_perfect(report: Clean, chance: Random, _: list[Clean]) -> list[Clean]:
    for n in results(report):
        said = [re.sub(r"\d+(?:,\d+)?%", "100%", line) for line in report.sections[n]]
        report.sections[n] = [
            re.sub(r"(?<![/\d])(\d+)/(\d+)(?![/\d])(?= (?:trẻ|nhà))", r"\2/\2", line) for line in said
        ]
    put(report, chance, chance.choice((
        "Trẻ em dưới 6 tuổi có thẻ đạt 100%, hộ gia đình ký cam kết đạt 100%, thôn có tổ tự quản đạt 100%.",
        "Thu quỹ đạt 104%, giao quân đạt 100%, hòa giải thành 100%.",
    )))  # fmt: skip
    return []


def proposal_without_owner(report: Clean, chance: Random, _: list[Clean]) -> list[Clean]:
    report.sections[at(report, "recommendations")].append(dash(report) + chance.choice((
        "Đề nghị nâng mức hỗ trợ tiền ăn bán trú cho học sinh.", "Kiến nghị sớm sửa quy định về đơn giá bồi thường cây trồng.", "Tăng phụ cấp cho nhân viên y tế thôn.",
        "Đề nghị cấp trên quan tâm bố trí thêm xe cứu thương.", "Cần có cơ chế riêng cho vùng xa.",
    )))  # fmt: skip
    return []


def near_copy(report: Clean, chance: Random, others: list[Clean]) -> list[Clean]:
    """A section taken over: names and numbers changed, or a line left out and one of the own put in."""
    source = chance.choice([o for o in others if not o.planted])
    source.planted.add("near-copy?")
    n = chance.choice(results(report))
    copied = [line.replace(source.unit, report.unit) for line in source.sections[n]]
    way = chance.random()
    if way < 0.35:
        copied = [
            re.sub(r"\b\d{2,3}\b(?![/.,%])", lambda m: str(int(m[0]) + chance.randint(1, 5)), one) for one in copied
        ]
    elif way < 0.6:
        copied = copied[1:]
    elif way < 0.8:
        copied = [line.replace(" và ", ", ").replace("trực tiếp ", "") for line in copied]
    report.sections[n] = copied
    return []


def copy_of_last_time(report: Clean, chance: Random, _: list[Clean]) -> list[Clean]:
    n = chance.choice(results(report))
    fresh = second_report(report.style, report.unit, f"fresh{chance.random()}")
    old = [list(section) for section in fresh.sections]
    old[n] = [
        re.sub(r"\b\d{2}\b(?![/.,%])", lambda m: str(int(m[0]) + chance.randint(0, 4)), line)
        for line in report.sections[n]
    ]
    return [replace(report, sections=old, tables=fresh.tables, day="10 tháng 01 năm 2026", file=f"{report.unit} trước.txt", planted={"*"})]  # fmt: skip


def placeholders(c: Random) -> tuple[str, ...]:
    return (
        "Đã mở …… lớp, có …… học viên.", "Trạm y tế xã ....... tiếp nhận 02 bác sĩ.", "Tỷ lệ bao phủ đạt ...%.", "[Điền số liệu] hộ được cấp giấy.", "Theo Kế hoạch số …/KH-UBND, giao 03 thôn.",
        "Ông Nguyễn Văn A hiến 200 m² đất.", "Tại thôn X, bà con góp 30 công.", "Họp ngày …/…/2026 với 12 hộ.", "(điền tên trường) có 14 lớp.", "Số tiền: ……………… đồng.",
        "{{so_luong}} hộ đã nhận tiền.", "<tên đơn vị> đã nghiệm thu 02 cầu.", "Thu được XXX triệu đồng.", "Có ____ học sinh bỏ học.", "Xã ABC đã cấp 12 sổ.", "Cần bổ sung số liệu ở đây: ??? hộ.",
    )  # fmt: skip


def foreign_unit(report: Clean, chance: Random, others: list[Clean]) -> list[Clean]:
    other = chance.choice([*NEIGHBOURS, *(o.unit for o in others)])
    office = chance.choice(("UBND", "Ủy ban nhân dân", "Uỷ ban nhân dân"))
    n = chance.randint(12, 90)
    put(report, chance, chance.choice((
        f"{office} {other} đã khám sức khỏe cho {n} cụ cao tuổi.", f"Trong năm học, {office} {other} tổ chức {n} buổi ngoại khóa.", f"Thực hiện chỉ đạo của tỉnh, {office} {other} đã rà soát {n} thửa đất.",
        f"Lãnh đạo {office} {other} xuống cơ sở {n} lượt.", f"Đến nay, {office} {other} đã giao {n} giấy tận nhà.", f"Cán bộ, công chức {office} {other} gồm {n} người.",
        f"{office} {other} tiếp tục duy trì {n} điểm thu gom.", f"Công tác y tế của {office} {other} có {n} nhân viên thôn bản tham gia.", f"{office} {other} thành lập {n} tổ phòng dịch.",
        f"Chủ tịch {office} {other} ký {n} quyết định giao đất.",
    )))  # fmt: skip
    return []


def sum_mismatch(report: Clean, chance: Random, _: list[Clean]) -> list[Clean]:
    row = chance.choice((0, 1, 2, 3))
    name, unit, value = report.tables[1][row]
    wrong = int(value.replace(".", "")) + chance.choice((-1, 1)) * chance.choice((1, 9, 10, 45, 90))
    report.tables[1][row] = (name, unit, dotted(wrong))
    return []


def part_exceeds_whole(report: Clean, chance: Random, _: list[Clean]) -> list[Clean]:
    table = report.tables[0]
    name, unit, _ = table[2]
    table[2] = (name, unit, dotted(report.sheet.solved + chance.choice((1, 7, 60, 300))))
    return []


def rates(c: Random) -> tuple[str, ...]:
    whole = c.randint(24, 480)
    part = c.randint(whole // 3, whole - 1)
    thing = c.choice(("trẻ", "hộ", "thửa", "thôn", "cơ sở", "học sinh", "ca"))
    off = c.choice((-1, 1)) * c.uniform(1.5, 12)
    wrong = f"{min(max(part * 100 / whole + off, 1), 99.9):.1f}".replace(".", ",")
    return (
        f"Có {part}/{whole} {thing} hoàn thành (chiếm {wrong}%).", f"Đã xử lý {part}/{whole} {thing}, tỷ lệ {wrong}%.", f"{part} trong tổng số {whole} {thing} đạt yêu cầu, bằng {wrong}%.",
        f"Đạt {wrong}% ({part}/{whole} {thing}).", f"Tỷ lệ đạt {wrong}%, tức {part}/{whole} {thing}.", f"{part}/{whole} {thing} = {wrong}%.", f"Số {thing} đạt chuẩn: {part}/{whole}, tương ứng {wrong} %.",
    )  # fmt: skip


def text_table_mismatch(report: Clean, chance: Random, _: list[Clean]) -> list[Clean]:
    s = report.sheet
    shown = {dotted(v) for v in (s.received, s.solved, s.ontime, s.budget)}
    for n in results(report):
        kept = [line for line in report.sections[n] if not any(v in line for v in shown)]
        report.sections[n] = kept or report.sections[n][-1:]
    value, make = chance.choice((
        (s.received, lambda v: f"Số lượt khám bệnh tại trạm là {v} lượt."), (s.received, lambda v: f"Tại trạm đã có {v} lượt khám bệnh."),
        (s.solved, lambda v: f"Hồ sơ đất đai đã giải quyết là {v} hồ sơ, không để ùn ứ."), (s.solved, lambda v: f"Số hồ sơ đất đai đã giải quyết: {v} hồ sơ."),
        (s.budget, lambda v: f"Kinh phí sự nghiệp đã chi {v} triệu đồng."), (s.budget, lambda v: f"Tổng kinh phí sự nghiệp đã chi trong kỳ là {v} triệu đồng."),
    ))  # fmt: skip
    wrong = round(value * chance.choice((0.8, 0.91, 0.95, 1.07, 1.15, 1.3)))
    report.sections[chance.choice(results(report))].append(dash(report) + make(dotted(wrong)))
    return []


def silenced(report: Clean, value: str) -> None:
    """Take out of the text what a changed cell would contradict."""
    for n in results(report):
        report.sections[n] = [line for line in report.sections[n] if value not in line] or report.sections[n][-1:]


def outlier(report: Clean, chance: Random, _: list[Clean]) -> list[Clean]:
    row = chance.choice((0, 3, 4, 5, 6))
    name, unit, value = report.tables[0][row]
    report.tables[0][row] = (name, unit, dotted(round(int(value.replace(".", "")) * chance.choice((0.04, 8, 13, 30)))))
    report.tables[1] = []
    silenced(report, value)
    return []


def wrong_unit(report: Clean, chance: Random, _: list[Clean]) -> list[Clean]:
    name, unit, value = report.tables[0][3]
    number = int(value.replace(".", ""))
    told = chance.choice((dotted(number * 1000), dotted(number * 1_000_000), f"{number / 1000:.1f}".replace(".", ",")))
    report.tables[0][3] = (name, unit, told)
    silenced(report, value)
    return []


def out_of_period(c: Random) -> tuple[str, ...]:
    d, m, y = c.randint(1, 28), c.randint(1, 12), c.choice((2021, 2022, 2023, 2024))
    return (
        f"Ngày {d}/{m}/{y}, trạm y tế đã khám lưu động cho 120 người.", f"Lễ khai giảng được tổ chức ngày {d:02d} tháng {m:02d} năm {y} với 340 học sinh.",
        f"Đã hoàn thành đo đạc 45 thửa vào ngày {d:02d}/{m:02d}/{y}.", f"Trong tháng {m}/{y}, đã tổ chức 03 phiên chợ việc làm.", f"Khánh thành 02 cầu dân sinh ngày {d}-{m}-{y}.",
        f"Bàn giao 12 ngôi nhà cho hộ nghèo ngày {d}/{m}/{y}.", f"Tổ công tác đã kiểm tra 08 bếp ăn ngày {d}.{m}.{y}.",
    )  # fmt: skip


def ambiguous(c: Random) -> tuple[str, ...]:
    a, b = c.randint(1, 9), c.randint(101, 989)
    return (
        f"Cấp phát {a},{b} liều vắc xin.", f"Diện tích rừng trồng {a},{b} ha đã nghiệm thu.", f"Tỷ lệ che phủ {c.randint(51, 79)}.{b}%.", f"Tổng thu {a},{b},000 đồng.", f"Có {a},{b} học sinh đến trường.",
        f"Đường thôn dài {a}.{b} km đã rải cấp phối.", f"Sản lượng {a}{a},{b} tấn.", f"Tăng {a}.{b} lần so với đầu kỳ.",
    )  # fmt: skip


def jump_since_last(report: Clean, chance: Random, _: list[Clean]) -> list[Clean]:
    fresh = second_report(report.style, report.unit, f"fresh{chance.random()}")
    before = replace(fresh, day="10 tháng 01 năm 2026", file=f"{report.unit} trước.txt", planted={"*"})
    row = chance.choice((0, 4, 5, 6))
    name, unit, value = report.tables[0][row]
    before.tables = [list(fresh.tables[0]), []]
    before.tables[0][row] = (
        name,
        unit,
        dotted(round(int(value.replace(".", "")) * chance.choice((0.05, 0.15, 7, 20)))),
    )
    return [before]


def malformed(c: Random) -> tuple[str, ...]:
    n, y = c.randint(12, 180), c.choice((2024, 2025))
    cited = c.choice((
        f"Nghị định số {n}/ND-CP", f"Nghị định số {n}/NĐ-CP ngày {c.randint(1, 28)}/5/{y}", f"Quyết định số {n}/KH-UBND", f"Thông tư số {n}/TT-BYT", f"Chỉ thị số {n}-CT-UBND", f"Kế hoạch số {n}/KHUBND",
        f"Nghị quyết số {n}/NQ/HĐND", f"Quyết định số {n}/QĐ-UBND ngày 30/02/{y}", f"Thông báo số {n}/TB-UBND ngày {c.randint(1, 28)}/13/{y}", f"Nghị định số {n}/{y}/NĐ-CP ngày {c.randint(1, 28):02d}/6/{y - 1}",
        f"Luật số {n}/2052/QH15", "Công văn số 0/CV-UBND", f"Quyết định số {n}//QĐ-UBND",
    ))  # fmt: skip
    return (
        f"Căn cứ {cited}, đã cấp 12 sổ.",
        f"Thực hiện {cited}, trạm y tế bổ sung 02 giường.",
        f"{cited} được quán triệt tới 16 thôn.",
        f"Đã triển khai {cited} tại 05 trường.",
    )


def citation_disagrees(report: Clean, chance: Random, others: list[Clean]) -> list[Clean]:
    said = "Thực hiện Quyết định số 1719/QĐ-TTg ngày 14/10/2025 của Thủ tướng Chính phủ, đã chi 12 suất."
    wrong = chance.choice((
        said.replace("14/10/2025", chance.choice(("14/01/2025", "04/10/2025", "14/10/2024", "15/10/2025"))), said.replace("Thủ tướng Chính phủ", chance.choice(("UBND tỉnh", "Bộ Y tế"))),
    ))  # fmt: skip
    for other in chance.sample(others, 6):
        put(other, chance, said)
    put(report, chance, wrong)
    return []


def legacy(c: Random) -> tuple[str, ...]:
    n = c.randint(12, 90)
    return (
        f"Tr¹m y tÕ x· ®· kh¸m cho {n} ng­êi nghÌo.", f"Traïm y teá xaõ ñaõ khaùm cho {n} ngöôøi ngheøo.", f"Tỷ lệ hộ nghèo giảm xuống còn {n} hộ, đƣợc ghi nhận.", f"Đã cấp {n} thẻ bảo hiểm cho ngǔời dân.",
        f"TrÆ°á»ng há»c cÃ³ {n} lá»›p.", f"Ñaõ caáp {n} giaáy chöùng nhaän quyeàn söû duïng ñaát.", f"C«ng t¸c gi¸o dôc ®­îc quan t©m, cã {n} líp häc.", f"B Á O C Á O V Ề Y T Ế có {n} lượt.",
    )  # fmt: skip


SECOND: dict[str, Plant] = {
    "section-missing": section_missing, "point-unanswered": point_unanswered, "section-thin": section_thin, "outline-echo": outline_echo, "no-figure": no_figure,
    "no-place-name-date": no_place_name_date, "vague-phrases": vague, "boilerplate": boilerplate, "no-shortcoming": no_shortcoming, "no-cause": no_cause, "all-perfect": all_perfect,
    "proposal-without-owner": proposal_without_owner, "near-copy": near_copy, "copy-of-last-time": copy_of_last_time, "foreign-unit": foreign_unit, "placeholder": one_of(placeholders),
    "sum-mismatch": sum_mismatch, "part-exceeds-whole": part_exceeds_whole, "rate-mismatch": one_of(rates), "text-table-mismatch": text_table_mismatch, "outlier": outlier,
    "wrong-unit": wrong_unit, "out-of-period": one_of(out_of_period), "ambiguous-number": one_of(ambiguous), "jump-since-last": jump_since_last, "citation-malformed": one_of(malformed),
    "citation-disagrees": citation_disagrees, "legacy-encoding": one_of(legacy),
}  # fmt: skip
