"""Points of an outline left without an answer: how many the check `point-unanswered` finds, and how often it is wrong.

Run: `python bench/answered_points.py [--held | --fresh] [--order outline] [--other 0.5] [--rounds 3] [--seed 1]
[--units 40] [--show]`. Sections, their lettered points and several answers to each stand in
`labels/points-tuning.toml`, or with `--held` and `--fresh` in `labels/points-held.toml` and `labels/points-fresh.toml`,
which are not looked at while the check is tuned. Each round draws an outline of 6 to 10 sections, asked of all units;
each unit answers each point with one or two of its answers, with up to two remarks a section that answer nothing. In
half of the reports one point of a section of two or more gets no answer: it is planted. Recall is the share of planted
points that are reported, precision the share of findings that are planted.

`--order` says in which order a report answers the points of a section: `outline` in that of the outline, as officers
mostly do; `shuffled` in any; `half` in the one or the other, by a coin for each report. For one seed these three write
the same answers, and differ in their order alone. Left out, each section of each report has its own coin. `--other` is
the share of answers in other words than their point; left out, all the answers to a point are equally likely.

`--units 1` lets each report stand alone, without others to the same outline beside it, over as many outlines as make
the same number of reports. An answer is written once and drawn by many units, so reports of one round agree more in
their words than real ones do; the mode of one unit is free of that. Exits 1 where recall or precision is below 0.8.
"""

import argparse
import random
import sys
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from tonghop.campaigns.rules.catalogue import Catalogue
from tonghop.campaigns.rules.facts import CampaignSection
from tonghop.campaigns.rules.outline import points_of
from tonghop.files.read import read_document
from tonghop.organisations.resources import shipped_old_communes
from tonghop.quality.checks.table import run
from tonghop.quality.resources import shipped_settings
from tonghop.quality.rules.outside.facts import facts_of_reports
from tonghop.quality.rules.outside.report import Form, put_together, report_of_document

LABELS = Path(__file__).parent / "labels"
CHECK = "point-unanswered"
LEAST = 0.8
REPORTS = 40  # of one round
LEAST_SECTIONS, MOST_SECTIONS, MOST_ASIDES = 6, 10, 2
MANY_POINTS = 4
ORDERS = ("outline", "shuffled", "half")
FIRST, SECOND = "Bản Tả Nậm Mường", "Chải Lìa Sín Van Khoa Pồn Lay Hum Toong"
UNITS = [f"xã {first} {second}" for first in FIRST.split() for second in (*SECOND.split(), "Phăng")]


@dataclass(frozen=True)
class Point:
    """A lettered point and its answers: in some of its words, and in others."""

    asks: str
    same: tuple[str, ...]
    other: tuple[str, ...]


@dataclass(frozen=True)
class Section:
    title: str
    purpose: str
    points: tuple[Point, ...]


@dataclass(frozen=True)
class Answered:
    """What one section of one report says of its points: sentences by point, the planted point's being none."""

    section: Section
    answers: dict[str, list[str]]
    text: str

    @property
    def paraphrased(self) -> Fraction:
        """Share of the answers that speak in other words than their point."""
        others = {answer for point in self.section.points for answer in point.other}
        given = [answer for answers in self.answers.values() for answer in answers]
        return Fraction(sum(answer in others for answer in given), len(given))


@dataclass(frozen=True)
class Outcome:
    """A point in a report: whether it has an answer there, and whether the check reports it."""

    place: Answered
    point: Point
    found: bool

    @property
    def planted(self) -> bool:
        return not self.place.answers[self.point.asks]

    @property
    def wording(self) -> str:
        given = set(self.place.answers[self.point.asks])
        if given <= set(self.point.same):
            return "in words of the point"
        return "in other words" if given <= set(self.point.other) else "in both"


def labelled(name: str) -> tuple[list[Section], list[str]]:
    """The sections of one file, and its remarks that answer nothing."""
    content = tomllib.loads((LABELS / name).read_text(encoding="utf-8"))
    sections = [
        Section(
            section["title"],
            section["purpose"],
            tuple(Point(p["asks"], tuple(p["same"]), tuple(p["other"])) for p in section["points"]),
        )
        for section in content["section"]
    ]
    return sections, content["asides"]


