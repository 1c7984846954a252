"""Setting what the checks of a campaign go by: who may, what the journal keeps, what it changes in reports."""

from datetime import timedelta

import pytest
from django.test.utils import CaptureQueriesContext

import factories
from quality.desk import counts
from tonghop.journal.models import Entry
from tonghop.kernel.errors import NotAllowed, NotPossible
from tonghop.organisations.permissions import Role
from tonghop.quality.actions import set_thresholds
from tonghop.quality.checks.table import CHECKS
from tonghop.quality.models import CampaignSettings, Finding
from tonghop.quality.queries import campaign_to_set, check_draft, effects_of, thresholds_page
from tonghop.quality.queries.settings import settings_of
from tonghop.quality.resources import shipped_settings
from tonghop.quality.rules.settings import WrongSettings

VAGUE = "Công tác được quan tâm, cơ bản hoàn thành; mọi mặt của địa phương đều tiếp tục được giữ vững trong kỳ này."
STRICT = {"vague.phrases": "1", "vague.words-a-phrase": "60"}
LAX = {"vague.words": "1.000"}


def vague_in(version_id) -> int:
    return Finding.objects.filter(version=version_id, check_id="vague-phrases").count()


@pytest.fixture
def administrator(desk):
    return factories.viewer_in(desk.province.owner, Role.ADMINISTRATOR)


def test_a_change_holds_while_writing_and_for_the_reports_in_hand(desk):
    handed_in, draft = desk.submitted(VAGUE), desk.sought(VAGUE, commune=1)
    assert vague_in(handed_in.latest_id) == 1
    set_thresholds(desk.campaign, values=LAX, seen=None, by=desk.organiser, at=desk.now)
    assert vague_in(handed_in.latest_id) == 0
    assert "vague-phrases" not in {f.check for f in check_draft(draft)}
    set_thresholds(desk.campaign, values={}, seen=desk.now, by=desk.organiser, at=desk.now + timedelta(hours=1))
    assert vague_in(handed_in.latest_id) == 1
    assert settings_of(desk.campaign.pk) is shipped_settings()


def test_only_what_differs_is_kept_and_the_journal_has_before_and_after(desk, administrator):
    given = {**LAX, "near-copy.share": "0,75", "nil": ["không có"]}
    row = set_thresholds(desk.campaign, values=given, seen=None, by=administrator, at=desk.now)
    assert row.values == {"vague.words": 1000, "nil": ["không có"]}
    line = Entry.objects.get(event="campaign.thresholds_set")
    assert (line.subject_kind, line.subject_id, line.actor_id) == (
        "campaign",
        desk.campaign.pk,
        administrator.person_id,
    )
    assert line.detail["after"] == row.values
    assert line.detail["before"]["vague.words"] == shipped_settings()["vague.words"]
    assert line.detail["before"]["nil"] == list(shipped_settings().words["nil"])


@pytest.mark.parametrize("who", ["writer", "head", "lead", "leader", "stranger"])
def test_nobody_else_may(desk, who):
    before = counts()
    for refused in (
        lambda: set_thresholds(desk.campaign, values=LAX, seen=None, by=getattr(desk, who), at=desk.now),
        lambda: effects_of(getattr(desk, who), desk.campaign, LAX),
        lambda: campaign_to_set(getattr(desk, who), desk.campaign.key),
    ):
        with pytest.raises(NotAllowed):
            refused()
    assert counts() == before
    assert not CampaignSettings.objects.exists()


def test_another_provinces_administrator_may_not(desk):
    foreign = factories.viewer_in(factories.make_province(name="Tuyên Quang").owner, Role.ADMINISTRATOR)
    with pytest.raises(NotAllowed):
        set_thresholds(desk.campaign, values=LAX, seen=None, by=foreign, at=desk.now)


