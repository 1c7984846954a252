"""Seeded reports for measuring: statements mutated from bench/labels, figures drawn anew, some bodies missing."""

import random
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

from tonghop.consolidation.rules.consolidation import Facts
from tonghop.consolidation.rules.drafting import Origin
from tonghop.consolidation.rules.facts import Contribution, IndicatorFacts, SectionFacts, Standing, UnitStatus

LABELS = Path(__file__).parent / "labels"
MOMENT = datetime(2026, 5, 6, 2, 0, tzinfo=UTC)
PURPOSES = (("hc", "difficulties", 5), ("nn", "causes", 4), ("bh", "lessons", 3), ("nv", "tasks", 4))
RESULTS = 8
WITH_A_TAIL = 0.7
INDICATORS = 100
KEYS = frozenset({*(str(n) for n in range(1, RESULTS + 1)), *(p[0] for p in PURPOSES), "kn"})
BODIES = ("Bộ Nội vụ", "Bộ Tài chính", "UBND tỉnh", "Sở Tài chính", "Sở Nội vụ", "Chính phủ")


def statements() -> list[str]:
    """Every labelled statement."""
    lines = [path.read_text(encoding="utf-8").splitlines() for path in sorted(LABELS.glob("*.txt"))]
    return [line for some in lines for line in some if line and not line.startswith("#")]


def mutated(chance: random.Random, pool: list[str]) -> str:
    """A statement with a word or two gone and, often, the tail of another: hardly ever the same twice."""
    words = chance.choice(pool).rstrip(".").split()
    for _ in range(chance.randint(0, 2)):
        del words[chance.randrange(len(words))]
    tail = chance.choice(pool).rstrip(".").split()[-chance.randint(2, 6) :]
    return " ".join([*words[:1], *words[1:], *(["và", *tail] if chance.random() < WITH_A_TAIL else [])]) + "."


def facts_of(units: int, seed: int = 5) -> Facts:
    """The facts of a campaign of that many bodies, one in seven a department, one in eight not in."""
    chance = random.Random(seed)
    pool = statements()
    sections = [SectionFacts(str(n), str(n), f"Nội dung thứ {n}", "results") for n in range(1, RESULTS + 1)]
    sections += [SectionFacts(key, key, key, purpose) for key, purpose, _ in PURPOSES]
    sections += [SectionFacts("kn", "kn", "Kiến nghị", "recommendations")]
    indicators = [
        IndicatorFacts(f"CT.{n:03d}", f"Số việc loại {n}", "việc", str(n % RESULTS + 1), "sum")
        for n in range(INDICATORS)
    ]
    bodies = [_unit(n) for n in range(1, units + 1)]
    return Facts(
        campaign={"key": "do", "title": "Đo", "plan": None},
        origin=Origin("UBND tỉnh Mẫu", "", (), "10 giờ 00 phút ngày 08/5/2026"),
        sections=sections,
        indicators=indicators,
        units=bodies,
        contributions=[_contribution(chance, pool, unit) for unit in bodies if unit.counted],
    )


def _unit(number: int) -> UnitStatus:
    form = "department" if number % 7 == 0 else "commune"
    standing = Standing.IN if number % 8 else Standing.NOT_OPENED
    return UnitStatus(number, f"UBND xã Mẫu {number}", f"Xã Mẫu {number}", form, standing, KEYS)


def _contribution(chance: random.Random, pool: list[str], unit: UnitStatus) -> Contribution:
    results = {str(n): _results(chance, unit) for n in range(1, RESULTS + 1)}
    said = {key: tuple(mutated(chance, pool) for _ in range(count)) for key, _, count in PURPOSES}
    asked = tuple(f"Đề nghị {chance.choice(BODIES)} tháo gỡ: {mutated(chance, pool)}" for _ in range(4))
    values = {f"CT.{n:03d}": Decimal(chance.randint(0, 900)) for n in range(INDICATORS)}
    return Contribution(
        unit.id,
        unit.name,
        unit.short_name,
        unit.form,
        unit.id,
        1,
        MOMENT,
        sections={**results, **said, "kn": asked},
        values=values,
    )


def _results(chance: random.Random, unit: UnitStatus) -> tuple[str, ...]:
    done, whole = chance.randint(10, 400), chance.randint(400, 900)
    return (
        f"{unit.name} đã hoàn thành {done} trên {whole} việc được giao; nhiều mô hình lưu động được người dân ủng hộ.",
        f"Trong kỳ tổ chức {chance.randint(2, 40)} buổi hướng dẫn tại thôn với {chance.randint(50, 900)} lượt người.",
    )
