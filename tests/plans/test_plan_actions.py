import pytest

import factories
from tonghop.journal.models import Entry
from tonghop.kernel.errors import NotAllowed, Refused
from tonghop.kernel.hashing import sha256
from tonghop.organisations.permissions import Role
from tonghop.plans.actions import store_plan
from tonghop.plans.models import Plan
from tonghop.plans.queries import reading_of

pytestmark = pytest.mark.django_db
PLAN = """ỦY BAN NHÂN DÂN
TỈNH LÀO CAI

Số: 12/KH-UBND

Lào Cai, ngày 04 tháng 5 năm 2026

KẾ HOẠCH

Sơ kết một năm thực hiện công tác lưu trữ trên địa bàn tỉnh

I. MỤC ĐÍCH, YÊU CẦU

Đánh giá kết quả một năm thực hiện.

II. NỘI DUNG SƠ KẾT

1. Về số hóa tài liệu lưu trữ

a) Khối lượng tài liệu đã số hóa.

III. TỔ CHỨC THỰC HIỆN

1. Giao Sở Nội vụ

a) Tổng hợp, báo cáo Ủy ban nhân dân tỉnh trước ngày 20/5/2026.

2. Ủy ban nhân dân các xã, phường gửi báo cáo về Sở Nội vụ trước ngày 08/5/2026.
""".encode()


@pytest.fixture
def province():
    return factories.make_province()


@pytest.fixture
def organiser(province):
    return factories.viewer_in(province.standing_body, Role.ORGANISER, name="Hoàng Thị Mai")


def test_a_plan_is_read_and_kept_as_it_came(province, organiser, now):
    plan = store_plan(province.owner, file_name="ke-hoach-12.txt", data=PLAN, by=organiser, at=now)
    plan.refresh_from_db()
    assert (plan.number, plan.issued_on.isoformat()) == ("12/KH-UBND", "2026-05-04")
    assert plan.title == "Sơ kết một năm thực hiện công tác lưu trữ trên địa bàn tỉnh"
    assert (bytes(plan.content), plan.sha256, plan.file_name) == (PLAN, sha256(PLAN), "ke-hoach-12.txt")
    assert (plan.owner, plan.read_at, plan.read_by) == (province.owner, now, "Hoàng Thị Mai")


def test_what_was_read_comes_back_as_the_same_facts_with_its_places(province, organiser, now):
    plan = store_plan(province.owner, file_name="ke-hoach-12.txt", data=PLAN, by=organiser, at=now)
    plan.refresh_from_db()
    reading = reading_of(plan)
    assert reading.as_json() == plan.reading
    assert "II" in {heading.number for heading in reading.all_headings()}
    for duty in reading.report_duties:
        assert reading.text[duty.source.start : duty.source.end] == duty.source.quote


def test_reading_leaves_one_line_in_the_journal(province, organiser, now):
    plan = store_plan(province.owner, file_name="ke-hoach-12.txt", data=PLAN, by=organiser, at=now)
    line = Entry.objects.get()
    assert (line.event, line.subject_kind, line.subject_id) == ("plan.read", "plan", plan.pk)
    assert (line.actor_name, line.at, line.detail["sha256"]) == ("Hoàng Thị Mai", now, sha256(PLAN))


def test_the_same_file_again_is_the_same_row_and_no_new_line(province, organiser, now):
    first = store_plan(province.owner, file_name="ke-hoach-12.txt", data=PLAN, by=organiser, at=now)
    again = store_plan(province.owner, file_name="ban-sao.txt", data=PLAN, by=organiser, at=now)
    assert again == first
    assert again.file_name == "ke-hoach-12.txt"
    assert Plan.objects.count() == Entry.objects.count() == 1


def test_two_provinces_may_keep_the_same_file(province, organiser, now):
    other = factories.make_province(name="Lai Châu")
    theirs = factories.viewer_in(other.standing_body, Role.ORGANISER)
    store_plan(province.owner, file_name="a.txt", data=PLAN, by=organiser, at=now)
    store_plan(other.owner, file_name="a.txt", data=PLAN, by=theirs, at=now)
    assert Plan.objects.count() == 2


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("rong.txt", b"", "empty"),
        ("thu.txt", "Kính gửi anh Minh, hẹn gặp chiều thứ Năm tại cơ quan.\n".encode() * 20, "not-a-plan"),
        ("hong.docx", b"PK\x03\x04 hong", "broken"),
    ],
)
def test_a_file_that_is_no_plan_is_refused_and_nothing_is_kept(name, data, reason, province, organiser, now):
    with pytest.raises(Refused) as refused:
        store_plan(province.owner, file_name=name, data=data, by=organiser, at=now)
    assert refused.value.reason == reason
    assert Plan.objects.count() == Entry.objects.count() == 0


def test_nobody_but_an_organiser_of_the_owners_tree_brings_in_a_plan(province, now):
    other = factories.make_province(name="Lai Châu")
    strangers = [
        factories.viewer_in(province.communes[0], Role.HEAD),
        factories.viewer_in(province.owner, Role.LEADER),
        factories.viewer_in(province.owner, Role.ADMINISTRATOR),
        factories.viewer_in(other.standing_body, Role.ORGANISER),
    ]
    for stranger in strangers:
        with pytest.raises(NotAllowed):
            store_plan(province.owner, file_name="a.txt", data=PLAN, by=stranger, at=now)
    assert Plan.objects.count() == Entry.objects.count() == 0


def test_a_very_long_file_name_keeps_its_end(province, organiser, now):
    plan = store_plan(province.owner, file_name="x" * 300 + ".txt", data=PLAN, by=organiser, at=now)
    assert len(plan.file_name) == 200
    assert plan.file_name.endswith(".txt")
