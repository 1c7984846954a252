"""The demonstration's texts: slots allowed, pools large enough, nothing twice, clean Vietnamese, a choice for every unit."""

import csv
import itertools
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

import tonghop
from tonghop.kernel.text import fold, nfc

PACKAGE = Path(tonghop.__file__).parent
DATA = PACKAGE / "demo" / "data"
CORPUS = Path(__file__).resolve().parents[2] / "../shared/corpus"
FILES = sorted((DATA / "texts").glob("*.yaml"))
TEXTS: dict[str, Any] = {file.stem: yaml.safe_load(file.read_text("utf-8")) for file in FILES}
SLOTS: dict[str, dict[str, str]] = yaml.safe_load((DATA / "slots.yaml").read_text("utf-8"))
SECTIONS = [name for name in TEXTS if name.startswith("muc-")]
KINDS = ["highland", "border", "lowland", "ward"]
SLOT = re.compile(r"\{(\w+)\}")
CHOICE = re.compile(r"<([^<>|]*(?:\|[^<>|]*)+)>")
LETTERS = set("aăâbcdđeêghiklmnoôơpqrstuưvxyfjwz") | set(
    nfc("".join(a + t for a in "aăâeêioôơuưy" for t in "\u0300\u0301\u0303\u0309\u0323"))
)
MARKS = set(" .,;:!?%/()-–+×²“”\"'_&[]<>|{}0123456789\n")
NOT_PROSE = {"ten-nguoi", "van-ban"}


def entry(template: Any) -> dict[str, Any]:
    return {"text": template} if isinstance(template, str) else template


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from strings(item)
    elif isinstance(value, dict):
        for item in value.values():
            yield from strings(item)


def conditioned(value: Any) -> Iterator[dict[str, Any]]:
    """Every mapping that bears only, needs or zero."""
    if isinstance(value, dict):
        if {"only", "needs", "zero"} & set(value):
            yield value
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from conditioned(item)


def positions(name: str) -> list[dict[str, Any]]:
    return TEXTS[name]["positions"]


def sentences() -> list[str]:
    return [s for name, value in TEXTS.items() if name not in NOT_PROSE for s in strings(value) if len(s) > 30]


@pytest.mark.parametrize("file", [*FILES, DATA / "slots.yaml", DATA / "ke-hoach-mau.yaml"], ids=lambda file: file.stem)
def test_every_file_says_first_that_it_is_made_up(file):
    assert file.read_text("utf-8").splitlines()[0].startswith("# dữ liệu mô phỏng")


@pytest.mark.parametrize("name", TEXTS)
def test_every_slot_is_in_the_allowed_list_and_every_choice_is_well_formed(name):
    for text in strings(TEXTS[name]):
        assert set(SLOT.findall(text)) <= set(SLOTS), text
        rest = CHOICE.sub("", SLOT.sub("", text))
        assert not re.search(r"[{}<>|]", rest), text
        for choice in CHOICE.findall(text):
            assert len(set(choice.split("|"))) == len(choice.split("|")), text


@pytest.mark.parametrize("name", [*TEXTS, "slots", "plan"])
def test_the_letters_are_vietnamese_and_in_normal_form(name):
    plan = (DATA / "ke-hoach-mau.yaml").read_text("utf-8")
    for text in strings({**TEXTS, "slots": SLOTS, "plan": plan}[name]):
        assert nfc(text) == text
        assert set(text.lower()) <= LETTERS | MARKS | {"#", "="}, set(text.lower()) - LETTERS - MARKS
        assert name == "plan" or ("  " not in text and text == text.strip())


def test_no_template_stands_twice():
    counted = Counter(fold(text) for text in sentences())
    assert [text for text, times in counted.items() if times > 1 and "trung tam phuc vu" not in text] == []


def test_every_slot_is_used_and_its_code_is_in_the_catalogue_with_a_fitting_style():
    with (PACKAGE / "campaigns/data/indicators.csv").open(encoding="utf-8", newline="") as file:
        catalogue = {row["code"]: row for row in csv.DictReader(file)}
    used = {slot for value in TEXTS.values() for text in strings(value) for slot in SLOT.findall(text)}
    used |= {slot for value in TEXTS.values() for c in conditioned(value) for slot in c.get("needs", [])}
    assert set(SLOTS) - used == set()
    for name, slot in SLOTS.items():
        assert slot["meaning"], name
        assert slot["style"] in {"count", "number", "rate", "decimal", "text", "flag"}, name
        if "code" in slot:
            assert (slot["style"] == "rate") == (catalogue[slot["code"]]["adds"] == "rate"), name
            assert (slot["style"] == "decimal") == (
                slot["style"] != "rate" and catalogue[slot["code"]]["decimals"] == "1"
            ), name


