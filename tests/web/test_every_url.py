"""Every address, asked by every role of the own province and by strangers: what is refused, and what is never shown."""

import io
from copy import deepcopy
from datetime import datetime

import docx
import pytest
from django.db import transaction
from django.test import Client
from django.urls import get_resolver
from django.urls.resolvers import URLPattern
from markup import Markup

from office import SECRET, make_office
from tonghop.campaigns.actions import ask_question
from tonghop.chasing.models import Message
from tonghop.kernel.moments import VIETNAM
from tonghop.organisations.permissions import Role
from tonghop.plans.queries import lines_of
from tonghop.recommendations.actions import Told, raise_difficulty
from tonghop.reports import actions as reports
from tonghop.web.guard import PERMISSIONS

pytestmark = pytest.mark.django_db
KINDS = {"int", "str", "slug", "path"}


def patterns(resolver=None) -> list[URLPattern]:
    found = []
    for entry in (resolver or get_resolver()).url_patterns:
        found += patterns(entry) if hasattr(entry, "url_patterns") else [entry]
    return found


NAMES = [pattern.name for pattern in patterns()]
PUBLIC = {"account_login", "account_logout", "account_inactive", "verify"}
OWN = {"home", "account_change_password"}  # these show nobody's but one's own
SHARED = {"questions"}  # every unit of a campaign reads its answers
UNIT = {Role.WRITER, Role.HEAD, Role.CLERK}


@pytest.fixture(scope="module")
def built(django_db_setup, django_db_blocker):
    """The scene, built once for all tests of this module in a transaction that is rolled back behind them."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield build(make_office(datetime(2026, 5, 6, 10, 0, tzinfo=VIETNAM)))
        transaction.set_rollback(True)


@pytest.fixture
def scene(built, db):
    """A copy of it: what one test adds to the office is not there for the next."""
    return deepcopy(built)


def build(office):
    """The first commune's report is accepted and in a drafted paper; the second commune and a province look on."""
    file = reports.receive_file(
        office.opened(),
        file_name="bao-cao.docx",
        data=word("1. Về tổ chức bộ máy và nhân sự", SECRET),
        by=office.viewer(Role.WRITER),
        at=office.now,
    )
    reports.attach_file(
        file.report, file_name="a.pdf", data=b"%PDF-1.7 " + SECRET.encode(),
        by=office.viewer(Role.WRITER), at=office.now,
    )  # fmt: skip
    office.accepted()
    document = office.drafted()
    issued = office.issued(document)
    foreign = make_office(office.now, name="Tuyên Quang", key="dot-khac")
    report = office.obligation().report
    told = raise_difficulty(office.obligation(), Told("Bí mật", SECRET), by=office.viewer(Role.WRITER), at=office.now)
    asked = ask_question(
        office.obligation(), section_key="2", text=SECRET, by=office.viewer(Role.WRITER), at=office.now
    )
    message = Message.objects.create(
        message_id="<thu@x.example>", campaign=office.campaign, person=office.person(Role.WRITER), kind="notice",
        state="unknown", written_at=office.now, next_at=office.now,
    )  # fmt: skip
    values = {
        "plan_id": office.campaign.plan_id,
        "line_id": lines_of(office.campaign.plan)[0].line.id,
        "key": office.campaign.key,
        "code": "BM.01",
        "scope": "commune",
        "section": "1",
        "source_id": next(iter(document.snapshot.content["sources"])),
        "document_id": document.pk,
        "issued_id": issued.pk,
        "issuer_id": issued.issuer_id,
        "name": "bao-cao-tong-hop.docx",
        "obligation_id": report.obligation_id,
        "sha256": report.latest.content["files"][-1]["sha256"],
        "what": "mien",
        "kind": "docx",
        "number": report.latest.receipt.number,
        "moment": int(office.now.timestamp()),
        "upload_id": file.pk,
        "difficulty_id": told.pk,
        "question_id": asked.pk,
        "verb": "answer",
        "fingerprint": report.latest.findings.first().fingerprint,
        "person_id": office.person(Role.WRITER).pk,
        "message_pk": message.pk,
        "task_id": "00000000-0000-0000-0000-000000000000",
    }
    return office, foreign, values


