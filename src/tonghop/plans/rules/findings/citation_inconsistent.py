"""The same document cited with different dates."""

from collections.abc import Iterator

from tonghop.kernel.moments import short_date
from tonghop.plans.rules.citations import Citation, citations
from tonghop.plans.rules.facts import Finding
from tonghop.plans.rules.study import Study


def check(study: Study) -> Iterator[Finding]:
    """Raise an error at each later citation whose date is not that of the first."""
    first: dict[str, Citation] = {}
    told = set()
    own = study.reading.document
    for one in citations(study.reading.text):
        key = one.number.lower()
        if one.day is None:
            continue
        known = first.setdefault(key, one)
        right = own.issued_on if own.number and key == own.number.lower() else known.day
        if right is not None and one.day != right and (key, one.day) not in told:
            told.add((key, one.day))
            yield Finding(
                "citation-inconsistent",
                "error",
                f"Văn bản {one.number} được ghi hai ngày khác nhau: {short_date(right)} và "
                f"{short_date(one.day)}; ít nhất một ngày sai."
                " Cần đối chiếu văn bản gốc.",
                study.place(one.start, one.end),
            )
