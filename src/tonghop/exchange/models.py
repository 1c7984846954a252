"""The table of channels: whether each way out of the house can be reached."""

from django.db import models
from django.db.models import Q


class Channel(models.Model):
    """One way out, the mail server: since when it fails, why, and when it is tried again."""

    name = models.CharField(max_length=20, unique=True)
    failures = models.PositiveIntegerField(default=0)
    failing_since = models.DateTimeField(null=True)
    next_try_at = models.DateTimeField(null=True)
    error = models.TextField(blank=True)
    used_at = models.DateTimeField(null=True, help_text="when it last worked")

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(failures=0, failing_since=None, next_try_at=None, error="")
                | Q(failures__gt=0, failing_since__isnull=False, next_try_at__isnull=False),
                name="a_channel_that_fails_says_since_when",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {'hỏng' if self.failures else 'thông'}"
