"""The manual's pictures, taken in a real browser over the demonstration, at 1280 and 360 pixels.

With TONGHOP_TAKE_PICTURES=1 they go to docs/anh; else only what they prove is kept: each page opens, nothing is
wider than the window, and the console stays silent.
"""

import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PICTURES = ROOT / "docs" / "anh"
TAKE = os.environ.get("TONGHOP_TAKE_PICTURES") == "1"
PASSWORD = "tonghop-xem-thu"
pytestmark = pytest.mark.browser

CAMPAIGN = "/dot/so-ket-01-nam/"
SCREENS = [
    ("viec-cua-toi", "xabacha.soanthao", "/"),
    ("viet-bao-cao", "xabacha.soanthao", "/bao-cao/{Bắc Hà}/?muc=7"),
    ("so-lieu", "xabacha.soanthao", "/bao-cao/{Bắc Hà}/so-lieu/"),
    ("xac-nhan-dong", "sonoivu.thuongtruc", "/ke-hoach/{plan}/dong/"),
    ("mo-dot", "sonoivu.thuongtruc", "/ke-hoach/{plan}/"),
    ("bang-theo-doi", "sonoivu.thuongtruc", CAMPAIGN),
    ("ra-soat", "sonoivu.thuongtruc", "/ra-soat/{Mường Bo}/"),
    ("diem-may-neu", "sonoivu.thuongtruc", f"{CAMPAIGN}ra-soat/diem/"),
    ("cac-y", "sonoivu.thuongtruc", f"{CAMPAIGN}ra-soat/cac-y/"),
    ("so-lieu-tong-hop", "sonoivu.thuongtruc", f"{CAMPAIGN}so-lieu/?muc=4"),
    ("tong-hop", "sonoivu.thuongtruc", f"{CAMPAIGN}tong-hop/?muc=hc&cau=c003"),
    ("bien-nhan", "sonoivu.thuongtruc", "/bien-nhan/{receipt}/"),
    ("lanh-dao", "tinhlaocai.lanhdaotinh", f"{CAMPAIGN}lanh-dao/"),
]


@pytest.fixture(scope="module")
def site(demonstration, tmp_path_factory):
    """The demonstration, served from a copy of its folder at a free port; the address and the copy."""
    folder = tmp_path_factory.mktemp("phuc-vu") / "demo"
    shutil.copytree(demonstration, folder)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    left_out = {"DATABASE_URL", "DJANGO_SETTINGS_MODULE", "TONGHOP_SECRET_KEY"}
    environment = {k: v for k, v in os.environ.items() if k not in left_out}
    environment |= {"TONGHOP_DATA_DIR": str(folder), "TONGHOP_NOW": "2026-05-08T10:00+07:00"}
    command = [sys.executable, "-m", "tonghop", "serve", "--port", str(port)]
    server = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    wait_for(f"{address}/xac-minh/", server)
    yield address, folder
    server.terminate()
    server.wait(timeout=20)


def wait_for(address: str, server: subprocess.Popen) -> None:
    for _ in range(120):
        assert server.poll() is None, "the server ended before it answered"
        try:
            with urllib.request.urlopen(address, timeout=2):  # noqa: S310 - our own server's address
                return
        except OSError:
            time.sleep(0.5)
    pytest.fail(f"{address} did not answer within a minute")


def places(folder: Path) -> dict[str, str]:
    """The ids that addresses need: obligations by the commune's name, the plan, and one receipt."""
    with sqlite3.connect(f"file:{folder}/tonghop.sqlite3?mode=ro", uri=True) as connection:
        obligations = connection.execute(
            "SELECT o.name, b.id FROM campaigns_obligation b JOIN organisations_organisation o ON o.id = b.organisation_id"
        ).fetchall()
        (plan,) = connection.execute("SELECT id FROM plans_plan").fetchone()
        (receipt,) = connection.execute("SELECT number FROM reports_receipt ORDER BY id").fetchone()
    return {name.removeprefix("UBND xã "): str(i) for name, i in obligations} | {"plan": str(plan), "receipt": receipt}


@pytest.fixture(scope="module")
def signed_in(site, chromium):
    """One signed-in state for each person, kept for all widths."""
    states: dict[str, dict] = {}

    def state_of(person: str) -> dict:
        if person not in states:
            context = chromium.new_context()
            page = context.new_page()
            page.goto(site[0])
            page.fill("[name=login]", person)
            page.fill("[name=password]", PASSWORD)
            page.click("main button[type=submit]")
            page.wait_for_selector("h1:has-text('Việc của tôi')")
            states[person] = context.storage_state()
            context.close()
        return states[person]

    return state_of


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize(("name", "person", "address"), SCREENS, ids=[name for name, _, _ in SCREENS])
def test_a_screen(site, signed_in, chromium, tmp_path, name, person, address, width):  # noqa: PLR0917 - fixtures
    context = chromium.new_context(
        viewport={"width": width, "height": 860 if width > 500 else 740},
        locale="vi-VN",
        storage_state=signed_in(person),
        device_scale_factor=1,
    )
    page, troubles = context.new_page(), []
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("console", lambda line: troubles.append(line.text) if line.type == "error" else None)
    response = page.goto(site[0] + address.format_map(places(site[1])))
    page.wait_for_load_state("networkidle")
    assert response.status == 200
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.screenshot(path=(PICTURES if TAKE else tmp_path) / f"{name}-{width}.png")
    context.close()
    assert troubles == []
