"""Grouped statements as sentences: who raises them, in whose words; the rest counted and sourced in one sentence."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tonghop.consolidation.rules.draft import Paragraph, connective, item
from tonghop.consolidation.rules.examples import units_of
from tonghop.consolidation.rules.grouping import Group, is_its_own
from tonghop.consolidation.rules.phrases import Phrases
from tonghop.consolidation.rules.points import statement
from tonghop.kernel.numbers import format_count

SHOWN = 10
"""Groups said one by one in a section; the rest is counted and sourced in one sentence."""
ENOUGH = 2
"""Bodies that must say it before a point is said on its own, unless nobody agrees with anybody."""
WORTH_COUNTING = 3
"""Groups left over that are counted instead of said."""
RECOMMENDATIONS = "recommendations"


@dataclass(frozen=True, slots=True)
class Speaker:
    """A body as sentences name it."""

    name: str
    short_name: str
    form: str


@dataclass(frozen=True)
class Pointing:
    """What the sentences of a section are made with: who speaks, in which order bodies are asked, the phrases."""

    speakers: Mapping[int, Speaker]
    bodies: Sequence[str]
    phrases: Phrases

    def paragraphs(self, purpose: str, groups: Sequence[Group]) -> list[Paragraph]:
        """Return the section's text; groups that a person dropped are left out."""
        kept = [group for group in groups if not group.dropped]
        if not kept:
            return [connective(self.phrases.get("connectives.no_points"))]
        if purpose == RECOMMENDATIONS:
            return self._addressed(kept)
        intro = self.phrases.get("connectives").get(purpose) or self.phrases.get("connectives.groups")
        return [connective(intro), *self._grouped(purpose, kept)]

    def _addressed(self, groups: Sequence[Group]) -> list[Paragraph]:
        phrases = self.phrases
        rank = {name: place for place, name in enumerate(self.bodies)}
        named = sorted({g.competent for g in groups}, key=lambda name: (not name, rank.get(name, len(rank)), name))
        paragraphs = []
        for name in named:
            title = phrases.say("connectives.addressed", name=name) if name else phrases.get("connectives.unaddressed")
            paragraphs.append(connective(title, "heading"))
            paragraphs += self._grouped(RECOMMENDATIONS, [g for g in groups if g.competent == name])
        return paragraphs

    def _grouped(self, purpose: str, groups: Sequence[Group]) -> list[Paragraph]:
        shared = [g for g in groups if g.count >= ENOUGH or g.named]
        shown = (shared or list(groups))[:SHOWN]
        shown = list(groups) if len(groups) - len(shown) < WORTH_COUNTING else shown
        rest = [g for g in groups if g not in shown]
        items = [item("group", f"{self.said(purpose, g)}.", [p.source_id for p in g.points]) for g in shown]
        if rest:
            points = [p for g in rest for p in g.points]
            text = self.phrases.say("others", who=self.who(units_of(points)), count=format_count(len(rest)))
            items.append(item("group", text, [p.source_id for p in points]))
        return items

    def said(self, purpose: str, group: Group) -> str:
        """Return what a group says; words that are one body's own are given as its own."""
        point, phrases, speaker = group.point, self.phrases, self.speakers[group.point.unit_id]
        names = (speaker.name, speaker.short_name)
        own = group.count > 1 and (not group.one_wording or is_its_own(point, names))
        entitled = bool(group.title) and (purpose == "difficulties" or group.named)
        return phrases.say(
            "group_by_example" if own else "group",
            about=phrases.say("about", title=group.title) if entitled else "",
            who=self.who(group.units),
            verb=phrases.get("verbs").get(purpose, "nêu"),
            name=speaker.name,
            quote=statement(point.text),
        )

    def who(self, unit_ids: Sequence[int]) -> str:
        """Return "37 xã, phường và 02 sở, ban, ngành"; a single body is named."""
        if len(unit_ids) == 1:
            return self.speakers[unit_ids[0]].name
        return self.phrases.how_many(Counter(self.speakers[unit_id].form for unit_id in unit_ids))


def speakers_in(units: Sequence[Mapping[str, Any]]) -> dict[int, Speaker]:
    """Return who speaks from the units of a snapshot."""
    return {unit["id"]: Speaker(unit["name"], unit["short_name"], unit["form"]) for unit in units}
