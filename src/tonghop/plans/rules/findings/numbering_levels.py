"""A part that stands one level too deep: how to carry out the plan, numbered under its contents."""

from collections.abc import Iterator

from tonghop.kernel.text import fold
from tonghop.plans.rules.facts import Finding
from tonghop.plans.rules.prose import is_organising
from tonghop.plans.rules.study import Study
from tonghop.plans.rules.tree import heading_title


def check(study: Study) -> Iterator[Finding]:
    """Raise a warning at the heading on contents that holds the part on carrying out."""
    for top in study.tops:
        inner = [node for node in top.children if fold(heading_title(node)).startswith("to chuc thuc hien")]
        if "noi dung" in fold(heading_title(top)) and inner and not is_organising(top):
            yield Finding(
                "numbering",
                "warning",
                f"Mục “{inner[0].line.mark}. {heading_title(inner[0])}” đánh số nằm trong mục "
                f"“{top.line.mark}. {heading_title(top)}” dù"
                " không phải là nội dung của mục này, nên dẫn chiếu dễ nhầm. Cần đưa lên cùng cấp.",
                study.of_line(top.line),
            )
