"""The page where what was read from a plan is confirmed line by line: what is in doubt first, each beside its place."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from tonghop.campaigns.queries import proposal_for
from tonghop.kernel.errors import NotPossible
from tonghop.organisations.permissions import Viewer
from tonghop.plans.models import Plan
from tonghop.plans.queries import LineView, lines_of
from tonghop.plans.rules.corrections import LineKind, with_proposals
from tonghop.plans.rules.doubtful import Reason
from tonghop.plans.rules.facts import Finding, Task
from tonghop.web.line_fields import DUE_KINDS, LineField, due_chosen, fields_of, texts_of
from tonghop.web.marked_text import Segment, places_of, segments

IN_DOUBT = "nghi-van"
KINDS: dict[LineKind, tuple[str, str]] = {
    "document": ("phan-dau", "Phần đầu kế hoạch"),
    "duty": ("nghia-vu", "Nghĩa vụ báo cáo"),
    "task": ("nhiem-vu", "Nhiệm vụ"),
    "section": ("muc", "Mục đề cương"),
    "heading": ("de-muc", "Đề mục"),
    "recipient": ("noi-nhan", "Nơi nhận"),
    "finding": ("can-xem", "Chỗ cần xem lại"),
}
_STATES = {
    "": ("○", "chưa xem", "idle"),
    "confirmed": ("●", "đã xác nhận", "settled"),
    "kept": ("●", "đã xác nhận, giữ như kế hoạch ghi", "settled"),
    "corrected": ("◆", "đã sửa", "arrived"),
    "struck": ("✕", "đã gạch bỏ", "muted"),
}


@dataclass(frozen=True)
class Shown:
    """What is asked of the page: which lines (`only`), one line by its id, to be corrected, with what was typed.

    `settled` are the lines just decided together, which can be taken back together; `chosen` those still ticked.
    """

    only: str = ""
    line: str = ""
    editing: bool = False
    typed: Mapping[str, str] = field(default_factory=dict)
    error: NotPossible | None = None
    settled: Sequence[str] = ()
    chosen: Sequence[str] = ()


_DONE = {"confirmed": "xác nhận", "kept": "giữ như kế hoạch ghi", "struck": "gạch bỏ", "undone": "trả về như khi đọc"}


def settled_words(decision: str, made: int, left: int) -> str:
    """Say how many lines were decided about together, and how many of the chosen ones stay as they are."""
    rest = f" {left} dòng giữ nguyên vì đã có quyết định từ trước." if left and decision != "undone" else ""
    return f"Đã {_DONE[decision]} {made} dòng.{rest}"


@dataclass(frozen=True)
class LineCard:
    """One line as shown. `must`: the campaign is wrong for many if it is wrong, so it is decided before opening."""

    view: LineView
    must: bool
    shown: Shown = Shown()

    @property
    def id(self) -> str:
        """The line's id, which is its anchor too."""
        return self.view.line.id

    @property
    def in_doubt(self) -> bool:
        """Whether it still waits for a decision because something about it is in doubt."""
        return bool(self.view.reasons)

    @property
    def name(self) -> str:
        """What it is called: "Nhiệm vụ I.2.4"."""
        item = self.view.line.item
        number = item.ref if isinstance(item, Task) else getattr(item, "number", None) or ""
        return f"{KINDS[self.view.line.kind][1]} {'' if self.view.line.kind == 'document' else number}".strip()

    @property
    def state(self) -> dict[str, str]:
        """Mark, word and tone of its state."""
        return dict(zip(("mark", "word", "tone"), _STATES[self.view.decision], strict=True))

    @cached_property
    def texts(self) -> dict[str, str]:
        """What it says now; what it said where it was struck."""
        return texts_of(self.view.line.item if self.view.item is None else self.view.item)

    @cached_property
    def fields(self) -> list[LineField]:
        """Its fields that can be corrected, now and as read."""
        return fields_of(self.view.line, self.view.item)

    @property
    def boxes(self) -> list[tuple[LineField, str]]:
        """The fields with what stands in their boxes: what was typed, else what the line says now."""
        return [(one, self.shown.typed.get(f"f-{one.name}", one.now)) for one in self.fields]

    @property
    def due(self) -> dict[str, object]:
        """The choices for a time, with what is chosen."""
        kind, day = due_chosen(self.view.item)
        typed = self.shown.typed
        return {"kinds": DUE_KINDS, "kind": typed.get("f-due-kind", kind), "date": typed.get("f-due-date", day)}

    @cached_property
    def proposed(self) -> dict[str, str]:
        """What is proposed for its blanks, by field, while nobody has decided."""
        item = self.view.line.item
        if not isinstance(item, Task) or self.view.decision:
            return {}
        said, filled = texts_of(item), texts_of(with_proposals(item))
        return {name: text for name, text in filled.items() if text != said[name]}

    @property
    def reasons(self) -> list[Reason]:
        """Why it is in doubt, without what its own words or its proposals say already."""
        if self.severity:
            return []
        said = {"proposed"} if self.proposed else set()
        return [reason for reason in self.view.reasons if reason.code not in said] or list(self.view.reasons)

    @property
    def severity(self) -> str:
        """How grave the finding is that this line is, "" for other lines."""
        item = self.view.line.item
        return item.severity if isinstance(item, Finding) else ""


