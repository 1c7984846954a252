"""Each check names the settings it goes by, and no other; whatever they are within their range, it does not raise."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis
from hypothesis import strategies as st

from quality.checks.report_samples import CLEAN, INDICATORS, OTHERS, RULES, UNIT
from tonghop.quality.checks.table import CHECKS, run
from tonghop.quality.checks.uses import TITLES, USES, concerned, users_of
from tonghop.quality.resources import shipped_settings
from tonghop.quality.rules.beside import said_in
from tonghop.quality.rules.facts import CitationGiven, IndicatorFacts, LastReport, PeerFacts, ReportFacts, SectionFacts
from tonghop.quality.rules.settings import Settings
from tonghop.quality.rules.shared_sentences import keyed_sentences
from tonghop.quality.rules.similar import Passage, PeerSection

PURPOSES = ("results", "difficulties", "causes", "recommendations")
TEXTS = (
    "Đã cơ bản hoàn thành, từng bước được quan tâm, nhìn chung kịp thời, đồng bộ và ngày càng tốt hơn, đạt hiệu quả.",
    "Trong năm, hồ sơ tiếp nhận 1.204 hồ sơ, đạt 100%; ngày 15/8/2023 đã tổ chức hội nghị và đạt 100%, còn lại 100%.",
    "Thực hiện Quyết định số 706/QĐ-TTg ngày 21/4/2026 của Thủ tướng Chính phủ, còn thiếu cán bộ do địa bàn rộng.",
    "Đề nghị bổ sung kinh phí sửa chữa nhà làm việc cho đơn vị trong năm tới.",
    "Không phát sinh.",
    (
        "Công tác này cơ bản hoàn thành, từng bước nâng cao chất lượng, nhìn chung kịp thời và toàn diện ở mọi mặt "
        "trong thời gian qua, được các cấp, các ngành luôn quan tâm chỉ đạo sâu sát và đạt kết quả tích cực. Có 12 lớp."
    ),
    "Xử lý trụ sở dôi dư. Hồ sơ tiếp nhận trong năm.",
)
FIGURES = {**INDICATORS, "R": IndicatorFacts("R", "Tỷ lệ hài lòng", "%", "s0")}


class Nearest:
    """A peer that resembles whatever it is asked about."""

    def nearest(self, blocks):
        block = max(blocks, key=len, default="")
        if not block:
            return None
        passage = Passage("block:0", 0, len(blocks[0]), blocks[0], "block:0", 0, 1, "x")
        return PeerSection(1, "UBND xã Tả Phìn", "s1", "mục 1", 0.9, 99, (passage,))


def facts(settings: Settings, seed: int = 1) -> ReportFacts:
    chance = Random(seed)  # noqa: S311 - a seeded choice of texts
    sections = tuple(
        SectionFacts(
            f"s{n}",
            str(n),
            "Kết quả",
            purpose,
            blocks=tuple(chance.choices((*TEXTS, *CLEAN), k=chance.randint(1, 3))),
            points=(("a", "Xử lý trụ sở dôi dư"), ("b", "Hồ sơ tiếp nhận trong năm")),
        )
        for n, purpose in enumerate((*PURPOSES, "results"))
    )
    keys = {key: 9 for section in sections for text in section.blocks for key, _ in keyed_sentences(text)}
    values = {code: Decimal(1_204_000) for code in FIGURES}
    return ReportFacts(
        unit=UNIT,
        settings=settings,
        sections=sections,
        values=values,
        indicators=FIGURES,
        rules=RULES,
        plan_lines=("Ủy ban nhân dân các xã, phường báo cáo kết quả sắp xếp tổ chức bộ máy.", *CLEAN),
        other_units=OTHERS,
        period=(chance.choice(PERIODS)),
        last=LastReport("báo cáo trước", {s.key: s.blocks for s in sections}, {code: Decimal(3) for code in FIGURES}),
        peers=Nearest(),
        others=PeerFacts(
            figures={code: tuple(Decimal(1200 + 7 * n) for n in range(12)) for code in FIGURES},
            lengths={s.key: (4000,) * 9 for s in sections},
            shared=keys,
            citations={"706/QĐ-TTG": (CitationGiven(None, "bo noi vu"),) * 5},
            said={s.key: (said_in(s.title, s.lettered, s.blocks, settings.subjects),) * 9 for s in sections},
        ),
    )


PERIODS = ((date(2025, 7, 1), date(2026, 5, 1)), None)


class Read(dict):
    """A mapping that remembers what was asked for."""

    def __init__(self, values, asked):
        super().__init__(values)
        self.asked = asked

    def __getitem__(self, name):
        self.asked.add(name)
        return super().__getitem__(name)


@pytest.mark.parametrize("check", list(CHECKS))
def test_a_check_reads_the_settings_that_it_names_and_no_others(check):
    shipped = shipped_settings()
    asked: set[str] = set()
    watched = replace(shipped, numbers=Read(shipped.numbers, asked), words=Read(shipped.words, asked))
    for seed in range(30):
        run(facts(watched, seed), [CHECKS[check]])
    assert asked == set(USES.get(check, ()))


def test_every_setting_is_gone_by_and_every_check_has_a_title():
    assert {name for names in USES.values() for name in names} == shipped_settings().titles.keys()
    assert TITLES.keys() == CHECKS.keys()
    assert concerned(["wrong-unit.factor"]) == users_of("wrong-unit.factor") == ("outlier", "wrong-unit")


SHIPPED = shipped_settings()
EXTREMES = {"share": (0, 0.5, 1), "count": (1, 2, 1_000_000), "factor": (1, 1.5, 1_000_000)}
own = st.fixed_dictionaries({name: st.sampled_from(EXTREMES[kind]) for name, kind in SHIPPED.kinds.items()})


@hypothesis(max_examples=25, deadline=None)
@given(own, st.integers(0, 5))
def test_no_check_raises_at_the_ends_of_any_range(values, seed):
    run(facts(SHIPPED.changed(values), seed))
