"""A unit's report in words: for each section the paragraphs, composed from the pools; and what may be wrong in them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from tonghop.demo.cast import Part
from tonghop.demo.pools import commune_sections, texts
from tonghop.demo.variety import Variety
from tonghop.demo.voice import Voice

Words = dict[str, list[str]]  # section name -> paragraphs; an item of a list begins with "- "
CLOSING = ("nhiem-vu", "han-che", "nguyen-nhan", "bai-hoc", "kien-nghi")
_OF_COMMUNES = re.compile(r"[Đđ]ịa bàn|cấp xã cần")  # what a provincial body does not say of itself
_PURPOSES = dict(zip(("tasks", "difficulties", "causes", "lessons", "recommendations"), CLOSING, strict=True))


@dataclass(frozen=True)
class SectionName:
    """A section of the campaign and the name of the pool it is written from."""

    key: str
    number: str
    title: str
    name: str


def name_of_section(*, purpose: str, indicator_set: str) -> str:
    """Return the pool's name: the section's set of figures, else what its purpose says."""
    return _PURPOSES.get(purpose, indicator_set)


def commune_words(voice: Voice, variety: Variety) -> Words:
    """Return a commune's report by section name, as unlike earlier units' as chance allows."""
    words = {name: _of_positions(voice, variety, name, positions) for name, positions in commune_sections().items()}
    if praise := voice.say(texts("mo-ket")["strengths"]["commune"]):
        words["chi-dao"].insert(-1, praise)
    causes, lessons = texts("nguyen-nhan"), texts("bai-hoc")
    objective, subjective = voice.fitting(causes["objective"]), voice.fitting(causes["subjective"])
    learnt, examples = voice.fitting(lessons["lessons"]), voice.fitting(lessons["examples"])
    chosen = variety.choose("nguyen-nhan", lambda: [*_some(voice, objective, 3), *_some(voice, subjective, 2)])
    words["nguyen-nhan"] = [
        f"- Nguyên nhân {'khách' if text in objective else 'chủ'} quan: {_small(voice.fill(text))}" for text in chosen
    ]
    chosen = variety.choose("bai-hoc", lambda: [*_some(voice, learnt, 3), *_some(voice, examples, 1)])
    words["bai-hoc"] = [f"- {voice.fill(text)}" for text in chosen]
    words["han-che"] = _themes(voice, variety, "han-che", texts("han-che")["themes"], (5, 7))
    words["kien-nghi"] = _themes(voice, variety, "kien-nghi", texts("kien-nghi")["themes"], (4, 6))
    return words


def department_words(voice: Voice, names: Sequence[str], variety: Variety) -> Words:
    """Return a provincial body's report for the sections that it answers; it leads those that are not closing."""
    pool = texts("so-nganh")
    words = {
        name: _of_positions(voice, variety, f"so-{name}", _department_positions(voice, pool["sections"][name], name))
        for name in names
        if name in pool["sections"]
    }
    objective = voice.fitting([cause for cause in texts("nguyen-nhan")["objective"] if isinstance(cause, str)])
    general = [text for text in objective if "{" not in text and not _OF_COMMUNES.search(text)]
    spoken = {
        "han-che": _themes(voice, variety, "so-han-che", pool["difficulties"], (3, 4)),
        "nguyen-nhan": _lines(voice, variety, "nguyen-nhan", general, 3),
        "bai-hoc": _lines(voice, variety, "so-bai-hoc", voice.fitting(pool["lessons"]), 2),
        "kien-nghi": _themes(voice, variety, "so-kien-nghi", pool["recommendations"], (2, 3)),
    }
    return words | {name: said for name, said in spoken.items() if name in names}


def opening_and_closing(voice: Voice) -> tuple[str, str]:
    """Return the report's first paragraph and its last ("Trên đây là ...")."""
    own = "commune" if voice.unit.local else "department"
    pool = texts("mo-ket")
    endings = [e for e in pool["closing"][own] if isinstance(e, str) and e.startswith("Trên đây")]
    return voice.say(pool["opening"][own]) or "", voice.say(endings) or ""


