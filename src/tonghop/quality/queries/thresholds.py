"""The page of thresholds: every number and word list, by the check that goes by it, as it is and as it is shipped."""

from collections.abc import Iterator
from dataclasses import dataclass

from tonghop.campaigns.models import Campaign
from tonghop.organisations.permissions import Viewer
from tonghop.quality.checks.table import CHECKS
from tonghop.quality.checks.uses import TITLES, users_of
from tonghop.quality.models import CampaignSettings
from tonghop.quality.permissions import check_may_set_thresholds
from tonghop.quality.queries.settings import own_settings, settings_of
from tonghop.quality.queries.worth import CheckWorth, worth_of_checks
from tonghop.quality.resources import shipped_settings
from tonghop.quality.rules.settings import Settings, Value, range_of, written


@dataclass(frozen=True, slots=True)
class Threshold:
    """One setting as the page writes it; a list has one phrase a line. `range` is "" for a list."""

    name: str
    title: str
    range: str
    now: str
    shipped: str
    users: tuple[str, ...]

    @property
    def is_list(self) -> bool:
        """Whether it is a list of phrases."""
        return not self.range

    @property
    def added(self) -> list[str]:
        """The phrases that the campaign has and that are not shipped."""
        return [phrase for phrase in self.now.splitlines() if phrase not in self.shipped.splitlines()]

    @property
    def removed(self) -> list[str]:
        """The phrases that are shipped and that the campaign does not have."""
        return [phrase for phrase in self.shipped.splitlines() if phrase not in self.now.splitlines()]


@dataclass(frozen=True, slots=True)
class ThresholdGroup:
    """The settings of one check, and what became of its findings; check "" is of those that several go by."""

    check: str
    title: str
    thresholds: tuple[Threshold, ...]
    worth: CheckWorth | None


@dataclass(frozen=True, slots=True)
class ThresholdsPage:
    """All settings of a campaign, and who set them last; `others` are the checks that go by none."""

    groups: tuple[ThresholdGroup, ...]
    others: tuple[ThresholdGroup, ...]
    own: CampaignSettings | None

    @property
    def thresholds(self) -> Iterator[Threshold]:
        """Every setting, group by group."""
        return (threshold for group in self.groups for threshold in group.thresholds)


def thresholds_page(viewer: Viewer, campaign: Campaign) -> ThresholdsPage:
    """Return the settings in force and what each check was worth; raises NotAllowed. Four queries."""
    check_may_set_thresholds(viewer, campaign)
    now, shipped = settings_of(campaign.pk), shipped_settings()
    worth = {one.check_id: one for one in worth_of_checks(viewer, campaign)}
    found: dict[str, list[Threshold]] = {check: [] for check in (*CHECKS, "")}
    for name in shipped.titles:
        users = users_of(name)
        found[users[0] if len(users) == 1 else ""].append(_threshold(name, now, shipped, users))
    groups = [
        ThresholdGroup(check, TITLES.get(check, "Dùng cho nhiều kiểm tra"), tuple(thresholds), worth.get(check))
        for check, thresholds in found.items()
    ]
    return ThresholdsPage(
        groups=tuple(group for group in groups if group.thresholds),
        others=tuple(group for group in groups if not group.thresholds),
        own=own_settings(campaign),
    )


def _threshold(name: str, now: Settings, shipped: Settings, users: tuple[str, ...]) -> Threshold:
    return Threshold(
        name=name,
        title=shipped.titles[name],
        range=range_of(shipped.kinds[name]) if name in shipped.kinds else "",
        now=_text(now.value(name)),
        shipped=_text(shipped.value(name)),
        users=tuple(TITLES[check] for check in users),
    )


def _text(value: Value) -> str:
    return "\n".join(value) if isinstance(value, tuple) else written(value)
