"""What the board shows of one obligation: one function of its facts, one table of words, shapes and tones."""

from dataclasses import dataclass
from datetime import date, datetime

from tonghop.campaigns.rules.dues import effective_due, is_late
from tonghop.kernel.moments import local, short_date

NOT_OPENED, EXEMPT, OUTSIDE = "not_opened", "exempt", "outside"
OVERDUE, LATE, ON_BEHALF, UNREACHABLE = "quá hạn", "nộp muộn", "nộp thay", "không liên lạc được"
MENDED = "đã nộp, đang sửa"


@dataclass(frozen=True, slots=True)
class ObligationFacts:
    """What is known of one obligation. `state` is a word of reports' state table, None where nothing was opened.

    `submitted_at` is when the report first arrived, recalled versions left out: mending a returned or reopened
    report makes it neither late nor overdue. `due_on_arrival` is the due moment that was in force then: by it alone
    lateness is judged, whatever is granted later. `version` is the number of the draft or of what was handed in.
    """

    state: str | None
    due: datetime
    named_day: date
    lock_at: datetime | None = None
    extended_to: datetime | None = None
    exempt: bool = False
    outside: bool = False
    submitted_at: datetime | None = None
    due_on_arrival: datetime | None = None
    on_behalf: bool = False
    version: int = 1
    has_account: bool = True


@dataclass(frozen=True, slots=True)
class BoardLine:
    """One line of the table: for these states this word, this shape (never colour alone) and this tone.

    `waiting_for_unit`: the unit has still to hand something in; overdue past the due moment if nothing ever arrived.
    """

    key: str
    states: tuple[str, ...]
    word: str
    mark: str
    tone: str
    meaning: str
    waiting_for_unit: bool = False


@dataclass(frozen=True, slots=True)
class BoardState:
    """What one cell of the board says: word, shape, tone (a CSS word), labels, and the facts behind the labels.

    `owes`: nothing ever arrived, and nothing excuses it; a report that came and is being mended owes nothing.
    """

    key: str
    word: str
    mark: str
    tone: str
    labels: tuple[str, ...] = ()
    overdue: bool = False
    late: bool = False
    owes: bool = False

    def __str__(self) -> str:
        return " · ".join((f"{self.mark} {self.word}", *self.labels))


