"""A component of the official form that is absent (Nghị định 30/2020/NĐ-CP, Điều 8)."""

from collections.abc import Iterator

from tonghop.kernel.text import fold
from tonghop.plans.rules.facts import Finding
from tonghop.plans.rules.study import Study


def check(study: Study) -> Iterator[Finding]:
    """Raise one hint that lists what is absent."""
    head = study.reading.document
    if study.parts.type_line is None:
        return
    above = fold(" ".join(line.text for line in (*study.parts.decision, *study.parts.letterhead)))
    absent = [
        name
        for name, there in (
            ("Quốc hiệu, Tiêu ngữ", "chu nghia viet nam" in above),
            (
                "tên cơ quan ban hành ở đầu văn bản",
                any(w in above for w in ("uy ban nhan dan", "ubnd", "bo ", "so ", "ban ")),
            ),
            ("số, ký hiệu", head.number is not None),
            ("ngày ban hành", head.issued_on is not None),
            ("nơi nhận", bool(study.reading.recipients)),
            ("người ký", head.signer.name is not None),
        )
        if not there
    ]
    if absent:
        line = (study.parts.letterhead or (study.parts.type_line,))[0]
        yield Finding(
            "form-component",
            "hint",
            (
                f"Bản này thiếu thành phần thể thức: {', '.join(absent)}. Bản sao có thể không đủ; cần "
                f"dùng bản chính để làm căn cứ."
            ),
            study.of_line(line),
        )
