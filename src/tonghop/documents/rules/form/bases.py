"""The legal bases (ô số 6, mục II.6): italic, one a line, each ending with ";", the last with "."."""

from collections.abc import Iterator

from tonghop.documents.rules.form.frame import DECREE, Finding, place_of
from tonghop.documents.rules.form.looks import Wanted, compare
from tonghop.documents.rules.form.parts import Parts

_CLAUSE = f"{DECREE}, mục II.6"
_LOOK = Wanted("Căn cứ ban hành", "legal-basis", _CLAUSE, (13, 14), bold=False, italic=True)
_ISSUES = ("ban hành", "xây dựng", "báo cáo", "như sau", "quyết định")


def check(parts: Parts) -> Iterator[Finding]:
    """Raise an error for bases not in italics, a warning for how they end.

    A last basis that runs into the sentence which issues the paper ("..., Sở ... ban hành Kế hoạch ...:") is free.
    """
    bases = list(parts.bases)
    if bases and any(word in bases[-1].text for word in _ISSUES) and bases[-1].text.endswith((":", ".", "như sau")):
        bases.pop()
    unlike = [finding for line in bases for finding in compare(line, _LOOK)]
    if unlike:
        more = f" Có {len(unlike)} căn cứ như vậy." if len(unlike) > 1 else ""
        first = unlike[0]
        yield Finding(first.rule, first.severity, first.place, f"{first.message}{more}", first.clause)
    for at, line in enumerate(bases):
        last = at == len(bases) - 1
        wanted = (".", ";", ",") if last else (";",)
        if not line.text.endswith(wanted):
            said = "Mỗi căn cứ kết thúc bằng dấu chấm phẩy (;), căn cứ cuối cùng bằng dấu chấm (.)."
            yield Finding("legal-basis", "warning", place_of(line), said, _CLAUSE)
