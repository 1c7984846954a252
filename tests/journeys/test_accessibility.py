"""WCAG 2.2 AA by axe, and nothing wider than the window, on every main page at two widths."""

import os
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from office import Office, make_office
from tonghop.organisations.permissions import Role
from tonghop.quality import actions as quality
from tonghop.reports import actions as reports

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SHOTS = os.environ.get("TONGHOP_SHOTS", "")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ASKED = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
# Nothing is under way of what the page asks for by itself once it is there.
AT_REST = "() => !document.querySelector('.htmx-request, .htmx-swapping, .htmx-settling')"
# What stands outside the window though nothing that may scroll holds it.
WIDER = """() => {
  const wide = document.documentElement.clientWidth;
  const scrolls = (e) => e && e !== document.body && (
    ["auto", "scroll", "hidden"].includes(getComputedStyle(e).overflowX) || scrolls(e.parentElement));
  return [...document.querySelectorAll("main *, header *, footer *")]
    .filter((e) => e.getBoundingClientRect().right > wide + 1 && !scrolls(e.parentElement)
      && !e.closest(".visually-hidden") && getComputedStyle(e).position !== "absolute")
    .map((e) => `${e.tagName}.${e.className}: ${e.textContent.trim().slice(0, 40)}`).slice(0, 5);
}"""


@pytest.fixture
def scene(six_in_may) -> Office:
    """Reports in many states: accepted, under review with a return before, submitted, drafting; a drafted paper."""
    office = make_office(six_in_may, communes=6)
    office.accepted(0)
    organiser = office.viewer(Role.ORGANISER)
    quality.return_report(office.reviewed(1), reasons={"1": "Nêu rõ vị trí kiêm nhiệm"}, by=organiser, at=six_in_may)
    desk = office.reviewed(2, text="Đã mở ... lớp. Công tác cơ bản ổn định, được quan tâm, từng bước đi vào nề nếp.")
    found = desk.latest.findings.get(check_id="placeholder")
    quality.put_in_letter(quality.Judged(desk, found.fingerprint, 1), by=organiser, at=six_in_may)
    office.written(3, values={"TTHC.04": "1.204", "TTHC.05": "900", "TTHC.06": "100", "BM.08": "19", "BM.02": "38"})
    reports.receive_file(
        office.obligation(3).report,
        file_name="bao-cao.txt",
        data="Xã có 12 thôn.\n1. Về tổ chức bộ máy và nhân sự\nĐã bố trí 42 người.".encode(),
        by=office.viewer(Role.WRITER, office.province.communes[3]),
        at=six_in_may,
    )
    office.sought(4)
    office.drafted()
    office.placed()
    return office


