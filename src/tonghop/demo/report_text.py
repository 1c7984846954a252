"""A unit's report in words: for each section the paragraphs, composed from the pools; and what may be wrong in them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from tonghop.demo.cast import Part
from tonghop.demo.pools import commune_sections, texts
from tonghop.demo.voice import Voice

Words = dict[str, list[str]]  # section name -> paragraphs; an item of a list begins with "- "
CLOSING = ("nhiem-vu", "han-che", "nguyen-nhan", "bai-hoc", "kien-nghi")
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


def commune_words(voice: Voice) -> Words:
    """Return a commune's report by section name."""
    words = {
        name: [said for position in positions if (said := voice.say(position["templates"]))]
        for name, positions in commune_sections().items()
    }
    if praise := voice.say(texts("mo-ket")["strengths"]["commune"]):
        words["chi-dao"].insert(-1, praise)
    causes, lessons = texts("nguyen-nhan"), texts("bai-hoc")
    words["han-che"] = _themes(voice, texts("han-che")["themes"], voice.rng.randint(4, 6))
    words["nguyen-nhan"] = [
        *_lines(voice, causes["objective"], 3, "Nguyên nhân khách quan: "),
        *_lines(voice, causes["subjective"], 2, "Nguyên nhân chủ quan: "),
    ]
    words["bai-hoc"] = [*_lines(voice, lessons["lessons"], 3), *_lines(voice, lessons["examples"], 1)]
    words["kien-nghi"] = _themes(voice, texts("kien-nghi")["themes"], voice.rng.randint(3, 5))
    return words


def department_words(voice: Voice, names: Sequence[str]) -> Words:
    """Return a provincial body's report for the sections that it answers; it leads those that are not closing."""
    pool = texts("so-nganh")
    words = {name: _of_department(voice, pool["sections"][name], name) for name in names if name in pool["sections"]}
    causes = texts("nguyen-nhan")
    spoken = {
        "han-che": _themes(voice, pool["difficulties"], 3),
        "nguyen-nhan": _lines(voice, [c for c in causes["objective"] if "{" not in str(c)], 3),
        "bai-hoc": _lines(voice, pool["lessons"], 2),
        "kien-nghi": _themes(voice, pool["recommendations"], 3),
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


def _of_department(voice: Voice, section: Mapping[str, Any], name: str) -> list[str]:
    leads = name in voice.unit.traits.get("leads", ())
    positions = [*section["positions"], *(section.get("lead_positions", ()) if leads else ())]
    return [said for position in positions if (said := voice.say(position["templates"]))]


def _themes(voice: Voice, themes: Sequence[Mapping[str, Any]], count: int) -> list[str]:
    fitting = [theme for theme in themes if voice.fits(theme)]
    chosen = voice.rng.sample(fitting, min(count, len(fitting)))
    return [f"- {voice.fill(voice.rng.choice(theme['wordings']))}" for theme in chosen]


def _lines(voice: Voice, templates: Sequence[Any], count: int, first: str = "") -> list[str]:
    rows = [{"text": t} if isinstance(t, str) else t for t in templates]
    fitting = [row for row in rows if voice.fits(row)]
    lines = [voice.fill(row["text"]) for row in voice.rng.sample(fitting, min(count, len(fitting)))]
    return [f"- {first}{line[:1].lower() + line[1:] if first else line}" for line in lines]
