"""A second pair of clean corpora, written apart from the first: communes on health, schools and land, terse departments.

Full of what is right and looks wrong: comparisons, aims, nils, neighbours, older papers, "et cetera".
"""

from dataclasses import dataclass
from random import Random

from planted_texts import DEPARTMENTS, PEOPLE, VILLAGES, Clean, Sheet, day_in, dotted, percent, some
from tonghop.cli.check import shipped_units

_FROM = 1210  # somewhere in the middle of the country
WORDY = [name.removeprefix("UBND ") for name in shipped_units()[_FROM : _FROM + 40]]
NEIGHBOURS = [name.removeprefix("UBND ") for name in shipped_units()[_FROM + 40 : _FROM + 80]]
UNITS = {"wordy": WORDY, "bullets": DEPARTMENTS}
OUTLINE = {
    "wordy": (
        ("Công tác y tế, chăm sóc sức khỏe nhân dân", "results", ("Khám, chữa bệnh và phòng, chống dịch bệnh", "An toàn thực phẩm, bảo hiểm y tế")),
        ("Giáo dục và đào tạo", "results", ("Mạng lưới trường lớp, huy động trẻ ra lớp", "Phổ cập, xóa mù chữ, đội ngũ giáo viên")),
        ("Quản lý đất đai, môi trường", "results", ("Cấp giấy chứng nhận quyền sử dụng đất", "Thu gom rác thải, xử lý vi phạm về môi trường")),
        ("Những tồn tại, vướng mắc", "difficulties", ()),
        ("Nguyên nhân của tồn tại", "causes", ()),
        ("Nhiệm vụ trọng tâm thời gian tới", "tasks", ()),
        ("Đề xuất với cấp trên", "recommendations", ()),
    ),
    "bullets": (
        ("Sản xuất nông nghiệp, nông thôn mới", "results", ("Trồng trọt, chăn nuôi, tiêm phòng đàn vật nuôi", "Tiêu chí nông thôn mới, sản phẩm OCOP")),
        ("An sinh xã hội, lao động, việc làm", "results", ("Hỗ trợ nhà ở cho hộ nghèo", "Đào tạo nghề, giải quyết việc làm")),
        ("Khó khăn", "difficulties", ()),
        ("Nguyên nhân khó khăn", "causes", ()),
        ("Kế hoạch tiếp theo", "tasks", ()),
        ("Kiến nghị", "recommendations", ()),
    ),
}  # fmt: skip
POINT_WORDS = {
    ("wordy", 0): (("khám", "dịch", "tiêm chủng"), ("thực phẩm", "bảo hiểm y tế", "bếp ăn")),
    ("wordy", 1): (("ra lớp", "trường lớp", "mạng lưới", "phòng học"), ("phổ cập", "mù chữ", "giáo viên")),
    ("wordy", 2): (("giấy chứng nhận", "quyền sử dụng", "đất"), ("rác", "môi trường")),
    ("bullets", 0): (
        ("trồng", "nuôi", "tiêm", "vụ xuân", "lúa", "đàn"),
        ("nông thôn mới", "ocop", "tiêu chí"),
    ),
    ("bullets", 1): (("nhà", "nghèo"), ("nghề", "việc làm", "lao động")),
}  # fmt: skip


class Told(Sheet):
    """The figures of one report of the second set, in other rows under other names."""

    def rows(self) -> list[tuple[str, str, str]]:
        a, b, c = self.visits
        return [
            ("Số lượt khám bệnh tại trạm", "lượt", dotted(self.received)),
            ("Hồ sơ đất đai đã giải quyết", "hồ sơ", dotted(self.solved)),
            ("Trong đó: trả trước hạn và đúng hạn", "hồ sơ", dotted(self.ontime)),
            ("Kinh phí sự nghiệp đã chi", "triệu đồng", dotted(self.budget)),
            ("Học sinh mầm non", "học sinh", dotted(a)),
            ("Học sinh tiểu học", "học sinh", dotted(b)),
            ("Học sinh trung học cơ sở", "học sinh", dotted(c)),
        ]

    def visit_rows(self) -> list[tuple[str, str, str]]:
        rows = [(name, unit, value) for name, unit, value in self.rows() if unit == "học sinh"]
        return [*rows, ("Cộng", "học sinh", dotted(sum(self.visits)))]


