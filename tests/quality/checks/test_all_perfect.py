"""all-perfect: what it raises, and what it leaves alone."""

import pytest

from quality.checks.report_samples import evidence, figure, with_values
from tonghop.quality.checks.all_perfect import all_perfect

RATES = (figure("A", "Tỷ lệ đúng hạn", "%"), figure("B", "Tỷ lệ số hóa", "%"), figure("C", "Tỷ lệ hài lòng", "%"))


@pytest.mark.parametrize(
    ("texts", "values", "raised"),
    [
        (("Đúng hạn 100%, số hóa 100%, hài lòng 100%.",), {}, True),
        (("Đúng hạn 100%, số hóa 99,5%, hài lòng 100%.",), {}, False),
        (("Đúng hạn 100%.",), {}, False),
        ((), {"A": "100", "B": "100", "C": "102.5"}, True),
        ((), {"A": "100", "B": "100", "C": "92"}, False),
        (("Đúng hạn 100%, số hóa 100%, hài lòng 100%.",), {"A": "91.4"}, False),
    ],
)
def test_rates(texts, values, raised):
    assert bool(evidence(all_perfect, with_values(*RATES, texts=texts, **values))) is raised
