"""From the sections of a report outline to a campaign's: keys, numbers, purposes, guiding points, closing parts."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from tonghop.campaigns.rules.facts import CampaignSection, SectionPoint
from tonghop.kernel.text import fold, squeeze
from tonghop.plans.rules.facts import OutlineSection

_LETTERS = "abcdđeghiklmnopqrstuvxy"
_MARK = re.compile(r"^(?:[a-zđ]\)|\d{1,2}(?:\.\d{1,2})*[.)]|[-+•–])\s*", re.IGNORECASE)
_LONGEST_TITLE = 300
# A title may name several at once ("Hạn chế và nguyên nhân"): its purpose is the first, all count as covered.
_PURPOSES = (
    ("difficulties", re.compile(r"\b(?:han che|kho khan|vuong mac|ton tai|yeu kem)\b")),
    ("causes", re.compile(r"\bnguyen nhan\b")),
    ("lessons", re.compile(r"\bbai hoc\b")),
    ("tasks", re.compile(r"\b(?:giai phap|phuong huong|nhiem vu (?:trong tam|thoi gian))\b")),
    ("recommendations", re.compile(r"\b(?:kien nghi|de xuat)\b")),
)
_KEYS = {"difficulties": "hc", "causes": "nn", "lessons": "bh", "recommendations": "kn"}
_CLOSING = (
    ("difficulties", "Hạn chế, khó khăn, vướng mắc", ("Nêu việc cụ thể: ở đâu, từ khi nào, ảnh hưởng ra sao.",)),
    ("causes", "Nguyên nhân", ("Nguyên nhân chủ quan.", "Nguyên nhân khách quan.")),
    ("lessons", "Bài học kinh nghiệm", ("Bài học rút ra, cách làm hay cần nhân rộng.",)),
    (
        "recommendations",
        "Kiến nghị, đề xuất",
        ("Mỗi kiến nghị nêu nội dung, cơ quan có thẩm quyền giải quyết và thời hạn mong muốn.",),
    ),
)


def campaign_sections(outline: Iterable[OutlineSection]) -> tuple[CampaignSection, ...]:
    """Return a campaign's sections for an outline, numbered 1, 2, 3 ... through, then the closing ones it lacks.

    A section's key is its number, but for the closing ones: hc (hạn chế), nn (nguyên nhân), bh (bài học), kn
    (kiến nghị). Sections of tasks and solutions are answered by every body too.
    """
    given = [_section(number, section) for number, section in enumerate(outline, start=1)]
    keyed = list(_keyed(given))
    covered = {purpose for section in given for purpose in purposes_in(section.title)}
    return (*keyed, *_missing(covered, len(keyed)))


def purposes_in(title: str) -> list[str]:
    """Return every closing purpose that a title names, in the order in which it does; none for a section of results."""
    folded = fold(title)
    named = [(found.start(), purpose) for purpose, pattern in _PURPOSES if (found := pattern.search(folded))]
    return [purpose for _, purpose in sorted(named, key=lambda one: one[0])]


def points_of(texts: Iterable[str]) -> tuple[SectionPoint, ...]:
    """Return guiding points lettered a, b, c, d, đ ... as Nghị định 30/2020 does; a single one has no letter."""
    plain = [text for text in (_MARK.sub("", squeeze(text)) for text in texts) if text]
    if len(plain) == 1:
        return (SectionPoint("", plain[0]),)
    letters = [*_LETTERS, *([""] * len(plain))]
    return tuple(SectionPoint(letter, text) for letter, text in zip(letters, plain, strict=False))


def sentence_case(title: str) -> str:
    """Return a title in capitals as a sentence begins; others as they stand."""
    text = squeeze(title).strip(" .;:")
    return text.capitalize() if text.isupper() else text


def _section(number: int, section: OutlineSection) -> CampaignSection:
    purposes = purposes_in(section.title)
    return CampaignSection(
        key=str(number),
        number=str(number),
        title=sentence_case(section.title)[:_LONGEST_TITLE],
        purpose=purposes[0] if purposes else "results",
        points=points_of([child.title for child in section.children] or section.points),
        closing=bool(purposes),
    )


def _keyed(sections: Iterable[CampaignSection]) -> Iterator[CampaignSection]:
    used: set[str] = set()
    for section in sections:
        key = _KEYS.get(section.purpose, section.key)
        yield section if key in used else replace(section, key=key)
        used.add(key)


def _missing(covered: set[str], number: int) -> Iterator[CampaignSection]:
    for purpose, title, points in _CLOSING:
        if purpose not in covered:
            number += 1
            yield CampaignSection(_KEYS[purpose], str(number), title, purpose, points_of(points), closing=True)
