"""An appendix, outline or form that is cited as attached and is not in the file."""

import re
from collections.abc import Iterator

from tonghop.kernel.text import fold
from tonghop.plans.rules.facts import Finding
from tonghop.plans.rules.study import Study

_CITED = re.compile(
    r"(?P<what>(?:[Đđ]ề cương|[Pp]hụ lục|PHỤ LỤC|[Bb]iểu mẫu|[Mm]ẫu biểu|[Bb]iểu số|[Mm]ẫu số"
    r"|[Dd]anh mục)(?:\s+[Bb]áo cáo)?(?:\s+số)?(?:\s*(?:\d{1,2}|[IVX]{1,4})(?![\w/]))?)"
    r"(?P<between>[^.;()]{0,45}?\(?[^.;()]{0,12}?)(?:kèm theo|gửi kèm|đính kèm|ban hành kèm)"
)
_KINDS = (
    ("de cuong", "đề cương"),
    ("phu luc", "phụ lục"),
    ("bieu", "biểu mẫu"),
    ("mau", "biểu mẫu"),
    ("danh muc", "danh mục"),
)


def check(study: Study) -> Iterator[Finding]:
    """Raise an error once for each thing that is said to be attached, at the first place that says so."""
    cited: dict[str, list[tuple[int, int, str]]] = {}
    appendix_from = min((a.start for a in study.reading.appendices), default=len(study.reading.text))
    for found in _CITED.finditer(study.reading.text):
        if found.start() >= appendix_from and "đề cương" not in found["what"].lower():
            continue  # "(Kèm theo Kế hoạch số ...)" under an appendix's own label
        cited.setdefault(_key(found["what"]), []).append((found.start(), found.end(), found["what"]))
    for key, places in cited.items():
        if not _is_there(study, key):
            yield _finding(study, places)


def _key(what: str) -> str:
    words = fold(what).replace(" bao cao", "").replace(" so", "")
    number = re.search(r"(\d+|\b[ivx]+)$", words)
    kind = next(name for start, name in _KINDS if words.startswith(start))
    return f"{kind} {number[1]}" if number else kind


def _is_there(study: Study, key: str) -> bool:
    if key.startswith("đề cương"):
        return bool(study.reading.outlines) or any("de cuong" in fold(a.title) for a in study.reading.appendices)
    labels = [fold(a.label) for a in study.reading.appendices]
    if key.startswith("phụ lục"):
        number = key.removeprefix("phụ lục").strip()
        numbered = [label for label in labels if label.startswith("phu luc")]
        return any(not number or label.endswith((f" {number}", f" 0{number}")) for label in numbered)
    return bool(labels) or bool(study.rows)


def _finding(study: Study, places: list[tuple[int, int, str]]) -> Finding:
    start, end, what = places[0]
    times = f" (nhắc {len(places)} lần)" if len(places) > 1 else ""
    return Finding(
        "appendix-missing",
        "error",
        f"Văn bản dẫn “{what}” là tài liệu gửi kèm{times} nhưng trong tệp không có, nên đơn vị không "
        f"biết viết theo mẫu nào."
        " Cần bổ sung tài liệu này, hoặc nạp tệp riêng.",
        study.place(start, end),
    )