def address(pattern: URLPattern, values) -> str:
    route = "/" + str(pattern.pattern)
    for name, converter in pattern.pattern.converters.items():
        value = "1" if name == "key" and "muc" in route else values[name]
        kind = next(k for k in KINDS if f"<{k}:{name}>" in route)
        assert converter.to_python is not None
        route = route.replace(f"<{kind}:{name}>", str(value))
    return route


def word(*lines) -> bytes:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def body_of(response) -> str:
    return response.content.decode(errors="ignore")


@pytest.mark.parametrize("pattern", patterns(), ids=NAMES)
def test_every_view_names_its_permission(pattern):
    assert pattern.callback.permission in PERMISSIONS
    assert (pattern.callback.permission == "public") == (pattern.name in PUBLIC)


@pytest.mark.parametrize("method", ["get", "post"])
def test_who_is_not_signed_in_is_asked_to(scene, method):
    _, _, values = scene
    client = Client(raise_request_exception=True)
    for pattern in patterns():
        response = getattr(client, method)(address(pattern, values))
        assert SECRET not in body_of(response)
        if pattern.name not in PUBLIC:
            assert response.status_code == 302, pattern.name
            assert response.url.startswith("/tai-khoan/login/?next="), pattern.name


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("role", list(Role))
def test_a_foreign_province_sees_and_changes_nothing(scene, role, method):
    office, foreign, values = scene
    client = foreign.client(role)
    before = standing(office)
    for pattern in patterns():
        if pattern.name in PUBLIC | OWN or not pattern.pattern.converters:
            continue
        response = getattr(client, method)(address(pattern, values))
        administers = role == Role.ADMINISTRATOR and pattern.name == "new-password" and method == "post"
        assert response.status_code in ({200} if administers else {403, 404, 405, 409}), (pattern.name, response)
        assert SECRET not in body_of(response), pattern.name
        assert "UBND xã Bắc Hà" not in body_of(response), pattern.name
    assert standing(office) == before


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("role", sorted(UNIT))
def test_another_unit_of_the_province_sees_and_changes_nothing(scene, role, method):
    office, _, values = scene
    other = office.province.communes[1]
    client = office.client(role, other)
    before = standing(office)
    for pattern in patterns():
        if pattern.name in PUBLIC | OWN or not pattern.pattern.converters:
            continue
        response = getattr(client, method)(address(pattern, values))
        shared = {200} if pattern.name in SHARED else set()
        assert response.status_code in {403, 404, 405, 409} | shared, (pattern.name, response)
        assert SECRET not in body_of(response), pattern.name
    assert standing(office) == before


@pytest.mark.parametrize("role", list(Role))
def test_pages_without_a_subject_show_nothing_of_others(scene, role):
    office, foreign, _ = scene
    for client in (foreign.client(role), office.client(role, other_body(office, role))):
        for pattern in patterns():
            if not pattern.pattern.converters and pattern.name not in PUBLIC:
                response = client.get(address(pattern, {}))
                assert response.status_code in {200, 403, 405}, (pattern.name, response)
                assert SECRET not in body_of(response)


