"""What each report of a campaign tells about the others: figures, lengths, shared sentences, cited papers."""

import math
from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from statistics import median

from tonghop.quality.rules.beside import Said, said_in
from tonghop.quality.rules.facts import CitationGiven, PeerFacts, SectionFacts
from tonghop.quality.rules.papers import cited_in, is_shared
from tonghop.quality.rules.prose import count_words
from tonghop.quality.rules.shared_sentences import keyed_sentences
from tonghop.quality.rules.subjects import Subjects

LIKE = 60  # so many units of the nearest size are peers
_FEWEST = 8  # of one's own kind; with fewer, all who answer the same form are


@dataclass(frozen=True, slots=True)
class ReportDigest:
    """One unit's report as others see it. `form` is what it answers, `kind` what it is (xã, phường, sở)."""

    owner: int
    form: str
    kind: str
    values: Mapping[str, Decimal]
    lengths: Mapping[str, int]
    sentences: frozenset[str]
    citations: Mapping[str, CitationGiven]
    said: Mapping[str, Said]
    size: float


def digest_of(
    owner: int,
    form: str,
    kind: str,
    values: Mapping[str, Decimal],
    sections: Iterable[SectionFacts],
    subjects: Subjects,
) -> ReportDigest:
    """Return the digest of a report: its figures by code, its sections as written; `subjects` is the net of words."""
    by_key = {section.key: section for section in sections}
    every = [text for section in by_key.values() for text in section.blocks]
    return ReportDigest(
        owner=owner,
        form=form,
        kind=kind,
        values=dict(values),
        lengths={key: sum(map(count_words, section.blocks)) for key, section in by_key.items()},
        sentences=frozenset(key for text in every for key, _ in keyed_sentences(text)),
        citations={c.number: CitationGiven(c.day, c.issuer) for text in every for c in cited_in(text) if is_shared(c)},
        said={
            key: said
            for key, section in by_key.items()
            if (said := said_in(section.title, section.lettered, section.blocks, subjects))
        },
        size=median([math.log1p(float(abs(value))) for value in values.values()] or [0.0]),
    )


@dataclass
class CampaignDigest:
    """The digests of a campaign, one a unit, with what is counted over all of them."""

    reports: dict[int, ReportDigest] = field(default_factory=dict)
    sentences: Counter[str] = field(default_factory=Counter)
    citations: dict[str, dict[int, CitationGiven]] = field(default_factory=dict)
    _by_size: dict[str, list[tuple[float, int]]] = field(default_factory=dict)

    def add(self, digest: ReportDigest) -> None:
        """Take in a unit's report; its earlier one must not be there."""
        self.reports[digest.owner] = digest
        self.sentences.update(digest.sentences)
        for number, given in digest.citations.items():
            self.citations.setdefault(number, {})[digest.owner] = given
        for group in (digest.form, f"{digest.form}/{digest.kind}"):
            insort(self._by_size.setdefault(group, []), (digest.size, digest.owner))

    def others(self, owner: int, template: frozenset[str] = frozenset()) -> PeerFacts:
        """Return what the other units tell about this one's report; `template` are keys of the form's sentences."""
        own = self.reports.get(owner)
        if own is None:
            return PeerFacts()
        peers = self._peers(own)
        codes = own.values.keys()
        return PeerFacts(
            figures={code: tuple(p.values[code] for p in peers if code in p.values) for code in codes},
            lengths={key: tuple(p.lengths[key] for p in peers if key in p.lengths) for key in own.lengths},
            shared={key: self.sentences[key] - 1 for key in own.sentences - template if self.sentences[key] > 1},
            citations={
                number: tuple(given for other, given in self.citations[number].items() if other != owner)
                for number in own.citations
            },
            said={key: tuple(p.said[key] for p in peers if key in p.said) for key in own.said},
        )

    def _peers(self, own: ReportDigest) -> list[ReportDigest]:
        """Return those of like size among one's own kind, or among all who answer the same form."""
        group = self._by_size[f"{own.form}/{own.kind}"]
        if len(group) <= _FEWEST:
            group = self._by_size[own.form]
        at = bisect_left(group, (own.size, own.owner))
        near = group[max(0, at - LIKE // 2) : at + LIKE // 2 + 1]
        return [self.reports[owner] for _, owner in near if owner != own.owner]
