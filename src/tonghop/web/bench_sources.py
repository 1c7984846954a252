"""Sources as the workbench shows them: a line for each, and those that one may tick for a sentence of one's own."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tonghop.consolidation.queries import BenchPage
from tonghop.consolidation.rules.draft import Sentence
from tonghop.consolidation.rules.grouping import Group
from tonghop.consolidation.rules.provenance import describe
from tonghop.consolidation.rules.sources import total_id

MOST_SOURCES = 150
MOST_CHOICES = 60
OF_THE_SENTENCE = 25
"""How many of a machine's sentence's own sources are offered; a person's sentence keeps all."""
_SCOPES = {"all": "toàn tỉnh", "commune": "cấp xã", "department": "sở, ban, ngành"}
Json = dict[str, Any]


@dataclass(frozen=True)
class Source:
    """One source of a sentence as a line: what it is, its words, and the id under which it opens."""

    id: str
    kind: str
    name: str
    words: str


@dataclass(frozen=True)
class Choices:
    """What one may tick as sources of a sentence of one's own: figures of the section, statements of the units."""

    figures: list[Source]
    words: list[Source]
    ticked: frozenset[str]


def sources_of(page: BenchPage, sentence: Sentence) -> list[Source]:
    """Return the sources of a sentence, the first hundred and fifty."""
    content = page.bench.snapshot.content
    return [_source(content, source, page.names) for source in sentence.sources[:MOST_SOURCES]]


def members_of(page: BenchPage, group: Group) -> list[Source]:
    """Return the statements of a group."""
    return [Source(p.source_id, "text", page.names[p.unit_id], p.text) for p in group.points]


def choices_for(page: BenchPage, sentence: Sentence) -> Choices:
    """Return the section's figures, and what units say: behind this sentence first, then in the section's draft."""
    content, bench = page.bench.snapshot.content, page.bench
    drafted = [s for p in bench.paragraphs for s in p.sentences if len(s.sources) == 1]
    spoken = [group.point.source_id for group in bench.groups]
    behind = sentence.sources if sentence.added else sentence.sources[:OF_THE_SENTENCE]
    texts = dict.fromkeys([*behind, *spoken, *(source for s in drafted for source in s.sources)])
    words = [
        _source(content, source, page.names) for source in texts if content["sources"].get(source, {}).get("quote")
    ]
    return Choices(_figures(content, bench.section["key"]), words[:MOST_CHOICES], frozenset(sentence.sources))


def _figures(content: Json, section: str) -> list[Source]:
    names = {i["code"]: i["name"] for i in content["indicators"] if i["section"] == section}
    return [
        Source(total_id(f["code"], f["scope"]), "total", f"{names[f['code']]} ({_SCOPES[f['scope']]})", f["total"])
        for f in content["figures"]
        if f["code"] in names and f["total"] is not None
    ]


def _source(content: Json, source: str, names: Mapping[int, str]) -> Source:
    found = describe(content, source) or {}
    match found.get("kind"):
        case "text":
            return Source(source, "text", names[found["unit"]], found["quote"])
        case "total":
            return Source(source, "total", f"{found['name']} ({_SCOPES[found['scope']]})", found["total"] or "")
        case "coverage":
            return Source(source, "coverage", "Tình hình nộp báo cáo", f"{len(found['in'])} đơn vị đã được chấp nhận")
        case _:
            return Source(source, "plan", "Căn cứ", found.get("text", ""))
