"""Tables of reports: the draft, its immutable versions, uploads, receipts; figures that count are in `tallied`."""

from typing import Any

from django.db import models
from django.db.models import Q

from tonghop.campaigns.models import Campaign, Obligation
from tonghop.journal.canonical import CanonicalJSONField
from tonghop.organisations.models import Organisation
from tonghop.reports.models.tallied import AcceptedValue, Tally
from tonghop.reports.rules.states import EDITABLE, STATE_LABELS, State

__all__ = [
    "AcceptedValue",
    "Attachment",
    "DraftRevision",
    "DraftSection",
    "Receipt",
    "Report",
    "SearchText",
    "StoredFile",
    "Tally",
    "Upload",
    "Version",
    "WrittenFigure",
]


class Report(models.Model):
    """What one body writes for one obligation; made on first opening ("not opened" is its absence)."""

    obligation = models.OneToOneField(Obligation, on_delete=models.PROTECT, related_name="report")
    state = models.CharField(max_length=20, choices=[(s.value, STATE_LABELS[s]) for s in State], default=State.DRAFTING)
    version_number = models.PositiveIntegerField(default=1, help_text="the number the draft will get when submitted")
    values = CanonicalJSONField(default=dict, db_column="canonical_values", help_text='{code: {"value"} | {"none"}}')
    values_revision = models.PositiveIntegerField(default=0)
    values_saved_at = models.DateTimeField(null=True)
    values_saved_by = models.CharField(max_length=200, blank=True)
    explanations = models.JSONField(default=dict, help_text='{rule_id, or fingerprint of a finding: "vì ..."}')
    counted = models.ForeignKey("Version", null=True, db_index=False, on_delete=models.PROTECT, related_name="+")
    latest = models.ForeignKey("Version", null=True, db_index=False, on_delete=models.PROTECT, related_name="+")
    arrived_at = models.DateTimeField(
        null=True,
        help_text="when it first arrived: lateness is judged by it; a recall takes it back, a return does not",
    )
    due_on_arrival = models.DateTimeField(
        null=True,
        help_text="the due moment in force when it arrived; later an outage moves it, an extension does not",
    )
    opened_at = models.DateTimeField()
    saved_at = models.DateTimeField()
    saved_by = models.CharField(max_length=200)
    sought_by_id = models.BigIntegerField(null=True, help_text="who sought approval of the draft as it stands")

    class Meta:
        ordering = ["obligation"]
        constraints = [
            models.CheckConstraint(
                condition=Q(arrived_at=None, due_on_arrival=None)
                | Q(arrived_at__isnull=False, due_on_arrival__isnull=False),
                name="what_arrived_says_when_it_was_due",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.obligation} ({STATE_LABELS[State(self.state)]})"


class DraftSection(models.Model):
    """The text of one section while it is being written. `revision` is the optimistic lock."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="draft_sections")
    key = models.SlugField(max_length=20)
    blocks = CanonicalJSONField(default=list, db_column="canonical_blocks", help_text="see rules.content.clean_blocks")
    revision = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField()
    saved_by = models.CharField(max_length=200)

    class Meta:
        ordering = ["report", "key"]
        constraints = [models.UniqueConstraint(fields=["report", "key"], name="one_draft_of_a_section_in_a_report")]

    def __str__(self) -> str:
        return f"{self.report_id}/{self.key} r{self.revision}"


class DraftRevision(models.Model):
    """What stood in a section before an upload or another person wrote over it, so that nothing typed is lost."""

    FIGURES = "_values"  # the key under which a table of figures is kept: one "block", the values as they were

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="draft_revisions")
    key = models.SlugField(max_length=20)
    revision = models.PositiveIntegerField()
    blocks = models.JSONField()
    saved_at = models.DateTimeField()
    saved_by = models.CharField(max_length=200)

    class Meta:
        ordering = ["report", "key", "-revision"]
        constraints = [
            models.UniqueConstraint(fields=["report", "key", "revision"], name="one_text_of_a_revision_of_a_section"),
        ]

    def __str__(self) -> str:
        return f"{self.report_id}/{self.key} r{self.revision} ({self.saved_by})"


class WrittenFigure(models.Model):
    """Who wrote one figure of a draft last, or left it blank, and when; none where that was before this was kept."""

    report = models.ForeignKey(Report, db_index=False, on_delete=models.CASCADE, related_name="written_figures")
    code = models.CharField(max_length=20)
    written_at = models.DateTimeField()
    written_by = models.CharField(max_length=200)

    class Meta:
        ordering = ["report", "code"]
        constraints = [
            models.UniqueConstraint(fields=["report", "code"], name="one_last_writer_of_a_figure_in_a_report"),
        ]

    def __str__(self) -> str:
        return f"{self.report_id}/{self.code} ({self.written_by})"


class Version(models.Model):
    """A submitted version: never changes (a trigger in the database refuses it too)."""

    report = models.ForeignKey(Report, db_index=False, on_delete=models.PROTECT, related_name="versions")  # see Meta
    number = models.PositiveIntegerField()
    content = models.JSONField(help_text="see reports.rules.content.written_content")
    hash = models.CharField(max_length=64)
    nil = models.BooleanField(default=False)
    submitted_at = models.DateTimeField()
    submitted_by_id = models.BigIntegerField()
    submitted_by = models.CharField(max_length=200)
    sought_by_id = models.BigIntegerField(null=True)
    on_behalf = models.BooleanField(default=False)
    document_number = models.CharField(max_length=60)
    document_date = models.DateField()
    signer = models.CharField(max_length=120)
    signer_post = models.CharField(max_length=120)
    authority = models.CharField(max_length=60, blank=True, help_text="TM., KT., ... as the signature block has it")

    class Meta:
        ordering = ["report", "number"]
        constraints = [models.UniqueConstraint(fields=["report", "number"], name="one_version_of_a_number_in_a_report")]

    def __str__(self) -> str:
        return f"{self.report} v{self.number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Insert once; a second save is a bug."""
        if not self._state.adding:
            raise TypeError("a submitted version never changes")
        super().save(*args, **kwargs)


class Upload(models.Model):
    """A file somebody handed in, kept as it came; it waits, with what was read from it, until somebody decides."""

    class State(models.TextChoices):
        WAITING = "waiting", "Chờ xem lại"
        TAKEN = "taken", "Đã nhận vào báo cáo"
        DROPPED = "dropped", "Đã bỏ"

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="uploads")
    version_number = models.PositiveIntegerField(help_text="the draft's version that it came in for, or went into")
    file_name = models.CharField(max_length=200)
    kind = models.CharField(max_length=10, choices=[("word", "Word"), ("excel", "Excel")])
    content = models.BinaryField()
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    problems = models.JSONField(default=list, help_text='[{"place", "message", "spot"}] found while reading it')
    reading = models.JSONField(
        default=dict, help_text="{sections, values, notes} as read, unless it was dropped; see reports.rules.taking"
    )
    wrote_over = models.JSONField(default=dict, help_text="once taken: what that changed; see rules.undoing.WroteOver")
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    uploaded_at = models.DateTimeField()
    uploaded_by = models.CharField(max_length=200)
    settled_at = models.DateTimeField(null=True, help_text="when it was taken into the draft, or dropped")
    settled_by = models.CharField(max_length=200, blank=True)
    undone_at = models.DateTimeField(null=True, help_text="when its taking was last undone: since then it waits again")
    undone_by = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["report", "uploaded_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="waiting", settled_at=None, settled_by="")
                | (~Q(state="waiting") & Q(settled_at__isnull=False, settled_by__gt="")),
                name="an_upload_waits_or_somebody_settled_it",
            ),
        ]

    def __str__(self) -> str:
        return self.file_name

    @property
    def undoable(self) -> bool:
        """Whether its taking can be undone: it changed something of the very draft that is being written."""
        report = self.report
        same = self.version_number == report.version_number and State(report.state) in EDITABLE
        return self.state == self.State.TAKEN and bool(self.wrote_over) and same

    @property
    def markable(self) -> bool:
        """Whether what is wrong can be written into the file itself."""
        return self.file_name.lower().endswith((".docx", ".xlsx"))


