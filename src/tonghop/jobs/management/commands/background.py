"""`background`: does what the queue holds and looks at the clock once a minute, until it is stopped."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from tonghop.jobs.worker import Background


class Command(BaseCommand):
    """The command."""

    help = "Do background work"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take --once: one round, then stop."""
        parser.add_argument("--once", action="store_true")

    def handle(self, *args: Any, once: bool, **options: Any) -> None:  # noqa: ARG002 - Django hands them in
        """Work."""
        worker = Background()
        if once:
            worker.round()
        else:
            worker.listen_for_signals()
            worker.run()
