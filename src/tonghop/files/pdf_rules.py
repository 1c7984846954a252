"""Ruling lines of a PDF's page, and how pieces of one line become one."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Rule:
    """A straight line along an axis: `at` across it, from `start` to `end` along it."""

    at: float
    start: float
    end: float


def joined_rules(rules: list[Rule], *, near: float = 2.0, gap: float = 4.0) -> list[Rule]:
    """Return the rules with those that lie on one another, or go on where another ends, as one."""
    joined: list[Rule] = []
    lanes: list[Rule] = []
    for rule in sorted(rules, key=lambda r: (r.at, r.start)):
        if lanes and rule.at - lanes[0].at > near:
            joined += _in_one_lane(lanes, gap)
            lanes = []
        lanes.append(rule)
    return joined + _in_one_lane(lanes, gap)


def _in_one_lane(rules: list[Rule], gap: float) -> list[Rule]:
    out: list[Rule] = []
    for rule in sorted(rules, key=lambda r: r.start):
        if out and rule.start <= out[-1].end + gap:
            out[-1] = Rule(out[-1].at, out[-1].start, max(out[-1].end, rule.end))
        else:
            out.append(rule)
    return out