@dataclass
class SecondClean(Clean):
    """The same report in another dress: other letterhead, headings and table heads."""

    @property
    def name(self) -> str:
        return f"UBND {self.unit}" if self.style == "wordy" else self.unit

    def text(self) -> str:
        """The report as a text file."""
        full = f"ỦY BAN NHÂN DÂN\n{self.unit.upper()}" if self.style == "wordy" else f"UBND TỈNH\n{self.unit.upper()}"
        lines = [
            (
                f"{full}\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nSố: 41/BC\nNam Định, ngày {self.day}\n\n"
                "BÁO CÁO\nTình hình thực hiện nhiệm vụ (từ ngày 01 tháng 7 năm 2025 đến ngày 30 tháng 4 năm 2026)\n"
            )
        ]
        for number, ((title, _, _), said) in enumerate(zip(OUTLINE[self.style], self.sections, strict=True), start=1):
            lines.append(
                f"{number}. {title}" if self.style == "wordy" else f"{'ABCDEFGH'[number - 1]}. {title.upper()}"
            )
            lines.extend(said)
        head = "STT\tChỉ tiêu\tĐVT\tThực hiện"
        lines.extend(
            "\n".join([head, *(f"{n}\t" + "\t".join(row) for n, row in enumerate(table, 1))]) for table in self.tables
        )
        return "\n\n".join([*lines, f"{self.name} trân trọng báo cáo./.", "Nơi nhận:", "- Lưu: VT."])


def second_report(style: str, unit: str, seed: str) -> SecondClean:
    """A clean report of a unit; the same seed gives the same."""
    c = Random(f"second/{seed}/{unit}")
    received = c.randint(3000, 7000)
    solved, late = c.randint(500, 900), c.randint(6, 40)
    sheet = Told(received, solved - late, late, c.randint(4000, 9000), tuple(c.randint(250, 800) for _ in range(3)))
    sections = wordy_sections(unit, sheet, c) if style == "wordy" else bullet_sections(sheet, c)
    return SecondClean(style, unit, sheet, sections, [sheet.rows(), sheet.visit_rows()], file=f"{unit}.txt")


def aside(c: Random) -> str:
    """A sentence of one's own, on things that no form asks for."""
    who = some(c, "chị bán hàng ở chợ|bác bảo vệ|đội văn nghệ|ông trưởng thôn|câu lạc bộ dưỡng sinh|nhóm thợ hồ|hội người cao tuổi|cô thủ thư|tổ phụ nữ tiết kiệm|thầy hiệu phó|hộ ông chài|đội dân phòng|quán nước đầu ngõ|xưởng mộc")  # fmt: skip
    did = some(c, "góp tre dựng|cho mượn sân để đặt|quét vôi lại|đứng ra trông|nhường chỗ cho|sơn lại|vá xong|đào thêm|lợp lại|nối dây cho|quyên tiền sửa|dời hẳn|rào kín|kê cao")  # fmt: skip
    what = some(c, "giàn mướp cạnh trạm|tủ sách lớp học|bể nước mưa|cổng chào|sân bóng chuyền|lán chờ đò|bờ ao làng|tấm bạt che nắng|giá để dép|hố rác tạm|cầu khỉ|chuồng trâu công|biển báo trơn trượt|vòi rửa tay")  # fmt: skip
    when = some(c, "giữa mùa cấy|hôm họp dân|khi trời vừa tạnh|đúng tuần khai giảng|sau đợt rét|lúc nông nhàn|ngay cuối vụ|trong một buổi sáng|dịp rằm tháng Giêng|trước hôm đoàn về")  # fmt: skip
    return f"{who[0].upper()}{who[1:]} {did} {what} {when}, mất {c.randint(2, 40)} {some(c, 'buổi|công|ngày công|lượt người')}."


