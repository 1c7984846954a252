"""The table of official papers: drafted from a snapshot or another room's content, issued with number, then frozen."""

from django.db import models
from django.db.models import Q

from tonghop.campaigns.models import Campaign
from tonghop.consolidation.models import Snapshot
from tonghop.documents.rules.files import KINDS


class Document(models.Model):
    """One paper of a campaign with its rendered files and the manifest of its sources."""

    class State(models.TextChoices):
        DRAFT = "draft", "Dự thảo"
        ISSUED = "issued", "Đã ban hành"

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="documents")
    snapshot = models.ForeignKey(Snapshot, null=True, on_delete=models.PROTECT, related_name="documents")
    kind = models.CharField(max_length=20, choices=KINDS, default="report")
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    title = models.TextField()
    number = models.CharField(max_length=60, blank=True)
    issued_on = models.DateField(null=True)
    docx = models.BinaryField()
    pdf = models.BinaryField()
    xlsx = models.BinaryField(default=b"", help_text="only a consolidated report has a workbook")
    manifest = models.JSONField()
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)

    class Meta:
        ordering = ["campaign", "-made_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="draft", number="", issued_on=None)
                | Q(state="issued", number__gt="", issued_on__isnull=False),
                name="an_issued_document_has_number_and_date",
            ),
            models.CheckConstraint(
                condition=~Q(kind="report") | Q(snapshot__isnull=False), name="a_consolidated_report_has_its_snapshot"
            ),
        ]

    def __str__(self) -> str:
        return self.title[:80]
