"""Tables of official papers: those drafted and issued by the campaign, and the units' reports with signatures."""

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


class ReportPaper(models.Model):
    """A unit's report in official form, made once from its frozen version; it never changes (a trigger keeps it)."""

    version = models.OneToOneField("reports.Version", on_delete=models.PROTECT, related_name="paper")
    pdf = models.BinaryField()
    sha256 = models.CharField(max_length=64, db_index=True)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["version"]

    def __str__(self) -> str:
        return f"paper of version {self.version_id}"


class PaperSignature(models.Model):
    """One digital signature on a unit's paper: the whole file as it left the signer; the next one goes on top of it."""

    paper = models.ForeignKey(ReportPaper, on_delete=models.PROTECT, related_name="signatures")
    place = models.PositiveSmallIntegerField(help_text="1 for the first signature, 2 for the one on top of it ...")
    pdf = models.BinaryField()
    sha256 = models.CharField(max_length=64, db_index=True)
    subject = models.CharField(max_length=400, help_text="whom the certificate names")
    issuer = models.CharField(max_length=400)
    serial = models.CharField(max_length=60, help_text="the certificate's serial number, hexadecimal")
    claimed_at = models.DateTimeField(null=True, help_text="when the signer's own clock says it was signed")
    signed_at = models.DateTimeField()
    signed_by = models.CharField(max_length=200)
    signed_by_id = models.BigIntegerField()

    class Meta:
        ordering = ["paper", "place"]
        constraints = [
            models.UniqueConstraint(fields=["paper", "place"], name="one_signature_of_a_place_on_a_paper"),
            models.UniqueConstraint(fields=["paper", "serial"], name="one_signature_of_a_certificate_on_a_paper"),
        ]

    def __str__(self) -> str:
        return f"{self.subject[:80]} ({self.place})"
