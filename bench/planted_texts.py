"""Two quite different clean corpora for planted_defects.py: communes in long prose, departments in terse bullets.

All names, figures and sentences are made up here; each report is drawn by its own seeded chance.
"""

from dataclasses import dataclass, field
from random import Random

COMMUNES = [
    "xã Bắc Hà",
    "xã Bản Liền",
    "xã Văn Bàn",
    "xã Tả Phìn",
    "xã A Mú Sung",
    "phường Sa Pa",
    "phường Cam Đường",
    "xã Mường Hum",
    "xã Cốc San",
    "xã Y Tý",
    "xã Dền Sáng",
    "xã Bản Hồ",
    "xã Gia Phú",
    "xã Bảo Hà",
    "xã Lục Yên",
    "xã Mù Cang Chải",
    "xã Trạm Tấu",
    "phường Nghĩa Lộ",
    "xã Văn Chấn",
    "xã Sơn Lương",
    "xã Trấn Yên",
    "xã Quy Mông",
    "xã Hưng Khánh",
    "phường Âu Lâu",
    "phường Văn Phú",
    "xã Yên Bình",
    "xã Thác Bà",
    "xã Cảm Nhân",
    "xã Bảo Ái",
    "xã Mậu A",
    "xã Lâm Thượng",
    "xã Mường Lai",
    "xã Khánh Hòa",
    "xã Phúc Lợi",
    "xã Tân Lĩnh",
    "xã Xuân Ái",
    "xã Đông Cuông",
    "xã Phong Dụ Hạ",
    "xã Châu Quế",
    "xã Tân Hợp",
]
DEPARTMENTS = [
    "Sở Y tế",
    "Sở Công Thương",
    "Sở Xây dựng",
    "Sở Tư pháp",
    "Sở Tài chính",
    "Sở Nội vụ",
    "Sở Giáo dục và Đào tạo",
    "Sở Khoa học và Công nghệ",
    "Sở Nông nghiệp và Môi trường",
    "Sở Dân tộc và Tôn giáo",
    "Sở Văn hóa, Thể thao và Du lịch",
    "Thanh tra tỉnh",
    "Văn phòng UBND tỉnh",
    "Ban Quản lý Khu kinh tế",
    "Chi cục Kiểm lâm",
    "Chi cục Thủy lợi",
    "Chi cục Thú y",
    "Chi cục Dân số",
    "Trung tâm Khuyến nông",
    "Trung tâm Xúc tiến đầu tư",
    "Chi cục Đo lường",
    "Chi cục Quản lý thị trường",
    "Trung tâm Pháp y",
    "Trường Cao đẳng Lào Cai",
    "Chi cục Bảo vệ môi trường",
    "Chi cục Chăn nuôi",
    "Trung tâm Giống nông nghiệp",
    "Ban Quản lý Rừng phòng hộ",
    "Trung tâm Kiểm soát bệnh tật",
    "Bảo hiểm xã hội tỉnh",
    "Kho bạc Nhà nước khu vực",
    "Thuế tỉnh Lào Cai",
    "Thống kê tỉnh Lào Cai",
    "Công an tỉnh Lào Cai",
    "Trung tâm Lưu trữ lịch sử",
    "Chi cục Giám định xây dựng",
    "Quỹ Bảo vệ rừng",
    "Trung tâm Quan trắc",
    "Chi cục Phát triển nông thôn",
    "Viện Quy hoạch xây dựng",
]
VILLAGES = [
    "Lao Chải",
    "Nậm Mòn",
    "Lùng Phình",
    "Sín Chải",
    "Tả Van",
    "Nà Hối",
    "Séo Mý Tỷ",
    "Bản Phố",
    "Cán Hồ",
    "Pờ Hồ",
    "Ngải Thầu",
    "Khe Sang",
    "Làng Mới",
    "Đồi Cao",
    "Thung Sâu",
]
PEOPLE = [
    "Giàng A Lử",
    "Vàng Thị Mỷ",
    "Lý Văn Sơn",
    "Trần Thu Hà",
    "Hoàng Văn Ton",
    "Nguyễn Minh Đức",
    "Sùng A Chớ",
    "Phạm Thị Lan",
    "Lò Văn Pín",
    "Đặng Quốc Bảo",
]
OUTLINE = {
    "long": (
        (
            "Công tác lãnh đạo, chỉ đạo",
            "results",
            ("Ban hành văn bản, quán triệt, tuyên truyền đến thôn bản", "Kiểm tra, giám sát việc thực hiện quy chế"),
        ),
        (
            "Giải quyết thủ tục hành chính",
            "results",
            ("Tiếp nhận hồ sơ, kết quả đúng hạn", "Số hóa thành phần hồ sơ, thanh toán trực tuyến"),
        ),
        ("Tài chính, tài sản công", "results", ("Thu chi ngân sách trong kỳ", "Sắp xếp trụ sở dôi dư, xe công")),
        ("Hạn chế, khó khăn", "difficulties", ()),
        ("Nguyên nhân", "causes", ()),
        ("Phương hướng, nhiệm vụ", "tasks", ()),
        ("Kiến nghị, đề xuất", "recommendations", ()),
    ),
    "terse": (
        (
            "Kết quả thực hiện nhiệm vụ chuyên môn",
            "results",
            ("Thanh tra, kiểm tra chuyên ngành", "Tập huấn nghiệp vụ cho cơ sở"),
        ),
        (
            "Cải cách hành chính, chuyển đổi số",
            "results",
            ("Rút ngắn thời gian xử lý văn bản", "Phần mềm, chữ ký số, dữ liệu mở"),
        ),
        ("Tồn tại, hạn chế", "difficulties", ()),
        ("Nguyên nhân", "causes", ()),
        ("Nhiệm vụ thời gian tới", "tasks", ()),
        ("Đề xuất, kiến nghị", "recommendations", ()),
    ),
}


