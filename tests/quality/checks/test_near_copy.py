from dataclasses import replace

import pytest

from quality.checks.copy_samples import OBJECTS, SUBJECTS, VERBS, Chance, copied, document, section, sentence
from quality.checks.report_samples import facts_of
from tonghop.quality.checks.frame import Severity
from tonghop.quality.checks.near_copy import near_copy
from tonghop.quality.resources import shipped_settings
from tonghop.quality.rules import shingles
from tonghop.quality.rules.copy_index import TOO_COMMON, CopyIndex
from tonghop.quality.rules.passages import common_passages
from tonghop.quality.rules.peers import IndexedPeers
from tonghop.quality.rules.prose import count_words
from tonghop.quality.rules.shingles import tokens_of

ORIGINALS = 80


@pytest.fixture(scope="module")
def originals():
    chance = Chance(7)
    return [document(n, section(chance, "Bản Liền")) for n in range(ORIGINALS)]


def _facts(blocks, index, *, owner=999, form=()):
    return replace(facts_of(*blocks), peers=IndexedPeers(index, owner), template_texts=frozenset(form))


def test_a_copy_with_the_name_swapped_is_found_with_both_passages(originals):
    blocks = copied(Chance(1), originals[3].blocks, "Bản Liền", "Bắc Hà")
    assert "Bản Liền" not in " ".join(blocks)
    (finding,) = near_copy(_facts(blocks, CopyIndex(originals)))
    assert (finding.severity, finding.peer.version_id) == (Severity.WARNING, 1003)
    assert blocks[int(finding.place[6:])][finding.start : finding.end] == finding.evidence
    assert len(finding.peer.passages) >= 2
    for p in finding.peer.passages:
        assert blocks[int(p.place[6:])][p.start : p.end] == p.evidence
        assert originals[3].blocks[int(p.peer_place[6:])][p.peer_start : p.peer_end] == p.peer_evidence
    assert finding.peer.unit in finding.message


@pytest.mark.parametrize("changed", [0.0, 0.04, 0.08])
def test_recall_and_precision_on_planted_copies(originals, changed, capsys):
    chance, index = Chance(11), CopyIndex(originals)
    copies = [copied(chance, one.blocks, "Bản Liền", "Nậm Chày", changed=changed) for one in originals]
    right = 0
    for original, blocks in zip(originals, copies, strict=True):
        found = list(near_copy(_facts(blocks, index)))
        right += bool(found) and found[0].peer.version_id == original.version_id
    fresh = [section(chance, "Bắc Hà") for _ in range(ORIGINALS)]
    false = sum(bool(list(near_copy(_facts(blocks, index)))) for blocks in fresh)
    with capsys.disabled():
        print(f"\n  near-copy, {changed:.0%} of words changed: recall {right}/{ORIGINALS}, false {false}/{ORIGINALS}")  # noqa: T201 - the figures are the point of this test
    assert false == 0
    assert right >= 0.9 * ORIGINALS


def test_the_own_earlier_section_is_no_copy(originals):
    assert list(near_copy(_facts(originals[3].blocks, CopyIndex(originals), owner=3))) == []


def test_the_forms_own_text_never_counts(originals):
    chance = Chance(5)
    form = " ".join(sentence(chance, "Bản Liền") for _ in range(8))
    documents = [document(n, (form, *one.blocks)) for n, one in enumerate(originals[:3])]
    own = (form, *section(Chance(99), "Bắc Hà", sentences=4))
    assert list(near_copy(_facts(own, CopyIndex(documents, template_texts=[form]), form=[form]))) == []
    assert list(near_copy(_facts((form,), CopyIndex(documents, template_texts=[form]), form=[form]))) == []
    assert len(list(near_copy(_facts((form,), CopyIndex(documents))))) == 1


def test_a_formula_that_very_many_use_is_no_copy():
    formula = section(Chance(5), "Bản Liền", sentences=6)
    many = [document(n, formula) for n in range(TOO_COMMON + 5)]
    assert list(near_copy(_facts(formula, CopyIndex(many)))) == []
    assert len(list(near_copy(_facts(formula, CopyIndex(many[: TOO_COMMON - 5]))))) == 1


def test_an_index_that_grew_answers_like_one_built_at_once(originals):
    grown = CopyIndex(originals[:50])
    grown.add(originals[50:70])
    grown.add(originals[70:])
    whole = CopyIndex(originals)
    for one in originals:
        assert grown.look_up(one.blocks) == whole.look_up(one.blocks)
        assert whole.look_up(one.blocks)[0] == one.owner


