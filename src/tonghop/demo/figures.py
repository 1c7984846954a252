"""A commune's figures, drawn by chance within what is plausible; every rule of the catalogue holds in them."""

from decimal import Decimal
from random import Random

from tonghop.demo.unit_profile import UnitProfile

Figures = dict[str, Decimal]


def commune_figures(unit: UnitProfile, rng: Random) -> Figures:
    """Return every figure but the rates, by code."""
    drawn: dict[str, int | Decimal] = {}
    for draw in (directing, _authority, _staff, _staff_changes, _files_in, _files_out, _budget, _property):
        draw(drawn, unit, rng)
    for draw in (_dwelling, _computing, _networks, archives):
        draw(drawn, unit, rng)
    return {code: Decimal(value) for code, value in drawn.items()}


def share(rng: Random, whole: int | Decimal, low: float, high: float) -> int:
    """Return a part of the whole, between two shares of it, never more than all."""
    return min(int(whole), round(int(whole) * rng.uniform(low, high)))


def split(rng: Random, whole: int, parts: int) -> list[int]:
    """Return `parts` whole numbers of at least 0 that add up to `whole`."""
    cuts = sorted(rng.randint(0, whole) for _ in range(parts - 1))
    return [b - a for a, b in zip([0, *cuts], [*cuts, whole], strict=True)]


def directing(d: dict[str, int | Decimal], unit: UnitProfile, rng: Random) -> None:
    """Draw the figures about papers, meetings and inspections."""
    d["CD.02"], d["CD.03"], d["CD.04"] = rng.randint(1, 5), rng.randint(9, 34), rng.randint(6, 19)
    d["CD.05"] = rng.randint(24, 118 if unit.region == "ward" else 86)
    d["CD.01"] = sum(d[f"CD.0{n}"] for n in range(2, 6))
    d["CD.06"] = rng.randint(5, 19)
    d["CD.07"] = d["CD.06"] * rng.randint(42, 118) + rng.randint(0, 40)
    d["CD.08"] = rng.randint(36, 268)
    d["CD.09"] = rng.randint(2, 8)
    d["CD.10"] = d["CD.09"] - rng.choice((0, 0, 0, 1, 1))


def _authority(d: dict[str, int | Decimal], unit: UnitProfile, rng: Random) -> None:
    d["PC.01"] = 846 + rng.randint(-9, 22) + (8 if unit.region == "ward" else 0)
    d["PC.03"], d["PC.04"] = rng.randint(7, 39), rng.randint(64, 212)
    d["PC.02"] = d["PC.01"] - d["PC.03"] - d["PC.04"]
    d["PC.06"] = rng.randint(3, 15)
    d["PC.07"] = share(rng, d["PC.06"], 0.4, 1)


def _staff(d: dict[str, int | Decimal], unit: UnitProfile, rng: Random) -> None:
    d["BM.01"] = rng.randint(50, 66) if unit.region == "ward" else rng.randint(36, 49)
    d["BM.02"] = d["BM.01"] + rng.randint(-5, 3)
    d["BM.03"] = rng.randint(8, 14)
    d["BM.04"] = d["BM.02"] - d["BM.03"]
    d["BM.05"], d["BM.07"] = share(rng, d["BM.02"], 0.06, 0.24), rng.randint(0, 4)
    d["BM.06"] = d["BM.02"] - d["BM.05"] - d["BM.07"]
    d["BM.08"] = share(rng, d["BM.02"], 0.7, 0.94)
    d["BM.10"] = share(rng, d["BM.02"], 0.08, 0.38)
    d["BM.11"] = round(unit.people / rng.randint(42, 60)) + 40
    d["BM.12"] = share(rng, d["BM.11"], 0.9, 0.99)
    d["BM.13"] = rng.randint(6, 9) + 2 * unit.n_old
    d["BM.14"] = d["BM.13"] - rng.choice((0, 0, 1, 2, 3))


