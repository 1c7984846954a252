"""Counting a version: its figures as rows for analysis, and the running totals, in the caller's transaction."""

from tonghop.reports.models import AcceptedValue, Report, Tally, Version
from tonghop.reports.rules.tally import Change, Counted, counted_values, tally_changes

MANY = 500


def count_version(report: Report, version: Version) -> None:
    """Put the version's figures in place of the unit's earlier ones, and move the totals by the difference."""
    obligation = report.obligation
    rows = AcceptedValue.objects.filter(campaign=obligation.campaign_id, organisation=obligation.organisation_id)
    before = {row.code: Counted(row.value, row.none_reason) for row in rows}
    after = counted_values(version.content["values"])
    if before:
        rows.delete()
    AcceptedValue.objects.bulk_create(_rows(report, version, after), batch_size=MANY)
    _move_tally(obligation.campaign_id, obligation.form, tally_changes(before, after))


def _rows(report: Report, version: Version, values: dict[str, Counted]) -> list[AcceptedValue]:
    obligation = report.obligation
    return [
        AcceptedValue(
            campaign_id=obligation.campaign_id,
            organisation_id=obligation.organisation_id,
            form=obligation.form,
            version=version,
            code=code,
            value=one.value,
            none_reason=one.none_reason,
        )
        for code, one in values.items()
    ]


def _move_tally(campaign_id: int, form: str, changes: dict[str, Change]) -> None:
    """Lock the totals in order of codes and write them in one statement.

    The sum is made here in exact decimals under the lock, not by the database: SQLite would add binary fractions.
    """
    if not changes:
        return
    wanted = Tally.objects.filter(campaign=campaign_id, form=form, code__in=changes).order_by("code")
    missing = changes.keys() - set(wanted.values_list("code", flat=True))
    if missing:
        rows = [Tally(campaign_id=campaign_id, form=form, code=code) for code in sorted(missing)]
        Tally.objects.bulk_create(rows, ignore_conflicts=True, batch_size=MANY)
    locked = list(wanted.select_for_update())
    for row in locked:
        change = changes[row.code]
        row.total += change.total
        row.given += change.given
        row.none += change.none
    # One INSERT that meets every row: a tenth of the time that bulk_update takes for its CASE of every code.
    Tally.objects.bulk_create(
        locked,
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=["total", "given", "none"],
        batch_size=MANY,
    )