@dataclass(frozen=True)
class Standing:
    """How far the lines are: which must be decided before opening, how many else are in doubt, wait, are decided."""

    must: tuple[LineCard, ...]
    doubtful: int
    undoubted: int
    decided: int
    all: int

    @property
    def others(self) -> int:
        """How many must be decided beside the first."""
        return len(self.must) - 1


@dataclass(frozen=True)
class LinesPage:
    """All that the page shows."""

    plan: Plan
    cards: list[LineCard]
    shown: Shown

    @cached_property
    def segments(self) -> list[Segment]:
        """The plan's text with the places of its lines."""
        return segments(self.plan.text, places_of((card.view.line for card in self.cards), len(self.plan.text)))

    @cached_property
    def standing(self) -> Standing:
        """How far the lines are."""
        return Standing(
            must=tuple(card for card in self.cards if card.must and card.in_doubt),
            doubtful=sum(card.in_doubt and not card.must for card in self.cards),
            undoubted=sum(card.view.undecided and not card.in_doubt for card in self.cards),
            decided=sum(not card.view.undecided for card in self.cards),
            all=len(self.cards),
        )

    @property
    def groups(self) -> list[tuple[str, list[LineCard]]]:
        """The lines asked for, by heading: those in doubt first, then each kind's."""
        doubts = [card for card in self.cards if card.in_doubt]
        groups = [("Còn nghi vấn", IN_DOUBT, sorted(doubts, key=lambda card: not card.must))]
        for kind, (slug, words) in KINDS.items():
            groups.append((words, slug, [c for c in self.cards if c.view.line.kind == kind and not c.in_doubt]))
        if self.shown.only and self.shown.only != IN_DOUBT:
            kinds = {slug: kind for kind, (slug, _) in KINDS.items()}
            groups[0][2][:] = [c for c in groups[0][2] if c.view.line.kind == kinds.get(self.shown.only)]
            groups = [groups[0], *(group for group in groups if group[1] == self.shown.only)]
        elif self.shown.only:
            groups = groups[:1]
        return [(words, cards) for words, _, cards in groups if cards]

    @property
    def filters(self) -> list[tuple[str, str, int]]:
        """The ways to see fewer lines: address, words, how many."""
        counts = Counter(card.view.line.kind for card in self.cards)
        doubts = sum(card.in_doubt for card in self.cards)
        kinds = [(slug, words, counts[kind]) for kind, (slug, words) in KINDS.items() if counts[kind]]
        return [("", "Tất cả", len(self.cards)), (IN_DOUBT, "Chỉ dòng còn nghi vấn", doubts), *kinds]

    def card(self, line_id: str) -> LineCard:
        """Return one line; raise NotPossible where there is none of that id."""
        found = next((card for card in self.cards if card.id == line_id), None)
        if found is None:
            raise NotPossible("Không có dòng này trong bản đọc kế hoạch.", advice="Hãy mở lại trang kế hoạch.")
        return found


def read_lines(viewer: Viewer, plan: Plan, shown: Shown) -> LinesPage:
    """Return the page's content. Raises NotAllowed for anyone but an organiser in the owner's tree."""
    serious = {line for doubt in proposal_for(viewer, plan).doubts if doubt.serious for line in doubt.lines}
    cards = [
        LineCard(view, view.line.id in serious, shown if view.line.id == shown.line else Shown())
        for view in lines_of(plan)
    ]
    page = LinesPage(plan, cards, shown)
    if shown.line:
        page.card(shown.line)
    return page
