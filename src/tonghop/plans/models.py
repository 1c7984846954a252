"""Tables of plans: the file as it came, the text as read, what was read, and what was decided about each line."""

from django.db import models

from tonghop.organisations.models import Organisation


class Plan(models.Model):
    """One official plan of one owner. `reading` is the JSON of `tonghop.plans.rules` (commands.md, `plan read`)."""

    owner = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="plans")
    number = models.CharField(max_length=60, blank=True)
    issued_on = models.DateField(null=True)
    title = models.TextField()
    file_name = models.CharField(max_length=200)
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    text = models.TextField(help_text="canonical text; offsets of the reading are code points of it")
    reading = models.JSONField()
    read_at = models.DateTimeField()
    read_by = models.CharField(max_length=200)

    class Meta:
        ordering = ["-read_at"]
        constraints = [models.UniqueConstraint(fields=["owner", "sha256"], name="one_file_is_read_once_for_an_owner")]

    def __str__(self) -> str:
        return f"{self.number or self.file_name}: {self.title[:80]}"


class LineDecision(models.Model):
    """One decision about one line of a plan's reading; rows are only ever added, the last about a line counts."""

    class Word(models.TextChoices):
        CONFIRMED = "confirmed", "Đã xác nhận"
        KEPT = "kept", "Đã xác nhận, giữ như kế hoạch ghi"
        CORRECTED = "corrected", "Đã sửa"
        STRUCK = "struck", "Đã gạch bỏ"
        UNDONE = "undone", "Đã trả về như khi đọc"

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="decisions")
    number = models.PositiveIntegerField(help_text="counts the decisions of one plan: 1, 2, 3 ...")
    line = models.CharField(max_length=60, help_text="the line's id: kind, ordinal and start in the reading")
    kind = models.CharField(max_length=12)
    word = models.CharField(max_length=10, choices=Word)
    fields = models.JSONField(default=dict, help_text="what a correction says, by field; empty otherwise")
    decided_at = models.DateTimeField()
    decided_by = models.CharField(max_length=200)

    class Meta:
        ordering = ["plan", "number"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="one_decision_of_a_number_about_a_plan"),
        ]

    def __str__(self) -> str:
        return f"{self.line}: {self.word}"
