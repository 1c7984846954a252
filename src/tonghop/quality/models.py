"""Tables of the quality desk: findings of a version, what a person decided about them, why it was returned."""

from django.db import models
from django.db.models import Q


class Finding(models.Model):
    """One finding of one check about a submitted version."""

    version = models.ForeignKey("reports.Version", on_delete=models.CASCADE, related_name="findings")
    check_id = models.CharField(max_length=40)
    fingerprint = models.CharField(max_length=32, help_text="which finding it is, whatever version; see rules.identity")
    severity = models.CharField(
        max_length=10,
        choices=[("blocker", "Chặn nộp"), ("error", "Lỗi"), ("warning", "Nghi vấn"), ("hint", "Gợi ý")],
    )
    section_key = models.CharField(max_length=20, blank=True)
    place = models.CharField(max_length=60, blank=True, help_text='"block:3" or "cell:TTHC.01"')
    start = models.PositiveIntegerField(null=True, help_text="code points within the block")
    end = models.PositiveIntegerField(null=True)
    evidence = models.TextField(blank=True)
    message = models.TextField()
    peer_version = models.ForeignKey("reports.Version", null=True, on_delete=models.CASCADE, related_name="+")
    peer_place = models.JSONField(null=True, help_text='{"section", "place", "evidence"} of the similar passage')

    class Meta:
        ordering = ["version", "section_key", "id"]

    def __str__(self) -> str:
        return f"{self.check_id}: {self.message[:60]}"


class FindingDecision(models.Model):
    """What the reviewer decided about one finding of one version; undone, the row goes and the journal keeps it.

    It is bound to the fingerprint, not to the row of the finding: the checks may run again.
    """

    class Decision(models.TextChoices):
        AGREED = "agreed", "Đồng ý"
        DISMISSED = "dismissed", "Bỏ qua"

    report = models.ForeignKey("reports.Report", on_delete=models.PROTECT, related_name="finding_decisions")
    version = models.ForeignKey("reports.Version", on_delete=models.PROTECT, related_name="finding_decisions")
    fingerprint = models.CharField(max_length=32)
    check_id = models.CharField(max_length=40)
    decision = models.CharField(max_length=10, choices=Decision)
    reason = models.TextField(blank=True, help_text="why it was dismissed")
    in_letter = models.BooleanField(default=False, help_text="to be put into the reasons of the return")
    decided_at = models.DateTimeField()
    decided_by = models.CharField(max_length=200)
    decided_by_id = models.BigIntegerField()

    class Meta:
        ordering = ["report", "version", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "fingerprint"], name="one_decision_about_a_finding_of_a_version"
            ),
            models.CheckConstraint(
                condition=Q(decision="dismissed", reason__gt="", in_letter=False) | Q(decision="agreed", reason=""),
                name="a_dismissal_has_a_reason_and_is_not_in_the_letter",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.check_id}: {self.decision}"

    @property
    def number(self) -> int:
        """Return the number of the version that it is about."""
        return self.version.number


class CopyShingle(models.Model):
    """One sampled five-word run of one section of what a body last handed in: the index of near copies.

    Asked by campaign and hash alone, so it has that one index, which holds all that is asked; rows go with their
    version and are never edited. A hash in more than TOO_COMMON places tells nothing, and gets no more rows.
    """

    campaign = models.ForeignKey(
        "campaigns.Campaign", on_delete=models.CASCADE, related_name="copy_shingles", db_index=False
    )
    hash = models.BigIntegerField(help_text="the 64-bit hash, signed")
    version = models.ForeignKey("reports.Version", on_delete=models.CASCADE, related_name="copy_shingles")
    section_key = models.CharField(max_length=20)

    class Meta:
        ordering = ["campaign", "hash", "version", "section_key"]
        indexes = [models.Index(fields=["campaign", "hash", "version", "section_key"], name="quality_shingle_by_hash")]

    def __str__(self) -> str:
        return f"{self.section_key}: {self.hash:x}"


class PointAnswers(models.Model):
    """What became of each lettered point of the outline in one version, when it was checked last.

    One row a version, so that a page over all reports of a campaign reads one narrow row for each of them.
    """

    version = models.OneToOneField("reports.Version", on_delete=models.CASCADE, related_name="point_answers")
    by_section = models.JSONField(default=dict, help_text="{section key: {letter: rules.answers.Answer}}")

    class Meta:
        ordering = ["version"]

    def __str__(self) -> str:
        return f"{self.version_id}: {len(self.by_section)}"


class CampaignSettings(models.Model):
    """What the checks of one campaign go by where it differs from what is shipped; no row is no difference."""

    campaign = models.OneToOneField("campaigns.Campaign", on_delete=models.PROTECT, related_name="check_settings")
    values = models.JSONField(default=dict, help_text="{name: number or list of phrases}")
    set_at = models.DateTimeField()
    set_by = models.CharField(max_length=200)

    class Meta:
        ordering = ["campaign"]

    def __str__(self) -> str:
        return f"{self.campaign_id}: {len(self.values)}"


class SectionReturn(models.Model):
    """Why one section of one version came back; section_key "" is about the whole."""

    report = models.ForeignKey("reports.Report", on_delete=models.PROTECT, related_name="returns")
    version = models.ForeignKey("reports.Version", on_delete=models.PROTECT, related_name="returns")
    section_key = models.CharField(max_length=20, blank=True)
    reason = models.TextField()
    points = models.JSONField(
        default=list,
        help_text='[{"place", "evidence"}]: the findings of the letter, by which one finds the place',
    )
    returned_at = models.DateTimeField()
    returned_by = models.CharField(max_length=200)

    class Meta:
        ordering = ["returned_at", "id"]

    def __str__(self) -> str:
        return self.reason[:80]
