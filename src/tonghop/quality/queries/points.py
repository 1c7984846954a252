"""Which points of the outline are answered and which seem to be passed over, and by whom, as it was last checked."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db.models import F

from tonghop.campaigns.models import Campaign, Section
from tonghop.campaigns.queries import sections_in
from tonghop.organisations.permissions import Viewer
from tonghop.quality.models import PointAnswers
from tonghop.quality.permissions import check_may_review
from tonghop.quality.rules.answers import SILENT, Answer
from tonghop.reports.permissions import Parties
from tonghop.reports.queries import latest_versions


@dataclass(frozen=True, slots=True)
class ToldUnit:
    """One body that handed in."""

    obligation_id: int
    name: str


@dataclass(frozen=True)
class AskedPoint:
    """One lettered point of a section, and the bodies by what became of it, each in official order."""

    section: Section
    letter: str
    text: str
    told: Mapping[Answer, Sequence[ToldUnit]]

    @cached_property
    def asked(self) -> int:
        """How many of the checked reports are asked it."""
        return sum(map(len, self.told.values()))

    @cached_property
    def silent(self) -> Sequence[ToldUnit]:
        """Who seems to pass it over, whether a single unit is told so or not."""
        return self._who(SILENT)

    @property
    def given(self) -> Sequence[ToldUnit]:
        """Who answers it, as far as can be told."""
        return self._who({Answer.GIVEN})

    @property
    def unclear(self) -> Sequence[ToldUnit]:
        """Of whom it cannot be told."""
        return self._who({Answer.UNCLEAR})

    @property
    def too_short(self) -> Sequence[ToldUnit]:
        """Who left the section empty, or wrote too little to look for single points."""
        return self._who({Answer.TOO_SHORT})

    @property
    def percent(self) -> int:
        """How many in a hundred of those asked seem to pass it over."""
        return round(100 * len(self.silent) / self.asked)

    @property
    def is_held_back(self) -> bool:
        """Whether some are not told of it, since many others seem to pass it over too."""
        return bool(self.told.get(Answer.PASSED_OVER_BY_MANY))

    def _who(self, answers: Collection[Answer]) -> Sequence[ToldUnit]:
        return [unit for answer in Answer if answer in answers for unit in self.told.get(answer, ())]


@dataclass(frozen=True)
class PointsOverview:
    """The points of the sections that the viewer reads, what most seem to pass over first.

    `checked` reports were looked at; `waiting` were handed in and have not been.
    """

    points: tuple[AskedPoint, ...]
    checked: int
    waiting: int


def points_overview(viewer: Viewer, campaign: Campaign) -> PointsOverview:
    """Return what became of the points in what bodies last handed in, in the sections that the viewer reads.

    Three queries; no report is read. Raises NotAllowed as the desk does: for units, and who receives the result.
    """
    outline = sections_in(campaign)
    parties = Parties(campaign.owner_id, campaign.owner_id, campaign.standing_body_id)
    keys = check_may_review(viewer, parties, {section.key: section.lead_id for section in outline})
    rows = PointAnswers.objects.filter(
        version__report__obligation__campaign=campaign, version__report__latest=F("version"), version__nil=False
    ).order_by("version__report__obligation__form", "version__report__obligation__organisation__rank", "pk")
    told: _Told = defaultdict(lambda: defaultdict(list))
    checked = 0
    for obligation_id, name, by_section in rows.values_list(*_TOLD):
        checked += 1
        unit = ToldUnit(obligation_id, name)
        for key in keys & by_section.keys():
            for letter, answer in by_section[key].items():
                told[key, letter][Answer(answer)].append(unit)
    asked = _asked((section for section in outline if section.key in keys), told)
    handed_in = latest_versions(campaign).filter(nil=False).count()
    points = sorted(asked, key=lambda point: (-len(point.silent), -point.percent))
    return PointsOverview(tuple(points), checked, handed_in - checked)


_Told = defaultdict[tuple[str, str], defaultdict[Answer, list[ToldUnit]]]
_TOLD = (
    "version__report__obligation_id",
    "version__report__obligation__organisation__name",
    "by_section",
)


def _asked(sections: Iterator[Section], told: _Told) -> Iterator[AskedPoint]:
    for section in sections:
        for point in section.points:
            letter = str(point["letter"])
            if (section.key, letter) in told:
                yield AskedPoint(section, letter, str(point["text"]), told[section.key, letter])
