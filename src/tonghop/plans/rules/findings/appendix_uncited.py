"""An appendix that the body never names."""

from collections.abc import Iterator

from tonghop.kernel.text import fold
from tonghop.plans.rules.facts import Finding
from tonghop.plans.rules.study import Study


def check(study: Study) -> Iterator[Finding]:
    """Raise a hint for an appendix where the text before the appendices has no word of its kind."""
    appendices = study.reading.appendices
    if not appendices or not study.reading.headings:
        return
    body = fold(study.reading.text[: appendices[0].start])
    for appendix in appendices:
        kind = (
            " ".join(fold(appendix.label).split()[:2])
            if fold(appendix.label).startswith("phu luc")
            else fold(appendix.label).split()[0]
        )
        if kind not in body and not (kind == "bieu" and "mau bao cao" in body):
            yield Finding(
                "appendix-uncited",
                "hint",
                f"“{appendix.label}” có trong tệp nhưng phần thân kế hoạch không nhắc đến, nên không "
                f"rõ dùng cho việc nào."
                " Cần dẫn chiếu ở mục liên quan.",
                study.place(appendix.start, min(appendix.end, appendix.start + len(appendix.label))),
            )