@dataclass(frozen=True)
class Writer:
    """Writes reports as units do; `order` is one of ORDERS or none, `other` a share or none (see the top)."""

    asides: Sequence[str]
    order: str | None
    other: float | None
    chance: random.Random

    def report(self, outline: Sequence[Section]) -> list[Answered]:
        """A report to the outline, with or without a planted point."""
        planted = None
        if self.coin():
            planted = self.chance.choice([s for s in outline if len(s.points) > 1])
        shuffled = self.shuffled()
        return [
            self.section(s, self.chance.choice(s.points) if s is planted else None, shuffled=shuffled) for s in outline
        ]

    def section(self, section: Section, unanswered: Point | None, *, shuffled: bool | None) -> Answered:
        """One section as a unit writes it, saying nothing of `unanswered`."""
        answers: dict[str, list[str]] = {point.asks: [] for point in section.points}
        for point in section.points:
            if point != unanswered:
                answers[point.asks] = self.answers_to(point)
        lines = [line for given in self.in_order(list(answers.values()), shuffled=shuffled) for line in given]
        for aside in self.chance.sample(self.asides, self.chance.randint(0, MOST_ASIDES)):
            lines.insert(self.chance.randint(0, len(lines)), aside)
        return Answered(section, answers, "\n\n".join(lines))

    def answers_to(self, point: Point) -> list[str]:
        amount = self.chance.randint(1, 2)
        if self.other is None:
            return self.chance.sample(point.same + point.other, amount)
        others = sum(self.chance.random() < self.other for _ in range(amount))
        drawn = self.chance.sample(point.other, others) + self.chance.sample(point.same, amount - others)
        return self.chance.sample(drawn, amount)

    def in_order(self, answers: list[list[str]], *, shuffled: bool | None) -> list[list[str]]:
        """The answers, each point's together, as they follow each other; shuffled by a coin of the section for none."""
        if shuffled is None and not self.coin():
            return answers
        mixed = list(answers)
        self.chance.shuffle(mixed)
        return answers if shuffled is False else mixed

    def shuffled(self) -> bool | None:
        """Whether a whole report leaves the order of the outline; none where that is left to its sections."""
        if self.order is None:
            return None
        return {"outline": False, "shuffled": True, "half": self.coin()}[self.order]

    def coin(self) -> bool:
        return self.chance.choice((True, False))


def paper(unit: str, number: int, report: Sequence[Answered]) -> str:
    """The report as a unit sends it."""
    body = "\n\n".join(f"{n}. {place.section.title}\n\n{place.text}" for n, place in enumerate(report, 1))
    return (
        f"UBND {unit.upper()}\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n"
        f"Số: {number}/BC-UBND\n\n{unit.removeprefix('xã ')}, ngày 05 tháng 10 năm 2026\n\n"
        f"BÁO CÁO\nKết quả thực hiện nhiệm vụ quý III năm 2026\n\n{body}\n\nNơi nhận:\n- UBND tỉnh;\n- Lưu: VT.\n"
    )


def reported(outline: Sequence[Section], papers: dict[str, str]) -> Iterator[tuple[str, Point]]:
    """The points that the check reports, each with its unit, over the papers as files are read."""
    sections = tuple(
        CampaignSection(str(n), str(n), section.title, section.purpose, points_of(p.asks for p in section.points))
        for n, section in enumerate(outline, 1)
    )
    texts = frozenset({s.title for s in sections} | {p.text for s in sections for p in s.points})
    form = Form(Catalogue((), (), ()), {"": sections}, texts)
    read = [report_of_document(name, read_document(text.encode(), name), form) for name, text in papers.items()]
    for report, facts in facts_of_reports(
        put_together(read), form=form, settings=shipped_settings(), units=UNITS, old=shipped_old_communes()
    ):
        for finding in run(facts):
            if finding.check == CHECK:
                yield report.file, named_in(finding.message, outline[int(finding.section) - 1])


def named_in(message: str, section: Section) -> Point:
    """The point whose text a finding quotes."""
    return next(point for point in section.points if f"“{point.asks}”" in message)


def one_round(sections: Sequence[Section], units: Sequence[str], writer: Writer) -> list[Outcome]:
    """Every point of every unit's report to one outline."""
    outline = writer.chance.sample(sections, writer.chance.randint(LEAST_SECTIONS, MOST_SECTIONS))
    reports = {f"{unit}.txt": writer.report(outline) for unit in units}
    papers = {name: paper(name.removesuffix(".txt"), n, report) for n, (name, report) in enumerate(reports.items(), 41)}
    found = set(reported(outline, papers))
    return [
        Outcome(place, point, (name, point) in found)
        for name, report in reports.items()
        for place in report
        for point in place.section.points
    ]


