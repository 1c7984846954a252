"""Due moments: what "trước ngày X" means under a policy, extensions, lateness and the lock. Ends are exclusive."""

from datetime import date, datetime
from typing import Literal, get_args

from tonghop.kernel.moments import end_of, start_of

BeforePolicy = Literal["day_before", "day_named"]
POLICIES: tuple[BeforePolicy, ...] = get_args(BeforePolicy)


def due_moment(named_day: date, policy: BeforePolicy) -> datetime:
    """Return the first moment in Vietnam that is late for "trước ngày <named_day>".

    "day_before": the last moment is the end of the day before; "day_named": the end of the day itself.
    """
    return start_of(named_day) if policy == "day_before" else end_of(named_day)


def due_for(named_day: date, *, kind: str, policy: BeforePolicy) -> datetime:
    """Return the exclusive end for a time of this kind: only "trước ngày" ("before") hangs on the policy.

    "Chậm nhất ngày X", "đến ngày X" and the end of a month or quarter include the day itself.
    """
    return due_moment(named_day, policy) if kind == "before" else end_of(named_day)


def effective_due(due: datetime, extended_to: datetime | None) -> datetime:
    """Return the exclusive end that counts: the extension where there is one."""
    return due if extended_to is None else max(due, extended_to)


def effective_lock(lock_at: datetime | None, extended_to: datetime | None) -> datetime | None:
    """Return from when submissions are held: never before an extension has run out; None where nothing locks."""
    if lock_at is None or extended_to is None:
        return lock_at
    return max(lock_at, extended_to)


def is_late(moment: datetime, *, due: datetime, extended_to: datetime | None) -> bool:
    """Tell whether something at `moment` comes after the due moment that counts."""
    return moment >= effective_due(due, extended_to)


def is_locked(moment: datetime, *, lock_at: datetime | None, extended_to: datetime | None) -> bool:
    """Tell whether a submission at `moment` must be held (domain.md, "held")."""
    lock = effective_lock(lock_at, extended_to)
    return lock is not None and moment >= lock