def _staff_changes(d: dict[str, int | Decimal], unit: UnitProfile, rng: Random) -> None:
    old = max(unit.n_old, 1)
    d["BM.16"], d["BM.17"] = rng.randint(2, 6) * old // 2, rng.randint(2, 5) * old
    d["BM.18"] = rng.randint(3, 7) * old
    d["BM.15"] = d["BM.16"] + d["BM.17"] + d["BM.18"]
    d["BM.19"] = rng.randint(1, 4) + rng.randint(0, 2) * unit.n_old
    d["BM.20"] = share(rng, d["BM.19"], 0.75, 1.1)
    d["BM.21"] = rng.randint(38, 164)
    d["BM.22"] = rng.randint(18, 46) if unit.region == "ward" else rng.randint(5, 8) * old + rng.randint(2, 6)


def _files_in(d: dict[str, int | Decimal], unit: UnitProfile, rng: Random) -> None:
    d["TTHC.01"] = 402 + rng.randint(0, 11)
    d["TTHC.02"] = d["TTHC.01"] - rng.randint(0, 14)
    per_person = {"ward": (0.34, 0.62), "lowland": (0.2, 0.42)}.get(unit.region, (0.13, 0.31))
    d["TTHC.04"] = round(unit.people * rng.uniform(*per_person))
    online = {"ward": (0.74, 0.95), "lowland": (0.66, 0.93)}.get(unit.region, (0.42, 0.84))
    d["TTHC.05"] = share(rng, d["TTHC.04"], *online)
    d["TTHC.06"] = d["TTHC.04"] - d["TTHC.05"]
    d["TTHC.15"] = share(rng, d["TTHC.04"], 0.16, 0.4)
    d["TTHC.16"] = share(rng, d["TTHC.15"], 0.38, 0.92)
    d["TTHC.18"] = share(rng, d["TTHC.04"], 0.68, 0.99)


def _files_out(d: dict[str, int | Decimal], unit: UnitProfile, rng: Random) -> None:  # noqa: ARG001 - one shape for every draw
    d["TTHC.11"], d["TTHC.13"] = share(rng, d["TTHC.04"], 0.012, 0.05), share(rng, d["TTHC.04"], 0.004, 0.02)
    d["TTHC.08"] = d["TTHC.04"] - d["TTHC.11"] - d["TTHC.13"]
    d["TTHC.10"] = 0 if rng.random() < 0.12 else share(rng, d["TTHC.08"], 0.001, 0.026)  # noqa: PLR2004 - a share
    d["TTHC.09"] = d["TTHC.08"] - d["TTHC.10"]
    d["TTHC.12"] = rng.choice((0, 0, share(rng, d["TTHC.11"], 0.02, 0.12)))
    d["TTHC.20"] = share(rng, d["TTHC.08"], 0.71, 0.99)
    d["TTHC.22"] = share(rng, d["TTHC.08"], 0.04, 0.13)
    d["TTHC.23"] = share(rng, d["TTHC.22"], 0.91, 0.996)


def _budget(d: dict[str, int | Decimal], unit: UnitProfile, rng: Random) -> None:
    d["TC.01"] = rng.randint(28000, 186000) if unit.region == "ward" else rng.randint(2400, 19500)
    d["TC.02"] = round(d["TC.01"] * Decimal(str(round(rng.uniform(0.71, 1.34), 3))))
    d["TC.05"] = rng.randint(3300, 4700) * unit.people // 1000 + rng.randint(30000, 42000)
    d["TC.06"], d["TC.07"] = rng.randint(7500, 61000), rng.randint(900, 4200)
    d["TC.04"] = d["TC.05"] + d["TC.06"] + d["TC.07"]
    d["TC.09"], d["TC.10"] = share(rng, d["TC.05"], 0.62, 0.9), share(rng, d["TC.06"], 0.34, 0.83)
    d["TC.11"] = share(rng, d["TC.07"], 0.3, 0.9)
    d["TC.08"] = d["TC.09"] + d["TC.10"] + d["TC.11"]
    d["TC.13"] = d["TC.05"] + (share(rng, d["TC.05"], 0.015, 0.16) if rng.random() < 0.9 else 0)  # noqa: PLR2004 - a share
    d["TC.14"] = share(rng, d["TC.13"] - d["TC.05"], 0.6, 1)
    d["TC.15"] = d["BM.19"] * rng.randint(170, 430)