class StoredFile(models.Model):
    """The content of a file, kept once whatever number of reports have it; it never changes (a trigger keeps it)."""

    sha256 = models.CharField(max_length=64, unique=True)
    kind = models.CharField(max_length=4, help_text="pdf, docx, xlsx, png, jpg: by content")
    size = models.PositiveIntegerField()
    content = models.BinaryField()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.sha256[:12]} ({self.kind})"


class Attachment(models.Model):
    """A file beside the report: a scan, a decision. Taken off the draft it stays for the versions that have it."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="attachments")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="attachments")
    file_name = models.CharField(max_length=200)
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=200)
    removed_at = models.DateTimeField(null=True)
    removed_by = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["report", "added_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "file"], condition=Q(removed_at=None), name="a_file_is_attached_once_to_a_report"
            ),
            models.CheckConstraint(
                condition=Q(removed_at=None, removed_by="") | Q(removed_at__isnull=False, removed_by__gt=""),
                name="who_took_an_attachment_off_and_when",
            ),
        ]

    def __str__(self) -> str:
        return self.file_name


class Receipt(models.Model):
    """Giấy biên nhận: proof that a version has arrived. Numbers run per campaign and unit."""

    version = models.OneToOneField(Version, on_delete=models.PROTECT, related_name="receipt")
    number = models.CharField(max_length=80, unique=True)
    issued_at = models.DateTimeField()
    content = models.JSONField(help_text="what the paper says: unit, campaign, version, moment, signer, hash, files")

    class Meta:
        ordering = ["issued_at", "id"]

    def __str__(self) -> str:
        return self.number


class SearchText(models.Model):
    """One paragraph of the version that a body handed in last, and its folded words, by which it is found."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="search_texts")
    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="+")
    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    obligation = models.ForeignKey(Obligation, on_delete=models.PROTECT, related_name="+")
    section = models.SlugField(max_length=20)
    section_title = models.TextField()
    place = models.PositiveIntegerField(help_text="the block's place in its section")
    text = models.TextField()
    folded = models.TextField(help_text="the same without marks: what the database's full-text index is over")

    class Meta:
        ordering = ["report", "section", "place"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "section", "place"], name="one_text_of_a_place_in_a_section_of_a_report"
            )
        ]

    def __str__(self) -> str:
        return f"{self.report_id}/{self.section}.{self.place}"