@dataclass
class Sheet:
    """The figures of one report: rows of (name, unit, value); a part begins with "Trong đó:"."""

    received: int
    ontime: int
    late: int
    budget: int
    visits: tuple[int, int, int]

    @property
    def solved(self) -> int:
        return self.ontime + self.late

    def rows(self) -> list[tuple[str, str, str]]:
        a, b, c = self.visits
        return [
            ("Hồ sơ tiếp nhận trong kỳ", "hồ sơ", dotted(self.received)),
            ("Hồ sơ đã giải quyết", "hồ sơ", dotted(self.solved)),
            ("Trong đó: giải quyết đúng hạn", "hồ sơ", dotted(self.ontime)),
            ("Dự toán chi được giao", "triệu đồng", dotted(self.budget)),
            ("Lượt người tiếp tại trụ sở", "lượt", dotted(a)),
            ("Lượt người tiếp tại cơ sở", "lượt", dotted(b)),
            ("Lượt người hướng dẫn qua điện thoại", "lượt", dotted(c)),
        ]

    def visit_rows(self) -> list[tuple[str, str, str]]:
        rows = [(name, unit, value) for name, unit, value in self.rows() if unit == "lượt"]
        return [*rows, ("Tổng cộng", "lượt", dotted(sum(self.visits)))]


@dataclass
class Clean:
    """One clean report: sections by their place in the outline, each a list of paragraphs; and two tables."""

    style: str
    unit: str
    sheet: Sheet
    sections: list[list[str]]
    tables: list[list[tuple[str, str, str]]]
    day: str = "06 tháng 5 năm 2026"
    file: str = ""
    planted: set[str] = field(default_factory=set)

    @property
    def name(self) -> str:
        return f"UBND {self.unit}" if self.style == "long" else self.unit

    def text(self) -> str:
        """The report as a text file."""
        head = f"UBND TỈNH LÀO CAI\n{self.name.upper().replace('UBND', 'ỦY BAN NHÂN DÂN') if self.style == 'long' else self.name}\n"
        lines = [
            head
            + f"Số: 15/BC\nLào Cai, ngày {self.day}\n\nBÁO CÁO\nKết quả công tác từ ngày 01/7/2025 đến ngày 30/4/2026\n"
        ]
        for number, ((title, _, _), paragraphs) in enumerate(
            zip(OUTLINE[self.style], self.sections, strict=True), start=1
        ):
            lines.append(f"{['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII'][number - 1]}. {title.upper()}")
            lines.extend(paragraphs)
        head = "TT\tNội dung\tĐơn vị tính\tKết quả"
        lines.extend(
            "\n".join([head, *(f"{n}\t" + "\t".join(row) for n, row in enumerate(table, 1))]) for table in self.tables
        )
        return "\n\n".join([*lines, f"Trên đây là báo cáo của {self.name}./.", "Nơi nhận:", "- Như trên;"])


