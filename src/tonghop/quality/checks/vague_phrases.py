"""vague-phrases: stock phrases fill the text and no fact follows."""

from collections.abc import Callable, Iterator

from tonghop.quality.checks.frame import Finding, Severity, at_block
from tonghop.quality.rules.facts import ReportFacts, SectionFacts
from tonghop.quality.rules.prose import count_words
from tonghop.quality.rules.vagueness import fact_finder, stock_in, vague_words

_SHOWN = 3
_ASKED = frozenset({"results", "difficulties"})  # aims, causes and lessons need no figures


def vague_phrases(facts: ReportFacts) -> Iterator[Finding]:
    """Yield a warning for each paragraph of stock phrases without a fact, or for a section that is mostly such."""
    gives_fact = fact_finder(facts.unit)
    for section, own in facts.own:
        if section.purpose in _ASKED:
            found = [_found(section, index, text, facts) for index, text in own if _is_vague(facts, text, gives_fact)]
            yield from found or _of_section(facts, section, own, gives_fact)


def _is_vague(facts: ReportFacts, text: str, gives_fact: Callable[[str], bool]) -> bool:
    stock = stock_in(text, facts.settings.pattern("stock"))
    words = count_words(text)
    enough = max(facts.settings["vague.phrases"], words / facts.settings["vague.words-a-phrase"])
    return words >= facts.settings["vague.words"] and len(stock) >= enough and not gives_fact(text)


def _of_section(
    facts: ReportFacts, section: SectionFacts, own: tuple[tuple[int, str], ...], gives_fact: Callable[[str], bool]
) -> Iterator[Finding]:
    pattern = facts.settings.pattern("stock")
    counted = [(index, text, *vague_words(text, pattern, gives_fact)) for index, text in own]
    vague, every = sum(c[2] for c in counted), sum(c[3] for c in counted)
    stock = {phrase for _, text in own for phrase in stock_in(text, pattern)}
    enough = every >= 2 * facts.settings["vague.words"] and len(stock) > facts.settings["vague.phrases"]
    if enough and vague >= facts.settings["vague.share"] * every:
        index, text, *_ = max(counted, key=lambda c: c[2])
        yield _found(section, index, text, facts)


def _found(section: SectionFacts, index: int, text: str, facts: ReportFacts) -> Finding:
    stock = stock_in(text, facts.settings.pattern("stock"))
    shown = ", ".join(f"“{phrase}”" for phrase in stock[:_SHOWN])
    return Finding(
        check="vague-phrases",
        severity=Severity.WARNING,
        **at_block(section, index, 0, len(text)),
        message=(
            f"Đoạn này ở {section.label} nói chung chung ({shown}) mà không nêu dữ kiện nào. "
            "Hãy thay bằng việc cụ thể: làm gì, ở đâu, khi nào, được bao nhiêu."
        ),
    )
