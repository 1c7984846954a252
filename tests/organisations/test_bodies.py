from collections import Counter
from datetime import date

import pytest

from tonghop.journal.models import Entry
from tonghop.journal.queries import timeline
from tonghop.journal.rules import SYSTEM, Subject
from tonghop.kernel.errors import NotAllowed, NotPossible
from tonghop.organisations.actions import confirm_organisation, establish_ministries, establish_province, load_places
from tonghop.organisations.models import Organisation, Place


@pytest.mark.django_db
def test_places_are_loaded_once_and_corrected_after(now):
    assert load_places(at=now) == 3355
    assert load_places(at=now) == 0
    Place.objects.filter(code="02839").update(name="Xã Sai Tên")
    assert load_places(at=now) == 1
    assert Place.objects.get(code="02839").name == "Xã Bắc Hà"
    lines = timeline(Subject("places", 0))
    assert [(line.event, line.detail["changed"]) for line in lines] == [("places.loaded", 3355), ("places.loaded", 1)]


@pytest.mark.django_db
def test_loading_takes_few_statements(now, django_assert_num_queries):
    load_places(at=now)
    with django_assert_num_queries(3):  # two for the transaction, one to read
        load_places(at=now)


def test_a_province_has_its_committees_and_bodies(lao_cai):
    assert str(lao_cai) == "UBND tỉnh Lào Cai"
    kinds = Counter(Organisation.objects.filter(parent=lao_cai).values_list("kind", flat=True))
    assert kinds == {"commune": 89, "ward": 10, "department": 14, "agency": 7}
    bac_ha = Organisation.objects.get(place_code="02839")
    assert (bac_ha.name, bac_ha.short_name, bac_ha.symbol) == ("UBND xã Bắc Hà", "Xã Bắc Hà", "UBND")
    assert (bac_ha.owner_id, bac_ha.is_local, bac_ha.valid_from) == (lao_cai.pk, True, date(2025, 7, 1))
    (line,) = timeline(Subject("organisation", lao_cai.pk))
    assert (line.event, line.actor_name, line.detail) == ("organisation.established", SYSTEM.name, {"bodies": 120})


def test_committees_are_confirmed_by_the_list_and_provincial_bodies_wait(lao_cai):
    waiting = Organisation.objects.filter(parent=lao_cai, confirmed_at=None)
    assert set(waiting.values_list("kind", flat=True)) == {"department", "agency"}
    assert waiting.count() == 21
    assert lao_cai.confirmed_by == "Danh mục đơn vị hành chính của Cục Thống kê"


def test_establishing_twice_changes_nothing(lao_cai, now):
    before = Organisation.objects.count(), Entry.objects.count()
    assert establish_province("15", by=SYSTEM, at=now) == lao_cai
    assert len(establish_ministries(by=SYSTEM, at=now)) == 17
    assert (Organisation.objects.count(), Entry.objects.count()) == before


def test_a_body_that_is_missing_is_made_again_and_only_that(lao_cai, now):
    Organisation.objects.filter(name="Sở Ngoại vụ").update(name="Sở Ngoại vụ và Hợp tác")
    establish_province("15", by=SYSTEM, at=now)
    assert timeline(Subject("organisation", lao_cai.pk))[-1].detail == {"bodies": 1}
    assert Organisation.objects.filter(parent=lao_cai).count() == 121


def test_a_province_takes_few_statements(places, now, django_assert_max_num_queries):
    with django_assert_max_num_queries(20):
        establish_province("15", by=SYSTEM, at=now)


@pytest.mark.parametrize("code", ["01", "46", "22", "91"])
def test_other_provinces_can_be_established_beside_it(lao_cai, now, code):
    other = establish_province(code, by=SYSTEM, at=now)
    assert other.children.count() == Place.objects.filter(parent_code=code).count()
    assert Organisation.objects.filter(parent=lao_cai).count() == 120


@pytest.mark.parametrize("code", ["99", "02839", ""])
def test_what_is_no_province_is_refused_and_nothing_changes(places, now, code):
    with pytest.raises(NotPossible, match="Không có tỉnh, thành phố nào mang mã"):
        establish_province(code, by=SYSTEM, at=now)
    assert not Organisation.objects.exists()
    assert not Entry.objects.exists()


def test_each_ministry_leaves_a_line(lao_cai):
    ministry = Organisation.objects.get(name="Bộ Nội vụ")
    assert (ministry.parent, ministry.owner_id, ministry.confirmed_at) == (None, ministry.pk, None)
    assert [line.event for line in timeline(Subject("organisation", ministry.pk))] == ["organisation.established"]


@pytest.mark.parametrize("role", ["organiser", "administrator"])
def test_a_body_is_confirmed_once(body, viewer, now, role):
    by = viewer("an", ("UBND tỉnh Lào Cai" if role == "administrator" else "Sở Nội vụ", role))
    first = confirm_organisation(body("Sở Y tế"), by=by, at=now)
    assert (first.confirmed_at, first.confirmed_by) == (now, "Người an")
    confirm_organisation(body("Sở Y tế"), by=by, at=now)
    lines = timeline(Subject("organisation", first.pk))
    assert [(line.event, line.actor_id) for line in lines] == [("organisation.confirmed", by.person_id)]


@pytest.mark.parametrize(
    "seat",
    [("Sở Y tế", "head"), ("UBND tỉnh Lào Cai", "leader"), ("Bộ Nội vụ", "organiser"), None],
)
def test_others_may_not_confirm_and_nothing_changes(body, viewer, now, seat):
    by = viewer("an", *([seat] if seat else []))
    before = Entry.objects.count()
    with pytest.raises(NotAllowed):
        confirm_organisation(body("Sở Y tế"), by=by, at=now)
    assert body("Sở Y tế").confirmed_at is None
    assert Entry.objects.count() == before
