"""The journal's one table."""

from django.db import models


class Entry(models.Model):
    """One line: what happened, to what, by whom, when. Lines of one chain are bound by hash."""

    at = models.DateTimeField(db_index=True)
    event = models.CharField(max_length=60)
    subject_kind = models.CharField(max_length=30)
    subject_id = models.BigIntegerField()
    actor_id = models.BigIntegerField(null=True)
    actor_name = models.CharField(max_length=200)
    actor_post = models.CharField(max_length=200, blank=True)
    detail = models.JSONField(default=dict)
    chain = models.CharField(max_length=60, blank=True)
    position = models.PositiveIntegerField(default=0)
    hash = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["subject_kind", "subject_id", "at"], name="journal_of_a_subject")]
        constraints = [
            models.UniqueConstraint(
                fields=["chain", "position"],
                condition=~models.Q(chain=""),
                name="one_line_for_each_place_of_a_chain",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.at:%d/%m/%Y %H:%M} {self.event} {self.subject_kind}:{self.subject_id}"
