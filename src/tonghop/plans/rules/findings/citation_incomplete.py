"""A legal basis without its date (Nghị định 30/2020/NĐ-CP, Phụ lục I, phần II.6)."""

from collections.abc import Iterator

from tonghop.plans.rules.facts import Finding
from tonghop.plans.rules.study import Study


def check(study: Study) -> Iterator[Finding]:
    """Raise a warning for each document in the opening that is cited by number without a date."""
    for basis in study.reading.document.legal_bases:
        if basis.day is None and "/QH" not in basis.number:
            at = study.reading.text.find(basis.text)
            if at >= 0:
                yield Finding(
                    "citation-incomplete",
                    "warning",
                    (
                        f"Căn cứ “{basis.number}” không ghi ngày ban hành, dễ nhầm với văn bản cùng số của "
                        f"năm khác. Cần ghi đủ số, ngày, cơ quan."
                    ),
                    study.place(at, at + len(basis.text)),
                )