def _property(d: dict[str, int | Decimal], unit: UnitProfile, rng: Random) -> None:
    d["TS.03"] = rng.choice((0, 0, 1)) if not unit.n_old else rng.randint(1, 3) * unit.n_old - rng.randint(0, 1)
    d["TS.02"] = rng.randint(9, 15) + 3 * unit.n_old
    d["TS.01"] = d["TS.02"] + d["TS.03"]
    d["TS.04"] = share(rng, d["TS.03"], 0.2, 1.05)
    d["TS.05"], d["TS.06"], d["TS.07"] = split(rng, int(d["TS.04"]), 3)
    d["TS.09"] = (d["TS.03"] - d["TS.04"]) * rng.randint(380, 2650)
    d["TS.10"] = rng.randint(0, 2)
    d["TS.11"] = rng.choice((0, 0, *range(1, 10)))


def _dwelling(d: dict[str, int | Decimal], unit: UnitProfile, rng: Random) -> None:
    d["TS.12"] = rng.randint(0, 6) if unit.region == "ward" else rng.randint(3, 22)
    d["TS.13"] = share(rng, d["TS.12"], 0.35, 1.02)
    d["TS.15"] = rng.randint(0, 13)
    d["TS.16"] = d["TS.15"] * rng.randint(6, 17)


def _computing(d: dict[str, int | Decimal], unit: UnitProfile, rng: Random) -> None:
    d["CN.01"] = rng.choice((1, 1, 1, 2))
    d["CN.02"] = d["BM.02"]
    d["CN.03"] = share(rng, d["CN.02"], 0.82, 1.02)
    d["CN.05"] = d["CN.03"] + rng.randint(2, 10)
    d["CN.06"] = share(rng, d["CN.05"], 0.58, 0.96)
    d["CN.08"] = rng.randint(2, 6) + (2 if unit.region == "ward" else 0)
    d["CN.09"] = share(rng, d["BM.02"], 0.7, 1) + 2
    d["CN.10"] = rng.randint(1450, 4300)
    d["CN.11"] = share(rng, d["CN.10"], 0.84, 0.998)


def _networks(d: dict[str, int | Decimal], unit: UnitProfile, rng: Random) -> None:
    d["CN.13"] = rng.randint(28, 136)
    d["CN.14"] = rng.randint(14, 23)
    d["CN.15"] = share(rng, d["CN.14"], 0.3, 0.7)
    far = {"ward": (0,), "lowland": (0, 0, 1, 2)}.get(unit.region, (0, 1, 2, 3, 4, 6))
    d["CN.16"] = min(int(d["BM.22"]), rng.choice(far))
    d["CN.17"] = d["BM.22"] - rng.choice((0, 0, 0, 1, 2))


def archives(d: dict[str, int | Decimal], unit: UnitProfile, rng: Random) -> None:
    """Draw the figures about archives; shelves are counted in tenths of a metre."""
    d["LT.02"] = Decimal(rng.randint(140, 700)) / 10
    d["LT.03"] = Decimal(rng.randint(120, 330) * max(unit.n_old, 1)) / 10
    d["LT.01"] = d["LT.02"] + d["LT.03"]
    d["LT.05"] = rng.randint(620, 5200)
    d["LT.06"] = share(rng, d["LT.05"], 0.14, 0.88)
    d["LT.08"] = d["LT.06"] * rng.randint(17, 44)
    d["LT.09"] = rng.randint(28, 132)
    d["LT.10"] = share(rng, d["LT.09"], 0.3, 1)
    d["LT.11"] = rng.randint(18, 264)
    d["LT.12"] = rng.randint(1, 3)
    d["LT.13"] = share(rng, d["LT.12"], 0, 1)
