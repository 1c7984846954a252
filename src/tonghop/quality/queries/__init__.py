"""What is seen of quality; one module a theme, all of them named here."""

from tonghop.quality.queries.effects import Effects, effects_of
from tonghop.quality.queries.findings import check_draft, findings_of
from tonghop.quality.queries.history import PastDecision
from tonghop.quality.queries.in_hand import ids_in_hand
from tonghop.quality.queries.judged import JudgedFinding
from tonghop.quality.queries.marking import handed_in
from tonghop.quality.queries.overview import DrawingUnit, DrawnFinding, FindingsOverview, findings_overview
from tonghop.quality.queries.points import AskedPoint, PointsOverview, ToldUnit, points_overview
from tonghop.quality.queries.returns import (
    ReturnedReport,
    asked_to_mend,
    reasons_for_version,
    returns_for_home,
    returns_of,
)
from tonghop.quality.queries.review import ReviewPage, ReviewSection, review_page
from tonghop.quality.queries.settings import campaign_to_set, campaigns_to_set, settings_of
from tonghop.quality.queries.thresholds import Threshold, ThresholdsPage, thresholds_page
from tonghop.quality.queries.waiting import QueueRow, review_queue
from tonghop.quality.queries.worth import CheckWorth, worth_of_checks

__all__ = [
    "AskedPoint",
    "CheckWorth",
    "DrawingUnit",
    "DrawnFinding",
    "Effects",
    "FindingsOverview",
    "JudgedFinding",
    "PastDecision",
    "PointsOverview",
    "QueueRow",
    "ReturnedReport",
    "ReviewPage",
    "ReviewSection",
    "Threshold",
    "ThresholdsPage",
    "ToldUnit",
    "asked_to_mend",
    "campaign_to_set",
    "campaigns_to_set",
    "check_draft",
    "effects_of",
    "findings_of",
    "findings_overview",
    "handed_in",
    "ids_in_hand",
    "points_overview",
    "reasons_for_version",
    "returns_for_home",
    "returns_of",
    "review_page",
    "review_queue",
    "settings_of",
    "thresholds_page",
    "worth_of_checks",
]
