"""The page of progress: the drawing says the same as its table, sections are counted from what is written."""

import re
from datetime import timedelta

import pytest

from office import Office
from tonghop.organisations.permissions import Role
from tonghop.reports.queries import progress_by_section, progress_over_time
from tonghop.reports.rules.progress import Point
from tonghop.web.progress import HEIGHT, WIDTH, burn_up

PAGE = "/dot/so-ket-01-nam/tien-do/"


def test_sections_are_counted_from_what_is_written(office: Office) -> None:
    office.written()
    office.opened(1)
    sections = {one.key: one for one in progress_by_section(office.viewer(Role.ORGANISER), office.campaign)}
    first = sections["1"]
    assert first.asked == sum("1" in one.section_keys for one in office.campaign.obligations.all()) > 1
    assert (first.begun, first.figures_given) == (1, 3)
    assert first.figures_asked > 3
    assert sections["hc"].begun == 0
    assert sections["hc"].figures_asked == 0


def test_an_exempt_body_is_asked_nothing(office: Office) -> None:
    from tonghop.quality.actions import exempt_obligation  # noqa: PLC0415 - only here

    organiser = office.viewer(Role.ORGANISER)
    before = progress_by_section(organiser, office.campaign)[0].asked
    exempt_obligation(office.obligation(1), reason="Sáp nhập", by=organiser, at=office.now)
    assert progress_by_section(organiser, office.campaign)[0].asked == before - 1


def test_reports_count_from_the_moment_they_came(office: Office) -> None:
    office.accepted()
    office.submitted(1)
    organiser = office.viewer(Role.ORGANISER)
    points = progress_over_time(organiser, office.campaign, now=office.now + timedelta(hours=2))
    assert (points[0].arrived, points[-1].arrived, points[-1].accepted) == (0, 2, 1)


def test_the_page_shows_the_drawing_and_its_table(office: Office) -> None:
    office.submitted()
    page = office.client(Role.LEADER).get(PAGE).content.decode()
    assert 'class="arrived" d="M40 232' in page
    assert "Hạn nộp" in page
    assert re.search(r"1/\d+", page)
    assert "Số liệu của biểu đồ" in page


@pytest.mark.parametrize("total", [0, 1, 113, 3321])
def test_the_drawing_stays_within_its_frame(now, total: int) -> None:
    points = [Point(now + timedelta(hours=n), min(n * 3, total), min(n, total)) for n in range(60)]
    drawn = burn_up(points, total=total, start=now, due=now + timedelta(days=1))
    numbers = [float(x) for x in re.findall(r"[HV]([\d.]+)", drawn.arrived + drawn.accepted)]
    assert numbers
    assert all(0 <= x <= max(WIDTH, HEIGHT) for x in numbers)
    assert drawn.due is not None
    assert drawn.due < drawn.now
    assert len(drawn.days) <= 9
    assert drawn.table[-1] == points[-1]


def test_the_board_is_refreshed_whole_and_searched_in_part(office: Office) -> None:
    client = office.client(Role.ORGANISER)
    headers = {"HX-Request": "true"}
    whole = client.get("/dot/so-ket-01-nam/", headers={**headers, "HX-Target": "tu-cap-nhat"}).content.decode()
    part = client.get("/dot/so-ket-01-nam/?tim=bac", headers={**headers, "HX-Target": "bang"}).content.decode()
    for name in ("so-luong", "bang", "so-do-khung"):
        assert f'id="{name}"' in whole
    assert "<html" not in part
    assert 'hx-trigger="every 60s"' in whole
