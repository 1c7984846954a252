"""Whether a plan asks for reports, and where it does: what the rules on reporting regimes start from."""

import re

from tonghop.kernel.text import fold
from tonghop.plans.rules.facts import Source
from tonghop.plans.rules.study import Study

_REVIEW = re.compile(r"so ket|tong ket|bao cao|danh gia|giam sat|ra soat")


def is_review(study: Study) -> bool:
    """Tell whether the plan's subject is itself a review that ends in reports."""
    return bool(_REVIEW.search(fold(study.reading.document.title or "")))


def asks_for_reports(study: Study) -> bool:
    """Tell whether someone must report to someone under the plan."""
    return bool(study.reading.report_duties)


def first_duty(study: Study) -> Source:
    """Return the place of the first report duty, the title where there is none."""
    return study.reading.report_duties[0].source if study.reading.report_duties else study.whole()