_AT_A_UNIT = UNIT | {Role.ORGANISER}
_SEES_ALL = {Role.ORGANISER, Role.LEADER, Role.SECTION_LEAD}
_FOLLOWS = _SEES_ALL | {Role.RECEIVER}
OPENED_BY: dict[str, set[Role]] = {
    "board": _FOLLOWS,
    "board-export": _FOLLOWS,
    "campaign-file": _FOLLOWS,
    "chasing-dues": {Role.ORGANISER},
    "chasing-late": {Role.ORGANISER, Role.LEADER},
    "chasing-letter": {Role.ORGANISER},
    "chasing-plan": {Role.ORGANISER, Role.LEADER},
    "chasing-register": {Role.ORGANISER, Role.LEADER},
    "chasing-timeliness": {Role.ORGANISER, Role.LEADER},
    "consolidation": _SEES_ALL,
    "difficulty": UNIT | {Role.ORGANISER, Role.LEADER},
    "document-file": _SEES_ALL,
    "documents": _FOLLOWS,
    "figures": _AT_A_UNIT,
    "files": _AT_A_UNIT,
    "files-of-units": {Role.ORGANISER},
    "findings": _AT_A_UNIT,
    "findings-export": _SEES_ALL,
    "findings-overview": _SEES_ALL,
    "form-file": _AT_A_UNIT,
    "hand-over": {Role.ORGANISER},
    "issued": _FOLLOWS,
    "issued-file": _FOLLOWS,
    "leader": _SEES_ALL,
    "marked-file": _AT_A_UNIT,
    "next-campaign": {Role.ORGANISER},
    "obligation": {Role.ORGANISER},
    "plan": {Role.ORGANISER},
    "plan-line": {Role.ORGANISER},
    "plan-lines": {Role.ORGANISER},
    "plan-timeline": {Role.ORGANISER},
    "points-export": _SEES_ALL,
    "points-overview": _SEES_ALL,
    "preview": _AT_A_UNIT,
    "progress": _FOLLOWS,
    "attachment": _AT_A_UNIT | {Role.LEADER},
    "attachments": _AT_A_UNIT,
    "provinces": _SEES_ALL,
    "questions": UNIT | _SEES_ALL,
    "receipt": _AT_A_UNIT | {Role.LEADER},
    "receipt-pdf": _AT_A_UNIT | {Role.LEADER},
    "report-paper": _AT_A_UNIT | {Role.LEADER},
    "review": _SEES_ALL,
    "review-queue": _FOLLOWS,
    "source": _SEES_ALL,
    "submission": _AT_A_UNIT,
    "to-sign": {Role.HEAD, Role.CLERK},
    "thresholds": {Role.ORGANISER, Role.ADMINISTRATOR},
    "total": _SEES_ALL,
    "totals": _SEES_ALL,
    "whole": _AT_A_UNIT,
    "writing": _AT_A_UNIT,
}
"""Each page about a subject, and the roles that open it; one line a page."""


@pytest.mark.parametrize("role", list(Role))
def test_each_role_of_the_province_opens_its_pages_and_no_others(scene, role):
    office, _, values = scene
    client = office.client(role)
    opened = set()
    for pattern in patterns():
        if pattern.name in PUBLIC | OWN or not pattern.pattern.converters:
            continue
        response = client.get(address(pattern, values))
        assert response.status_code in {200, 403, 404, 405, 409}, (pattern.name, response)
        if response.status_code == 200:
            opened.add(pattern.name)
    assert opened - {"timeline"} == {name for name, roles in OPENED_BY.items() if role in roles}


def test_no_page_has_anything_inline_and_every_page_has_its_policy(scene):
    office, _, values = scene
    for client in (office.client(Role.ORGANISER), office.client(Role.WRITER), office.client(Role.LEADER), Client()):
        for pattern in patterns():
            response = client.get(address(pattern, values))
            assert "script-src 'self'" in response.headers["Content-Security-Policy"], pattern.name
            assert "unsafe" not in response.headers["Content-Security-Policy"]
            if response.content and response.headers["Content-Type"].startswith("text/html"):
                page = Markup(response.content.decode())
                whole = pattern.name != "findings" or response.status_code != 200
                assert page.all_faults(whole=whole) == [], pattern.name


def standing(office):
    """Everything that a stranger's request could have changed."""
    from tonghop.journal.models import Entry  # noqa: PLC0415 - only here

    report = office.obligation().report
    resets = Entry.objects.filter(event="person.password_reset").count()
    return report.state, report.version_number, report.saved_at, Entry.objects.count() - resets


def other_body(office, role):
    province = office.province
    if role in UNIT:
        return province.communes[1]
    return province.departments[1] if role in {Role.ORGANISER, Role.SECTION_LEAD} else province.owner
