"""Totals as sentences of administrative Vietnamese, built from names and units by patterns."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from tonghop.consolidation.rules.combine import Combined
from tonghop.consolidation.rules.draft import Sentence
from tonghop.consolidation.rules.facts import ALL, DEPARTMENT, FORMS, IndicatorFacts
from tonghop.consolidation.rules.phrases import Phrases, lower_first
from tonghop.consolidation.rules.sources import total_id
from tonghop.kernel.numbers import format_count, format_number


@dataclass
class Cluster:
    """A figure with its "trong đó" figures, in the order of the form."""

    head: IndicatorFacts
    children: list[IndicatorFacts] = field(default_factory=list)


@dataclass(frozen=True)
class Prose:
    """What sentences are built from: totals by (code, scope), rates by numerator, names of bodies, phrases."""

    combined: Mapping[tuple[str, str], Combined]
    rates: Mapping[str, IndicatorFacts]
    names: Mapping[int, str]
    phrases: Phrases

    def sentences(self, indicators: Sequence[IndicatorFacts]) -> list[Sentence]:
        """Return the sentences of one section's figures; figures that nobody gave are left out."""
        said: list[Sentence] = []
        for cluster in clusters(indicators, self.phrases.get("child_mark")):
            for scope in self._scopes(cluster.head):
                said.append(self._sentence(cluster, scope, len(said)))
        return said

    def _scopes(self, head: IndicatorFacts) -> list[str]:
        given = [form for form in FORMS if (c := self.combined.get((head.code, form))) and c.total is not None]
        if len(given) == len(FORMS) and (head.code, ALL) in self.combined:
            return [ALL]
        return given

    def _sentence(self, cluster: Cluster, scope: str, turn: int) -> Sentence:
        head = cluster.head
        found = self.combined[head.code, scope]
        sources = [total_id(head.code, scope)]
        asides = self._split(head, sources) if scope == ALL else []
        asides += self._partly(found, found.given + found.silent)
        text = self._figure(head, found, turn) + _aside(asides)
        if found.total:
            text += self._children(cluster, found, sources)
            text += self._own_rate(head, scope, sources)
        return Sentence("figures", f"{text}.", tuple(sources))

    def _opening(self, found: Combined, turn: int, *, kind: str = "openings") -> str:
        if found.scope == DEPARTMENT and found.given == 1:
            return str(self.phrases.get(f"{kind}.one")[0]).format(name=self.names[found.parts[0].unit_id])
        if found.adds == "average":
            return str(self.phrases.get(f"averages.{found.scope}"))
        openings = self.phrases.get(f"{kind}.{found.scope}")
        return str(openings[turn % len(openings)])

    def _figure(self, indicator: IndicatorFacts, found: Combined, turn: int) -> str:
        name = lower_first(indicator.name)
        manner = "counted" if indicator.adds == "average" else self._manner(indicator, name)
        return self.phrases.say(
            f"figure.{manner}",
            opening=self._opening(found, turn),
            subject=self._opening(found, turn, kind="subjects"),
            value=self._number(indicator, found),
            name=name,
            unit=indicator.unit,
        )

    def _manner(self, indicator: IndicatorFacts, name: str) -> str:
        if indicator.unit in self.phrases.get("weighed_units"):
            return "weighed"
        measured = indicator.unit in self.phrases.get("measured_units")
        return "measured" if measured or name.startswith(tuple(self.phrases.get("measured_names"))) else "counted"

    def _number(self, indicator: IndicatorFacts, found: Combined) -> str:
        total = found.total or Decimal(0)
        measured = {*self.phrases.get("measured_units"), *self.phrases.get("weighed_units")}
        if _is_count(indicator, total) and indicator.unit not in measured:
            return format_count(int(total))
        return format_number(total) if found.given == 1 else written(total, indicator)

    def _split(self, head: IndicatorFacts, sources: list[str]) -> list[str]:
        parts = {form: self.combined[head.code, form] for form in FORMS}
        sources += [total_id(head.code, form) for form in FORMS]
        nothing = self.phrases.get("nothing")
        said = {form: self._number(head, part) if part.total else nothing for form, part in parts.items()}
        return [self.phrases.say("split", **said)]

    def _partly(self, found: Combined, expected: int) -> list[str]:
        """Say how many gave the figure where fewer did than one would think."""
        return [self.phrases.say("partly", given=format_count(found.given))] if found.given < expected else []

    def _children(self, cluster: Cluster, head: Combined, sources: list[str]) -> str:
        mark, scope = str(self.phrases.get("child_mark")), head.scope
        said = []
        for child in cluster.children:
            found = self.combined.get((child.code, scope))
            if found is None or found.total is None:
                continue
            sources.append(total_id(child.code, scope))
            share = self._rate(child, scope, sources)
            name = lower_first(child.name.removeprefix(mark).strip())
            said.append(
                self.phrases.say(
                    "child_share" if share else "child",
                    name=name,
                    value=self._number(child, found),
                    unit=child.unit,
                    rate=share,
                )
                + _aside(self._partly(found, head.given))
            )
        return self.phrases.say("children", list="; ".join(said)) if said else ""

    def _own_rate(self, head: IndicatorFacts, scope: str, sources: list[str]) -> str:
        value = self._rate(head, scope, sources)
        rate = self.rates.get(head.code)
        if not value or rate is None:
            return ""
        said = self.phrases.say("own_rate", name=lower_first(rate.name), value=value)
        by_form = {form: self._rate(head, form, sources) for form in FORMS} if scope == ALL else {}
        return said + (self.phrases.say("rate_split", **by_form) if by_form and all(by_form.values()) else "")

    def _rate(self, numerator: IndicatorFacts, scope: str, sources: list[str]) -> str:
        rate = self.rates.get(numerator.code)
        found = self.combined.get((rate.code, scope)) if rate else None
        if rate is None or found is None or found.total is None:
            return ""
        sources.append(total_id(rate.code, scope))
        return written(found.total, rate)


def _is_count(indicator: IndicatorFacts, total: Decimal) -> bool:
    """Tell whether it counts things one by one: below ten these bear a leading zero."""
    return indicator.adds == "sum" and 0 < total == total.to_integral_value()


def _aside(words: Sequence[str]) -> str:
    return f" ({'; '.join(words)})" if words else ""


def clusters(indicators: Sequence[IndicatorFacts], child_mark: str) -> list[Cluster]:
    """Return each figure with the "trong đó" figures that follow it; rates are said beside their numerators."""
    found: list[Cluster] = []
    for indicator in indicators:
        if indicator.adds in {"rate", "none"}:
            continue
        if found and indicator.name.startswith(child_mark):
            found[-1].children.append(indicator)
        else:
            found.append(Cluster(indicator))
    return found


def rates_by_numerator(indicators: Sequence[IndicatorFacts]) -> dict[str, IndicatorFacts]:
    """Return the rate that each numerator belongs to."""
    return {i.numerator: i for i in indicators if i.adds == "rate"}


def written(total: Decimal, indicator: IndicatorFacts) -> str:
    """Return a total as written: a mean with one decimal more than its parts, a rate and a sum as the form says."""
    if indicator.adds == "sum":
        return format_number(total)
    return format_number(total, decimals=indicator.decimals + (indicator.adds == "average"))