BOARD_TABLE = (
    BoardLine(EXEMPT, (), "Miễn", "–", "muted", "Được miễn báo cáo, có lý do; tính riêng, không coi là thiếu."),
    BoardLine(
        OUTSIDE,
        (),
        "Nhận ngoài hệ thống",
        "▣",
        "settled",
        "Đã nhận bằng văn bản giấy, qua trục liên thông hoặc tài liệu mật; chỉ ghi số, ngày, nơi gửi.",
    ),
    BoardLine(NOT_OPENED, (), "Chưa mở", "○", "idle", "Đơn vị chưa mở báo cáo lần nào.", waiting_for_unit=True),
    BoardLine(
        "drafting",
        ("drafting", "reopened"),
        "Đang soạn",
        "◔",
        "working",
        "Cán bộ soạn thảo đang viết, hoặc báo cáo được mở lại để viết tiếp.",
        waiting_for_unit=True,
    ),
    BoardLine(
        "awaiting_approval",
        ("awaiting_approval", "nil_awaiting"),
        "Chờ duyệt",
        "◑",
        "working",
        "Đã trình, đang chờ lãnh đạo đơn vị duyệt và nộp.",
        waiting_for_unit=True,
    ),
    BoardLine("submitted", ("submitted",), "Đã nộp", "●", "arrived", "Đã đến cơ quan thường trực, chưa rà soát."),
    BoardLine("under_review", ("under_review",), "Đang rà soát", "◆", "arrived", "Cơ quan thường trực đang rà soát."),
    BoardLine(
        "returned",
        ("returned",),
        "Trả lại",
        "▲",
        "attention",
        "Trả lại để hoàn thiện, có lý do cho từng mục; đơn vị đang sửa.",
    ),
    BoardLine("accepted", ("accepted",), "Đã chấp nhận", "✓", "settled", "Đạt yêu cầu tổng hợp, số liệu đã được tính."),
    BoardLine(
        "nil_submitted",
        ("nil_submitted",),
        "Không phát sinh",
        "◇",
        "arrived",
        "Lãnh đạo đơn vị báo không phát sinh nội dung; chờ cơ quan thường trực chấp nhận.",
    ),
    BoardLine(
        "held",
        ("held",),
        "Chờ xử lý",
        "■",
        "attention",
        "Nộp sau ngày khóa; cơ quan thường trực quyết định nhận hay không.",
    ),
    BoardLine(
        "declined", ("declined",), "Không nhận", "✕", "attention", "Nộp sau ngày khóa và không được nhận, có lý do."
    ),
)
_BY_KEY = {line.key: line for line in BOARD_TABLE}
_BY_STATE = {state: line for line in BOARD_TABLE for state in line.states}
LABEL_MEANINGS = (
    (OVERDUE, "Đã qua hạn nộp (kể cả gia hạn) mà báo cáo chưa nộp."),
    (MENDED, "Đã đến một lần, nay được trả lại hoặc mở lại và đơn vị đang sửa hay trình lại; không tính là chưa nộp."),
    (
        LATE,
        "Nộp sau hạn đang áp dụng lúc báo cáo đến, muộn hơn cả ngày nêu trong kế hoạch; gia hạn sau đó không xóa nhãn.",
    ),
    ("nộp trong ngày 08/5", "Nộp sau hạn nhưng ngay trong ngày nêu trong kế hoạch (“trước ngày 08/5”)."),
    (ON_BEHALF, "Cơ quan thường trực nộp thay đơn vị."),
    (
        UNREACHABLE,
        "Đơn vị chưa có tài khoản soạn thảo hoặc lãnh đạo còn hiệu lực, hoặc thư gửi tới mọi người đều bị trả lại.",
    ),
)


def still_owes(facts: ObligationFacts) -> bool:
    """Tell whether the unit has still to hand its report in: nothing ever arrived, and nothing excuses it."""
    return _line_of(facts).waiting_for_unit and facts.submitted_at is None


def board_state(facts: ObligationFacts, now: datetime) -> BoardState:
    """Return what the board shows at `now`; KeyError for a state that the table does not know."""
    line = _line_of(facts)
    settled = line.key in (EXEMPT, OUTSIDE)
    arrived = facts.submitted_at is not None and not settled
    owes = still_owes(facts)
    overdue = owes and is_late(now, due=facts.due, extended_to=facts.extended_to)
    late = arrived and _was_late(facts)
    labels = (
        OVERDUE if overdue else "",
        MENDED if arrived and line.waiting_for_unit else "",
        _late_label(facts) if late else "",
        ON_BEHALF if arrived and facts.on_behalf else "",
        UNREACHABLE if line.waiting_for_unit and not facts.has_account else "",
    )
    return BoardState(line.key, line.word, line.mark, line.tone, tuple(filter(None, labels)), overdue, late, owes)


def _line_of(facts: ObligationFacts) -> BoardLine:
    if facts.exempt:
        return _BY_KEY[EXEMPT]
    if facts.outside:
        return _BY_KEY[OUTSIDE]
    return _BY_KEY[NOT_OPENED] if facts.state is None else _BY_STATE[facts.state]


def judged_by(facts: ObligationFacts) -> datetime:
    """Return the due moment that counts for this body: of what has arrived, the one that was in force then."""
    if facts.submitted_at is not None and facts.due_on_arrival is not None:
        return facts.due_on_arrival
    return effective_due(facts.due, facts.extended_to)


def _was_late(facts: ObligationFacts) -> bool:
    return facts.submitted_at is not None and facts.submitted_at >= judged_by(facts)


def _late_label(facts: ObligationFacts) -> str:
    if facts.submitted_at is None or local(facts.submitted_at).date() != facts.named_day:
        return LATE
    return f"nộp trong ngày {short_date(facts.named_day).rsplit('/', 1)[0]}"