def wordy_sections(unit: str, s: Sheet, c: Random) -> list[list[str]]:
    v, near = c.sample(VILLAGES, 3), c.choice(NEIGHBOURS)
    body = f"UBND {unit}"
    boss = c.choice(PEOPLE)
    health = [
        f"Trong kỳ, trạm y tế khám bệnh cho {dotted(s.received)} lượt người, tăng {c.randint(3, 15)}% so với cùng kỳ năm 2024; các ca nặng được chuyển tuyến ngay, không có trường hợp nào tử vong tại trạm.",
        f"Về phòng, chống dịch bệnh: phun hóa chất tại {c.randint(3, 12)} điểm ở {v[0]}, {v[1]},... từ ngày {day_in(c)}; không phát sinh ổ dịch mới, {c.randint(2, 9)} ca sốt xuất huyết đã khỏi.",
        f"Tiêm chủng mở rộng cho {c.randint(80, 300)} trẻ dưới 01 tuổi, đạt {c.randint(88, 97)},{c.randint(1, 9)}% kế hoạch; số còn lại ở {v[2]} do theo cha mẹ đi làm xa, {boss} trực tiếp đến nhà vận động.",
        f"Công tác khám, chữa bệnh tại {v[1]} có {c.randint(1, 3)} bác sĩ về trực hai ngày một tuần; thuốc nam trồng {c.randint(200, 900)} m² sau trạm, dùng cho {c.randint(90, 400)} người.",
        f"Giám sát dịch bệnh mùa nóng: {c.randint(14, 60)} lượt phun khử khuẩn, {c.randint(3, 9)} lần lấy mẫu; ca bệnh tay chân miệng cuối cùng ra viện ngày {day_in(c)}.",
    ]
    food = [
        f"Tổ liên ngành kiểm tra an toàn thực phẩm {c.randint(12, 60)} cơ sở, nhắc nhở {c.randint(2, 8)} cơ sở, phạt 02 quán ở {v[0]} số tiền {c.randint(3, 9)},5 triệu đồng; không để xảy ra vụ ngộ độc nào.",
        f"Người dân tham gia bảo hiểm y tế đạt {c.randint(86, 96)},{c.randint(1, 9)}%, phấn đấu hết năm 2026 đạt 98%; riêng thôn {v[1]} mới được khoảng {c.randint(70, 84)}%.",
        f"Bếp ăn bán trú ký cam kết với {c.randint(3, 9)} hộ cung cấp rau, thịt có hóa đơn; mẫu nước gửi đi xét nghiệm ngày {day_in(c)} tại Trung tâm Kiểm soát bệnh tật.",
        f"Bảo hiểm y tế hộ gia đình bán thêm {c.randint(60, 400)} thẻ qua {c.randint(2, 6)} đại lý; {boss} mua tặng {c.randint(5, 30)} thẻ cho người neo đơn.",
        f"Về an toàn thực phẩm, chợ {v[2]} dán tem truy xuất cho {c.randint(12, 50)} quầy; rau không rõ nguồn gốc thu giữ {c.randint(20, 90)} kg.",
    ]
    school = [
        f"Huy động trẻ ra lớp: {c.randint(70, 99)}/{c.randint(100, 104)} trẻ 5 tuổi ở {v[0]} đã ra lớp; mạng lưới trường lớp sắp lại còn {c.randint(5, 9)} trường, {c.randint(8, 22)} điểm lẻ.",
        f"Trường lớp thêm {c.randint(2, 8)} phòng học kiên cố, khánh thành ngày {day_in(c)}, tổng vốn {c.randint(2, 9)},{c.randint(1, 9)} tỷ đồng (ngân sách tỉnh một nửa, còn lại do doanh nghiệp giúp).",
        f"Đầu năm học 2025-2026, {body} cấp {c.randint(100, 400)} suất học bổng; hai phòng học dột ở {v[1]} đã lợp lại trước khai giảng.",
        f"Mạng lưới trường lớp được rà lại theo bán kính đi học: bỏ {c.randint(2, 7)} điểm lẻ, mở {c.randint(1, 3)} tuyến xe đưa đón dài {c.randint(6, 20)} km.",
        f"Trẻ nhà trẻ ra lớp đạt {c.randint(41, 60)}%, mẫu giáo {c.randint(93, 98)}%; thôn {v[2]} huy động muộn vì đường lầy đến giữa tháng 9/2025.",
    ]
    literacy = [
        f"Xóa mù chữ: mở {c.randint(2, 9)} lớp buổi tối cho {c.randint(40, 180)} người, người lớn tuổi nhất là bà Lù Thị Sửu ở {v[2]}; phổ cập tiểu học giữ mức độ 3.",
        f"Đội ngũ giáo viên có {c.randint(90, 160)} người, thiếu {c.randint(3, 9)} giáo viên tiếng Anh; {c.randint(2, 9)} người được cử đi học thạc sĩ theo Kế hoạch số {c.randint(11, 90)}/KH-UBND ngày {day_in(c)}.",
        f"Công tác phổ cập do {boss} làm trưởng ban; rà từng nhà được {dotted(c.randint(1100, 2900))} hộ, còn {c.randint(12, 60)} người trong độ tuổi chưa biết chữ.",
        f"Giáo viên dạy giỏi cấp tỉnh {c.randint(2, 12)} người; chuyển {c.randint(3, 8)} người từ điểm lẻ về điểm chính từ ngày {day_in(c)}.",
        f"Xóa mù chữ mức 2 còn thiếu {c.randint(8, 40)} người ở {v[1]}; lớp phổ cập học nhờ nhà bà {c.choice(PEOPLE).split()[-1]} khi mưa.",
    ]
    land = [
        f"Hồ sơ đất đai đã giải quyết {dotted(s.solved)} hồ sơ, trong đó trả trước hạn và đúng hạn {dotted(s.ontime)} hồ sơ ({percent(s.ontime, s.solved)}%); cấp mới {c.randint(60, 240)} giấy chứng nhận quyền sử dụng đất.",
        f"Việc cấp giấy chứng nhận quyền sử dụng đất ở {v[1]} vướng ranh với {near}; hai bên đã phối hợp cắm lại {c.randint(4, 19)} mốc ngày {day_in(c)}, UBND {near} cử 02 cán bộ cùng làm.",
        f"Đo đạc lại {c.randint(20, 90)},{c.randint(1, 9)} ha đất của {c.randint(30, 140)} hộ theo Nghị định số 101/2024/NĐ-CP ngày 29/7/2024 của Chính phủ; giấy chứng nhận quyền sử dụng trao tận tay tại nhà văn hóa {v[0]}.",
        f"Quyền sử dụng đất của {c.randint(6, 40)} tổ chức được rà soát, thu hồi {c.randint(2, 9)},{c.randint(1, 9)} ha bỏ hoang; trang trại chè cũ trả lại {v[2]}.",
        f"Tồn {c.randint(5, 40)} giấy chứng nhận chưa trao do chủ đất đi vắng; {boss} gọi điện, gửi thư hẹn đến {v[0]} nhận.",
    ]
    waste = [
        f"Thu gom rác thải tại {c.randint(8, 26)} thôn, mỗi tuần {c.randint(2, 4)} chuyến, khối lượng ước {c.randint(3, 9)},{c.randint(1, 9)} tấn/ngày; phạt {c.randint(2, 7)} hộ đổ trộm ở suối {v[2]}.",
        f"Xử lý vi phạm về môi trường: lập {c.randint(2, 9)} biên bản, thu {dotted(c.randint(11, 90) * 1_000_000)} đồng; lò đốt cũ dựng từ năm 2019 được tháo bỏ.",
        f"Rác thải nông nghiệp gom vào {c.randint(40, 160)} bể, gần {c.randint(60, 88)}% hộ có sọt phân loại; {boss} đi kiểm tra ngày {day_in(c)}.",
        f"Môi trường làng nghề bún ở {v[0]} được quan trắc {c.randint(2, 5)} lần, chỉ số mùi vượt {c.randint(1, 3)} lần; đã lắp {c.randint(4, 20)} hố ga.",
        f"Bãi rác tạm đóng cửa ngày {day_in(c)}; {c.randint(120, 700)} m³ tồn chuyển về nhà máy, cước {c.randint(60, 95)} nghìn đồng/m³.",
    ]
    return [
        [*c.sample(health, 2), *c.sample(food, 2), *(aside(c) for _ in range(4))],
        [*c.sample(school, 2), *c.sample(literacy, 2), *(aside(c) for _ in range(4))],
        [*c.sample(land, 2), *c.sample(waste, 2), *(aside(c) for _ in range(4))],
        second_difficulties(c, v, ""),
        second_causes(c, v),
        [
            f"Dồn sức cho {some(c, 'sửa trạm y tế|xây bờ rào trường học|trả nợ hồ sơ đất|mua xe ép rác|dựng bãi tập kết', 2)}; việc đầu do {boss} lo, xong trước ngày {c.randint(10, 28)}/9/2026.",
            f"Phấn đấu đến hết năm 2026 có {c.randint(88, 97)}% trẻ ra lớp, {c.randint(60, 90)}% rác được gom; {some(c, 'mỗi quý|mỗi tháng|sáu tháng')} kiểm lại một lần tại {v[0]}.",
        ],
        second_proposals(c, ""),
    ]