def test_a_short_text_and_an_empty_index_say_nothing(originals):
    assert list(near_copy(_facts(("Đã ban hành 12 văn bản.",), CopyIndex(originals)))) == []
    assert list(near_copy(_facts(originals[0].blocks, CopyIndex([])))) == []
    assert list(near_copy(facts_of(*originals[0].blocks))) == []


def short_lines(seed, count=9):
    """Lines of some thirteen words, as an outline's points are answered one a line; no passage of them is long."""
    chance = Chance(seed)
    parts = [list(dict.fromkeys(words.split("|"))) for words in (SUBJECTS, VERBS, OBJECTS)]
    drawn = [chance.sample(words, len(words)) for words in parts]
    return tuple(" ".join(words).capitalize() + "." for words in list(zip(*drawn, strict=True))[:count])


def copies_found(blocks, original, purpose="results"):
    facts = replace(facts_of(*blocks, purpose=purpose), peers=IndexedPeers(CopyIndex([document(1, original)]), 999))
    return list(near_copy(facts))


def test_a_whole_list_of_short_lines_is_a_copy_where_results_are_told():
    lines = short_lines(3)
    assert max(count_words(line) for line in lines) < shipped_settings()["near-copy.passage"]
    (finding,) = copies_found(lines, lines)
    assert finding.peer.share == 1.0
    assert len(finding.peer.passages) == len(lines)


@pytest.mark.parametrize("purpose", ["difficulties", "causes", "recommendations"])
def test_the_same_list_elsewhere_may_be_what_anybody_says(purpose):
    lines = short_lines(3)
    assert copies_found(lines, lines, purpose) == []


def test_a_list_with_a_line_of_its_own_is_no_whole_copy():
    lines, own = short_lines(3), short_lines(8, count=1)
    (whole,) = copies_found(lines, lines)
    assert copies_found((*lines[:-1], *own), lines) == []
    share = near_share((*lines[:-1], *own), lines)
    assert 0.75 <= share < 0.92 < whole.peer.share, "near enough for a long passage, not for short lines"


def near_share(blocks, original):
    return IndexedPeers(CopyIndex([document(1, original)]), 999).nearest(blocks).share


@pytest.mark.parametrize(("count", "found"), [(3, 0), (9, 1)])
def test_a_few_short_lines_are_too_few_to_be_no_chance(count, found):
    lines = short_lines(3, count=count)
    words = sum(count_words(line) for line in lines)
    assert (words >= 2 * shipped_settings()["near-copy.passage"]) is bool(found)
    assert words >= shipped_settings()["near-copy.words"], "it is not this that keeps it silent"
    assert len(copies_found(lines, lines)) == found


def test_passages_never_cross_blocks_and_bridge_a_changed_word():
    ours = ("đã rà soát hồ sơ đất đai còn tồn và lập danh mục", "niêm yết công khai tại nhà văn hóa các thôn bản")
    theirs = ("đã rà soát hồ sơ đất đai còn đọng và lập danh mục", "niêm yết công khai tại nhà văn hóa các thôn bản")
    found = common_passages(ours, theirs)
    assert {p.evidence for p in found} == set(ours)
    assert {p.peer_evidence for p in found} == set(theirs)


def test_tone_placement_case_and_numbers_do_not_hide_a_copy(originals):
    blocks = tuple(text.replace("hòa", "hoà").replace("xã hội hóa", "xã hội hoá") for text in originals[5].blocks)
    found = list(near_copy(_facts(blocks, CopyIndex(originals))))
    assert [f.peer.version_id for f in found] == [1005]
    assert found[0].peer.share == 1.0


def test_the_memory_of_words_begins_anew_and_nothing_changes(originals, monkeypatch):
    monkeypatch.setattr(shingles, "_MOST_IDS", 50)
    index = CopyIndex(originals[:20])
    assert [index.look_up(one.blocks)[0] for one in originals[:20]] == list(range(20))


def test_a_copy_of_few_more_words_than_a_short_text_is_found_whatever_the_sample():
    chance = Chance(3)
    for _ in range(50):
        whole = " ".join(section(chance, "Y Tý"))
        text = (whole[: tokens_of([whole])[61].end],)
        assert CopyIndex([document(1, text)]).look_up(text, owner=999) == [0]
