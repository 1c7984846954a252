"""A provincial body's figures, drawn by chance within what is plausible; every rule of the catalogue holds in them."""

from decimal import Decimal
from random import Random

from tonghop.demo.figures import Figures, archives, directing, share, split
from tonghop.demo.unit_profile import UnitProfile

_Drawn = dict[str, int | Decimal]


def department_figures(unit: UnitProfile, rng: Random) -> Figures:
    """Return every figure but the rates, by code."""
    drawn: _Drawn = {}
    for draw in (directing, _authority, _staff, _files, _property, _computing, archives):
        draw(drawn, unit, rng)
    drawn["TC.15"] = drawn["BM.19"] * rng.randint(240, 560)
    return {code: Decimal(value) for code, value in drawn.items()}


def _authority(d: _Drawn, unit: UnitProfile, rng: Random) -> None:  # noqa: ARG001 - one shape for every draw
    d["PC.10"], d["PC.11"] = rng.randint(18, 96), rng.randint(2, 17)
    d["PC.09"] = d["PC.10"] + d["PC.11"]
    d["PC.12"], d["PC.13"] = rng.randint(6, 42), rng.randint(3, 21)
    d["PC.06"] = rng.randint(4, 22)
    d["PC.07"] = share(rng, d["PC.06"], 0.4, 1)


def _staff(d: _Drawn, unit: UnitProfile, rng: Random) -> None:  # noqa: ARG001 - likewise
    d["BM.01"] = rng.randint(58, 168)
    d["BM.02"] = d["BM.01"] - rng.randint(0, 7)
    d["BM.03"], d["BM.04"] = 0, d["BM.02"]
    d["BM.05"], d["BM.07"] = share(rng, d["BM.02"], 0.24, 0.46), rng.randint(0, 2)
    d["BM.06"] = d["BM.02"] - d["BM.05"] - d["BM.07"]
    d["BM.08"], d["BM.10"] = share(rng, d["BM.02"], 0.88, 1), share(rng, d["BM.02"], 0.02, 0.12)
    d["BM.11"] = rng.randint(40, 420)
    d["BM.12"] = share(rng, d["BM.11"], 0.9, 0.99)
    d["BM.13"] = rng.randint(5, 14)
    d["BM.14"] = d["BM.13"] - rng.randint(1, 4)
    d["BM.19"] = rng.randint(4, 28)
    d["BM.20"] = share(rng, d["BM.19"], 0.8, 1.1)
    d["BM.21"] = rng.randint(120, 640)


def _files(d: _Drawn, unit: UnitProfile, rng: Random) -> None:  # noqa: ARG001 - likewise
    d["TTHC.01"] = rng.randint(84, 246)
    d["TTHC.02"] = d["TTHC.01"] - rng.randint(0, 4)
    d["TTHC.04"] = rng.randint(2400, 28600)
    d["TTHC.05"] = share(rng, d["TTHC.04"], 0.86, 0.99)
    d["TTHC.06"] = d["TTHC.04"] - d["TTHC.05"]
    d["TTHC.11"], d["TTHC.13"] = share(rng, d["TTHC.04"], 0.02, 0.06), share(rng, d["TTHC.04"], 0.004, 0.02)
    d["TTHC.08"] = d["TTHC.04"] - d["TTHC.11"] - d["TTHC.13"]
    d["TTHC.10"] = share(rng, d["TTHC.08"], 0.001, 0.012)
    d["TTHC.09"] = d["TTHC.08"] - d["TTHC.10"]
    d["TTHC.12"] = share(rng, d["TTHC.11"], 0, 0.08)
    d["TTHC.15"] = share(rng, d["TTHC.04"], 0.3, 0.6)
    d["TTHC.16"] = share(rng, d["TTHC.15"], 0.7, 0.98)
    d["TTHC.18"], d["TTHC.20"] = share(rng, d["TTHC.04"], 0.9, 1), share(rng, d["TTHC.08"], 0.93, 1)
    d["TTHC.22"] = share(rng, d["TTHC.08"], 0.05, 0.15)
    d["TTHC.23"] = share(rng, d["TTHC.22"], 0.96, 0.998)


def _property(d: _Drawn, unit: UnitProfile, rng: Random) -> None:  # noqa: ARG001 - likewise
    d["TS.02"], d["TS.03"] = rng.randint(3, 12), rng.randint(1, 7)
    d["TS.01"] = d["TS.02"] + d["TS.03"]
    d["TS.04"] = share(rng, d["TS.03"], 0.3, 1.05)
    d["TS.05"], d["TS.06"], d["TS.07"] = split(rng, int(d["TS.04"]), 3)
    d["TS.09"] = (d["TS.03"] - d["TS.04"]) * rng.randint(800, 4200)
    d["TS.10"], d["TS.11"] = rng.randint(2, 9), rng.randint(0, 8)
    d["TS.12"] = rng.randint(8, 46)
    d["TS.13"] = share(rng, d["TS.12"], 0.4, 0.95)
    d["TS.15"] = rng.randint(6, 48)
    d["TS.16"] = d["TS.15"] * rng.randint(8, 18)


def _computing(d: _Drawn, unit: UnitProfile, rng: Random) -> None:  # noqa: ARG001 - likewise
    d["CN.01"], d["CN.02"], d["CN.03"] = rng.randint(1, 3), d["BM.02"], d["BM.02"]
    d["CN.05"] = d["CN.03"] + rng.randint(6, 30)
    d["CN.06"] = share(rng, d["CN.05"], 0.74, 0.97)
    d["CN.08"], d["CN.09"] = rng.randint(4, 14), d["BM.02"] + rng.randint(1, 6)
    d["CN.10"] = rng.randint(3200, 9600)
    d["CN.11"] = share(rng, d["CN.10"], 0.95, 0.999)
    d["CN.13"] = rng.randint(90, 460)
    d["CN.14"] = rng.randint(18, 31)
    d["CN.15"] = share(rng, d["CN.14"], 0.4, 0.8)
