"""The page of thresholds: every number and word list, by the check that goes by it, as it is and as it is shipped."""

from collections.abc import Iterator
from dataclasses import dataclass

from tonghop.campaigns.models import Campaign
from tonghop.quality.checks.uses import TITLES, USES, users_of
from tonghop.quality.models import CampaignSettings
from tonghop.quality.queries.settings import own_settings, settings_of
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
    """The settings of one check; check "" is of those that several go by."""

    check: str
    title: str
    thresholds: tuple[Threshold, ...]


@dataclass(frozen=True, slots=True)
class ThresholdsPage:
    """All settings of a campaign, and who set them last."""

    groups: tuple[ThresholdGroup, ...]
    own: CampaignSettings | None

    @property
    def thresholds(self) -> Iterator[Threshold]:
        """Every setting, group by group."""
        return (threshold for group in self.groups for threshold in group.thresholds)


def thresholds_page(campaign: Campaign) -> ThresholdsPage:
    """Return the settings in force; whoever calls has asked who may. Two queries."""
    now, shipped = settings_of(campaign.pk), shipped_settings()
    groups: dict[str, list[Threshold]] = {check: [] for check in (*USES, "")}
    for name in shipped.titles:
        users = users_of(name)
        groups[users[0] if len(users) == 1 else ""].append(_threshold(name, now, shipped, users))
    return ThresholdsPage(
        tuple(
            ThresholdGroup(check, TITLES.get(check, "Dùng cho nhiều kiểm tra"), tuple(found))
            for check, found in groups.items()
            if found
        ),
        own_settings(campaign),
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
