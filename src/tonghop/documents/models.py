"""Tables of official papers: those a campaign drafts and issues, and the units' reports with their signatures."""

from django.db import models
from django.db.models import Q

from tonghop.campaigns.models import Campaign
from tonghop.consolidation.models import Snapshot
from tonghop.documents.rules.files import KINDS
from tonghop.documents.rules.issuing import NUMBERINGS, Numbering, number_text, type_words
from tonghop.organisations.models import Organisation


class Document(models.Model):
    """One paper of a campaign as drafted: its content, the files made of it, and the manifest of its sources."""

    class State(models.TextChoices):
        DRAFT = "draft", "Dự thảo"
        HANDED_OVER = "handed_over", "Chờ ban hành"
        ISSUED = "issued", "Đã ban hành"

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="documents")
    snapshot = models.ForeignKey(Snapshot, null=True, on_delete=models.PROTECT, related_name="documents")
    issuer = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="drafted_documents")
    kind = models.CharField(max_length=20, choices=KINDS, default="report")
    state = models.CharField(max_length=12, choices=State, default=State.DRAFT)
    title = models.TextField()
    content = models.JSONField(default=dict, help_text="the paper as values (render.frozen); empty in old drafts")
    docx = models.BinaryField()
    pdf = models.BinaryField()
    xlsx = models.BinaryField(default=b"", help_text="only a consolidated report has a workbook")
    manifest = models.JSONField()
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)
    handed_at = models.DateTimeField(null=True, help_text="when it went to the issuer's clerk")
    handed_by = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["campaign", "-made_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="draft", handed_at=None, handed_by="")
                | (~Q(state="draft") & Q(handed_at__isnull=False, handed_by__gt="")),
                name="a_document_handed_over_says_when_and_by_whom",
            ),
            models.CheckConstraint(
                condition=~Q(kind="report") | Q(snapshot__isnull=False), name="a_consolidated_report_has_its_snapshot"
            ),
        ]

    def __str__(self) -> str:
        return self.title[:80]


class Register(models.Model):
    """How a body numbers what it issues; without a row it keeps its register elsewhere."""

    issuer = models.OneToOneField(Organisation, on_delete=models.PROTECT, related_name="register")
    numbering = models.CharField(max_length=10, choices=NUMBERINGS, default=Numbering.ENTERED.value)
    changed_at = models.DateTimeField(null=True)
    changed_by = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["issuer"]

    def __str__(self) -> str:
        return f"{self.issuer}: {self.get_numbering_display()}"


class IssuedDocument(models.Model):
    """A document as issued: number, day, signer, recipients, files; it never changes (a trigger keeps it)."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="issued")
    attempt = models.PositiveSmallIntegerField(default=1, help_text="2 where the first number was cancelled ...")
    issuer = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="issued_documents")
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    symbol = models.CharField(max_length=60, help_text="what stands after the stroke: BC-UBND")
    type_name = models.CharField(max_length=60, blank=True, help_text="blank for an official letter (công văn)")
    issued_on = models.DateField()
    subject = models.TextField()
    signer = models.CharField(max_length=120)
    post = models.CharField(max_length=300, help_text="the lines above the name, parted by /")
    recipients = models.TextField(help_text="one a line")
    folded = models.TextField(help_text="what the register is searched by")
    docx = models.BinaryField()
    pdf = models.BinaryField()
    xlsx = models.BinaryField(default=b"")
    manifest = models.JSONField()
    replaces = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="replaced_by")
    issued_at = models.DateTimeField()
    issued_by = models.CharField(max_length=200)

    class Meta:
        ordering = ["issuer", "-year", "-issued_on", "-number", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["issuer", "year", "symbol", "number"], name="a_number_and_symbol_once_a_year_of_an_issuer"
            ),
            models.UniqueConstraint(fields=["document", "attempt"], name="a_document_is_issued_once_an_attempt"),
            models.CheckConstraint(condition=Q(number__gt=0), name="an_issued_document_has_a_number"),
        ]

    def __str__(self) -> str:
        return self.full_number

    @property
    def full_number(self) -> str:
        """Return "05/BC-UBND"."""
        return number_text(self.number, self.symbol)

    @property
    def type_words(self) -> str:
        """Return "Báo cáo", or "Công văn" where the type has no name."""
        return type_words(self.type_name)


class Cancellation(models.Model):
    """A number that was taken and is void: it stays in the register and is never given again."""

    issued = models.OneToOneField(IssuedDocument, on_delete=models.PROTECT, related_name="cancellation")
    reason = models.TextField()
    cancelled_at = models.DateTimeField()
    cancelled_by = models.CharField(max_length=200)

    class Meta:
        ordering = ["issued"]

    def __str__(self) -> str:
        return f"{self.issued}: {self.reason[:60]}"


class Delivery(models.Model):
    """A body known here to which a document goes; it sees the document once that is issued, and says when it came."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="deliveries")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="deliveries")
    received_at = models.DateTimeField(null=True)
    received_by = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["document", "organisation__kind", "organisation__rank"]
        constraints = [
            models.UniqueConstraint(fields=["document", "organisation"], name="a_document_goes_to_a_body_once"),
            models.CheckConstraint(
                condition=Q(received_at=None, received_by="") | Q(received_at__isnull=False, received_by__gt=""),
                name="a_document_received_says_when_and_by_whom",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document} -> {self.organisation}"


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


class Signed(models.Model):
    """One digital signature: the whole file as it left the signer; the next one goes on top of it."""

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
        abstract = True


class PaperSignature(Signed):
    """A signature on a unit's paper."""

    paper = models.ForeignKey(ReportPaper, on_delete=models.PROTECT, related_name="signatures")

    class Meta:
        ordering = ["paper", "place"]
        constraints = [
            models.UniqueConstraint(fields=["paper", "place"], name="one_signature_of_a_place_on_a_paper"),
            models.UniqueConstraint(fields=["paper", "serial"], name="one_signature_of_a_certificate_on_a_paper"),
        ]

    def __str__(self) -> str:
        return f"{self.subject[:80]} ({self.place})"


class IssuedSignature(Signed):
    """A signature on an issued document."""

    issued = models.ForeignKey(IssuedDocument, on_delete=models.PROTECT, related_name="signatures")

    class Meta:
        ordering = ["issued", "place"]
        constraints = [
            models.UniqueConstraint(fields=["issued", "place"], name="one_signature_of_a_place_on_an_issued_document"),
            models.UniqueConstraint(fields=["issued", "serial"], name="a_certificate_signs_an_issued_document_once"),
        ]

    def __str__(self) -> str:
        return f"{self.subject[:80]} ({self.place})"
