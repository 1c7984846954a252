"""A sentence cut in two by a footnote or a page number."""

import re
from collections.abc import Iterator

from tonghop.plans.rules.facts import Finding
from tonghop.plans.rules.lines import NOISE, NOTE, PLAIN
from tonghop.plans.rules.study import Study

_OPEN_END = re.compile(r"[^\W\d_],?$")
_MIN = 40


def check(study: Study) -> Iterator[Finding]:
    """Raise a hint at the line that stops without an end just before a note or a page number."""
    lines = study.parts.body
    for i, line in enumerate(lines[:-2]):
        if (
            line.kind <= PLAIN
            and len(line.text) > _MIN
            and _OPEN_END.search(line.text)
            and lines[i + 1].kind in (NOTE, NOISE)
        ):
            after = next((x for x in lines[i + 1 :] if x.kind not in (NOTE, NOISE)), None)
            if after is not None and after.kind == PLAIN:
                yield Finding(
                    "sentence-broken",
                    "hint",
                    f"Câu “…{line.text[-60:]}” bị chú thích hoặc số trang cắt ngang, phần sau nằm ở "
                    f"đoạn “{after.text[:40]}…”."
                    " Cần nối lại để không hiểu sai nội dung.",
                    study.place(max(line.start, line.end - 80), line.end),
                )
