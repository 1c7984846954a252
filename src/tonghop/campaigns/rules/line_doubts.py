"""Doubts about single lines of the plan, one a group: "7 nhiệm vụ không ghi thời hạn; đề xuất ...", not one a line."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from tonghop.campaigns.rules.facts import Doubt
from tonghop.plans.rules.doubtful import DoubtfulLine
from tonghop.plans.rules.facts import ReportDuty, Task

_MOST_NAMED = 8
_WRONG_TIMES = frozenset({"due-conflict", "due-before-issue", "due-unresolvable", "date-impossible"})
_KEPT = "Giữ như kế hoạch ghi"


@dataclass(frozen=True)
class _Group:
    """Doubts of one sort: which reasons belong to it, and what is asked of `n` tasks."""

    key: str
    codes: frozenset[str]
    question: str
    why: str


_GROUPS = (
    _Group(
        "viec-thieu-han",
        frozenset({"due-missing"}),
        "không ghi thời hạn",
        "Việc không có thời hạn thì không theo dõi, không đôn đốc được.",
    ),
    _Group(
        "viec-sai-han",
        _WRONG_TIMES,
        "có thời hạn cần xem lại",
        "Thời hạn sai sẽ làm cơ quan chủ trì bị nhắc nhầm hoặc bị coi là chậm.",
    ),
    _Group(
        "viec-thieu-chu-tri",
        frozenset({"lead-missing"}),
        "không ghi cơ quan chủ trì",
        "Việc không có cơ quan chủ trì thì không ai chịu trách nhiệm.",
    ),
    _Group(
        "viec-chu-tri-nhom",
        frozenset({"lead-collective", "lead-and-coordinator"}),
        "chưa rõ ai chủ trì chính",
        "Giao chung cho một nhóm thì không cơ quan nào chịu trách nhiệm chính.",
    ),
    _Group(
        "viec-co-quan-la",
        frozenset({"body-unmatched", "name-abolished"}),
        "giao cho cơ quan không có trong danh mục",
        "Cơ quan không có trong danh mục thì không nhận được việc và lời nhắc.",
    ),
    _Group(
        "viec-phoi-hop",
        frozenset({"proposed"}),
        "để trống cơ quan phối hợp",
        "Ô trống có thể là ô gộp; cơ quan phối hợp không được ghi thì không biết phải tham gia.",
    ),
)


def doubts_of_lines(found: Iterable[DoubtfulLine], *, leading: Collection[int], undated_forms: bool) -> Iterator[Doubt]:
    """Yield at most one doubt for each sort of trouble among the lines that nobody has decided upon.

    `leading` holds the starts of the tasks that lead a section: a doubt about one of them is serious, as is any
    about a report duty. `undated_forms`: the day of the reports is asked for already.
    """
    lines = tuple(found)
    yield from _of_duties(lines, asked=frozenset({"due-missing"}) if undated_forms else frozenset())
    tasks = [(d, d.line.item) for d in lines if isinstance(d.line.item, Task)]
    for group in _GROUPS:
        found_here = [(d, task) for d, task in tasks if d.codes & group.codes and _belongs(group.key, task)]
        if found_here:
            mine = [task for _, task in found_here]
            yield Doubt(
                group.key,
                f"{len(mine)} nhiệm vụ {group.question} ({_refs(mine)}). Lấy thế nào?",
                group.why,
                _proposed(group.key, mine),
                serious=group.key != "viec-phoi-hop" and any(task.source.start in leading for task in mine),
                lines=tuple(doubt.line.id for doubt, _ in found_here),
            )


def _belongs(key: str, task: Task) -> bool:
    """Tell whether a task with a proposal belongs: that for coordinators is asked apart from leads and times."""
    return key != "viec-phoi-hop" or bool(task.proposed and task.proposed.coordinators and not task.coordinators)


def _of_duties(lines: Iterable[DoubtfulLine], *, asked: frozenset[str]) -> Iterator[Doubt]:
    duties = [(d.line.id, d.line.item) for d in lines if isinstance(d.line.item, ReportDuty) and d.codes - asked]
    mine = [duty for _, duty in duties]
    if mine:
        yield Doubt(
            "nghia-vu-bao-cao",
            f"{len(mine)} nghĩa vụ báo cáo cần xem lại ({'; '.join(_duty(duty) for duty in mine)}). Có đúng như vậy?",
            "Ai báo cáo, gửi đâu, chậm nhất khi nào là căn cứ giao nghĩa vụ cho từng đơn vị.",
            f"{_KEPT}; ai phải báo cáo và ngày nộp theo các danh sách dưới đây.",
            serious=True,
            lines=tuple(line for line, _ in duties),
        )


def _duty(duty: ReportDuty) -> str:
    return f"{duty.sender} → {duty.receiver or 'chưa rõ nơi nhận'}, {duty.due.text or 'không ghi thời hạn'}"


def _refs(tasks: list[Task]) -> str:
    refs = [task.ref or task.title[:40] for task in tasks]
    more = f" và {len(refs) - _MOST_NAMED} việc khác" if len(refs) > _MOST_NAMED else ""
    return ", ".join(refs[:_MOST_NAMED]) + more


def _proposed(key: str, tasks: list[Task]) -> str:
    """Return what opening takes for these tasks: the values proposed with their counts, the rest as written."""
    if key == "viec-thieu-han":
        guesses = [t.proposed.due.text or "" if t.proposed and t.proposed.due else "" for t in tasks]
        return _counted(guesses, blank="không đặt thời hạn")
    if key == "viec-thieu-chu-tri":
        guesses = ["; ".join(t.proposed.leads) if t.proposed else "" for t in tasks]
        return _counted(guesses, blank="không có cơ quan chủ trì")
    if key == "viec-phoi-hop":
        return _counted(["; ".join(t.proposed.coordinators) if t.proposed else "" for t in tasks], blank="")
    if key == "viec-sai-han":
        return f"{_KEPT}: {'; '.join(dict.fromkeys(f'{t.ref} “{t.due.text}”' for t in tasks))}."
    names = dict.fromkeys(lead for task in tasks for lead in task.leads)
    return f"{_KEPT}: {'; '.join(names)}."


def _counted(guesses: list[str], *, blank: str) -> str:
    counts = Counter(guesses)
    named = [f"“{text}” ({count} việc)" for text, count in counts.most_common() if text]
    left = f"{counts['']} việc để trống, {blank}" if counts[""] else ""
    return "; ".join([*named, *([left] if left else [])]) + "."
