"""boilerplate: what it raises, and what it leaves alone."""

import pytest

from quality.checks.report_samples import evidence, report, section
from tonghop.quality.checks.boilerplate import boilerplate
from tonghop.quality.rules.facts import PeerFacts
from tonghop.quality.rules.shared_sentences import keyed_sentences

SAME = "Công tác tuyên truyền được thực hiện bằng nhiều hình thức, bảo đảm mọi người dân nắm được chủ trương sắp xếp."
OWN = "Riêng thôn Lao Chải mở thêm 03 buổi bằng tiếng Mông cho 214 người, do già làng Giàng A Páo trực tiếp nói chuyện."
KEYS = {key: 9 for key, _ in keyed_sentences(SAME)}


@pytest.mark.parametrize(
    ("texts", "shared", "raised"),
    [
        ((SAME,), KEYS, [SAME]),
        ((OWN, SAME), dict.fromkeys(KEYS, 2), []),
        ((OWN, OWN, SAME), KEYS, []),
        ((OWN,), KEYS, []),
        ((SAME,), {}, []),
    ],
)
def test_shared(texts, shared, raised):
    assert evidence(boilerplate, report(section(*texts), others=PeerFacts(shared=shared))) == raised


def test_a_common_difficulty_is_no_boilerplate():
    facts = report(section(SAME, purpose="difficulties"), others=PeerFacts(shared=KEYS))
    assert evidence(boilerplate, facts) == []
