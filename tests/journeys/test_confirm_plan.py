"""A Word plan with merged cells comes in, one task is corrected on the confirmation screen, and the campaign opens."""

import io
import json
import re

import docx
import pytest
from axe_playwright_python.sync_playwright import Axe
from plan_forms import as_listed_docx
from playwright.sync_api import Page, expect

import factories
from tonghop.campaigns.models import Campaign
from tonghop.campaigns.queries import tasks_in
from tonghop.demo.plan_docx import sample_plan
from tonghop.journal.models import Entry
from tonghop.organisations.permissions import Role

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TITLE = "Cơ sở vật chất, trang thiết bị, tài sản công"


def merged_rows(data: bytes) -> int:
    """How many rows of the file's tables have a cell that goes on from the row above."""
    tables = docx.Document(io.BytesIO(data)).tables
    return sum("w:vMerge" in row._tr.xml for table in tables for row in table.rows)


def serious(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{v['id']}: {v['nodes'][0]['html'][:120]}" for v in found if v["impact"] in {"serious", "critical"}]


def line_of(page: Page, title: str):
    return page.locator("[data-line]").filter(has_text=title).filter(has_text="Nhiệm vụ").first


def decide_the_rest(page: Page) -> None:
    """Take what is proposed where something is, and confirm as written where nothing is."""
    page.get_by_role("link", name=re.compile(r"Chỉ dòng còn nghi vấn")).click()
    doubts = page.locator("[data-line].line-must").filter(has=page.locator("[data-confirm]"))
    while count := doubts.count():
        doubts.first.focus()
        page.keyboard.press("c")
        expect(doubts).to_have_count(count - 1)


def open_campaign(page: Page) -> None:
    page.get_by_role("link", name="Tiếp: mở đợt báo cáo").click()
    for box in page.locator("[name=doubt]").all():
        box.check()
    page.get_by_label("Mã đợt").fill("so-ket-word")
    page.get_by_label("Kỳ số liệu, từ ngày").fill("2025-07-01")
    page.get_by_role("button", name="Mở đợt báo cáo").click()
    expect(page.get_by_text("Đã mở đợt báo cáo")).to_be_visible()


def test_a_corrected_task_of_a_word_plan_is_in_the_campaign_and_in_the_journal(window, live_server, six_in_may):
    province = factories.make_province(departments=5)
    organiser = factories.person_in(province.standing_body, Role.ORGANISER, name="Nguyễn Thu Hà")
    data = as_listed_docx(sample_plan())
    assert merged_rows(data) >= 2
    page = window()
    page.goto(f"{live_server.url}/ke-hoach/")
    page.get_by_label("Tên đăng nhập").fill(organiser.sign_in_name)
    page.get_by_label("Mật khẩu").fill("mat-khau-kiem-thu")
    page.get_by_role("button", name="Đăng nhập").click()
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    page.get_by_label("Tệp kế hoạch").set_input_files({"name": "ke-hoach.docx", "mimeType": word, "buffer": data})
    page.get_by_role("button", name="Đọc kế hoạch").click()
    expect(page.get_by_text(re.compile(r"Còn \d+ nghi vấn phải xử lý"))).to_be_visible()
    assert serious(page) == []

    line = line_of(page, TITLE)
    line_id = line.get_attribute("id")
    line.get_by_role("link", name="xem trong văn bản").click()
    expect(page.locator("mark.lit")).to_contain_text(TITLE)
    page.locator("mark.lit").click()
    expect(page.locator(f"#{line_id}")).to_be_focused()
    line.get_by_role("link", name="Sửa").click()
    edited = page.locator(f"#{line_id}")
    edited.get_by_label("Cơ quan chủ trì").fill("Sở Xây dựng")
    edited.get_by_label("Thời hạn", exact=True).fill("chậm nhất ngày 10/5/2026")
    assert serious(page) == []
    edited.get_by_role("button", name="Lưu sửa đổi").click()
    expect(edited).to_contain_text("đã sửa")
    expect(edited).to_contain_text("kế hoạch ghi: Sở Tài chính")

    decide_the_rest(page)
    open_campaign(page)
    campaign = Campaign.objects.get(key="so-ket-word")
    task = next(task for task in tasks_in(campaign) if task.title == TITLE)
    assert (task.leads, [body.name for body in task.lead_bodies.all()]) == (["Sở Xây dựng"], ["Sở Xây dựng"])
    assert (task.due_date.isoformat(), task.origin) == ("2026-05-10", "corrected")
    entry = Entry.objects.get(event="plan.corrected", detail__line=line_id)
    assert (entry.detail["before"]["leads"], entry.detail["after"]["leads"]) == (["Sở Tài chính"], ["Sở Xây dựng"])
    assert entry.actor_name == "Nguyễn Thu Hà"
    assert task.ref in json.dumps(Entry.objects.get(event="campaign.opened").detail["corrected_tasks"])
