"""What a plan without an attached outline proposes: the sections of the report, and who leads which section."""

import re
from dataclasses import dataclass

from tonghop.kernel.text import fold
from tonghop.plans.rules.facts import OutlineSection, PlanHeading, Reading, Task
from tonghop.plans.rules.lines import is_caps
from tonghop.plans.rules.matching import ENOUGH, likeness, pairs

_CONTENT = re.compile(r"\bnoi dung\b")
_REVIEW = re.compile(r"so ket|tong ket|bao cao|danh gia|giam sat|kiem tra|ra soat")
_NOT_CONTENT = re.compile(
    r"thoi gian(?! toi)|(?<!tinh )hinh thuc|to chuc thuc hien|to chuc trien khai|kinh phi|phan cong"
    r"|trach nhiem|thanh phan|dia diem|muc dich|yeu cau|doi tuong"
)
_TASKS = re.compile(r"giai phap|phuong huong")
CLOSING = (
    ("Hạn chế, khó khăn, vướng mắc", ("han che", "kho khan", "vuong mac")),
    ("Nguyên nhân", ("nguyen nhan",)),
    ("Bài học kinh nghiệm", ("bai hoc",)),
    ("Kiến nghị, đề xuất", ("kien nghi", "de xuat")),
)
_GUIDANCE = {
    "Hạn chế, khó khăn, vướng mắc": ("Nêu rõ việc gì, ở đâu, từ khi nào, ảnh hưởng ra sao.",),
    "Nguyên nhân": ("Nguyên nhân chủ quan.", "Nguyên nhân khách quan."),
    "Bài học kinh nghiệm": ("Bài học rút ra, cách làm hay cần nhân rộng.",),
    "Kiến nghị, đề xuất": ("Mỗi kiến nghị ghi rõ nội dung, cấp có thẩm quyền giải quyết, thời hạn mong muốn.",),
}


@dataclass(frozen=True)
class SectionLead:
    """Who probably leads a section: its number, the bodies, the tasks that say so. A proposal to be confirmed."""

    section: str
    title: str
    leads: tuple[str, ...]
    task_refs: tuple[str, ...]


def content_headings(reading: Reading) -> tuple[PlanHeading, ...]:
    """Return the headings that say what is to be reviewed: the children of the one titled "nội dung"."""
    named = [h for h in reading.all_headings() if _CONTENT.search(fold(h.title)) and (h.children or h.points)]
    named = [h for h in named if not _NOT_CONTENT.search(fold(h.title))]
    if not named:
        return ()
    root = next((h for h in named if _REVIEW.search(fold(h.title))), named[0])
    kept = [child for child in root.children if not _NOT_CONTENT.search(fold(child.title))]
    return tuple(inner for child in kept for inner in _parts(child))


def _parts(heading: PlanHeading) -> tuple[PlanHeading, ...]:
    """Return the headings a part gathers; "Nhiệm vụ, giải pháp" stays one section whatever it is made of."""
    return (heading,) if _TASKS.search(fold(heading.title)) else heading.children or (heading,)


def proposed_outline(reading: Reading) -> tuple[OutlineSection, ...]:
    """Return the attached outline's sections, else sections made of the plan's content headings and closing ones."""
    if reading.outlines:
        return reading.outlines[0].sections
    titles = [(_sentence(h.title), _guidance(h)) for h in content_headings(reading)]
    for title, words in CLOSING:
        if not any(word in fold(written) for written, _ in titles for word in words):
            titles.append((title, _GUIDANCE[title]))
    return tuple(OutlineSection(str(n), title, points) for n, (title, points) in enumerate(titles, start=1))


def proposed_section_leads(reading: Reading, outline: tuple[OutlineSection, ...]) -> tuple[SectionLead, ...]:
    """Return for each section the leads of the tasks whose titles match it; sections nobody leads are left out."""
    common = pairs(reading.document.title or "")
    found: list[SectionLead] = []
    for section in outline:
        tasks = matching_tasks(section.title, reading.tasks, common)
        leads = tuple(dict.fromkeys(lead for task in tasks for lead in task.leads))
        if leads:
            found.append(SectionLead(section.number or "", section.title, leads, tuple(task.ref for task in tasks)))
    return tuple(found)


def matching_tasks(title: str, tasks: tuple[Task, ...], common: frozenset[str]) -> tuple[Task, ...]:
    """Return the tasks of tables and labelled lines whose titles are about the same as the heading's."""
    wanted = pairs(title, common)
    return tuple(
        task
        for task in tasks
        if task.source.kind != "prose"
        and any(likeness(wanted, pairs(part, common)) >= ENOUGH for part in task.title.split(";") if part.strip())
    )


def _guidance(heading: PlanHeading) -> tuple[str, ...]:
    points = tuple(f"{p.mark}) {p.text}" if p.mark.isalnum() else p.text for p in heading.points)
    points = (*points, *(child.title for child in heading.children))
    return points or tuple(line for line in heading.text.split("\n") if line.strip())


def _sentence(title: str) -> str:
    return title[:1] + title[1:].lower() if is_caps(title) else title
