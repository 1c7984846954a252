"""Seeded figures of a full report: 100 of the catalogue's, which keep its rules. No database."""

import random
from functools import lru_cache
from importlib.resources import files

from tonghop.campaigns.rules.catalogue import Catalogue, parse_catalogue

FIGURES = 100


@lru_cache(maxsize=1)
def shipped_catalogue() -> Catalogue:
    """Return the catalogue of indicators as it is shipped."""
    names = ("indicator_sets.csv", "indicators.csv", "indicator_rules.csv")
    sets, indicators, rules = ((files("tonghop.campaigns") / "data" / name).read_text("utf-8") for name in names)
    return parse_catalogue(sets=sets, indicators=indicators, rules=rules)


def figures(chance: random.Random) -> dict[str, int]:
    """Return 100 figures of the catalogue that keep its rules."""
    shipped = shipped_catalogue()
    asked = [i.code for i in shipped.indicators if i.adds != "rate" and i.applies_to in {"both", "commune"}]
    values = {code: chance.randint(20, 90) for code in asked}
    totals = [rule for rule in shipped.rules if rule.kind == "equals" and {rule.left, *rule.right} <= values.keys()]
    limits = [rule for rule in shipped.rules if rule.kind == "at_most" and {rule.left, *rule.right} <= values.keys()]
    bound = {code for rule in totals for code in (rule.left, *rule.right)}
    for _ in range(len(shipped.rules)):
        settled: set[str] = set()
        for rule in totals:
            if rule.left in settled:  # the same total once more, divided otherwise
                share, rest = divmod(values[rule.left], len(rule.right))
                values.update({code: share + (rest if n == 0 else 0) for n, code in enumerate(rule.right)})
                settled.update(rule.right)
            values[rule.left] = sum(values[code] for code in rule.right)
            settled.add(rule.left)
        for rule in limits:
            if rule.left in bound:
                values[rule.right[0]] = max(values[rule.right[0]], values[rule.left])
            else:
                values[rule.left] = min(values[rule.left], values[rule.right[0]])
    return dict(list(values.items())[:FIGURES])
