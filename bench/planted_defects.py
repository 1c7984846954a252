"""Recall and precision of every quality check on defects planted into clean reports, by seed.

Run: `python bench/planted_defects.py [--rounds 20] [--seed 1] [--style STYLE] [--held-out | --second] [--show CHECK]`.
In each round and style forty units hand in a clean report; each kind of defect is planted into one of them (a unit's
wrong name into two communes, as a department's is never in question), and all are checked as `tonghop check` would,
beside each other. A finding in a report without that defect counts against precision, but where what was planted
makes it true. Exit status 1 where a target is missed.
"""

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))
sys.path.insert(0, str(Path(__file__).resolve().parent))

import planted_second_texts
from planted_held_out import HELD_OUT
from planted_kinds import IMPLIED, KINDS, Plant
from planted_second import SECOND
from planted_second_texts import second_report
from planted_texts import COMMUNES, DEPARTMENTS, OUTLINE, Clean, clean_report
from tonghop.campaigns.rules.catalogue import Catalogue
from tonghop.campaigns.rules.facts import CampaignSection
from tonghop.campaigns.rules.outline import points_of
from tonghop.cli.check import shipped_units
from tonghop.files.read import read_document
from tonghop.organisations.resources import shipped_old_communes
from tonghop.quality.checks.raw_letters import old_letters
from tonghop.quality.checks.table import CHECKS, run
from tonghop.quality.resources import shipped_settings
from tonghop.quality.rules.outside.facts import facts_of_reports
from tonghop.quality.rules.outside.report import Form, put_together, report_of_document

SEVERE = {"section-missing", "foreign-unit", "placeholder", "sum-mismatch", "part-exceeds-whole", "rate-mismatch", "text-table-mismatch", "wrong-unit", "legacy-encoding"}  # fmt: skip
HINTS = {"section-thin", "no-place-name-date", "proposal-without-owner"}
UNITS_OF_THE_COUNTRY = [*shipped_units(), *(f"UBND {name}" for name in COMMUNES)]
UNITS = {"long": COMMUNES, "terse": DEPARTMENTS, **planted_second_texts.UNITS}
OUTLINES = {**OUTLINE, **planted_second_texts.OUTLINE}
FIRST, OTHER = ("long", "terse"), ("wordy", "bullets")
OF_COMMUNES = ("foreign-unit", "name-abolished")  # twice, as a department's own name and province are not in question
LOCAL = {"long", "wordy"}  # communes; the others are departments


@dataclass
class Score:
    """What was planted, what of it was found, and what was found besides."""

    planted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    false: Counter[str] = field(default_factory=Counter)
    missed: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    besides: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def recall(self, kind: str) -> float:
        return self.found[kind] / max(self.planted[kind], 1)

    def precision(self, kind: str) -> float:
        return self.found[kind] / max(self.found[kind] + self.false[kind], 1)


def form_of(style: str) -> Form:
    sections = tuple(
        CampaignSection(str(n), str(n), title, purpose, points_of(points))
        for n, (title, purpose, points) in enumerate(OUTLINES[style], start=1)
    )
    texts = frozenset({s.title for s in sections} | {p.text for s in sections for p in s.points})
    return Form(Catalogue((), (), ()), {"": sections}, texts)


def one_round(style: str, seed: str, score: Score, kinds: Mapping[str, Plant] = KINDS) -> None:
    """Plant each kind once among forty reports, check all, and count."""
    chance = Random(seed)
    clean = second_report if style in OTHER else clean_report
    reports = [clean(style, unit, seed) for unit in chance.sample(UNITS[style], len(UNITS[style]))]
    files = list(reports)
    planting = [(kind, plant) for kind, plant in kinds.items() if kind not in OF_COMMUNES]
    if style in LOCAL:
        planting += [(kind, kinds[kind]) for kind in OF_COMMUNES if kind in kinds for _ in range(2)]
    for victim, (kind, plant) in zip(reports, planting, strict=False):
        others = reports[len(planting) :]
        files.extend(plant(victim, chance, others))
        victim.planted.add(kind)
        score.planted[kind] += 1
    form = form_of(style)
    read = [report_of_document(r.file, read_document(r.text().encode(), r.file), form) for r in files]
    by_file = {r.file: r for r in files}
    for report, facts in facts_of_reports(
        put_together(read),
        form=form,
        settings=shipped_settings(),
        units=UNITS_OF_THE_COUNTRY,
        old=shipped_old_communes(),
    ):
        raw = old_letters(by_file[report.file].text().encode())
        count(by_file[report.file], [*raw, *run(facts)], score)


def count(report: Clean, findings: list, score: Score) -> None:
    raised = {finding.check: finding for finding in findings}
    implied = set().union(*(IMPLIED.get(kind, set()) for kind in report.planted))
    for kind in report.planted & CHECKS.keys():
        score.found[kind] += kind in raised
        if kind not in raised:
            score.missed[kind].append(report.text())
    for kind, finding in raised.items():
        if kind not in report.planted and kind not in implied and "*" not in report.planted:
            score.false[kind] += 1
            score.besides[kind].append(
                f"[{', '.join(report.planted)}] {report.unit}: {finding.evidence[:160]} | {finding.message[:200]}"
            )


def target(kind: str) -> float:
    return 0.9 if kind in SEVERE else 0.0 if kind in HINTS else 0.8


def print_score(score: Score) -> list[str]:
    """Print a line a check; return those below target."""
    below = []
    for kind in CHECKS:
        recall, precision = score.recall(kind), score.precision(kind)
        good = not score.planted[kind] or min(recall, precision) >= target(kind)
        below += [] if good else [kind]
        print(
            f"  {kind:22} recall {recall:5.2f} ({score.found[kind]}/{score.planted[kind]})  precision {precision:5.2f} ({score.false[kind]} false)  {'' if good else '<-- below ' + str(target(kind))}"
        )
    return below


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--style", choices=UNITS, default=None)
    parser.add_argument("--show", default="")
    parser.add_argument("--held-out", action="store_true", help="plant in the style that no rule was written against")
    parser.add_argument("--second", action="store_true", help="other texts, topics and plantings altogether")
    given = parser.parse_args()
    score = Score()
    kinds = SECOND if given.second else HELD_OUT if given.held_out else KINDS
    styles = OTHER if given.second else FIRST
    for turn in range(given.rounds):
        for style in [given.style] if given.style else styles:
            one_round(style, f"{given.seed}/{style}/{turn}", score, kinds)
    below = print_score(score)
    for line in score.besides[given.show][:12]:
        print("FALSE ", line)
    for text in score.missed[given.show][:3]:
        print("MISSED", text[:6000])
    sys.exit(bool(below))


if __name__ == "__main__":
    main()
