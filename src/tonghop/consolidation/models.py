"""Tables of consolidation: snapshots, and what people changed in each section since the machine grouped and drafted."""

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


class SectionWork(models.Model):
    """What people changed in one section (or in the opening, under its own key). `revision` is the optimistic lock."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="section_works")
    key = models.SlugField(max_length=20)
    content = models.JSONField(default=dict, help_text="{groups, edits, made}; see consolidation.rules.work")
    revision = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField()
    changed_by = models.CharField(max_length=200)

    class Meta:
        ordering = ["campaign", "key"]
        constraints = [models.UniqueConstraint(fields=["campaign", "key"], name="one_work_of_a_section_in_a_campaign")]

    def __str__(self) -> str:
        return f"{self.campaign_id}/{self.key} r{self.revision}"


class SectionChange(models.Model):
    """One change of a section's work, with what stood before it, so that the last one can be taken back."""

    work = models.ForeignKey(SectionWork, on_delete=models.CASCADE, related_name="changes")
    revision = models.PositiveIntegerField(help_text="the revision that the change made")
    event = models.CharField(max_length=60)
    words = models.CharField(max_length=300, help_text="what was changed, for the button that takes it back")
    before = models.JSONField()
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)
    undone = models.BooleanField(default=False)

    class Meta:
        ordering = ["work", "-revision"]
        constraints = [models.UniqueConstraint(fields=["work", "revision"], name="one_change_of_a_revision_of_a_work")]

    def __str__(self) -> str:
        return f"{self.work_id} r{self.revision} {self.event}"
