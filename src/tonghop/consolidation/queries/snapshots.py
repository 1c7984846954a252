"""Snapshots of a campaign, for those who may read its consolidation."""

from tonghop.campaigns.models import Campaign
from tonghop.consolidation.models import SectionWork, Snapshot
from tonghop.consolidation.permissions import check_may_read_consolidation
from tonghop.consolidation.rules.work import Work
from tonghop.kernel.errors import NotPossible
from tonghop.organisations.permissions import Viewer


def works_of(campaign: Campaign) -> dict[str, Work]:
    """Return what people changed in each section. One query."""
    return {work.key: Work.parse(work.content) for work in SectionWork.objects.filter(campaign=campaign)}


def snapshots_of(viewer: Viewer, campaign: Campaign) -> list[Snapshot]:
    """Return the campaign's snapshots without their content, newest first. One query."""
    check_may_read_consolidation(viewer, campaign)
    return list(campaign.snapshots.defer("content"))


def snapshot_for(viewer: Viewer, campaign: Campaign, number: int | None = None) -> Snapshot:
    """Return the newest snapshot, or the one of that number; raise NotPossible where there is none."""
    check_may_read_consolidation(viewer, campaign)
    wanted = campaign.snapshots.all() if number is None else campaign.snapshots.filter(number=number)
    found = wanted.first()
    if found is None:
        raise NotPossible(
            "Đợt báo cáo này chưa có bản tổng hợp nào." if number is None else f"Không có bản tổng hợp số {number}.",
            advice="Chuyên viên cơ quan thường trực bấm “Tổng hợp” để lập bản tổng hợp.",
        )
    return found
