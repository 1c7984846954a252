"""The table of workers; the tasks themselves are rows of django-tasks-db."""

from django.db import models


class Worker(models.Model):
    """One process that does background work: where it runs, when it was last seen, what went wrong last."""

    name = models.CharField(max_length=64, unique=True)
    host = models.CharField(max_length=200)
    process = models.PositiveIntegerField()
    started_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    stopped_at = models.DateTimeField(null=True)
    error = models.TextField(blank=True, help_text="the last thing that went wrong in its minute's round")
    error_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-started_at"]

    def __str__(self) -> str:
        return self.name
