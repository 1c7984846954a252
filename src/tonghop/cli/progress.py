"""Progress of a long command: a bar at a terminal, a plain line a stage anywhere else."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

Tell = Callable[[str, int, int], None]
_EVERY = 20  # of a hundred: how often a stage that is no bar says how far it is


@contextmanager
def shown_progress() -> Iterator[Tell]:
    """Give a function to call with (stage, done, of how many)."""
    if sys.stdout.isatty():
        yield from _bar()
    else:
        yield _Lines()


class _Lines:
    """Prints a stage when it begins, and now and then how far it is."""

    def __init__(self) -> None:
        self._stage, self._part, self._begun = "", 0, monotonic()

    def __call__(self, stage: str, done: int, total: int) -> None:
        part = done * 100 // max(total, 1) // _EVERY
        if (stage, part) != (self._stage, self._part):
            counted = f" {done}/{total}" if total > 1 else ""
            print(f"[{monotonic() - self._begun:5.1f} giây] {stage}{counted}", flush=True)
            self._stage, self._part = stage, part


def _bar() -> Iterator[Tell]:
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn  # noqa: PLC0415 - for people only

    columns = (TextColumn("{task.description:32}"), BarColumn(), TextColumn("{task.completed:.0f}/{task.total:.0f}"))
    with Progress(*columns, TimeElapsedColumn()) as progress:
        tasks: dict[str, object] = {}

        def tell(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                for task in progress.task_ids:
                    progress.update(task, completed=progress.tasks[task].total)
                tasks[stage] = progress.add_task(stage, total=total)
            progress.update(tasks[stage], completed=done, total=total)  # type: ignore[arg-type]  # rich's ids are ints

        yield tell
        for task in progress.task_ids:
            progress.update(task, completed=progress.tasks[task].total)