def test_a_rate_slot_is_always_followed_by_the_sign():
    for text in sentences():
        for name in SLOT.findall(text):
            if SLOTS[name]["style"] == "rate":
                assert f"{{{name}}}%" in text, text


@pytest.mark.parametrize("name", TEXTS)
def test_conditions_speak_of_known_kinds_and_of_counts(name):
    for bearer in conditioned(TEXTS[name]):
        assert set(bearer.get("only", [])) <= set(KINDS), bearer
        for slot in [*bearer.get("needs", []), *bearer.get("zero", [])]:
            assert "code" in SLOTS[slot] or SLOTS[slot]["style"] == "flag", bearer


@pytest.mark.parametrize("name", SECTIONS)
def test_a_section_has_four_to_six_positions_and_at_least_24_templates(name):
    sizes = [len(position["templates"]) for position in positions(name)]
    assert 4 <= len(sizes) <= 6
    assert min(sizes) >= 4
    assert sum(sizes) >= 24
    assert len({position["key"] for position in positions(name)}) == len(sizes)


def test_the_nine_sections_are_there():
    assert sorted(TEXTS[name]["number"] for name in SECTIONS) == [*"12345678", "II"]


@pytest.mark.parametrize("name", SECTIONS)
def test_every_template_of_a_section_says_something_of_the_unit_itself(name):
    own = [bool(SLOT.search(entry(t)["text"])) for position in positions(name) for t in position["templates"]]
    assert sum(own) / len(own) > 0.8


def usable(template: Any, kind: str, positive: dict[str, bool]) -> bool:
    row = entry(template)
    return (
        kind in row.get("only", KINDS)
        and all(positive[slot] for slot in row.get("needs", []))
        and not any(positive[slot] for slot in row.get("zero", []))
    )


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", SECTIONS)
def test_whatever_the_figures_a_unit_of_each_kind_finds_a_template_for_every_position(name, kind):
    for position in positions(name):
        rows = [entry(t) for t in position["templates"]]
        asked = sorted({slot for row in rows for slot in [*row.get("needs", []), *row.get("zero", [])]})
        for values in itertools.product([False, True], repeat=len(asked)):
            positive = dict(zip(asked, values, strict=True))
            assert any(usable(row, kind, positive) for row in rows), (position["key"], positive)


@pytest.mark.parametrize("key", TEXTS["so-nganh"]["sections"])
def test_whatever_the_figures_a_department_finds_a_template_for_every_position(key):
    section = TEXTS["so-nganh"]["sections"][key]
    for position in [*section["positions"], *section.get("lead_positions", [])]:
        rows = [entry(t) for t in position["templates"]]
        asked = sorted({slot for row in rows for slot in [*row.get("needs", []), *row.get("zero", [])]})
        for values in itertools.product([False, True], repeat=len(asked)):
            positive = dict(zip(asked, values, strict=True))
            assert any(usable(row, "lowland", positive) for row in rows), (position["key"], positive)


@pytest.mark.parametrize("name", [*SECTIONS, "han-che", "nguyen-nhan", "bai-hoc", "kien-nghi", "mo-ket"])
def test_only_a_unit_formed_by_merging_speaks_of_the_units_it_was_made_of(name):
    merged = {bearer["text"] for bearer in conditioned(TEXTS[name]) if "merged" in bearer.get("needs", [])}
    others = [text for text in strings(TEXTS[name]) if text not in merged]
    assert [text for text in others if re.search(r"(đơn vị|trụ sở|địa bàn) cũ|\{n_old\}", text)] == []


@pytest.mark.parametrize(
    ("pool", "themes"), [("han-che", TEXTS["han-che"]["themes"]), ("kien-nghi", TEXTS["kien-nghi"]["themes"])]
)
def test_there_are_fourteen_themes_of_three_to_five_wordings(pool, themes):
    assert len(themes) >= 14
    assert len({theme["key"] for theme in themes}) == len(themes)
    assert all(3 <= len(theme["wordings"]) <= 5 for theme in themes)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("pool", ["han-che", "kien-nghi"])
def test_every_kind_of_unit_has_at_least_ten_themes_without_any_condition_on_figures(pool, kind):
    free = [t for t in TEXTS[pool]["themes"] if kind in t.get("only", KINDS) and "needs" not in t]
    assert len(free) >= 10


def words_of(text: str) -> frozenset[str]:
    return frozenset(fold(SLOT.sub("", text)).split())


