"""Registers the one listener that turns journal lines into background work."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "tonghop.jobs"
    label = "jobs"
    verbose_name = "Việc nền"

    def ready(self) -> None:
        """Subscribe to the journal; twice is once."""
        from tonghop.jobs.listener import enqueue_what_follows  # noqa: PLC0415 - likewise
        from tonghop.journal.actions import subscribe  # noqa: PLC0415 - tables are ready only now

        subscribe(enqueue_what_follows)
