"""Every number of the demonstration's provincial report is borne out by the files that the units uploaded."""

import json
import re

import pytest
from borne_out import Paper, unborne
from docx import Document
from uploaded import Uploaded


@pytest.fixture(scope="module")
def uploaded(demonstration) -> Uploaded:
    return Uploaded(demonstration)


@pytest.fixture(scope="module")
def paper(demonstration) -> Paper:
    document = Document(str(demonstration / "out" / "bao-cao-tong-hop.docx"))
    return Paper(
        [(p.style.name, p.text) for p in document.paragraphs],
        [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables],
        json.loads((demonstration / "out" / "manifest.json").read_text("utf-8")),
    )


def test_every_number_is_recomputed_from_the_uploaded_files_or_stands_where_it_is_quoted_from(paper, uploaded):
    assert len(uploaded.counted) == 89
    assert unborne(paper, uploaded) == []


def other(text: str, place: int) -> str:
    """The text with another digit at that place."""
    return text[:place] + str((int(text[place]) + 1) % 10) + text[place + 1 :]


def with_sentences(paper: Paper, texts: dict[int, str]) -> Paper:
    """The paper, and its manifest with it, as they would be with other sentences in these places."""
    sentences = [dict(s, text=texts.get(n, s["text"])) for n, s in enumerate(paper.manifest["sentences"])]
    paragraphs = paper.paragraphs
    for which, text in texts.items():
        before = paper.manifest["sentences"][which]["text"]
        paragraphs = [(style, words.replace(before, text, 1)) for style, words in paragraphs]
    return Paper(paragraphs, paper.tables, {**paper.manifest, "sentences": sentences})


def test_any_digit_of_any_sentence_that_were_another_would_be_found(paper, uploaded):
    """The proof itself is tried: one digit of each number, first the first one of every sentence, then the second."""
    texts = [s["text"] for s in paper.manifest["sentences"]]
    places = {n: [f.end() - 1 for f in re.finditer(r"\d+", text)] for n, text in enumerate(texts)}
    for turn in range(max(map(len, places.values()))):
        spoiled = {n: other(texts[n], found[turn]) for n, found in places.items() if turn < len(found)}
        named = {line.partition(":")[0] for line in unborne(with_sentences(paper, spoiled), uploaded)}
        expected = {paper.manifest["sentences"][n]["id"] for n in spoiled}
        assert named == expected
    assert sum(map(len, places.values())) > 700


def test_any_number_of_the_tables_that_were_another_would_be_found(paper, uploaded):
    tried = 0
    for table in paper.tables:
        for row in table[1:]:
            for place, cell in enumerate(row):
                for found in re.finditer(r"\d+", cell):
                    row[place] = other(cell, found.end() - 1)
                    assert unborne(Paper([], [table], {**paper.manifest, "sentences": []}), uploaded), (row, found)
                    row[place] = cell
                    tried += 1
    assert tried > 600
