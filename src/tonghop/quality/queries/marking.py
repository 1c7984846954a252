"""Whether a report was handed in, for the marks on its obligation."""

from tonghop.campaigns.models import Obligation
from tonghop.quality.rules.marking import is_handed_in


def report_standing(obligation: Obligation) -> tuple[str | None, bool]:
    """Return the state of the obligation's report (None: not opened) and whether a version of it counts. One query."""
    report = getattr(obligation, "report", None)
    return (None, False) if report is None else (report.state, report.counted_id is not None)


def handed_in(obligation: Obligation) -> bool:
    """Tell whether the obligation can no longer be exempted or noted as received outside. One query."""
    state, counted = report_standing(obligation)
    return is_handed_in(state, counted=counted)
