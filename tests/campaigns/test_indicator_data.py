"""The shipped catalogue of indicators is consistent in itself: codes, references, rates, rules, sets."""

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

import tonghop
from tonghop.kernel.text import fold, nfc

DATA = Path(tonghop.__file__).parent / "campaigns" / "data"
EIGHT = ["chi-dao", "phan-cap", "bo-may", "tthc", "tai-chinh", "tai-san", "cntt", "luu-tru"]


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


INDICATORS = rows("indicators.csv")
RULES = rows("indicator_rules.csv")
SETS = rows("indicator_sets.csv")
BY_CODE = {row["code"]: row for row in INDICATORS}


def codes_of(rule: dict[str, str]) -> list[str]:
    return [rule["left"], *rule["right"].split()]


def test_there_are_enough_indicators_in_each_of_the_eight_sets():
    assert [row["key"] for row in SETS] == EIGHT
    assert len(INDICATORS) >= 64
    assert min(Counter(row["set"] for row in INDICATORS).values()) >= 8
    assert {row["set"] for row in INDICATORS} == set(EIGHT)


def test_codes_and_names_are_unique_and_codes_are_plain():
    assert len(BY_CODE) == len(INDICATORS)
    assert len({fold(row["name"]) for row in INDICATORS}) == len(INDICATORS)
    assert all(re.fullmatch(r"[A-Z]{2,4}\.\d{2}", code) for code in BY_CODE)


def test_a_set_has_one_prefix_of_code_and_its_numbers_run_without_a_gap():
    for key in EIGHT:
        codes = [row["code"] for row in INDICATORS if row["set"] == key]
        prefix = codes[0].split(".")[0]
        assert codes == [f"{prefix}.{number:02d}" for number in range(1, len(codes) + 1)]


@pytest.mark.parametrize("row", INDICATORS, ids=lambda row: row["code"])
def test_an_indicator_is_whole(row):
    assert row["adds"] in {"sum", "average", "rate", "none"}
    assert row["applies_to"] in {"commune", "department", "both"}
    assert 0 <= int(row["decimals"]) <= 2
    assert row["name"]
    assert row["unit"]
    assert row["explanation"].endswith(".")
    assert all(nfc(value) == value == value.strip() and "  " not in value for value in row.values())


@pytest.mark.parametrize("row", INDICATORS, ids=lambda row: row["code"])
def test_only_a_rate_has_a_numerator_and_a_denominator_and_both_are_counts_of_its_set(row):
    parts = [row["numerator"], row["denominator"]]
    if row["adds"] != "rate":
        assert parts == ["", ""]
        assert row["unit"] != "%", "a percentage is computed, never typed"
        return
    assert row["unit"] == "%"
    for code in parts:
        part = BY_CODE[code]
        assert part["adds"] in {"sum", "average"}
        assert part["set"] == row["set"]
        assert part["applies_to"] in {row["applies_to"], "both"}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["id"])
def test_a_rule_speaks_of_counts_that_exist_and_stand_in_one_form(rule):
    assert rule["kind"] in {"equals", "at_most"}
    codes = codes_of(rule)
    assert len(codes) == len(set(codes))
    assert all(BY_CODE[code]["adds"] != "rate" for code in codes)
    assert len({BY_CODE[code]["adds"] for code in codes}) == 1
    assert len({BY_CODE[code]["unit"] for code in codes}) == 1
    kinds = {BY_CODE[code]["applies_to"] for code in codes}
    assert not {"commune", "department"} <= kinds
    assert len(codes) > 2 or rule["kind"] == "at_most"


def test_rule_ids_are_unique_and_messages_are_sentences_that_say_what_must_hold():
    assert len({rule["id"] for rule in RULES}) == len(RULES)
    assert len({rule["message"] for rule in RULES}) == len(RULES)
    for rule in RULES:
        assert rule["message"].endswith(".")
        assert "không được" in rule["message"] or "phải bằng" in rule["message"]


@pytest.mark.parametrize(
    ("kind", "left", "right"),
    [
        ("equals", "TTHC.04", "TTHC.05 TTHC.06"),
        ("equals", "TTHC.04", "TTHC.08 TTHC.11 TTHC.13"),
        ("equals", "TTHC.08", "TTHC.09 TTHC.10"),
        ("equals", "BM.02", "BM.03 BM.04"),
        ("equals", "TS.01", "TS.02 TS.03"),
        ("at_most", "TS.04", "TS.03"),
    ],
)
def test_the_rules_the_plan_asks_for_are_there(kind, left, right):
    assert (kind, left, right) in [(rule["kind"], rule["left"], rule["right"]) for rule in RULES]


def test_a_rate_that_is_a_share_has_the_rule_that_its_part_stays_within_the_whole():
    bound = {(rule["left"], rule["right"]) for rule in RULES if rule["kind"] == "at_most"}
    bound |= {(part, r["left"]) for r in RULES if r["kind"] == "equals" for part in r["right"].split()}
    may_exceed = {"TC.03", "TC.12"}  # revenue and spending may be above the estimate
    shares = [row for row in INDICATORS if row["adds"] == "rate" and row["code"] not in may_exceed]
    assert [row["code"] for row in shares if (row["numerator"], row["denominator"]) not in bound] == []


def sets_matching(title: str) -> list[str]:
    words = f" {fold(title)} "
    return [row["key"] for row in SETS if any(f" {word} " in words for word in row["keywords"].split(";"))]


def test_keywords_are_folded_and_belong_to_one_set():
    words = [word for row in SETS for word in row["keywords"].split(";")]
    assert [fold(word) for word in words] == words
    assert len(set(words)) == len(words)


@pytest.mark.parametrize(
    ("title", "key"),
    [
        ("1. Công tác lãnh đạo, chỉ đạo và tổ chức thực hiện", "chi-dao"),
        ("Phân định thẩm quyền; phân cấp, phân quyền, ủy quyền", "phan-cap"),
        ("Kiện toàn tổ chức bộ máy, bố trí nhân sự", "bo-may"),
        ("VỀ THỦ TỤC HÀNH CHÍNH", "tthc"),
        ("Nguồn lực tài chính cho hoạt động của chính quyền cấp xã", "tai-chinh"),
        ("Cơ sở vật chất, nhà ở, trang thiết bị và tài sản công", "tai-san"),
        ("Hạ tầng công nghệ và chuyển đổi số", "cntt"),
        ("Chỉnh lý, số hóa tài liệu lưu trữ", "luu-tru"),
    ],
)
def test_the_title_of_a_section_names_its_set_and_no_other(title, key):
    assert sets_matching(title) == [key]


def test_a_title_about_something_else_names_no_set():
    assert sets_matching("Bài học kinh nghiệm") == []


def test_five_sets_have_a_headline_of_their_own_for_the_leader():
    headlines = {row["key"]: row["headline"] for row in SETS if row["headline"]}
    assert len(headlines) == 5
    assert {key: BY_CODE[code]["set"] for key, code in headlines.items()} == {key: key for key in headlines}
