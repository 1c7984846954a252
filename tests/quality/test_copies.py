"""The index of near copies in the database: what is handed in is kept, found by others, and replaced by what follows."""

import pytest

from quality.desk import DOCUMENT, fresh
from tonghop.quality import actions
from tonghop.quality.models import CopyShingle
from tonghop.quality.queries.copies import copies_of, not_yet_kept
from tonghop.quality.queries.form_words import words_of_form
from tonghop.reports import actions as reports

TEXT = (
    "Văn phòng mượn xe tải chở bàn ghế cũ vì mưa đá làm dột mái, sau đó dựng lán để giữ sổ hộ khẩu giấy, tốn 12 công. "
    "Tổ hòa giải vẽ lại sơ đồ đường ống nước theo ý kiến của cử tri, tiện thể ghi hình từng bước ở giếng khoan, tốn 7 công. "
    "Kế toán trả nợ tiền mua máy phát điện trước dịp tết nguyên đán, rồi làm nhãn dán lên tủ hồ sơ quý I, tốn 9 công."
)


@pytest.fixture
def pair(desk):
    return desk.submitted(TEXT), desk.submitted(TEXT.replace("12 công", "15 công"), commune=1)


def test_a_copy_is_found_through_the_database(desk, pair, django_assert_num_queries):
    first, second = pair
    actions.run_checks(first.latest, at=desk.now)
    found = actions.run_checks(second.latest, at=desk.now)
    assert [f.peer_version_id for f in found if f.check_id == "near-copy"] == [first.latest_id]
    assert set(CopyShingle.objects.values_list("version_id", flat=True)) == {first.latest_id, second.latest_id}
    version = fresh(second).latest
    with django_assert_num_queries(5):
        peer = copies_of(version).nearest((TEXT,))
    assert peer is not None
    assert peer.version_id == first.latest_id


def test_a_later_version_takes_the_place_of_the_earlier(desk, pair):
    first, _ = pair
    actions.run_checks(first.latest, at=desk.now)
    returned = fresh(actions.start_review(first, by=desk.organiser, at=desk.now))
    actions.return_report(returned, reasons={"1": "Viết lại."}, by=desk.organiser, at=desk.now)
    report = fresh(first)
    own = [
        {
            "kind": "paragraph",
            "text": "Đã mở 02 lớp ở Bản Phố cho 41 người, giao Lý Văn Sơn theo dõi từng buổi học tối.",
        }
    ]
    reports.save_section(report, key="1", blocks=own, revision=1, by=desk.writer, at=desk.now)
    reports.seek_approval(fresh(report), by=desk.writer, at=desk.now)
    sent = fresh(report)
    actions.receive_report(sent, document=DOCUMENT, by=desk.head, at=desk.now)
    version = fresh(report).latest
    actions.run_checks(version, at=desk.now)
    kept = CopyShingle.objects.filter(version__report=report).values_list("version_id", flat=True)
    assert set(kept) == {version.pk}
    assert not_yet_kept(desk.campaign) == []


def test_running_twice_keeps_the_same_rows(desk, pair):
    for _ in range(2):
        actions.run_checks(pair[0].latest, at=desk.now)
        counts = CopyShingle.objects.count()
    assert counts == len(set(CopyShingle.objects.values_list("hash", "version_id", "section_key"))) > 0


def test_the_plan_s_own_words_are_nobody_s_copy(desk, pair):
    plan = desk.campaign.plan
    plan.text = f"KẾ HOẠCH\n{TEXT}\n"
    plan.save(update_fields=["text"])
    assert TEXT in words_of_form(desk.campaign)
    actions.run_checks(pair[0].latest, at=desk.now)
    found = actions.run_checks(fresh(pair[1]).latest, at=desk.now)
    assert [f.check_id for f in found if f.check_id == "near-copy"] == []
