"""The outline that the reports of a plan follow, flat and numbered through, and who the plan says leads what."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from tonghop.campaigns.rules.outline import purposes_in
from tonghop.plans.rules import Reading, proposed_outline, proposed_section_leads
from tonghop.plans.rules.facts import OutlineSection


def outline_of(reading: Reading) -> tuple[OutlineSection, ...]:
    """Return the sections of the attached outline, else those made from the plan's content, numbered 1, 2, 3 ...

    A part that only gathers results ("I. Đánh giá tình hình thực hiện" over 1 to 8) gives way to its children.
    """
    flat = _flat(proposed_outline(reading))
    return tuple(replace(section, number=str(number)) for number, section in enumerate(flat, start=1))


def lead_names(reading: Reading, outline: tuple[OutlineSection, ...]) -> dict[str, tuple[str, ...]]:
    """Return by section number the names of the bodies that lead it, as the plan writes them."""
    return {found.section: found.leads for found in proposed_section_leads(reading, outline)}


def _flat(sections: Iterable[OutlineSection]) -> Iterator[OutlineSection]:
    for section in sections:
        if section.children and not purposes_in(section.title):
            yield from section.children
        else:
            yield section