def bullet_sections(s: Sheet, c: Random) -> list[list[str]]:
    n = c.sample(WORDY, 3)
    short = [name.split(" ", 1)[1] for name in n]
    homes, all_homes = c.randint(40, 90), c.randint(91, 120)
    return [
        [
            *c.sample(
                [
                    f"- Lúa vụ xuân: {dotted(c.randint(2200, 4800))} ha (KH 4.500 ha); năng suất ước {c.randint(52, 60)},{c.randint(1, 9)} tạ/ha, tốt nhất {n[0]}.",
                    f"- Trồng mới {c.randint(200, 900)},{c.randint(1, 9)} ha rừng; cây giống {c.randint(1, 3)},{c.randint(1, 9)} triệu cây, cấp xong {day_in(c)}.",
                    f"- Đàn lợn {c.randint(120, 190)} nghìn con (+{c.randint(2, 9)},{c.randint(1, 9)}%); dịch tả: 02 ổ tại {n[1]}, tiêu hủy {c.randint(30, 90)} con, đã khống chế.",
                    f"- Chăn nuôi gia cầm: {c.randint(1, 3)},{c.randint(1, 9)} triệu con; trang trại lớn nhất ở {short[2]} ({c.randint(20, 60)}.000 con).",
                    f"- Trồng dâu, nuôi tằm: {c.randint(120, 400)} ha tại {n[2]}, giá kén {c.randint(160, 210)}.000 đ/kg.",
                    f"- Tiêm phòng đàn vật nuôi: {c.randint(60, 80)}.{c.randint(100, 999)} liều/{c.randint(81, 90)}.{c.randint(100, 999)} con; {short[0]} chậm nhất.",
                ],
                2,
            ),
            *c.sample(
                [
                    f"- Nông thôn mới: thêm {c.randint(2, 9)} xã đạt 19 tiêu chí; {n[2]} đang chờ thẩm định hồ sơ nộp {day_in(c)}.",
                    f"- OCOP: {c.randint(8, 30)} sản phẩm mới (0{c.randint(1, 4)} sản phẩm 4 sao); hội chợ tại {short[1]} bán được {c.randint(300, 900)} triệu.",
                    f"- Xã nông thôn mới nâng cao: {c.randint(9, 30)}; {short[0]} rớt tiêu chí thu nhập.",
                    f"- Sản phẩm OCOP hết hạn {c.randint(4, 15)}, đánh giá lại {c.randint(1, 3)} (miến dong {short[1]}).",
                    f"- Tiêu chí môi trường: {c.randint(30, 60)} xã đạt, chưa đạt {c.randint(9, 20)} xã (thiếu bãi rác).",
                ],
                2,
            ),
            f"- Kinh phí sự nghiệp đã chi: {dotted(s.budget)} triệu đồng.",
            f"- {aside(c)}",
            f"- {aside(c)}",
        ],
        [
            *c.sample(
                [
                    f"- Xóa nhà tạm cho hộ nghèo: {homes}/{all_homes} nhà ({percent(homes, all_homes)}%), xong sớm: {n[0]}, {n[1]}.",
                    f"- Hộ nghèo còn {c.randint(4, 9)},{c.randint(10, 99)}% (đầu kỳ {c.randint(10, 14)},2%); tái nghèo {c.randint(2, 9)} hộ ở {short[2]}.",
                    f"- Nhà ở cho người có công: sửa {c.randint(20, 80)}, xây {c.randint(5, 30)} căn; thăm {c.randint(100, 900)} gia đình ngày 27/7/2025.",
                    f"- Giảm nghèo: {c.randint(5, 30)} mô hình nuôi dê, {c.randint(100, 700)} hộ vay {c.randint(20, 90)},{c.randint(1, 9)} tỷ.",
                    f"- Hỗ trợ nhà ở: {c.randint(20, 60)} triệu đồng/hộ, chi {c.randint(2, 8)},{c.randint(1, 9)} tỷ; chưa giải ngân {c.randint(100, 900)} triệu đồng.",
                ],
                2,
            ),
            *c.sample(
                [
                    f"- Đào tạo nghề: {c.randint(11, 40)} lớp, {dotted(c.randint(1020, 1980))} học viên, {c.randint(70, 90)}% có việc làm sau 03 tháng.",
                    f"- Xuất khẩu lao động: {c.randint(90, 400)} người (Nhật {c.randint(20, 60)}, còn lại Đài Loan); phiên việc làm ngày {day_in(c)} tại {short[0]}.",
                    f"- Lớp nghề may tại {n[1]}: {c.randint(20, 60)} học viên, ra nghề {c.randint(15, 19)}; học phí nhà nước trả.",
                    f"- Tạo việc làm mới {dotted(c.randint(1100, 3800))} người, thất nghiệp {c.randint(1, 2)},{c.randint(1, 9)}%; sàn giao dịch {c.randint(3, 9)} phiên.",
                    f"- Tai nạn lao động: {c.randint(1, 5)} vụ, không có người chết; thanh tra {c.randint(9, 30)} doanh nghiệp.",
                ],
                2,
            ),
            f"- Hồ sơ đất đai đã giải quyết (tái định cư): {dotted(s.solved)} hồ sơ.",
            f"- {aside(c)}",
            f"- {aside(c)}",
        ],
        second_difficulties(c, short, "- "),
        second_causes(c, short),
        [
            f"- {some(c, 'Trồng dặm rừng|Chấm điểm OCOP đợt 2|Đấu thầu giống|Trả lời cử tri|Phúc tra hộ nghèo', 2)}: xong {c.randint(10, 28)}/8/2026, {c.choice(PEOPLE)} phụ trách.",
            f"- Giải ngân ≥ {c.randint(90, 98)}% vốn trước 31/12/2026.",
        ],
        second_proposals(c, "- "),
    ]


