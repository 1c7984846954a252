"""A real browser for the journeys: Debian's Chromium, its console and its requests watched."""

import os
from datetime import datetime

import pytest
from playwright.sync_api import Page, sync_playwright

from tonghop.kernel.moments import VIETNAM

# Playwright's own loop runs in this thread; Django's guard against that is for servers.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
CHROMIUM = os.environ.get("TONGHOP_CHROMIUM", "/usr/bin/chromium")
OPTIONS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"]


@pytest.fixture(scope="session")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=OPTIONS)
        yield browser
        browser.close()


@pytest.fixture
def leave():
    """Close a person's windows quietly: what is unsent stays unsent, and no request is left behind for a server
    whose database is already taken down."""

    def close(context) -> None:
        for page in context.pages:
            if page.url.startswith("http"):
                page.evaluate("localStorage.clear()")
                page.wait_for_load_state("networkidle")
                page.goto("about:blank")
        context.close()

    return close


@pytest.fixture
def unwatched(chromium, leave):
    """Open a window of its own for one person, in which requests may fail: a line that breaks is said in its console."""
    contexts = []

    def open_window(width: int = 1280, height: int = 900) -> Page:
        context = chromium.new_context(viewport={"width": width, "height": height}, locale="vi-VN")
        context.set_default_timeout(10_000)
        contexts.append(context)
        return context.new_page()

    yield open_window
    for context in contexts:
        leave(context)


@pytest.fixture
def troubles():
    """What goes wrong in the windows of a journey, which nothing may; looked at when all of them are closed."""
    troubles = []
    yield troubles
    assert troubles == []


@pytest.fixture
def window(troubles, unwatched):
    """Open a window of its own for one person; at the end nothing may have gone wrong in any of them."""

    def open_window(width: int = 1280, height: int = 900) -> Page:
        page = unwatched(width, height)
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("console", lambda line: troubles.append(line.text) if line.type == "error" else None)
        return page

    return open_window


@pytest.fixture
def signed_in(live_server):
    """Open an address in a window as the person who is signed in with the client."""

    def open_at(page: Page, client, address: str = "/") -> Page:
        cookie = client.cookies["sessionid"].value
        page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
        page.goto(f"{live_server.url}{address}")
        return page

    return open_at


@pytest.fixture
def six_in_may(settings) -> datetime:
    """10:00 on 06/5/2026: two days are left."""
    settings.TONGHOP_NOW = datetime(2026, 5, 6, 10, 0, tzinfo=VIETNAM)
    return settings.TONGHOP_NOW