@pytest.mark.parametrize(
    "themes",
    [
        TEXTS["han-che"]["themes"],
        TEXTS["kien-nghi"]["themes"],
        TEXTS["so-nganh"]["difficulties"],
        TEXTS["so-nganh"]["recommendations"],
    ],
)
def test_a_wording_is_most_like_another_of_its_own_theme(themes):
    all_wordings = [(theme["key"], words_of(text)) for theme in themes for text in theme["wordings"]]
    for key, words in all_wordings:
        others = [(other, len(words & ws) / len(words | ws)) for other, ws in all_wordings if ws is not words]
        assert max(others, key=lambda pair: pair[1])[0] == key, words


def test_every_recommendation_names_its_body_in_its_own_words():
    for theme in [*TEXTS["kien-nghi"]["themes"], *TEXTS["so-nganh"]["recommendations"]]:
        assert theme["level"] in {"trung-uong", "cap-tinh", "so-nganh"}
        assert all(theme["to"] in text for text in theme["wordings"]), theme["key"]


def test_causes_lessons_and_examples_are_many():
    assert len(TEXTS["nguyen-nhan"]["objective"]) >= 14
    assert len(TEXTS["nguyen-nhan"]["subjective"]) >= 14
    assert len(TEXTS["bai-hoc"]["lessons"]) >= 14
    assert len(TEXTS["bai-hoc"]["examples"]) >= 12


def test_departments_are_twenty_with_leads_for_seven_sections():
    bodies = TEXTS["co-quan"]["bodies"]
    sections = TEXTS["so-nganh"]["sections"]
    assert len(bodies) >= 20
    assert len({body["name"] for body in bodies}) == len(bodies)
    led = {key for body in bodies for key in body["leads"]}
    assert led == {"phan-cap", "bo-may", "tthc", "tai-chinh", "tai-san", "cntt", "luu-tru"}
    assert all(sections[key]["lead_positions"] for key in led)
    assert all(len(p["templates"]) >= 3 for s in sections.values() for p in s["positions"])


def test_the_planted_faults_and_the_voices_around_a_report_are_there():
    bad, voices = TEXTS["xau"], TEXTS["nhan-xet"]
    assert set(bad["vague"]) == {TEXTS[name]["section"] for name in SECTIONS}
    assert all(not re.search(r"\d|\{", text) for pool in bad["vague"].values() for text in pool)
    assert all("{other_unit}" in text for text in bad["foreign_unit"])
    assert len(bad["placeholder"]) >= 5
    assert sum(len(pool) for pool in voices["return_reasons"].values()) >= 20
    assert all(text.startswith("Số liệu đúng như vậy, vì ") for text in voices["sum_explanations"])
    assert all(text.startswith("Không có số liệu, vì ") for text in voices["missing_reasons"])


def test_names_of_people_come_from_seven_peoples_and_are_words():
    groups = TEXTS["ten-nguoi"]["groups"]
    assert {group["key"] for group in groups} >= {"kinh", "tay", "nung", "mong", "dao", "thai"}
    for group in groups:
        pools = ["surnames", "middle_male", "middle_female", "given_male", "given_female"]
        assert all(isinstance(name, str) and name[0].isupper() for pool in pools for name in group[pool])
        assert all(len(group[pool]) == len(set(group[pool])) for pool in pools)


# What a thing is officially called, and to whom and by when one reports, is a fact: cited, not taken.
OFFICIAL = [
    "uy ban nhan dan tinh qua so noi vu truoc ngay 08 5 2026",
    "sap xep don vi hanh chinh va van hanh chinh quyen dia phuong 02 cap",
    "don vi hanh chinh cac cap va hoat dong cua chinh quyen dia phuong 02 cap",
    "so 706 qd ttg ngay 21 4 2026 cua thu tuong chinh phu",
    "luat to chuc chinh quyen dia phuong",
    "cac so ban nganh thuoc uy ban nhan dan tinh",
    "khoa hoc cong nghe doi moi sang tao va chuyen doi so",
]


def grams(text: str, length: int = 12) -> set[str]:
    folded = fold(text)
    for name in OFFICIAL:
        folded = folded.replace(name, name.replace(" ", "_"))
    words = folded.split()
    return {" ".join(words[i : i + length]) for i in range(len(words) - length + 1)}


@pytest.mark.corpus
def test_no_twelve_words_running_are_taken_from_the_documents_read():
    if not CORPUS.is_dir():
        pytest.skip("the shared corpus is not beside the checkout")
    read = set().union(*(grams(path.read_text("utf-8", errors="replace")) for path in CORPUS.rglob("*.txt")))
    plan = list(strings(yaml.safe_load((DATA / "ke-hoach-mau.yaml").read_text("utf-8"))))
    with (PACKAGE / "campaigns/data/indicators.csv").open(encoding="utf-8", newline="") as file:
        catalogue = [row["explanation"] for row in csv.DictReader(file)]
    ours = [*sentences(), *plan, *catalogue]
    assert len(ours) > 900
    assert [text for text in ours if grams(text) & read] == []
