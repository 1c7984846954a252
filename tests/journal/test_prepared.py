"""Statements compiled once answer as the ORM does, time after time, and what they write is what saving would."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.sessions.backends.db import SessionStore as DjangosOwn
from django.db import IntegrityError, OperationalError, connection, transaction

import factories
from tonghop.journal.models import Entry
from tonghop.journal.prepared import Prepared
from tonghop.journal.stored import insert, insert_all, update
from tonghop.organisations.models import Organisation
from tonghop.organisations.sessions import SessionStore

pytestmark = pytest.mark.django_db


def values(now, *, chain="obligation:1", position=1, **changes) -> dict[str, Any]:
    given = {"event": "report.opened", "subject_kind": "report", "subject_id": 1, "actor_name": "Giàng A Lử"}
    return {"at": now, "chain": chain, "position": position, "detail": {"version": 1, "chữ": "đ"}} | given | changes


def line(now, **changes) -> Entry:
    return Entry(**values(now, **changes))


def test_rows_come_in_pythons_types_whatever_values_are_asked_for(now):
    lines = Prepared(
        lambda chain, position: Entry.objects.filter(chain=chain, position=position).values_list("at", "detail")
    )
    for place in (1, 2):
        line(now + timedelta(days=place), position=place).save()
        assert lines.rows("obligation:1", place) == [(now + timedelta(days=place), {"version": 1, "chữ": "đ"})]
    assert lines.rows("obligation:2", 1) == []
    assert lines.row("obligation:2", 1) is None


def test_an_object_comes_with_what_was_selected_with_it(django_assert_num_queries):
    province = factories.make_province()
    found = Prepared(lambda pk: Organisation.objects.select_related("parent").filter(pk=pk))
    for body in (province.communes[0], province.departments[0], province.owner):
        with django_assert_num_queries(1):
            same = found.object(body.pk)
            assert (same, same.name, same.parent) == (body, body.name, body.parent)
    assert found.object(10**6) is None


def test_columns_that_were_left_out_and_what_is_beside_them_are_read_when_asked_for(django_assert_num_queries):
    province = factories.make_province()
    found = Prepared(
        lambda pk: Organisation.objects.select_related("parent").only("name", "parent__name").filter(pk=pk)
    )
    same = found.object(province.communes[0].pk)
    with django_assert_num_queries(0):
        assert (same.name, same.parent.name) == (province.communes[0].name, province.owner.name)
    with django_assert_num_queries(2):
        assert (same.kind, same.parent.kind) == (province.communes[0].kind, province.owner.kind)
    same.name = "UBND xã Đổi Tên"
    same.save(update_fields=["name"])
    assert Organisation.objects.get(pk=same.pk).name == "UBND xã Đổi Tên"


def test_a_query_for_values_makes_no_object(now):
    line(now).save()
    with pytest.raises(TypeError, match="no object"):
        Prepared(lambda chain: Entry.objects.filter(chain=chain).values_list("position")).object("obligation:1")


def test_what_is_inserted_and_updated_is_there_as_saving_would_leave_it(now):
    entry = insert(Entry, **values(now))
    assert Entry.objects.get() == entry
    assert not entry._state.adding
    again = Entry.objects.get(pk=entry.pk)
    assert (again.detail, again.at, again.actor_id) == (entry.detail, now, None)
    body = factories.make_province().communes[0]
    body.short_name, body.email = "Xã Đổi Tên", "x@example.vn"
    update(body, "short_name")
    kept = Organisation.objects.get(pk=body.pk)
    assert (kept.short_name, kept.email) == ("Xã Đổi Tên", "")


def test_several_rows_that_bring_their_ids_go_in_by_one_statement(now, django_assert_num_queries):
    rows = [values(now, position=place, id=900 + place) for place in (1, 2, 3)]
    with django_assert_num_queries(1):
        insert_all(Entry, rows)
    assert list(Entry.objects.order_by("pk").values_list("pk", "position")) == [(901, 1), (902, 2), (903, 3)]
    with django_assert_num_queries(0):
        insert_all(Entry, [])


def test_text_that_was_already_written_is_stored_as_it_is(now):
    given = values(now)
    del given["detail"]
    entry = insert(Entry, {"detail": '{"chữ":"đ","version":1}'}, **given)
    assert Entry.objects.get().detail == entry.detail == {"version": 1, "chữ": "đ"}


def test_the_databases_constraints_hold(now):
    insert(Entry, **values(now))
    with pytest.raises(IntegrityError), transaction.atomic():
        insert(Entry, **values(now))
    assert Entry.objects.count() == 1


def test_a_column_that_the_table_has_not_is_refused_and_one_that_is_not_given_has_its_default(now):
    with pytest.raises(TypeError, match="reason"):
        insert(Entry, **values(now), reason="vì")
    given = values(now, chain="")
    del given["detail"], given["position"]
    entry = insert(Entry, **given)
    assert (entry.detail, entry.position, entry.actor_post) == ({}, 0, "")
    assert Entry.objects.get().actor_post == ""


def test_a_session_is_found_while_it_is_open_and_not_after():
    store = SessionStore()
    store["who"] = 7
    store.create()
    assert SessionStore(store.session_key).get("who") == DjangosOwn(store.session_key).get("who") == 7
    store.set_expiry(-1)
    store.save()
    assert SessionStore(store.session_key).get("who") is None
    assert SessionStore("khong-co").get("who") is None
    assert SessionStore(None).get("who") is None


@pytest.mark.django_db(transaction=True)
@pytest.mark.postgresql
def test_a_connection_cut_between_requests_is_replaced_by_the_first_question_but_never_within_a_transaction(now):
    line(now).save()
    places = Prepared(lambda chain: Entry.objects.filter(chain=chain).values_list("position"))
    assert places.rows("obligation:1") == [(1,)]
    cut(connection)
    connection.health_check_enabled, connection.health_check_done = True, False  # as when a request begins
    assert places.rows("obligation:1") == [(1,)]
    with pytest.raises(OperationalError):
        write_and_be_cut(values(now, position=2), places)
    connection.close()
    assert places.rows("obligation:1") == [(1,)]


@transaction.atomic
def write_and_be_cut(given, places) -> None:
    insert(Entry, **given)
    cut(connection)
    places.rows("obligation:1")


def cut(here) -> None:
    other = here.copy()
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [here.connection.info.backend_pid])
    other.close()
