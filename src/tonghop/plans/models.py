"""The table of plans: the file as it came, the text as read, and what was read from it."""

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
