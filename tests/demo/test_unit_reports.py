"""What the demonstration's units hand in: figures that obey the catalogue, words that carry them, the same for a seed."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tonghop.campaigns.queries import catalogue
from tonghop.demo.cast import Part, cast
from tonghop.demo.figures import commune_figures
from tonghop.demo.figures_department import department_figures
from tonghop.demo.report_text import CLOSING, SectionName
from tonghop.demo.unit_files import figures_file, word_file
from tonghop.demo.unit_profile import chance, profile_of
from tonghop.demo.unit_report import Asked, FigureName, faulty, unit_report, wrong_sum
from tonghop.demo.variety import Variety
from tonghop.files.read import read_document
from tonghop.files.xlsx import read_workbook
from tonghop.kernel.moments import VIETNAM
from tonghop.kernel.numbers import format_number
from tonghop.reports.rules.explaining import FigureRule, is_broken
from tonghop.reports.rules.headings import OutlineSection
from tonghop.reports.rules.reading import sections_from_document
from tonghop.reports.rules.values import FigureAsked
from tonghop.reports.rules.workbook import Identity, values_from_workbook

KINDS = {"Phường Sa Pa": "ward", "Xã Y Tý": "commune", "Xã Chế Tạo": "commune", "Xã Bảo Hà": "commune"}
SETS = ("chi-dao", "phan-cap", "bo-may", "tthc", "tai-chinh", "tai-san", "cntt", "luu-tru")

TITLES = (
    *("Lãnh đạo, chỉ đạo, điều hành", "Phân cấp, phân quyền", "Tổ chức bộ máy và nhân sự", "Thủ tục hành chính"),
    *("Nguồn lực tài chính", "Cơ sở vật chất, tài sản công", "Hạ tầng công nghệ", "Chỉnh lý, số hóa tài liệu"),
    *("Nhiệm vụ thời gian tới", "Hạn chế, khó khăn", "Nguyên nhân", "Bài học kinh nghiệm", "Kiến nghị, đề xuất"),
)
TITLED = tuple(
    SectionName(f"m{n}", str(n), title, name)
    for n, (title, name) in enumerate(zip(TITLES, (*SETS, *CLOSING), strict=True), 1)
)


def profile(short_name: str, seed: int = 7):
    kind = KINDS.get(short_name, "department")
    name = short_name if kind == "department" else f"UBND {short_name[0].lower()}{short_name[1:]}"
    return profile_of(id=3, name=name, short_name=short_name, symbol="SKHCN", kind=kind, seed=seed)


def asked(form: str = "commune") -> Asked:
    figures = tuple(
        FigureName(name, i.code, i.name, i.unit, i.adds, i.decimals, i.numerator, i.denominator)
        for name in SETS
        for i in catalogue().indicators_in(name)
        if i.applies_to in {"both", form}
    )
    return Asked("dot", "Sơ kết", TITLED, figures)


def rules(figures) -> list[FigureRule]:
    wanted = catalogue().rules_among(frozenset(figures))
    return [FigureRule(r.rule_id, r.kind, r.left, tuple(r.right)) for r in wanted]


def stored(figures) -> dict[str, dict[str, str]]:
    return {code: {"value": str(value)} for code, value in figures.items()}


def report_of(short_name: str, part: Part = Part(), seed: int = 7, variety: Variety | None = None):  # noqa: B008 - frozen
    form = "commune" if short_name in KINDS else "department"
    return unit_report(profile(short_name, seed), asked(form), part, seed, variety or Variety())


@pytest.mark.parametrize("short_name", KINDS)
@given(seed=st.integers(0, 10**9))
@settings(max_examples=40, deadline=None)
def test_a_communes_figures_obey_every_rule_and_are_never_negative(short_name, seed):
    figures = commune_figures(profile(short_name, seed), chance(seed, "figures"))
    assert [r.rule_id for r in rules(figures) if is_broken(r, stored(figures))] == []
    assert min(figures.values()) >= 0


@given(seed=st.integers(0, 10**9))
@settings(max_examples=40, deadline=None)
def test_a_departments_figures_obey_every_rule_and_are_never_negative(seed):
    figures = department_figures(profile("Sở Khoa học và Công nghệ", seed), chance(seed, "figures"))
    assert [r.rule_id for r in rules(figures) if is_broken(r, stored(figures))] == []
    assert min(figures.values()) >= 0


@pytest.mark.parametrize("form", ["commune", "department"])
def test_every_figure_asked_is_drawn_with_the_decimals_of_the_form(form):
    name = "Xã Bảo Hà" if form == "commune" else "Sở Khoa học và Công nghệ"
    report = report_of(name)
    for figure in asked(form).figures:
        if figure.adds == "rate":
            assert figure.code not in report.figures
        else:
            assert -report.figures[figure.code].as_tuple().exponent <= figure.decimals


def test_the_same_seed_gives_the_same_report_and_another_seed_another():
    first, again, other = report_of("Xã Y Tý"), report_of("Xã Y Tý"), report_of("Xã Y Tý", seed=8)
    assert (first.figures, first.words) == (again.figures, again.words)
    assert first.figures != other.figures
    assert first.words != other.words


@pytest.mark.parametrize("short_name", KINDS)
def test_every_section_is_written_and_no_slot_is_left_open(short_name):
    report = report_of(short_name)
    for section in TITLED:
        lines = report.words[section.name]
        assert lines, section.name
        assert not any(mark in line for line in lines for mark in "{}<>|")


def test_the_words_carry_the_figures_of_the_table():
    report = report_of("Xã Bảo Hà")
    spoken = " ".join(" ".join(lines) for lines in report.words.values())
    assert format_number(report.figures["TTHC.04"]) in spoken or format_number(report.figures["TTHC.08"]) in spoken
    assert "UBND xã Bảo Hà" in spoken


def test_two_units_of_one_demonstration_do_not_tell_the_same_story():
    variety = Variety()
    first, second = (report_of(name, variety=variety) for name in ("Xã Y Tý", "Xã Bảo Hà"))
    for name in SETS:
        assert set(first.words[name]) & set(second.words[name]) == set(), name


@pytest.mark.parametrize("which", [0, 2, 5, 7])
def test_an_explained_sum_breaks_exactly_one_rule_and_says_why(which):
    report = report_of("Xã Bảo Hà", Part(explained=which))
    broken = [r for r in rules(report.figures) if is_broken(r, stored(report.figures))]
    assert len(broken) == 1
    assert {broken[0].left, *broken[0].right} & set(report.notes)
    assert all(note.startswith("Số liệu đúng như vậy, vì ") for note in report.notes.values())


def test_a_wrong_sum_breaks_a_rule_and_nothing_explains_it():
    report = wrong_sum(report_of("Xã Bảo Hà"))
    assert [r.rule_id for r in rules(report.figures) if is_broken(r, stored(report.figures))] == ["chi-dao-theo-loai"]
    assert report.notes == {}


def test_a_missing_figure_has_a_reason_and_no_sentence_needs_it():
    report = report_of("Xã Bảo Hà", Part(missing=("TTHC.15", "TTHC.16")))
    assert {"TTHC.15", "TTHC.16"} & set(report.figures) == set()
    assert all(reason.startswith("Không có số liệu, vì ") for reason in report.reasons.values())
    assert set(report.reasons) == {"TTHC.15", "TTHC.16"}


def test_a_near_copy_is_the_neighbours_text_under_the_own_name_or_with_names_left():
    variety = Variety()
    theirs, mine = (report_of(name, variety=variety) for name in ("Xã Y Tý", "Xã Bảo Hà"))
    part = Part(faults=frozenset({"copied"}), of="Xã Y Tý")
    clean = faulty(mine, part, 7, theirs)
    assert clean.words["luu-tru"] != mine.words["luu-tru"]
    assert not any("Y Tý" in line for lines in clean.words.values() for line in lines)
    left = faulty(mine, Part(faults=part.faults, of=part.of, names_left=True), 7, theirs)
    assert any("UBND xã Y Tý" in line for lines in left.words.values() for line in lines)


@pytest.mark.parametrize(
    ("fault", "section", "sign"),
    [("placeholder", "chi-dao", "......"), ("no-shortcoming", "han-che", "một số hạn chế nhất định")],
)
def test_a_planted_fault_stands_in_its_section(fault, section, sign):
    mine = report_of("Xã Bảo Hà")
    spoiled = faulty(mine, Part(faults=frozenset({fault})), 7, None)
    assert any(sign in line for line in spoiled.words[section])
    assert not any(sign in line for line in mine.words[section])


def test_the_cast_names_ways_that_exist_and_a_wrong_one_is_told(monkeypatch):
    parts = cast()
    assert len(parts) > 40
    monkeypatch.setattr("tonghop.demo.cast.data_file", lambda _: {"members": {"Xã X": {"way": "vanished"}}})
    with pytest.raises(ValueError, match="vanished"):
        cast()


@pytest.mark.parametrize("style", ["form", "titles", "numbers"])
@pytest.mark.parametrize("short_name", ["Phường Sa Pa", "Xã Y Tý", "Sở Khoa học và Công nghệ"])
def test_a_word_file_of_any_habit_is_read_back_as_it_was_written(short_name, style):
    report = report_of(short_name)
    at = datetime(2026, 5, 6, 9, 0, tzinfo=VIETNAM)
    data = word_file(report, style=style, signed_on=date(2026, 5, 6), at=at)
    outline = [OutlineSection(s.key, s.number, s.title) for s in TITLED]
    found, *_ = sections_from_document(read_document(data, "bao-cao.docx"), outline, expected=Identity("dot", "x"))
    for section in TITLED:
        lines = [block["text"].removeprefix("- ") for block in found.get(section.key, [])]
        assert lines == [line.removeprefix("- ") for line in report.words.get(section.name, [])]


@pytest.mark.parametrize("own", [False, True])
def test_a_figures_file_of_any_habit_is_read_back_with_reasons_and_notes(own):
    report = report_of("Xã Bảo Hà", Part(explained=0, missing=("LT.11",)))
    data = figures_file(report, own=own, at=datetime(2026, 5, 6, 9, 0, tzinfo=VIETNAM))
    wanted = [
        FigureAsked(f.code, f.name, f.unit, f.adds, f.numerator, f.denominator, f.decimals) for f in asked().figures
    ]
    reading = values_from_workbook(read_workbook(data, "so-lieu.xlsx"), wanted, Identity("dot", "UBND xã Bảo Hà"))
    assert reading.problems == []
    given = {code: Decimal(value["value"]) for code, value in reading.values.items() if "value" in value}
    assert given == report.figures
    assert reading.values["LT.11"]["none"] == report.reasons["LT.11"]
    assert reading.notes == report.notes


def test_figures_are_exact_decimals():
    assert all(isinstance(value, Decimal) for value in report_of("Phường Sa Pa").figures.values())
