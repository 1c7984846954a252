"""A line that is down loses no word: kept in the browser, sent when it is back, also after a reload."""

import re

import pytest
from playwright.sync_api import expect

import factories
from tonghop.organisations.permissions import Role
from tonghop.reports import actions as reports
from tonghop.reports.queries import section_drafts

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SAVED = re.compile(r"Đã lưu \d\d:\d\d")


@pytest.fixture
def campaign():
    return factories.open_campaign(factories.make_province())


@pytest.fixture
def writer(campaign):
    commune = campaign.obligations.filter(form="commune").select_related("organisation").first().organisation
    return factories.person_in(commune, Role.WRITER)


@pytest.fixture
def report(campaign, writer, six_in_may):
    seat = writer.memberships.get()
    obligation = factories.obligation_of(campaign, seat.organisation)
    return reports.open_report(obligation, by=factories.viewer_of(writer), at=six_in_may)


@pytest.fixture
def page(unwatched, signed_in, writer, report, client):
    client.force_login(writer, backend="tonghop.web.accounts.Backend")
    return signed_in(unwatched(360, 780), client, f"/bao-cao/{report.obligation_id}/?muc=1")


def cut(page):
    page.route("**/muc/**", lambda route: route.abort() if route.request.method == "POST" else route.fallback())


def stored(report):
    return " ".join(block["text"] for block in section_drafts(report)[0].blocks)


def test_what_was_typed_while_the_line_was_down_is_sent_after_a_reload(page, report):
    box = page.get_by_label("Nội dung mục 1")
    box.fill("Câu đã lưu.")
    expect(page.get_by_text(SAVED)).to_be_visible()
    cut(page)
    box.fill("Câu đã lưu. Câu gõ khi mất mạng.")
    expect(page.get_by_text("Mất kết nối")).to_be_visible()
    assert stored(report) == "Câu đã lưu."
    page.unroute("**/muc/**")
    page.reload()
    expect(box).to_have_value("Câu đã lưu. Câu gõ khi mất mạng.")
    expect(page.get_by_text(SAVED)).to_be_visible()
    page.wait_for_function("Object.keys(localStorage).length === 0")
    assert stored(report) == "Câu đã lưu. Câu gõ khi mất mạng."


def test_when_somebody_else_saved_meanwhile_both_texts_are_shown(page, report, writer, six_in_may):
    box = page.get_by_label("Nội dung mục 1")
    cut(page)
    box.fill("Câu của tôi, gõ khi mất mạng.")
    expect(page.get_by_text("Mất kết nối")).to_be_visible()
    other = factories.viewer_in(report.obligation.organisation, Role.WRITER, name="Lò Thị Hoa")
    blocks = [{"kind": "paragraph", "text": "Câu của chị Hoa."}]
    reports.save_section(report, key="1", blocks=blocks, revision=0, by=other, at=six_in_may)
    page.unroute("**/muc/**")
    page.reload()
    expect(box).to_have_value("Câu của tôi, gõ khi mất mạng.")
    expect(page.get_by_text("vừa được Lò Thị Hoa lưu")).to_be_visible()
    expect(page.locator(".theirs-text")).to_have_text("Câu của chị Hoa.")
    assert stored(report) == "Câu của chị Hoa."


def test_whose_session_ended_signs_in_elsewhere_and_what_was_typed_is_saved(page, report, writer, live_server):
    page.context.clear_cookies(name="sessionid")
    box = page.get_by_label("Nội dung mục 1")
    box.fill("Câu gõ khi phiên đã hết.")
    expect(page.get_by_text("Phiên đăng nhập đã hết")).to_be_visible()
    writer.set_password("mat-khau-thu-nghiem")
    writer.save()
    other = page.context.new_page()
    other.goto(f"{live_server.url}/tai-khoan/login/")
    other.locator("[name=login]").fill(writer.sign_in_name)
    other.locator("[name=password]").fill("mat-khau-thu-nghiem")
    other.locator("main button[type=submit]").click()
    expect(other.get_by_text(writer.name)).to_be_visible()
    box.press_sequentially(" Gõ tiếp.")
    expect(page.get_by_text(SAVED)).to_be_visible()
    assert stored(report) == "Câu gõ khi phiên đã hết. Gõ tiếp."
    page.goto(f"{live_server.url}/bao-cao/{report.obligation_id}/?muc=1")
    expect(box).to_have_value("Câu gõ khi phiên đã hết. Gõ tiếp.")
