"""Tables of chasing: the ladder of a campaign, pauses, reminders, the outbox of messages, and contacts by hand."""

from django.db import models
from django.db.models import F, Q

from tonghop.campaigns.models import Campaign, Obligation
from tonghop.chasing.rules.contacts import WAYS
from tonghop.chasing.rules.outbox import STATE_LABELS, MessageState
from tonghop.organisations.models import Person


class CampaignLadder(models.Model):
    """The ladder set on a campaign; without a row the usual one holds."""

    campaign = models.OneToOneField(Campaign, on_delete=models.PROTECT, related_name="ladder")
    rungs = models.JSONField(help_text='[{"days": -3, "whom": ["writer"]}], in order of time')
    hour = models.PositiveSmallIntegerField()
    running = models.BooleanField(default=True)
    set_at = models.DateTimeField()
    set_by = models.CharField(max_length=200)

    class Meta:
        ordering = ["campaign"]
        constraints = [models.CheckConstraint(condition=Q(hour__lt=24), name="a_ladder_keeps_an_hour_of_the_day")]

    def __str__(self) -> str:
        return f"{self.campaign}: {len(self.rungs)} lần nhắc"


class Pause(models.Model):
    """Reminders of one obligation are held back, for a reason, until somebody ends it."""

    obligation = models.ForeignKey(Obligation, on_delete=models.PROTECT, related_name="pauses")
    reason = models.TextField()
    begun_at = models.DateTimeField()
    begun_by = models.CharField(max_length=200)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["obligation", "begun_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["obligation"], condition=Q(ended_at=None), name="one_pause_in_force_of_an_obligation"
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_by="") | Q(ended_at__gte=F("begun_at"), ended_by__gt=""),
                name="a_pause_that_ended_says_when_and_by_whom",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.obligation}: {self.reason[:60]}"


class Message(models.Model):
    """One e-mail to one person; its text is written when it is first claimed, from what is owed at that moment."""

    class Kind(models.TextChoices):
        REMINDER = "reminder", "Nhắc nộp"
        NOTICE = "notice", "Thông báo"

    message_id = models.CharField(max_length=120, unique=True, help_text="Message-ID, the same at every attempt")
    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="messages")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="messages")
    kind = models.CharField(max_length=10, choices=Kind)
    address = models.EmailField()
    subject = models.CharField(max_length=200, blank=True)
    body = models.TextField(blank=True)
    state = models.CharField(
        max_length=10, choices=[(s.value, STATE_LABELS[s]) for s in MessageState], default=MessageState.WAITING
    )
    written_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    next_at = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True)
    claimed_by = models.CharField(max_length=80, blank=True)
    settled_at = models.DateTimeField(null=True)
    error = models.TextField(blank=True)

    class Meta:
        ordering = ["written_at", "id"]
        indexes = [models.Index(fields=["state", "next_at"], name="messages_that_wait")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="sending") | Q(claimed_at__isnull=False, claimed_by__gt=""),
                name="a_message_being_sent_names_its_worker",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["sent", "refused", "dropped"]) | Q(settled_at__isnull=False),
                name="a_settled_message_says_when",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.address} ({self.get_state_display()})"


class Reminder(models.Model):
    """One person was told about one obligation at one rung; without a message where there is no address to write to."""

    obligation = models.ForeignKey(Obligation, on_delete=models.PROTECT, related_name="reminders")
    due_day = models.DateField(help_text="the due day it is about: a due moment that moved begins a new ladder")
    days = models.SmallIntegerField(help_text="which rung: working days from the due day")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="reminders")
    whom = models.CharField(max_length=10)
    message = models.ForeignKey(Message, null=True, on_delete=models.PROTECT, related_name="reminders")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["obligation", "due_day", "days", "person"],
                name="nobody_is_reminded_twice_of_an_obligation_at_one_rung",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.obligation}: {self.person}, {self.days:+d}"


class Contact(models.Model):
    """What was said to a unit by another way than e-mail: by telephone, by letter, in person; entered by hand."""

    obligation = models.ForeignKey(Obligation, on_delete=models.PROTECT, related_name="contacts")
    way = models.CharField(max_length=10, choices=WAYS)
    to = models.CharField(max_length=200, help_text="who was spoken to, or to whom it went")
    note = models.TextField(blank=True)
    document = models.ForeignKey("documents.Document", null=True, on_delete=models.PROTECT, related_name="contacts")
    at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=200)

    class Meta:
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return f"{self.obligation}: {self.get_way_display()}, {self.to}"
