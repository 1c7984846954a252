import unicodedata
from datetime import date, timedelta

import pytest

from tonghop.journal.rules import SYSTEM
from tonghop.kernel.text import strip_marks
from tonghop.organisations import queries
from tonghop.organisations.actions import establish_province
from tonghop.organisations.models import Membership, Organisation, Person
from tonghop.organisations.permissions import Role, Seat, Viewer

DAY = date(2026, 5, 6)


def test_a_viewer_is_read_in_one_query_however_many_seats(seated, body, lao_cai, django_assert_num_queries):
    person = seated("an", ("Sở Nội vụ", "organiser"), ("Sở Nội vụ", "writer"), ("UBND tỉnh Lào Cai", "administrator"))
    with django_assert_num_queries(1):
        viewer = queries.viewer_of(person, today=DAY)
    assert viewer == Viewer(
        person.pk,
        "Người an",
        (
            Seat(body("Sở Nội vụ").pk, lao_cai.pk, Role.ORGANISER),
            Seat(body("Sở Nội vụ").pk, lao_cai.pk, Role.WRITER),
            Seat(lao_cai.pk, lao_cai.pk, Role.ADMINISTRATOR),
        ),
    )
    assert viewer.is_administrator()
    assert viewer.owners() == {lao_cai.pk}


def test_who_is_signed_in_comes_with_the_seats_in_one_query(seated, django_assert_num_queries):
    person = seated("an", ("Sở Nội vụ", "organiser"), ("Sở Nội vụ", "writer"))
    nobody = Person.objects.create(sign_in_name="binh", name="Người bình")
    for somebody in (person, nobody):
        with django_assert_num_queries(1):
            found = queries.signed_in(somebody.pk)
            viewer = queries.viewer_of(found, today=DAY)
        assert found == somebody
        assert vars(found).keys() >= {"password", "sign_in_name", "must_change_password"}
        assert viewer == queries.viewer_of(somebody, today=DAY)
    assert len(queries.viewer_of(queries.signed_in(person.pk), today=DAY).seats) == 2
    assert queries.signed_in(10**6) is None


@pytest.mark.parametrize(
    ("valid_from", "valid_to", "holds"),
    [
        (DAY, None, True),
        (DAY + timedelta(days=1), None, False),
        (date(2026, 1, 1), DAY, False),  # the first day on which it no longer holds
        (date(2026, 1, 1), DAY + timedelta(days=1), True),
    ],
)
def test_only_seats_in_force_count(seated, valid_from, valid_to, holds):
    person = seated("an", ("Sở Y tế", "head"), valid_from=valid_from, valid_to=valid_to)
    assert bool(queries.viewer_of(person, today=DAY).seats) is holds


def test_a_switched_off_account_has_no_seat(seated):
    person = seated("an", ("UBND tỉnh Lào Cai", "administrator"))
    person.is_active = False
    assert queries.viewer_of(person, today=DAY).seats == ()


def test_a_seat_in_a_ministry_is_in_the_ministrys_own_tree(seated, body):
    viewer = queries.viewer_of(seated("an", ("Bộ Nội vụ", "receiver")), today=DAY)
    assert viewer.owners(Role.RECEIVER) == {body("Bộ Nội vụ").pk}


def test_search_finds_every_body_with_and_without_marks(lao_cai):
    for body in queries.organisations_in(lao_cai):
        for text in (body.name, body.short_name, strip_marks(body.name).upper()):
            assert body in queries.find_organisations(text, owner=lao_cai), text
        assert body in queries.find_organisations(unicodedata.normalize("NFD", body.name), owner=lao_cai)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("bac ha", ["UBND xã Bắc Hà"]),
        ("hà bắc", ["UBND xã Bắc Hà"]),
        ("Sa Pa", ["UBND phường Sa Pa"]),
        ("khcn", ["Sở Khoa học và Công nghệ"]),
        ("sở nội", ["Sở Nội vụ"]),
        ("100%_", []),
        ("Hà Nội", []),
    ],
)
def test_search_takes_words_in_any_order(lao_cai, text, names):
    assert [body.name for body in queries.find_organisations(text, owner=lao_cai)] == names


def test_search_stays_in_the_owners_tree_and_in_the_present(lao_cai, now):
    other = establish_province("01", by=SYSTEM, at=now)
    assert all(body.owner_id == other.pk for body in queries.find_organisations("phường", owner=other))
    assert not queries.find_organisations("Bắc Hà", owner=other).exists()
    Organisation.objects.filter(name="UBND xã Bắc Hà").update(valid_to=date(2026, 1, 1))
    assert not queries.find_organisations("Bắc Hà", owner=lao_cai).exists()


def test_bodies_come_in_official_order(lao_cai, django_assert_num_queries):
    with django_assert_num_queries(1):
        local = list(queries.local_bodies(lao_cai))
    assert (len(local), local[0].kind, local[-1].kind) == (99, "commune", "ward")
    provincial = [body.name for body in queries.provincial_bodies(lao_cai)]
    assert (provincial[0], provincial[13], provincial[14]) == (
        "Sở Nội vụ",
        "Văn phòng UBND tỉnh",
        "Trung tâm Phục vụ hành chính công tỉnh",
    )
    assert len(provincial) == 21
    assert [ministry.name for ministry in queries.ministries()][:4][-1] == "Bộ Nội vụ"
    assert queries.places_of("15").count() == 99


def test_the_gazetteer_is_the_tree_and_the_ministries_in_one_query(lao_cai, now, django_assert_num_queries):
    establish_province("01", by=SYSTEM, at=now)
    with django_assert_num_queries(1):
        gazetteer = queries.gazetteer_of(lao_cai)
    assert len(gazetteer.bodies) == 1 + 120 + 17
    assert gazetteer.owner is not None
    assert gazetteer.owner.id == lao_cai.pk
    assert gazetteer.bodies[1].name == "Sở Nội vụ"


def test_a_province_is_found_by_its_code(lao_cai):
    assert queries.province_of("15") == lao_cai
    assert queries.province_of("01") is None
    assert list(queries.provinces()) == [lao_cai]


def test_people_of_a_body_are_those_who_sit_there_today(seated, body, django_assert_num_queries):
    here = seated("an", ("Sở Y tế", "writer"))
    seated("binh", ("Sở Y tế", "writer"), valid_to=DAY)
    seated("chi", ("Sở Nội vụ", "writer"))
    office = body("Sở Y tế")
    with django_assert_num_queries(1):
        assert [m.person for m in queries.people_of(office, today=DAY)] == [here]


def test_rows_name_themselves(seated, lao_cai):
    seated("an", ("Sở Y tế", "writer"))
    assert str(Membership.objects.get()) == "Người an – Cán bộ soạn thảo, Sở Y tế"
    assert str(Person.objects.get()) == Person.objects.get().get_full_name() == "Người an"
    assert str(queries.places_of("15").get(code="02839")) == "Xã Bắc Hà"
