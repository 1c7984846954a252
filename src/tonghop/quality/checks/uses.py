"""What each check goes by: the thresholds and word lists it reads; and what a check is called on a page."""

from collections.abc import Iterable, Mapping

_SHORTCOMINGS = ("shortcoming", "nil")
USES: Mapping[str, tuple[str, ...]] = {
    "point-unanswered": (
        "point-unanswered.words",
        "point-unanswered.peers",
        "point-unanswered.common",
        "nil",
    ),
    "section-thin": ("section-thin.share", "section-thin.words", "section-thin.peers", "nil"),
    "outline-echo": ("outline-echo.share", "outline-echo.words", "outline-echo.plan-words"),
    "no-place-name-date": ("no-place.words", "nil"),
    "vague-phrases": ("vague.phrases", "vague.words-a-phrase", "vague.share", "vague.words", "stock"),
    "boilerplate": ("boilerplate.units", "boilerplate.share", "boilerplate.words"),
    "no-shortcoming": ("no-shortcoming.share", "no-shortcoming.words", *_SHORTCOMINGS),
    "no-cause": ("subjective", "objective", *_SHORTCOMINGS),
    "all-perfect": ("all-perfect.rates",),
    "proposal-without-owner": ("acting_bodies", "nil"),
    "near-copy": ("near-copy.share", "near-copy.words", "near-copy.passage"),
    "copy-of-last-time": ("copy-of-last-time.share", "copy-of-last-time.words"),
    "text-table-mismatch": ("text-table.score", "text-table.margin", "text_table_aside"),
    "outlier": ("outlier.peers", "outlier.deviations", "outlier.factor", "wrong-unit.factor"),
    "wrong-unit": ("wrong-unit.peers", "wrong-unit.factor"),
    "out-of-period": ("out_of_period",),
    "jump-since-last": ("jump.factor", "jump.least", "jump.points"),
    "citation-disagrees": ("citation-disagrees.others",),
}
"""Checks that are not named go by none: arithmetic, letters and blanks are right or wrong."""

TITLES: Mapping[str, str] = {
    "section-missing": "Mục bỏ trống",
    "point-unanswered": "Ý của đề cương chưa trả lời",
    "section-thin": "Mục quá ngắn",
    "outline-echo": "Nhắc lại đề cương, kế hoạch",
    "no-figure": "Kết quả không có số liệu",
    "no-place-name-date": "Không nêu địa danh, tên, ngày tháng",
    "vague-phrases": "Nói chung chung",
    "boilerplate": "Câu dùng chung của nhiều đơn vị",
    "no-shortcoming": "Không nêu hạn chế",
    "no-cause": "Không nêu đủ nguyên nhân",
    "all-perfect": "Mọi tỷ lệ đều đạt 100%",
    "proposal-without-owner": "Kiến nghị không nêu cơ quan giải quyết",
    "near-copy": "Gần như chép của đơn vị khác",
    "copy-of-last-time": "Chép lại báo cáo kỳ trước",
    "foreign-unit": "Lẫn tên đơn vị khác",
    "name-abolished": "Tên xã, phường không còn",
    "placeholder": "Chỗ chưa điền",
    "sum-mismatch": "Tổng không khớp",
    "part-exceeds-whole": "Phần lớn hơn tổng",
    "rate-mismatch": "Tỷ lệ không khớp",
    "text-table-mismatch": "Lời văn khác bảng số liệu",
    "outlier": "Số liệu khác thường",
    "wrong-unit": "Nhầm đơn vị tính",
    "out-of-period": "Ngày tháng ngoài kỳ báo cáo",
    "ambiguous-number": "Số có thể hiểu hai cách",
    "jump-since-last": "Thay đổi bất thường so với kỳ trước",
    "citation-malformed": "Số, ký hiệu văn bản không đúng",
    "citation-disagrees": "Trích dẫn khác các báo cáo khác",
    "legacy-encoding": "Lỗi bảng mã, phông chữ",
}


def concerned(names: Iterable[str]) -> tuple[str, ...]:
    """Return the ids of the checks that go by any of these settings, in the order of the table."""
    changed = frozenset(names)
    return tuple(check for check, uses in USES.items() if changed.intersection(uses))


def users_of(name: str) -> tuple[str, ...]:
    """Return the ids of the checks that go by one setting."""
    return tuple(check for check, uses in USES.items() if name in uses)
