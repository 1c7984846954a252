"""Tables of the quality desk: findings of a version, and the reasons for which it was returned."""

from django.db import models


class Finding(models.Model):
    """One finding of one check about a submitted version."""

    version = models.ForeignKey("reports.Version", on_delete=models.CASCADE, related_name="findings")
    check_id = models.CharField(max_length=40)
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


class SectionReturn(models.Model):
    """Why one section of one version came back; section_key "" is about the whole."""

    report = models.ForeignKey("reports.Report", on_delete=models.PROTECT, related_name="returns")
    version = models.ForeignKey("reports.Version", on_delete=models.PROTECT, related_name="returns")
    section_key = models.CharField(max_length=20, blank=True)
    reason = models.TextField()
    returned_at = models.DateTimeField()
    returned_by = models.CharField(max_length=200)

    class Meta:
        ordering = ["returned_at", "id"]

    def __str__(self) -> str:
        return self.reason[:80]