def dotted(value: float) -> str:
    return f"{value:,.0f}".replace(",", ".")


def percent(part: int, whole: int) -> str:
    return f"{part * 100 / whole:.1f}".replace(".", ",")


def day_in(chance: Random) -> str:
    month = chance.choice((8, 9, 10, 11, 12, 1, 2, 3, 4))
    return f"{chance.randint(1, 28):02d}/{month}/{2025 if month > 6 else 2026}"


def sheet_of(chance: Random) -> Sheet:
    received = chance.randint(900, 2400)
    solved = received - chance.randint(20, 90)
    late = chance.randint(8, 60)
    return Sheet(
        received,
        solved - late,
        late,
        chance.randint(70_000, 160_000),
        tuple(chance.randint(120, 700) for _ in range(3)),
    )


def clean_report(style: str, unit: str, seed: str) -> Clean:
    """A clean report of a unit; the same seed gives the same."""
    chance = Random(f"{seed}/{unit}")
    sheet = sheet_of(chance)
    sections = long_sections(unit, sheet, chance) if style == "long" else terse_sections(unit, sheet, chance)
    for section, (_, purpose, _) in zip(sections, OUTLINE[style], strict=True):
        if purpose in {"results", "tasks"}:
            section.extend(f"{'- ' if style == 'terse' else ''}{story(chance)}" for _ in range(3))
    return Clean(style, unit, sheet, sections, [sheet.rows(), sheet.visit_rows()], file=f"{unit}.txt")


def some(chance: Random, options: str, count: int = 1) -> str:
    return ", ".join(chance.sample(options.split("|"), count))


WHO = "Văn phòng|Phòng Kinh tế|công chức địa chính|tổ công nghệ số|ban chỉ huy quân sự|trạm y tế|hội nông dân|đoàn thanh niên|kế toán|văn thư|già làng|tổ hòa giải|hội phụ nữ|trường mầm non"
DID = "mượn xe tải chở|dựng lán để giữ|họp ba buổi về|vẽ lại sơ đồ|thu xếp lại|ghi hình từng bước|chia nhau trông coi|trả nợ tiền mua|đổi ca để kịp|xin thêm người làm|tháo dỡ rồi cất|đếm lại từng cái|làm nhãn dán lên|bàn giao tay đôi"
WHAT = "bàn ghế cũ|sổ hộ khẩu giấy|máy phát điện|đường ống nước|phòng họp trực tuyến|tủ hồ sơ quý I|bếp ăn tập thể|biển tên thôn|nhà để xe|cây xanh sân sau|bản đồ giải thửa|hòm thư góp ý|loa không dây|giếng khoan|bảng điện tử"
WHY = "vì mưa đá làm dột mái|do chủ cũ đòi lại đất|để kịp ngày khai giảng|theo ý kiến của cử tri|nhờ bà con góp công|khi tỉnh đến thăm|sau vụ chập điện|trước dịp tết nguyên đán|do thợ bận mùa gặt|cho đỡ tốn tiền thuê|vì người giữ chìa khóa nghỉ|để nhường chỗ cho khám bệnh"


def story(c: Random) -> str:
    """A sentence that hardly any other report has."""
    who, did, what, why = (c.choice(words.split("|")) for words in (WHO, DID, WHAT, WHY))
    also = f"{c.choice(DID.split('|'))} {c.choice(WHAT.split('|'))}"
    return f"{who[0].upper()}{who[1:]} {did} {what} {why}, {c.choice(('rồi', 'sau đó', 'tiện thể', 'đồng thời'))} {also}, tốn {c.randint(2, 90)} công."


