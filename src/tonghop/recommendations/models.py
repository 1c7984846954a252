"""Tables of what units raise: the difficulty, and everything said about it since."""

from django.db import models
from django.db.models import Q

from tonghop.campaigns.models import Campaign, Section
from tonghop.organisations.models import Organisation
from tonghop.recommendations.rules import STATE_LABELS, State, number_text


class Difficulty(models.Model):
    """A difficulty that a unit told of, at any time; numbers run per campaign."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="difficulties")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="difficulties")
    section = models.ForeignKey(Section, null=True, on_delete=models.PROTECT, related_name="difficulties")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    text = models.TextField()
    proposal = models.TextField(blank=True, help_text="what the unit asks for")
    state = models.CharField(max_length=12, choices=[(s.value, STATE_LABELS[s]) for s in State], default=State.RAISED)
    assigned_to = models.ForeignKey(
        Organisation, null=True, on_delete=models.PROTECT, related_name="difficulties_asked"
    )
    passed_to = models.CharField(max_length=200, blank=True, help_text="the higher body it was passed to")
    raised_at = models.DateTimeField()
    raised_by = models.CharField(max_length=200)
    changed_at = models.DateTimeField()
    told = models.BooleanField(default=True, help_text="whether the unit has seen what was last said to it")

    class Meta:
        ordering = ["-changed_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["campaign", "number"], name="one_difficulty_of_a_number_in_a_campaign"),
            models.CheckConstraint(
                condition=~Q(state="assigned") | Q(assigned_to__isnull=False),
                name="an_assigned_difficulty_names_its_body",
            ),
            models.CheckConstraint(
                condition=~Q(state="passed_up") | Q(passed_to__gt=""), name="a_difficulty_passed_up_names_to_whom"
            ),
        ]

    def __str__(self) -> str:
        return f"{number_text(self.number)} {self.title}"


class Remark(models.Model):
    """One thing said about a difficulty after it was raised, with the step it made."""

    difficulty = models.ForeignKey(Difficulty, on_delete=models.PROTECT, related_name="remarks")
    verb = models.CharField(max_length=12)
    text = models.TextField()
    document = models.CharField(max_length=120, blank=True, help_text="number of the paper that says it")
    said_at = models.DateTimeField()
    said_by = models.CharField(max_length=200)
    said_for = models.CharField(max_length=200, help_text="the body for which it was said")

    class Meta:
        ordering = ["said_at", "pk"]

    def __str__(self) -> str:
        return f"{self.difficulty_id} {self.verb}: {self.text[:60]}"