def test_nothing_changes_where_a_value_is_wrong_or_none_is_new_or_another_was_first(desk):
    with pytest.raises(WrongSettings):
        set_thresholds(desk.campaign, values={**LAX, "nil": []}, seen=None, by=desk.organiser, at=desk.now)
    with pytest.raises(NotPossible, match="Không có ngưỡng"):
        set_thresholds(desk.campaign, values={"vague.words": "12"}, seen=None, by=desk.organiser, at=desk.now)
    assert not CampaignSettings.objects.exists()
    set_thresholds(desk.campaign, values=LAX, seen=None, by=desk.organiser, at=desk.now)
    before = counts()
    with pytest.raises(NotPossible, match="đã đặt lại ngưỡng"):
        set_thresholds(desk.campaign, values=STRICT, seen=None, by=desk.organiser, at=desk.now)
    assert counts() == before
    assert CampaignSettings.objects.get().values == {"vague.words": 1000}


def test_the_effect_is_what_saving_brings_and_nothing_is_stored(desk):
    first = desk.submitted(VAGUE)
    told = "Việc này cơ bản xong, còn lại do xã tự làm với sự giúp sức của bà con trong bản."
    second = desk.submitted(told, commune=1)
    before = counts()
    effects = effects_of(desk.organiser, desk.campaign, STRICT)
    assert counts() == before
    assert (effects.reckoned, effects.in_hand) == (2, 2)
    (vague,) = effects.checks
    assert (vague.before, vague.after, vague.appearing, vague.going) == (1, 2, 1, 0)
    assert [(f.unit, f.evidence[:17]) for f in vague.appear] == [("UBND xã Bảo Nhai", "Việc này cơ bản x")]
    set_thresholds(desk.campaign, values=STRICT, seen=None, by=desk.organiser, at=desk.now)
    assert [vague_in(first.latest_id), vague_in(second.latest_id)] == [1, 1]
    (back,) = effects_of(desk.organiser, desk.campaign, {}).checks
    assert (back.appearing, back.going) == (0, 1)


def test_copies_and_what_others_share_are_reckoned_too(desk):
    long = (
        "Bộ phận một cửa của xã làm việc cả sáng thứ Bảy để bà con ở thôn xa kịp nộp hồ sơ sau phiên chợ. "
        "Tổ công nghệ số đi từng thôn hướng dẫn đăng ký tài khoản, ghi lại 214 thắc mắc và trả lời ngay tại chỗ. "
        "Trụ sở cũ được sửa lại làm nhà bán trú cho 36 học sinh, phần còn lại giao trạm y tế quản lý."
    )
    desk.submitted(long)
    desk.submitted(long, commune=1)
    effects = effects_of(desk.organiser, desk.campaign, {"near-copy.passage": "200"})
    (copies,) = effects.checks
    assert (copies.before, copies.after, len(copies.go)) == (2, 0, 2)


def test_an_administrator_sees_how_many_but_no_words(desk, administrator):
    desk.submitted(VAGUE)
    (vague,) = effects_of(administrator, desk.campaign, LAX).checks
    assert (vague.going, vague.go, vague.appear) == (1, [], [])


def test_the_effect_costs_queries_a_form_not_a_report(desk):
    from django.db import connection  # noqa: PLC0415 - only here

    found = []
    for commune in range(3):
        desk.submitted(VAGUE, commune=commune)
        effects_of(desk.organiser, desk.campaign, STRICT)
        with CaptureQueriesContext(connection) as caught:
            effects_of(desk.organiser, desk.campaign, STRICT)
        found.append(len(caught))
    assert found[0] == found[2]


def test_the_page_has_every_setting_once(desk):
    page = thresholds_page(desk.organiser, desk.campaign)
    names = [threshold.name for threshold in page.thresholds]
    assert sorted(names) == sorted(shipped_settings().titles)
    checks = {group.check for group in (*page.groups, *page.others)} - {""}
    assert checks == CHECKS.keys()
    set_thresholds(desk.campaign, values={"nil": ["không có", "trống"]}, seen=None, by=desk.organiser, at=desk.now)
    nil = next(t for t in thresholds_page(desk.organiser, desk.campaign).thresholds if t.name == "nil")
    assert (nil.added, "không phát sinh" in nil.removed) == (["trống"], True)