def figures(outcomes: Iterable[Outcome]) -> tuple[float, float, str]:
    """Recall and precision, and both in words with what they are counted over."""
    outcomes = list(outcomes)
    planted = sum(o.planted for o in outcomes)
    found = sum(o.found for o in outcomes)
    right = sum(o.planted and o.found for o in outcomes)
    recall, precision = right / planted if planted else 1.0, right / found if found else 1.0
    words = f"recall {recall:.3f} ({right} of {planted})  precision {precision:.3f} ({right} of {found})"
    return recall, precision, words


def by_size(outcome: Outcome) -> str:
    size = len(outcome.place.section.points)
    return f"sections of {size} points" if size < MANY_POINTS else f"sections of {MANY_POINTS} points or more"


def by_paraphrase(outcome: Outcome) -> str:
    third = min(int(outcome.place.paraphrased * 3), 2)
    return ("0-33 %", "33-67 %", "67-100 %")[third] + " of the answers in other words"


def print_split(outcomes: Iterable[Outcome], name_of: Callable[[Outcome], str]) -> None:
    groups: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        groups[name_of(outcome)].append(outcome)
    for name in sorted(groups):
        print(f"  {name:50}{figures(groups[name])[2]}")


def print_alarms(outcomes: Iterable[Outcome]) -> None:
    """Of the points that have an answer, how many are reported, by the wording of the answer."""
    answered_points = [o for o in outcomes if not o.planted]
    for wording in sorted({o.wording for o in answered_points}):
        found = [o.found for o in answered_points if o.wording == wording]
        print(f"  {'answered ' + wording:50}reported wrongly {sum(found)} of {len(found)}")


def print_sections(outcomes: Iterable[Outcome]) -> None:
    """Each section's misses and false alarms, and the texts in which they stand."""
    wrong: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        if outcome.planted != outcome.found:
            wrong[outcome.place.section.title].append(outcome)
    for title, some in sorted(wrong.items(), key=lambda item: -len(item[1])):
        misses = sum(o.planted for o in some)
        print(f"\n{title}: {misses} missed, {len(some) - misses} false alarms")
        for o in some:
            lines = o.place.text.replace("\n\n", "\n      ")
            print(f"  {'missed' if o.planted else 'false alarm'}: {o.point.asks}\n      {lines}")


def share(text: str) -> float:
    """A share from 0 to 1; raises ValueError for anything else."""
    number = float(text)
    if not 0 <= number <= 1:
        raise ValueError(text)
    return number


def asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.set_defaults(labels="points-tuning.toml")
    held_back = parser.add_mutually_exclusive_group()
    for option, help_text in (
        ("held", "the labels that are not looked at while tuning"),
        ("fresh", "labels written after the tuning, by another hand, not looked at either"),
    ):
        held_back.add_argument(
            f"--{option}", dest="labels", action="store_const", const=f"points-{option}.toml", help=help_text
        )
    parser.add_argument("--order", choices=ORDERS, help="of the answers in a report; else each section has a coin")
    parser.add_argument("--other", type=share, metavar="SHARE", help="of answers in other words than the point's")
    parser.add_argument("--rounds", type=int, default=3, help=f"rounds of {REPORTS} reports")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--units",
        type=int,
        choices=range(1, REPORTS + 1),
        metavar="N",
        default=REPORTS,
        help="reports beside each other to one outline",
    )
    parser.add_argument("--show", action="store_true", help="each section's misses and false alarms, with its text")
    return parser.parse_args()


def manner(given: argparse.Namespace) -> str:
    """How the reports are written, in words."""
    order = f"{given.order} order" if given.order else "each section in one order or another"
    return order if given.other is None else f"{order}, {given.other:.0%} in other words"


def main() -> None:
    given = asked()
    sections, asides = labelled(given.labels)
    writer = Writer(asides, given.order, given.other, random.Random(given.seed))
    outcomes: list[Outcome] = []
    for _ in range(given.rounds * REPORTS // given.units):
        outcomes += one_round(sections, writer.chance.sample(UNITS, given.units), writer)
    recall, precision, words = figures(outcomes)
    head = f"{given.labels}, seed {given.seed}, {given.units} units to an outline, {manner(given)}"
    print(f"{head}: {len(outcomes)} points asked\n  {words}")
    print_split(outcomes, by_size)
    print_split(outcomes, by_paraphrase)
    print_alarms(outcomes)
    if given.show:
        print_sections(outcomes)
    if min(recall, precision) < LEAST:
        sys.exit(1)


if __name__ == "__main__":
    main()
