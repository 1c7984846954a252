"""Thresholds and word lists: shipped ones parse, a campaign's own replace them, nonsense is refused."""

import pytest

from tonghop.quality.resources import shipped_settings
from tonghop.quality.rules.settings import WrongSettings, written


def test_every_shipped_setting_has_a_title_and_a_use():
    settings = shipped_settings()
    assert settings.titles.keys() == settings.numbers.keys() | settings.words.keys()
    assert all(settings.titles.values())


def test_a_campaign_changes_what_it_names_and_nothing_else():
    shipped = shipped_settings()
    own = shipped.changed({"near-copy.share": "0.9", "nil": ["Không  phát sinh", "", "không phát sinh"]})
    assert (own["near-copy.share"], own.words["nil"]) == (0.9, ("không phát sinh",))
    assert {n for n in own.numbers if own[n] != shipped[n]} == {"near-copy.share"}
    assert own.beside(shipped) == {"near-copy.share": 0.9, "nil": ["không phát sinh"]}
    assert shipped.with_kept(own.beside(shipped)) == own
    assert shipped.with_kept({"gone.since": 1, "nil": ["a"]}).words["nil"] == ("a",)


@pytest.mark.parametrize(
    "given",
    [
        {"near-copy.share": "nhiều"},
        {"near-copy.share": -1},
        {"near-copy.share": "1,01"},
        {"near-copy.words": "2,5"},
        {"outlier.peers": "0"},
        {"jump.factor": "0,9"},
        {"nil": [" "]},
        {"nil": ["..."]},
        {"nil": ["dài " * 20]},
        {"nil": [f"từ {n}" for n in range(501)]},
        {"khong-co": 1},
        {"near-copy.share": None},
        {"near-copy.share": " "},
    ],
)
def test_nonsense_is_refused_with_its_place(given):
    with pytest.raises(WrongSettings) as caught:
        shipped_settings().changed({"stock": ["cơ bản"], **given})
    assert caught.value.problems.keys() == given.keys()
    assert "Hãy" in str(caught.value)


def test_every_wrong_value_is_named_at_once():
    with pytest.raises(WrongSettings, match="Còn 1 chỗ khác") as caught:
        shipped_settings().changed({"near-copy.share": "x", "near-copy.words": "y", "vague.words": "9"})
    assert caught.value.problems.keys() == {"near-copy.share", "near-copy.words"}


def test_numbers_are_read_as_they_are_written_here():
    own = shipped_settings().changed({"near-copy.share": "0,5", "jump.least": "1.000", "jump.factor": 2.5})
    assert (own["near-copy.share"], own["jump.least"], own["jump.factor"]) == (0.5, 1000, 2.5)
    assert [written(own[n]) for n in ("near-copy.share", "jump.least", "jump.factor")] == ["0,5", "1.000", "2,5"]


def test_phrases_are_found_as_whole_words_in_either_spelling():
    pattern = shipped_settings().changed({"nil": ["chủ quan", "kỷ luật"]}).pattern("nil")
    assert pattern.search("Nguyên nhân CHỦ QUAN")
    assert pattern.search("kỷ luật")
    assert not pattern.search("chủ quanh")
