"""The table of snapshots: what was consolidated, from which versions, at which moment."""

from django.db import models

from tonghop.campaigns.models import Campaign


class Snapshot(models.Model):
    """One consolidation, frozen: figures with their parts, groups with their sources, the draft."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="snapshots")
    number = models.PositiveIntegerField()
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)
    content = models.JSONField()
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["campaign", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["campaign", "number"], name="one_snapshot_of_a_number_in_a_campaign")
        ]

    def __str__(self) -> str:
        return f"{self.campaign} #{self.number}"