def pages(office: Office) -> dict[str, tuple[Role, int, str]]:
    """Every main page: who opens it (role, commune) and where it is."""
    dot = f"/dot/{office.campaign.key}/"
    owed = [office.obligation(n).pk for n in range(6)]
    source = next(iter(office.campaign.snapshots.get().content["sources"]))
    number = office.obligation(0).report.latest.receipt.number
    return {
        "home-writer": (Role.WRITER, 1, "/"),
        "home-organiser": (Role.ORGANISER, 0, "/"),
        "writing": (Role.WRITER, 3, f"/bao-cao/{owed[3]}/?muc=1"),
        "figures": (Role.WRITER, 3, f"/bao-cao/{owed[3]}/so-lieu/"),
        "files": (Role.WRITER, 3, f"/bao-cao/{owed[3]}/tep/"),
        "preview": (Role.WRITER, 3, f"/bao-cao/{owed[3]}/tep/xem-truoc/"),
        "attachments": (Role.WRITER, 3, f"/bao-cao/{owed[3]}/kem-theo/"),
        "whole-writer": (Role.WRITER, 3, f"/bao-cao/{owed[3]}/doc/"),
        "whole-head": (Role.HEAD, 4, f"/bao-cao/{owed[4]}/doc/"),
        "difficulties": (Role.WRITER, 3, "/vuong-mac/"),
        "new-difficulty": (Role.WRITER, 3, "/vuong-mac/moi/"),
        "comparison": (Role.WRITER, 1, f"/bao-cao/{owed[1]}/so-sanh/"),
        "files-of-units": (Role.ORGANISER, 0, f"{dot}tep/"),
        "submission-writer": (Role.WRITER, 3, f"/bao-cao/{owed[3]}/nop/"),
        "submission-head": (Role.HEAD, 4, f"/bao-cao/{owed[4]}/nop/"),
        "receipt": (Role.WRITER, 0, f"/bien-nhan/{number}/"),
        "timeline": (Role.WRITER, 0, f"/nhat-ky/{owed[0]}/"),
        "plans": (Role.ORGANISER, 0, "/ke-hoach/"),
        "plan-lines": (Role.ORGANISER, 0, f"/ke-hoach/{office.campaign.plan_id}/dong/"),
        "plan": (Role.ORGANISER, 0, f"/ke-hoach/{office.campaign.plan_id}/"),
        "plan-timeline": (Role.ORGANISER, 0, f"/ke-hoach/{office.campaign.plan_id}/nhat-ky/"),
        "open-file": (Role.ORGANISER, 0, "/ke-hoach/tep-dot/"),
        "next-campaign": (Role.ORGANISER, 0, f"{dot}dot-sau/"),
        "board": (Role.ORGANISER, 0, dot),
        "obligation": (Role.ORGANISER, 0, f"/nghia-vu/{owed[5]}/"),
        "queue": (Role.ORGANISER, 0, f"{dot}ra-soat/"),
        "review": (Role.ORGANISER, 0, f"/ra-soat/{owed[0]}/"),
        "review-desk": (Role.ORGANISER, 0, f"/ra-soat/{owed[2]}/"),
        "progress": (Role.ORGANISER, 0, f"{dot}tien-do/"),
        "thresholds": (Role.ORGANISER, 0, f"{dot}nguong/"),
        "questions": (Role.ORGANISER, 0, f"{dot}hoi-dap/"),
        "findings-overview": (Role.ORGANISER, 0, f"{dot}ra-soat/diem/"),
        "points-overview": (Role.ORGANISER, 0, f"{dot}ra-soat/cac-y/"),
        "totals": (Role.ORGANISER, 0, f"{dot}so-lieu/?muc=1"),
        "total": (Role.ORGANISER, 0, f"{dot}so-lieu/TTHC.04/commune/"),
        "consolidation": (Role.ORGANISER, 0, f"{dot}tong-hop/"),
        "consolidation-sentence": (Role.ORGANISER, 0, f"{dot}tong-hop/?muc=1&cau=c001"),
        "search": (Role.ORGANISER, 0, "/tra-cuu/?q=ho so"),
        "source": (Role.ORGANISER, 0, f"{dot}nguon/{source}/"),
        "documents": (Role.ORGANISER, 0, f"{dot}van-ban/"),
        "leader": (Role.LEADER, 0, f"{dot}lanh-dao/"),
        "chasing-late": (Role.ORGANISER, 0, f"{dot}don-doc/"),
        "chasing-letter": (Role.ORGANISER, 0, f"{dot}don-doc/cong-van/"),
        "chasing-plan": (Role.ORGANISER, 0, f"{dot}don-doc/lich-nhac/"),
        "chasing-register": (Role.ORGANISER, 0, f"{dot}don-doc/so/"),
        "chasing-dues": (Role.ORGANISER, 0, f"{dot}don-doc/thoi-han/"),
        "chasing-timeliness": (Role.ORGANISER, 0, f"{dot}don-doc/dung-han/"),
        "working-days": (Role.ORGANISER, 0, "/lich-lam-viec/"),
        "work": (Role.ADMINISTRATOR, 0, "/viec-nen/"),
        "address": (Role.WRITER, 0, "/tai-khoan/thu-dien-tu/"),
        "people": (Role.ORGANISER, 0, "/tai-khoan/danh-sach/"),
        "accounts": (Role.ORGANISER, 0, "/tai-khoan/nhap/"),
        "password": (Role.WRITER, 0, "/tai-khoan/password/change/"),
        "verify": (Role.WRITER, 0, "/xac-minh/?number=1&hash=2"),
        "not-allowed": (Role.WRITER, 0, dot),
    }


def sign_in(page: Page, server: str, office: Office, role: Role, commune: int) -> None:
    body = office.province.communes[commune] if role in {Role.WRITER, Role.HEAD} else None
    cookie = office.client(role, body).cookies["sessionid"].value
    host = urlsplit(server).hostname
    page.context.clear_cookies()
    page.context.add_cookies([{"name": "sessionid", "value": cookie, "domain": host, "path": "/"}])


def faults(page: Page) -> list[str]:
    found = Axe().run(page, options=ASKED).response["violations"]
    said = [f"{v['id']}: {n['target']} {n['html'][:120]}" for v in found for n in v["nodes"][:3]]
    return said + [f"wider than the window: {element}" for element in page.evaluate(WIDER)]


@pytest.mark.parametrize("width", [1280, 360])
def test_every_page_is_open_to_everybody(scene, live_server, chromium, width):
    context = chromium.new_context(viewport={"width": width, "height": 900}, locale="vi-VN")
    page = context.new_page()
    found = {}
    for name, (role, commune, address) in pages(scene).items():
        sign_in(page, live_server.url, scene, role, commune)
        page.goto(f"{live_server.url}{address}")
        page.wait_for_function(AT_REST)
        if SHOTS:
            page.screenshot(path=str(Path(SHOTS) / f"{name}-{width}.png"), full_page=True)
        if wrong := faults(page):
            found[name] = wrong
    page.context.clear_cookies()
    page.goto(f"{live_server.url}/tai-khoan/login/")
    if wrong := faults(page):
        found["login"] = wrong
    context.close()
    assert found == {}


def test_the_keyboard_goes_all_the_way(scene, live_server, chromium):
    """Skip link first, then the menu; Escape closes it and gives the focus back; every stop is seen."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, locale="vi-VN")
    page = context.new_page()
    sign_in(page, live_server.url, scene, Role.ORGANISER, 0)
    page.goto(live_server.url)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Đến nội dung"
    assert page.locator(".skip").bounding_box()["x"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "noi-dung"
    page.locator("details.who summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Đổi mật khẩu"
    page.keyboard.press("Escape")
    assert not page.evaluate("document.querySelector('details.who').open")
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    style = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert style != "none"
    context.close()