def second_difficulties(c: Random, v: list[str], dash: str) -> list[str]:
    lines = [
        f"Trạm {v[0]} mới có {c.randint(1, 2)} bác sĩ, máy siêu âm hỏng từ tháng 11/2025 chưa có linh kiện thay.",
        f"Đường vào {v[1]} chưa cứng hóa {c.randint(2, 9)} km, mùa mưa xe thu gom không vào được.",
        f"{c.randint(9, 40)} hộ ở {v[2]} chưa chịu nhận tiền bồi thường, khiếu nại kéo dài.",
        f"Thiếu {c.randint(4, 15)} giáo viên so với định mức, phải dạy tăng giờ.",
        f"Vốn về chậm, đến {day_in(c)} mới giải ngân được {c.randint(31, 58)}%.",
        f"Giá thu mua chè tụt, {c.randint(20, 90)} hộ bỏ hái ở {v[0]}.",
    ]
    return [dash + line for line in c.sample(lines, 4)]


def second_causes(c: Random, v: list[str]) -> list[str]:
    return [
        c.choice(
            (
                f"Nguyên nhân khách quan là mưa đá hồi tháng 3/2026 làm hỏng mái {v[0]}, giá vật tư tăng {c.randint(8, 20)}%.",
                "- Khách quan: thị trường biến động, thiên tai xảy ra liên tiếp, phần mềm dùng chung hay lỗi.",
                f"Về khách quan: địa bàn {v[1]} rộng, dân cư phân tán, văn bản hướng dẫn của cấp trên ra sau.",
            )
        ),
        c.choice(
            (
                "Nguyên nhân chủ quan: một số cán bộ còn ngại va chạm, lãnh đạo kiểm tra chưa thường xuyên.",
                "- Chủ quan: năng lực tham mưu của bộ phận kế toán còn yếu, phối hợp giữa các phòng chưa nhịp nhàng.",
                f"Về chủ quan: người đứng đầu ở {v[2]} thiếu quyết liệt, giao việc không rõ thời hạn.",
            )
        ),
    ]


def second_proposals(c: Random, dash: str) -> list[str]:
    return [
        f"{dash}Đề nghị {some(c, 'Bộ Y tế|Bộ Giáo dục và Đào tạo|Bộ Nông nghiệp và Môi trường|UBND tỉnh|Sở Tài chính')} {some(c, 'bố trí vốn sửa trạm y tế|giao bổ sung biên chế giáo viên|sớm ban hành đơn giá đất|cấp máy siêu âm')} trong năm 2026.",
        f"{dash}{some(c, 'Sở Xây dựng|Điện lực tỉnh|Ngân hàng Chính sách xã hội|Công an tỉnh')} {some(c, 'xem xét kéo điện cho thôn xa|kiểm định lại cầu treo|nâng mức vay cho hộ mới thoát nghèo|trả kết quả xác minh')} giúp đơn vị trước tháng {c.randint(7, 12)}/2026.",
    ]