def long_sections(unit: str, s: Sheet, chance: Random) -> list[list[str]]:
    c, villages = chance, chance.sample(VILLAGES, 3)
    body, head = f"UBND {unit}", chance.choice(PEOPLE)
    staff = c.randint(36, 60)
    fit = staff - c.randint(3, 12)
    return [
        [
            c.choice(
                (
                    f"{body} ban hành {c.randint(30, 90)} văn bản, trong đó có Kế hoạch số {c.randint(11, 99)}/KH-UBND ngày {day_in(c)}; quán triệt, tuyên truyền đến {c.randint(9, 30)} thôn bản, đông nhất ở {villages[0]}.",
                    f"Từ Kế hoạch số {c.randint(11, 99)}/KH-UBND ngày {day_in(c)}, {body} tuyên truyền tại thôn bản {villages[0]} và {villages[1]} với {c.randint(200, 900)} lượt người; có {c.randint(20, 60)} văn bản được ban hành.",
                    f"Việc quán triệt, tuyên truyền bắt đầu ngày {day_in(c)} ở thôn bản {villages[1]}, sau đó mở ra {c.randint(8, 25)} nơi khác; {c.randint(40, 80)} văn bản do đồng chí {head} trực tiếp rà câu chữ.",
                )
            ),
            c.choice(
                (
                    f"Qua {c.randint(3, 9)} cuộc kiểm tra, giám sát, {body} nhắc {c.randint(2, 6)} việc chậm, chủ yếu ở khâu {some(c, 'xác minh thực địa|luân chuyển hồ sơ|lập biên bản|trả kết quả|đối chiếu bản đồ|ghi sổ theo dõi')}; người phụ trách là {head}.",
                    f"Đoàn kiểm tra do {head} dẫn đầu đến {villages[2]} ngày {day_in(c)}, giám sát việc {some(c, 'chi trả trợ cấp|trực cơ quan|tiếp công dân|giữ con dấu|dùng xe công|trả lời kiến nghị')} và ghi lại {c.randint(3, 12)} nội dung phải sửa.",
                    f"Tổ giám sát tự kiểm tra hai tháng một lần; lần gần nhất, ngày {day_in(c)}, phát hiện {c.randint(2, 9)} sổ sách ghi thiếu, {head} yêu cầu bổ sung ngay trong tuần.",
                )
            ),
            f"Bộ máy hiện có {staff} người, {fit}/{staff} người đúng chuyên môn ({percent(fit, staff)}%); thôn {villages[0]} cử {c.randint(2, 7)} người học nghề {some(c, 'lái xe|kế toán|thú y|sửa điện|may mặc|nấu ăn')}.",
            f"Thực hiện Quyết định số 706/QĐ-TTg ngày 21/4/2026 của Thủ tướng Chính phủ, {some(c, 'Văn phòng|Phòng Kinh tế|Phòng Văn hóa - Xã hội|Trung tâm hành chính công')} rà lại {c.randint(12, 90)} đầu việc còn giao chồng chéo.",
        ],
        [
            c.choice(
                (
                    f"Hồ sơ tiếp nhận trong kỳ là {dotted(s.received)} hồ sơ, đã giải quyết {dotted(s.solved)} hồ sơ; {dotted(s.ontime)}/{dotted(s.solved)} hồ sơ giải quyết đúng hạn, đạt {percent(s.ontime, s.solved)}%.",
                    f"Trong {dotted(s.received)} hồ sơ tiếp nhận, {some(c, 'đất đai|hộ tịch|chứng thực')} chiếm nhiều nhất; hồ sơ đã giải quyết {dotted(s.solved)} hồ sơ, còn {s.late} hồ sơ trả muộn kèm thư xin lỗi.",
                    f"{body} tiếp nhận trong kỳ {dotted(s.received)} hồ sơ; giải quyết đúng hạn {dotted(s.ontime)} hồ sơ, trả muộn {s.late} hồ sơ, đều ở {villages[2]} và vùng lân cận.",
                )
            ),
            f"Số hóa thành phần hồ sơ được giao cho {c.randint(1, 4)} công chức, máy quét đặt tại quầy từ ngày {day_in(c)}; thanh toán trực tuyến đạt {c.randint(35, 90)}%, cao nhất ở nhóm {some(c, 'hộ tịch|chứng thực|đất đai|kinh doanh')}.",
            c.choice(
                (
                    f"Bà con {villages[0]} góp ý về {some(c, 'chỗ để xe|giờ mở quầy|biển chỉ dẫn|ghế chờ|nước uống|mạng wifi', 2)}; {head} trả lời tại buổi tiếp dân ngày {day_in(c)}.",
                    f"{c.randint(120, 600)} phiếu đánh giá được thu qua mã QR; điều bị chê là {some(c, 'chờ lâu sáng thứ Hai|phải đi lại hai lần|mẫu đơn khó hiểu|cán bộ thay ca muộn')}, {body} đã bố trí thêm {c.randint(1, 3)} người trực.",
                )
            ),
        ],
        [
            f"Dự toán chi được giao {dotted(s.budget)} triệu đồng; phần dành cho {some(c, 'đường thôn|nước sạch|trường học|nhà văn hóa|chợ phiên')} ở {villages[1]} là {dotted(c.randint(900, 6000))} triệu đồng, thu ngân sách tốt nhất vào quý I/2026.",
            c.choice(
                (
                    f"Sau sắp xếp có {c.randint(2, 6)} trụ sở dôi dư: nhà cũ ở {villages[0]} giao cho {some(c, 'trường mầm non|trạm y tế|công an xã|nhà văn hóa')}, nhà ở {villages[2]} đang định giá để thanh lý.",
                    f"Trụ sở dôi dư tại {villages[1]} được chuyển thành {some(c, 'nhà văn hóa|kho lưu trữ|nhà công vụ|điểm trường')} theo biên bản ngày {day_in(c)}; xe công còn {c.randint(1, 2)} chiếc, dùng chung có sổ.",
                )
            ),
            f"Kho lưu trữ rộng {c.randint(40, 130)} m², {some(c, 'mái vừa lợp lại|cửa chống cháy đã lắp|giá kệ mới thay|máy hút ẩm chạy hằng ngày')}; {head} ký biên bản kiểm kê ngày {day_in(c)}.",
        ],
        difficulties(c, villages),
        causes(c, villages),
        [
            f"Tập trung {some(c, 'chỉnh lý tài liệu cũ|trả hết hồ sơ đất đai|sửa trụ sở|lắp mạng cho thôn xa|mở lớp tin học|kê lại tài sản', 2)}, xong trước ngày 30/{c.choice((9, 10, 11))}/2026; giao {head} chỉ đạo.",
            f"{some(c, 'Mỗi tháng|Mỗi quý|Hai tuần một lần|Đầu tháng')} đi {some(c, 'cơ sở|từng thôn|các điểm trường|chợ phiên')}, bắt đầu từ {villages[0]}; {c.randint(3, 9)} việc tồn ghi rõ {some(c, 'người làm|ngày trả|nơi nhận|nguồn tiền')}.",
        ],
        proposals(c),
    ]


