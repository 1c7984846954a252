"""From what is stored (JSON of a draft or a version) to the frozen facts that checks are given."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any, Protocol

from tonghop.kernel.text import fold
from tonghop.quality.rules.facts import IndicatorFacts, ReportFacts, RuleFacts, SectionFacts
from tonghop.reports.rules.content import text_of_block

Json = Mapping[str, Any]


class OutlineSection(Protocol):
    """A section of the campaign's outline."""

    key: str
    number: str
    title: str
    purpose: str
    required: bool
    points: Any


def section_facts(outline: OutlineSection, blocks: Iterable[Json]) -> SectionFacts:
    """Return the section with the texts of its blocks, in which findings count their code points."""
    return SectionFacts(
        key=outline.key,
        number=outline.number,
        title=outline.title,
        purpose=outline.purpose,
        required=outline.required,
        blocks=tuple(text_of_block(block) for block in blocks),
        points=tuple((str(point["letter"]), str(point["text"])) for point in outline.points),
    )


def form_texts(outline: Iterable[OutlineSection]) -> frozenset[str]:
    """Return the form's own words: titles and guiding points, which are nobody's answer and nobody's copy."""
    texts = set()
    for section in outline:
        texts.add(section.title)
        texts.update(str(point["text"]) for point in section.points)
    return frozenset(texts)


def with_figures(facts: ReportFacts, values: Mapping[str, Json], explanations: Mapping[str, str]) -> ReportFacts:
    """Return the facts with the stored figures: {code: {"value": "12.5"} | {"none": reason}}."""
    return replace(
        facts,
        values={code: Decimal(value["value"]) for code, value in values.items() if "value" in value},
        none_reasons={code: value["none"] for code, value in values.items() if "none" in value},
        explanations=dict(explanations),
    )


def indicator_facts(indicators: Iterable[Any]) -> dict[str, IndicatorFacts]:
    """Return the figures of the form by code, each "Trong đó" with the name of what it is a part of."""
    found: dict[str, IndicatorFacts] = {}
    whole = ""
    for i in indicators:
        is_part = fold(i.name).startswith("trong do")
        whole = whole if is_part else i.name
        parent = whole if is_part else ""
        found[i.code] = IndicatorFacts(i.code, i.name, i.unit, i.section.key, i.numerator, i.denominator, parent)
    return found


def rule_facts(rules: Iterable[Any]) -> tuple[RuleFacts, ...]:
    """Return the rules between figures."""
    return tuple(RuleFacts(r.rule_id, r.kind, r.left, tuple(r.right), r.message) for r in rules)
