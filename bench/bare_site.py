"""What the submission is measured against: a Django view with nothing in it but the work nobody can leave out.

No room of the house, no ORM in the view: the same 26 KB come as JSON, are parsed, and go by one raw INSERT into one
JSON column of the same database; the answer is the row's number. "/bare/" stands behind the middleware that
`startproject` writes (session, person, CSRF and the rest), and asks who sends, as any Django view does. "/stripped/"
has no middleware: it looks up session and person by two raw SELECTs, which is less than anybody would put on a server.
"/bare-lz4/" is "/bare/" with the
column compressed by lz4, as the house's is since its migration 0014 (PostgreSQL's default, pglz, takes some three times
as long): what "bare" gains by that is told beside P2. "/board/" is what the board is measured against: the same rows,
read as one would at first and put into one template. Which of the two stacks is served is said by BARE_MIDDLEWARE.
Both commit durably.
"""

import json
import os

from django.contrib.sessions.backends.db import SessionStore
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseForbidden
from django.template import Context, Engine
from django.urls import path

from tonghop.site import settings as house

SECRET_KEY = house.SECRET_KEY
ALLOWED_HOSTS = house.ALLOWED_HOSTS
DATABASES = house.DATABASES
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "tonghop.organisations",
]
AUTH_USER_MODEL = house.AUTH_USER_MODEL
DEFAULT_AUTO_FIELD = house.DEFAULT_AUTO_FIELD
DATA_UPLOAD_MAX_MEMORY_SIZE = house.DATA_UPLOAD_MAX_MEMORY_SIZE
USE_TZ, TIME_ZONE = True, house.TIME_ZONE
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
if os.environ.get("BARE_MIDDLEWARE") == "none":
    MIDDLEWARE = []
ROOT_URLCONF = "bare_site"
TABLES = {
    "sqlite": ("CREATE TABLE bare_report (id integer PRIMARY KEY AUTOINCREMENT, person bigint, content text)",),
    "postgresql": (
        "CREATE TABLE bare_report (id bigserial PRIMARY KEY, person bigint, content jsonb)",
        "CREATE TABLE bare_report_lz4 (id bigserial PRIMARY KEY, person bigint, content jsonb COMPRESSION lz4)",
    ),
}


def bare(request: HttpRequest) -> HttpResponse:
    """Take a report from who is signed in."""
    return _keep(request, request.user.pk) if request.user.is_authenticated else HttpResponseForbidden()


def bare_lz4(request: HttpRequest) -> HttpResponse:
    """Take a report as `bare` does, into a column that PostgreSQL compresses as it does the house's."""
    if not request.user.is_authenticated:
        return HttpResponseForbidden()
    return _keep(request, request.user.pk, table="bare_report_lz4")


def stripped(request: HttpRequest) -> HttpResponse:
    """Take a report from who has an open session and an account that is switched on."""
    person = _person(request.COOKIES.get("sessionid", ""))
    return HttpResponseForbidden() if person is None else _keep(request, person)


def _person(key: str) -> int | None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT session_data FROM django_session WHERE session_key = %s AND expire_date > CURRENT_TIMESTAMP", [key]
        )
        row = cursor.fetchone()
        if row is None:
            return None
        given = SessionStore().decode(row[0])
        cursor.execute(
            "SELECT id FROM organisations_person WHERE id = %s AND is_active", [int(given.get("_auth_user_id", 0))]
        )
        row = cursor.fetchone()
    return None if row is None else int(row[0])


def _keep(request: HttpRequest, person: int | None, table: str = "bare_report") -> HttpResponse:
    content = json.loads(request.body)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} (person, content) VALUES (%s, %s) RETURNING id",  # noqa: S608 - a name of our own
            [person, json.dumps(content)],
        )
        number = cursor.fetchone()[0]
    return HttpResponse(str(number), status=201)


BOARD = Engine().from_string(
    """<!DOCTYPE html>
<html lang="vi"><head><meta charset="utf-8"><title>Bảng</title></head><body><table>
{% for id, unit, state, arrived, number in rows %}<tr id="dv-{{ id }}"><td>{{ forloop.counter }}</td><td>{{ unit }}</td>
<td>{{ state }}</td><td>{{ arrived|date:"H:i d/m/Y" }}</td><td>{{ number|default:"" }}</td></tr>
{% endfor %}</table></body></html>"""
)
ROWS = """
SELECT o.id, b.name, r.state, v.submitted_at, v.document_number
FROM campaigns_obligation o JOIN organisations_organisation b ON b.id = o.organisation_id
LEFT JOIN reports_report r ON r.obligation_id = o.id LEFT JOIN reports_version v ON v.id = r.latest_id
ORDER BY o.form, b.rank"""


def board(request: HttpRequest) -> HttpResponse:
    """Show who is signed in all units as one plain table: one query, one template, no word of help."""
    if not request.user.is_authenticated:
        return HttpResponseForbidden()
    with connection.cursor() as cursor:
        cursor.execute(ROWS)
        rows = cursor.fetchall()
    return HttpResponse(BOARD.render(Context({"rows": rows})))


urlpatterns = [path("bare/", bare), path("bare-lz4/", bare_lz4), path("stripped/", stripped), path("board/", board)]
