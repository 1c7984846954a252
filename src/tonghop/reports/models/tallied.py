"""Tables of what is counted: each figure of the version that counts, and the running totals over them."""

from django.db import models
from django.db.models import Q

from tonghop.campaigns.models import Campaign
from tonghop.organisations.models import Organisation


class AcceptedValue(models.Model):
    """One figure of the counted version of one body; null with a reason is "không có, vì ..."."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="accepted_values")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="accepted_values")
    form = models.CharField(max_length=12)
    version = models.ForeignKey("reports.Version", on_delete=models.PROTECT, related_name="accepted_values")
    code = models.CharField(max_length=20)
    value = models.DecimalField(max_digits=22, decimal_places=4, null=True)
    none_reason = models.TextField(blank=True)

    class Meta:
        ordering = ["campaign", "code", "organisation"]
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "organisation", "code"],
                name="one_accepted_value_of_an_indicator_and_body",
            ),
            models.CheckConstraint(
                condition=Q(value=None, none_reason__gt="") | Q(value__isnull=False, none_reason=""),
                name="a_value_or_a_reason_why_there_is_none",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.code} = {self.value}"


class Tally(models.Model):
    """Running total of one indicator over the counted versions of one kind of body."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="tallies")
    form = models.CharField(max_length=12)
    code = models.CharField(max_length=20)
    total = models.DecimalField(max_digits=26, decimal_places=4, default=0)
    given = models.PositiveIntegerField(default=0, help_text="how many bodies gave a value")
    none = models.PositiveIntegerField(default=0, help_text="how many said that they have none, and why")

    class Meta:
        ordering = ["campaign", "form", "code"]
        constraints = [
            models.UniqueConstraint(fields=["campaign", "form", "code"], name="one_tally_of_an_indicator_and_form"),
        ]

    def __str__(self) -> str:
        return f"{self.code}: {self.total} ({self.given})"
