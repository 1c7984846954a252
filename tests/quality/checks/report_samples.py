"""Made-up sections of commune reports: clean ones, and the builder of facts that the tests of the checks share."""

from decimal import Decimal

from tonghop.quality.resources import shipped_settings
from tonghop.quality.rules.facts import IndicatorFacts, ReportFacts, RuleFacts, SectionFacts

UNIT = "UBND xã Bắc Hà"
OTHERS = frozenset(
    {
        "UBND xã Bản Liền",
        "UBND xã Văn Bàn",
        "UBND xã Tả Phìn",
        "UBND xã Hoà Bình",
        "UBND xã A Mú Sung",
        "UBND phường Sa Pa",
        "UBND phường Lào Cai",
        "UBND phường Yên Bái",
    },
)
GUIDANCE = (
    "Việc ban hành văn bản lãnh đạo, chỉ đạo, điều hành sau khi sắp xếp đơn vị hành chính",
    "Kết quả phân cấp, phân quyền; những nhiệm vụ còn vướng mắc khi thực hiện",
)


def facts_of(*blocks: str, purpose: str = "results", required: bool = True, unit: str = UNIT) -> ReportFacts:
    section = SectionFacts("s1", "1", "Công tác lãnh đạo, chỉ đạo", purpose, required, blocks)
    return ReportFacts(
        unit=unit,
        settings=shipped_settings(),
        sections=(section,),
        template_texts=frozenset(GUIDANCE),
        other_units=OTHERS,
    )


RULES = (
    RuleFacts(
        "theo-cach-nop", "equals", "T.04", ("T.05", "T.06"), "Hồ sơ tiếp nhận phải bằng trực tuyến cộng trực tiếp."
    ),
    RuleFacts("qua-han", "at_most", "T.12", ("T.11",), "Hồ sơ quá hạn không được nhiều hơn hồ sơ đang giải quyết."),
)
INDICATORS = {
    "T.04": IndicatorFacts("T.04", "Hồ sơ tiếp nhận", "hồ sơ", "s1"),
    "T.05": IndicatorFacts("T.05", "Nộp trực tuyến", "hồ sơ", "s1"),
    "T.06": IndicatorFacts("T.06", "Nộp trực tiếp", "hồ sơ", "s1"),
    "T.11": IndicatorFacts("T.11", "Đang giải quyết", "hồ sơ", "s1"),
    "T.12": IndicatorFacts("T.12", "Đang giải quyết đã quá hạn", "hồ sơ", "s1"),
}


def figures(none: dict[str, str] | None = None, explained: str = "", **values: str) -> ReportFacts:
    """Facts with figures only: figures(T04="10", T05="4") gives the cells T.04 and T.05."""
    return ReportFacts(
        unit=UNIT,
        settings=shipped_settings(),
        values={f"T.{code[1:]}": Decimal(text) for code, text in values.items()},
        none_reasons=none or {},
        indicators=INDICATORS,
        rules=RULES,
        explanations={rule.rule_id: explained for rule in RULES} if explained else {},
    )


CLEAN = (
    "Từ ngày 01/7/2025 đến nay, UBND xã Bắc Hà đã ban hành 47 văn bản chỉ đạo, điều hành, trong đó 12 kế hoạch và 05 quyết định.",
    "Thực hiện Kế hoạch số 34/KH-UBND, xã tổ chức 06 hội nghị quán triệt với 812 lượt người dự, đạt 96,4% kế hoạch.",
    "Đã phối hợp với UBND xã Bản Liền và Công an tỉnh giải quyết dứt điểm 02 vụ tranh chấp đất rừng giáp ranh.",
    "Trung tâm Phục vụ hành chính công tiếp nhận 3.412 hồ sơ, giải quyết đúng hạn 3.390 hồ sơ; còn 22 hồ sơ đang xem xét.",
    "Xã có 31 thôn, trong đó 04 thôn chưa có cáp quang; cây trồng chính là lúa, ngô, sắn... với 1.260 ha.",
    "Bố trí 38/42 biên chế được giao; có 03 công chức kiêm nhiệm lĩnh vực đất đai, xây dựng, môi trường v.v...",
    "UBND xã Bản Liền chưa bàn giao hồ sơ địa chính của 02 thôn nên việc cấp giấy chứng nhận còn chậm.",
    "Học tập mô hình của UBND phường Sa Pa, xã đã số hóa 1.150 hồ sơ lưu trữ (đạt 48%).",
    "Trước khi sắp xếp, trụ sở này thuộc UBND xã Tả Phìn; nay dùng làm nhà văn hóa cho 02 thôn.",
    "Đề nghị UBND tỉnh bố trí 4,2 tỷ đồng sửa chữa trụ sở; đề nghị UBND phường Lào Cai chia sẻ phần mềm họp không giấy.",
    "Trong kỳ, đơn vị không phát sinh nhà công vụ phải xử lý.",
    "Tiếp nhận 05 máy tính do UBND phường Yên Bái chuyển giao, nâng số máy đạt yêu cầu lên 41 máy.",
    "Tổ chức hai cuộc họp giao ban với Mặt trận Tổ quốc; ba kiến nghị của cử tri đã được trả lời.",
    "Tuyến đường liên xã do UBND xã Văn Bàn làm chủ đầu tư đi qua địa bàn dài 3,5 km, dự kiến bàn giao trong quý III.",
)


def report(*sections: SectionFacts, **given) -> ReportFacts:
    """Facts of sections given as they are: report(section("..."), period=...)."""
    return ReportFacts(unit=UNIT, settings=shipped_settings(), sections=sections, other_units=OTHERS, **given)


def section(
    *blocks: str, purpose: str = "results", key: str = "", points: tuple[tuple[str, str], ...] = ()
) -> SectionFacts:
    titles = {
        "results": "Kết quả thực hiện",
        "difficulties": "Hạn chế",
        "causes": "Nguyên nhân",
        "recommendations": "Kiến nghị",
    }
    return SectionFacts(key or purpose[:2], "1", titles.get(purpose, "Nhiệm vụ"), purpose, True, blocks, points)


def figure(
    code: str, name: str, unit: str = "hồ sơ", numerator: str = "", denominator: str = "", parent: str = ""
) -> IndicatorFacts:
    return IndicatorFacts(code, name, unit, "re", numerator, denominator, parent)


def with_values(*figures: IndicatorFacts, texts: tuple[str, ...] = (), **values: str) -> ReportFacts:
    """Facts of figures and text in one section of results; A1="5" gives the cell A1."""
    return report(
        section(*texts),
        values={code: Decimal(text) for code, text in values.items()},
        indicators={f.code: f for f in figures},
    )


def evidence(check, facts: ReportFacts) -> list[str]:
    """The words that a check points at, in order."""
    return [finding.evidence for finding in check(facts)]
