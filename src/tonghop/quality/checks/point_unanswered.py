"""point-unanswered: a lettered point of the outline finds no answer in its section."""

from collections.abc import Iterator, Sequence

from tonghop.quality.checks.frame import Finding, Severity, first_of
from tonghop.quality.rules.beside import Counted, Said, said_in, silent_on
from tonghop.quality.rules.facts import ReportFacts, SectionFacts
from tonghop.quality.rules.points import passed_over
from tonghop.quality.rules.prose import count_words, is_nil

_MOST = 40  # others that are learned from


def point_unanswered(facts: ReportFacts) -> Iterator[Finding]:
    """Yield a warning for each point that is passed over while the section answers the others."""
    nil = facts.settings.pattern("nil")
    everywhere = Counted.of(said for every in facts.others.said.values() for said in _nearest(every))
    for section, own in facts.own:
        blocks = [text for _, text in own]
        text = "\n".join(blocks)
        if count_words(text) < facts.settings["point-unanswered.words"] or is_nil(text, nil):
            continue
        points = dict(section.lettered)
        for letter in sorted(_passed_over(section, blocks, facts, everywhere)):
            yield Finding(
                check="point-unanswered",
                severity=Severity.WARNING,
                **first_of(section, own),
                message=(
                    f"Chưa thấy nội dung trả lời ý {letter}) “{points[letter]}” ở {section.label}. "
                    "Hãy bổ sung kết quả về ý này; nếu không phát sinh thì ghi rõ."
                ),
            )


def _passed_over(section: SectionFacts, blocks: list[str], facts: ReportFacts, everywhere: Counted) -> set[str]:
    """Return the letters of the points passed over: learned from others where enough have the section, else if sure.

    Where many others seem to pass a point over too, they may answer it in words that are not known: silent.
    """
    net, settings = facts.settings.subjects, facts.settings
    said = said_in(section.title, section.lettered, blocks, net)
    peers = _nearest(facts.others.said.get(section.key, ()))
    others = [other for other in peers if other.count >= settings["point-unanswered.words"]]
    if said is None or len(others) < settings["point-unanswered.peers"]:
        return set(passed_over(section.title, section.lettered, blocks, net))
    silent = silent_on([said, *others], everywhere)
    likely = silent[0] & (silent[1:].mean(axis=0) <= settings["point-unanswered.common"])
    return {letter for (letter, _), passed in zip(section.lettered, likely, strict=True) if passed}


def _nearest(others: Sequence[Said]) -> Sequence[Said]:
    """Return those nearest in size; they come in the order of their size, one's own in the middle."""
    begin = max(0, len(others) - _MOST) // 2
    return others[begin : begin + _MOST]
