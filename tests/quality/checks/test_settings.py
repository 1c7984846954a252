"""Thresholds and word lists: shipped ones parse, a campaign's own replace them, nonsense is refused."""

import pytest

from tonghop.kernel.errors import NotPossible
from tonghop.quality.resources import shipped_settings


def test_every_shipped_setting_has_a_title_and_a_use():
    settings = shipped_settings()
    assert settings.titles.keys() == settings.numbers.keys() | settings.words.keys()
    assert all(settings.titles.values())


def test_a_campaign_changes_what_it_names_and_nothing_else():
    shipped = shipped_settings()
    own = shipped.changed({"near-copy.share": "0.9", "nil": ["Không  phát sinh", "", "không phát sinh"]})
    assert (own["near-copy.share"], own.words["nil"]) == (0.9, ("không phát sinh",))
    assert {n for n in own.numbers if own[n] != shipped[n]} == {"near-copy.share"}
    assert shipped.changed(own.as_given) == own


@pytest.mark.parametrize(
    "given",
    [{"near-copy.share": "nhiều"}, {"near-copy.share": -1}, {"nil": [" "]}, {"khong-co": 1}, {"near-copy.share": None}],
)
def test_nonsense_is_refused(given):
    with pytest.raises(NotPossible):
        shipped_settings().changed(given)


def test_phrases_are_found_as_whole_words_in_either_spelling():
    pattern = shipped_settings().changed({"nil": ["chủ quan", "kỷ luật"]}).pattern("nil")
    assert pattern.search("Nguyên nhân CHỦ QUAN")
    assert pattern.search("kỷ luật")
    assert not pattern.search("chủ quanh")