def difficulties(c: Random, villages: list[str]) -> list[str]:
    options = [
        f"- {c.randint(2, 9)} hộ ở {villages[0]} chưa được cấp giấy chứng nhận do bản đồ cũ sai ranh giới.",
        f"- Đường lên {villages[1]} sạt lở {c.randint(2, 6)} điểm từ tháng 9/2025, xe chở vật liệu không vào được.",
        f"- Thiếu {c.randint(1, 4)} công chức địa chính, một người phải kiêm ba việc.",
        f"- Mạng ở {villages[2]} hay gián đoạn, họp trực tuyến {c.randint(3, 8)} lần bị rớt.",
        f"- Kho tài liệu còn {c.randint(20, 90)} mét chưa chỉnh lý, tìm hồ sơ mất nửa ngày.",
        f"- {c.randint(5, 30)} hồ sơ trả muộn vì chờ xác minh nguồn gốc đất ở {villages[0]}.",
        f"- Nhà công vụ chưa đủ, {c.randint(3, 9)} cán bộ ở trọ cách trụ sở hơn {c.randint(8, 25)} km.",
    ]
    return c.sample(options, 4)


def causes(c: Random, villages: list[str]) -> list[str]:
    outer = c.choice(
        (
            f"Khách quan: địa bàn chia cắt, mưa lũ tháng 9/2025 làm hỏng đường {villages[1]}.",
            "Nguyên nhân khách quan: văn bản hướng dẫn của ngành dọc ban hành chậm, phần mềm chưa liên thông.",
            f"Về khách quan, kinh phí năm 2025 cấp làm hai đợt nên {villages[0]} khởi công muộn.",
        )
    )
    inner = c.choice(
        (
            "Chủ quan: phân công chưa rõ người thay thế khi cán bộ đi học, đôn đốc chưa sát.",
            f"Nguyên nhân chủ quan: công chức mới về {villages[2]} còn thiếu kinh nghiệm, ngại hỏi.",
            "Về chủ quan, lãnh đạo chưa chủ động làm việc với phòng chuyên môn ngay từ đầu.",
        )
    )
    return [outer, inner]


