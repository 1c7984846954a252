"""What was handed in is found by its words, with marks or without, by those who may read it and nobody else."""

import pytest

import factories
from difficult_reports import accepted, accepted_again
from office import make_office
from tonghop.kernel.errors import NotPossible
from tonghop.organisations.permissions import Role
from tonghop.reports.actions import index_version
from tonghop.reports.models import SearchText
from tonghop.reports.queries import search_page
from tonghop.reports.rules.searching import Piece, excerpt, terms_of

OLD = "Còn 02 trụ sở dôi dư sau sắp xếp chưa được xử lý."
LOOSE = "Trụ sở mới chật; số tài sản dôi ra ít, không dư thừa gì."
NET = "Đường truyền internet ở các thôn vùng cao còn yếu."


@pytest.fixture
def office(db, now):
    office = make_office(now)
    accepted(office, 0, OLD, NET)
    accepted(office, 1, LOOSE)
    return office


def found(viewer, query: str, **given) -> list[tuple[str, str]]:
    return [(h.unit, "".join(p.text for p in h.pieces)) for h in search_page(viewer, query, **given).hits]


@pytest.mark.parametrize("query", ["tru so doi du", "Trụ sở dôi dư", "TRỤ SỞ  DÔI DƯ!", "trụ sở doi du"])
def test_with_marks_or_without_the_phrase_comes_first(office, query):
    hits = found(office.viewer(Role.ORGANISER), query)
    assert hits == [("Xã Bắc Hà", OLD), ("Xã Bảo Nhai", LOOSE)]


def test_it_is_narrowed_to_a_unit_or_a_section(office):
    viewer, body = office.viewer(Role.ORGANISER), office.province.communes[1]
    page = search_page(viewer, "tru so")
    assert [name for _, name in page.units] == ["Xã Bảo Nhai", "Xã Bắc Hà"]
    assert [key for key, _ in page.sections] == ["hc"]
    assert found(viewer, "tru so", unit=body.pk) == [("Xã Bảo Nhai", LOOSE)]
    assert found(viewer, "tru so", section="1") == []


def test_a_later_version_takes_the_place_of_the_earlier(office):
    accepted_again(office, 0, NET)
    viewer = office.viewer(Role.ORGANISER)
    assert found(viewer, "chua duoc xu ly") == []
    assert len(found(viewer, "duong truyen internet")) == 1
    first = office.obligation().report.versions.order_by("number").first()
    before = SearchText.objects.count()
    assert index_version(first) == 0, "an earlier version, indexed late, changes nothing"
    assert SearchText.objects.count() == before


def test_a_unit_reads_its_own_and_a_section_lead_the_own_sections(office):
    province = office.province
    own = office.viewer(Role.WRITER)
    assert [unit for unit, _ in found(own, "tru so")] == ["Xã Bắc Hà"]
    other = office.viewer(Role.HEAD, province.communes[2])
    assert found(other, "tru so") == []
    lead = factories.viewer_in(province.departments[1], Role.SECTION_LEAD)
    assert found(lead, "tru so") == [], "nobody leads the section of difficulties"
    office.campaign.sections.filter(key="hc").update(lead=province.departments[1])
    assert len(found(lead, "tru so")) == 2
    assert found(lead, "cau bi mat") == [], "section 1 is another body's"
    assert len(found(office.viewer(Role.LEADER), "tru so")) == 2


def test_strangers_receivers_and_administrators_find_nothing(office, now):
    foreign = make_office(now, name="Tuyên Quang", key="dot-khac")
    viewers = [foreign.viewer(role) for role in Role] + [
        office.viewer(Role.RECEIVER),
        office.viewer(Role.ADMINISTRATOR),
    ]
    assert [found(viewer, "tru so") for viewer in viewers] == [[] for _ in viewers]


@pytest.mark.parametrize("query", ["", "  ", "!!!", '"; DROP TABLE x; --', "a OR b", "NEAR(a b)", "trụ* & !sở | :("])
def test_whatever_is_typed_is_words_alone(office, query):
    search_page(office.viewer(Role.ORGANISER), query)


def test_more_than_a_phrase_is_refused():
    with pytest.raises(NotPossible, match="tối đa 12 chữ"):
        terms_of("một " * 13)


def test_the_queries_are_as_many_whatever_is_found(office, django_assert_max_num_queries):
    viewer = office.viewer(Role.ORGANISER)
    with django_assert_max_num_queries(4):
        search_page(viewer, "tru so")


def test_the_phrase_is_marked_else_its_words():
    assert excerpt(OLD, ("tru", "so", "doi", "du"))[1] == Piece("trụ sở dôi dư", marked=True)
    assert [p.text for p in excerpt(LOOSE, ("du", "tru")) if p.marked] == ["Trụ", "dư"]
    assert excerpt("Không có gì", ("khac",)) == [Piece("Không có gì")]


def test_a_long_text_is_cut_at_whole_words_around_the_first_hit():
    text = "chữ " * 200 + "trụ sở dôi dư " + "chữ " * 200
    pieces = excerpt(text, ("tru", "so"))
    shown = "".join(p.text for p in pieces)
    assert shown.startswith("… chữ")
    assert shown.endswith(" …")
    assert "trụ sở" in shown
    assert len(shown) < 300
    assert set(shown.split()) <= {"…", "chữ", "trụ", "sở", "dôi", "dư"}
