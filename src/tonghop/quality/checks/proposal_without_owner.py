"""proposal-without-owner: a proposal that names nobody who should act."""

from collections.abc import Iterator

from tonghop.kernel.text import standard_spelling
from tonghop.quality.checks.frame import Finding, Severity, at_block
from tonghop.quality.rules.facts import ReportFacts
from tonghop.quality.rules.prose import count_words, is_nil
from tonghop.quality.rules.settings import phrases_pattern
from tonghop.reports.rules.reading import takes_leave

_NOBODY = phrases_pattern((
    "cơ quan có thẩm quyền", "cấp có thẩm quyền", "các cấp có thẩm quyền", "cơ quan chức năng", "ngành chức năng",
    "cơ quan liên quan", "các cấp, các ngành", "các ngành, các cấp", "liên ngành",
    "các ngành liên quan", "cấp trên", "bộ phận một cửa", "bộ phận", "cán bộ", "đồng bộ", "nội bộ",
    "toàn bộ", "tiến bộ", "văn phòng phẩm", "trường hợp", "môi trường", "thị trường", "phòng họp", "phòng làm việc",
    "phòng, chống", "phòng cháy", "cơ sở", "trụ sở", "hồ sơ", "chuyên ngành", "ban hành", "trung tâm xã",
    "bộ định mức", "bộ đơn giá", "bộ chỉ số", "bộ tiêu chí", "bộ thủ tục", "bộ quy trình", "bộ tài liệu", "bộ mẫu",
    "bộ máy", "bộ dữ liệu", "bộ hồ sơ", "bộ câu hỏi", "bộ công cụ", "bộ phần mềm", "bộ bàn ghế", "bộ nhận diện",
))  # fmt: skip
_FEW = 5


def proposal_without_owner(facts: ReportFacts) -> Iterator[Finding]:
    """Yield a hint for each proposal in which, and in the line that opens its list, no body is named."""
    bodies, nil = facts.settings.pattern("acting_bodies"), facts.settings.pattern("nil")
    for section, own in facts.own:
        if section.purpose != "recommendations":
            continue
        addressed = False
        for index, text in own:
            plain = _NOBODY.sub(lambda m: " " * len(m[0]), standard_spelling(text))
            named = bool(bodies.search(plain))
            opens = text.rstrip().endswith(":") or (named and count_words(text) <= _FEW * 3 and not text.endswith("."))
            if "\t" in text or takes_leave(text):
                continue
            if opens:
                addressed = named
            elif not (named or addressed or count_words(text) < _FEW or is_nil(text, nil)):
                yield Finding(
                    check="proposal-without-owner",
                    severity=Severity.HINT,
                    **at_block(section, index, 0, len(text)),
                    message=(
                        f"Kiến nghị này ở {section.label} chưa nêu cơ quan nào giải quyết. "
                        "Hãy ghi rõ đề nghị ai làm gì, đến khi nào."
                    ),
                )