def proposals(c: Random) -> list[str]:
    who = c.choice(("UBND tỉnh", "Sở Tài chính", "Bộ Nội vụ", "Sở Nội vụ", "Sở Khoa học và Công nghệ"))
    what = some(
        c,
        "bổ sung kinh phí sửa trụ sở|giao thêm biên chế địa chính|hướng dẫn bán đấu giá nhà cũ|nâng đường truyền|cấp máy quét khổ lớn",
    )
    return [
        f"- Đề nghị {who} {what} trong quý {c.choice(('III', 'IV'))}/2026, trước mắt {dotted(c.randint(200, 3000))} triệu đồng.",
        f"- Đề nghị {c.choice(('Công an tỉnh', 'Sở Xây dựng', 'Bảo hiểm xã hội tỉnh', 'Sở Y tế'))} {some(c, 'chia sẻ dữ liệu hằng tuần|trả lời công văn tồn|cử người xuống hỗ trợ|mở lớp nghiệp vụ')}.",
    ]


def terse_sections(unit: str, s: Sheet, chance: Random) -> list[list[str]]:
    c, places = chance, chance.sample(COMMUNES, 3)
    done, planned = c.randint(20, 44), c.randint(45, 60)
    signed = c.randint(900, 2000)
    total = signed + c.randint(20, 300)
    return [
        [
            f"- Thanh tra, kiểm tra chuyên ngành: {done}/{planned} cuộc, đạt {percent(done, planned)}%; xử phạt {c.randint(2, 30)} vụ, nhiều ở {places[0]}.",
            f"- Tập huấn nghiệp vụ cho cơ sở: {c.randint(3, 14)} lớp, {dotted(c.randint(200, 1400))} lượt người; lớp tại {places[1]} ngày {day_in(c)} do {c.choice(PEOPLE)} đứng lớp.",
            f"- Hồ sơ tiếp nhận trong kỳ: {dotted(s.received)} hồ sơ; đã giải quyết {dotted(s.solved)} hồ sơ.",
            f"- Dự toán chi được giao: {dotted(s.budget)} triệu đồng; mua {c.randint(5, 60)} {some(c, 'máy đo|máy tính|bộ kít|xe máy|tủ bảo quản|máy phát điện')} cho {places[2]}.",
            f"- Mô hình: {some(c, 'ngày thứ Bảy vì dân|tổ lưu động|điểm hẹn cà phê doanh nghiệp|một cửa tại chợ|nhật ký số')} tại {places[0]}, {c.randint(3, 20)} kỳ; {some(c, 'doanh nghiệp nhỏ|hộ kinh doanh|hợp tác xã|nông hộ')} tham gia {c.randint(30, 400)} lượt.",
        ],
        [
            f"- Rút ngắn thời gian xử lý văn bản từ {c.randint(7, 10)} ngày còn {c.randint(3, 6)} ngày, tính từ {day_in(c)}.",
            f"- Phần mềm, chữ ký số: {dotted(signed)}/{dotted(total)} văn bản ký số ({percent(signed, total)}%); {c.randint(2, 9)} bộ dữ liệu mở đưa lên cổng ngày {day_in(c)}.",
            f"- Thực hiện Quyết định số 706/QĐ-TTg ngày 21/4/2026 của Thủ tướng Chính phủ: cắt {c.randint(3, 25)} bước ở nhóm {some(c, 'cấp phép|đăng ký|thẩm định|công bố|gia hạn')}.",
        ],
        [f"- {line[2:]}" for line in difficulties(c, [p.split(" ", 1)[1] for p in places])],
        causes(c, [p.split(" ", 1)[1] for p in places]),
        [
            f"- {some(c, 'Trình đề án vị trí việc làm|Hoàn thành số hóa kho|Kiểm tra hậu kiểm|Sửa quy chế chi tiêu|Đấu thầu thiết bị', 2)}: xong trước 15/{c.choice((9, 11))}/2026, giao {c.choice(PEOPLE)}."
        ],
        proposals(c),
    ]
