"""The files that pages name: collected, small, compressed; the first page is light."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command
from django.test import Client
from markup import check

import tonghop.web
from office import Office
from tonghop.organisations.permissions import Role

TEMPLATES = Path(tonghop.web.__file__).parent / "templates"
NAMED = sorted(
    {n for t in TEMPLATES.rglob("*.html") for n in re.findall(r"{% static '([^']+)' %}", t.read_text("utf-8"))}
)
LIMIT = 150 * 1024
FONTS = [f"tonghop/fonts/BeVietnamPro-{weight}.woff2" for weight in ("Regular", "SemiBold")]


@pytest.fixture(scope="module")
def collected(tmp_path_factory):
    """The files as an installation collects them, with the storage that serves them."""
    from django.conf import settings  # noqa: PLC0415 - set for this folder alone
    from django.test.utils import override_settings  # noqa: PLC0415

    root = tmp_path_factory.mktemp("static")
    backend = {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
    with override_settings(STATIC_ROOT=root, STORAGES={**settings.STORAGES, "staticfiles": backend}):
        call_command("collectstatic", interactive=False, verbosity=0)
        yield root, staticfiles_storage


def test_pages_name_some_files():
    assert {"tonghop/tonghop.css", "tonghop/page.js", "django_htmx/htmx-2.min.js"} <= set(NAMED)


@pytest.mark.parametrize("name", NAMED)
def test_every_named_file_is_found(name):
    assert finders.find(name)


def test_what_is_collected_is_small(collected):
    root, _ = collected
    size = sum(path.stat().st_size for path in root.rglob("*") if path.is_file())
    assert size < 3 * 1024 * 1024


@pytest.mark.parametrize("name", [*NAMED, *FONTS])
def test_every_named_file_is_collected_under_a_name_of_its_content(collected, name):
    root, storage = collected
    hashed = storage.stored_name(name)
    assert re.search(r"\.[0-9a-f]{12}\.", hashed)
    assert (root / hashed).is_file()


def compressed(root: Path, name: str) -> int:
    """The bytes that whitenoise sends a browser that takes gzip: the compressed file, or the file where none is."""
    path = root / name
    packed = path.with_name(f"{path.name}.gz")
    return (packed if packed.exists() else path).stat().st_size


@pytest.mark.django_db
@pytest.mark.parametrize("page", ["home", "board", "writing", "figures", "plan"])
def test_the_first_page_with_all_it_needs_is_light(collected, office: Office, page):
    root, storage = collected
    office.accepted()
    role = Role.ORGANISER if page in {"board", "plan"} else Role.WRITER
    number = office.obligation().pk
    addresses = {
        "home": "/",
        "board": f"/dot/{office.campaign.key}/",
        "writing": f"/bao-cao/{number}/",
        "figures": f"/bao-cao/{number}/so-lieu/",
        "plan": f"/ke-hoach/{office.campaign.plan_id}/",
    }
    response = office.client(role).get(addresses[page], headers={"Accept-Encoding": "gzip"})
    assert response.headers["Content-Encoding"] == "gzip"
    body = office.client(role).get(addresses[page]).content.decode()
    named = [n for n in NAMED if storage.url(n) in body]
    assert {"tonghop/tonghop.css", "js-lib-bootstrap5/css/bootstrap.min.css"} <= set(named)
    weight = len(response.content) + sum(compressed(root, storage.stored_name(n)) for n in {*named, *FONTS})
    assert weight < LIMIT, f"{page}: {weight} bytes"


@pytest.mark.django_db
def test_no_page_asks_another_host():
    page = check(Client().get("/tai-khoan/login/"))
    assert [link for link in page.links if link.startswith(("http", "//"))] == []
    css = Path(finders.find("tonghop/tonghop.css")).read_text("utf-8")
    assert re.findall(r"url\([\"']?(?:https?:)?//", css) == []