def with_faults(words: Words, part: Part, rng: Random, voice: Voice, other: Mapping[str, str]) -> Words:
    """Return the words with the part's planted faults; `other` fills {other_unit} and {other_place}."""
    bad, spoiled = texts("xau"), {name: list(said) for name, said in words.items()}
    for name in part.vague:
        spoiled[name] = [rng.choice(bad["vague"][name])]
    if "no-shortcoming" in part.faults:
        spoiled["han-che"], spoiled["nguyen-nhan"] = [bad["no_shortcoming"][1]], [bad["no_shortcoming"][3]]
        spoiled["nhiem-vu"] = [rng.choice(bad["vague"]["nhiem-vu"])]
    if "placeholder" in part.faults:
        spoiled["chi-dao"].insert(1, bad["placeholder"][0])
        spoiled["luu-tru"].append(bad["placeholder"][2])
    if "outline-echo" in part.faults:
        spoiled["cntt"], spoiled["tai-san"] = [bad["outline_echo"][0]], [bad["outline_echo"][1]]
    if "foreign-unit" in part.faults:
        for name, line in (("chi-dao", 0), ("tthc", 1), ("bo-may", 2)):
            spoiled[name].insert(0, voice.fill(_named(bad["foreign_unit"][line], other)))
    return spoiled


def copied(theirs: Words, mine: Words, *, names: Mapping[str, str], names_left: bool) -> Words:
    """Return a near copy: a neighbour's sections under the own name; with `names_left`, some keep the neighbour's."""
    taken = dict(mine)
    for position, name in enumerate(("cntt", "luu-tru", "tai-san", "phan-cap")):
        keep = names_left and position in {0, 2}
        taken[name] = [line if keep else _named(line, names) for line in theirs[name]]
    return taken


def _named(text: str, names: Mapping[str, str]) -> str:
    for old, new in names.items():
        text = text.replace(old, new)
    return text


def _department_positions(voice: Voice, section: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    leads = name in voice.unit.traits.get("leads", ())
    return [*section["positions"], *(section.get("lead_positions", ()) if leads else ())]


def _of_positions(voice: Voice, variety: Variety, name: str, positions: Sequence[Mapping[str, Any]]) -> list[str]:
    pools = [fitting for position in positions if (fitting := voice.fitting(position["templates"]))]
    return [voice.fill(text) for text in variety.choose(name, lambda: [voice.rng.choice(pool) for pool in pools])]


def _themes(
    voice: Voice, variety: Variety, name: str, themes: Sequence[Mapping[str, Any]], few_many: tuple[int, int]
) -> list[str]:
    ways = {theme["key"]: theme["wordings"] for theme in themes if voice.fits(theme)}
    count = min(voice.rng.randint(*few_many), len(ways))
    chosen = variety.choose(name, lambda: _often_the_first(voice, list(ways), count))
    return [f"- {voice.fill(voice.rng.choice(ways[key]))}" for key in chosen]


def _often_the_first(voice: Voice, keys: Sequence[str], count: int) -> list[str]:
    """Return some of the keys, the first of the file three times as often as the last: not all worries are alike."""
    weights = {key: 3 - 2 * place / len(keys) for place, key in enumerate(keys)}
    return sorted(keys, key=lambda key: voice.rng.random() ** (1 / weights[key]), reverse=True)[:count]


def _lines(voice: Voice, variety: Variety, name: str, fitting: Sequence[str], count: int) -> list[str]:
    chosen = variety.choose(name, lambda: _some(voice, fitting, count))
    return [f"- {voice.fill(text)}" for text in chosen]


def _some(voice: Voice, fitting: Sequence[str], count: int) -> list[str]:
    return voice.rng.sample(fitting, min(count, len(fitting)))


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]
