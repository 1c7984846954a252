"""Tables of a campaign: its sections, indicators, rules, tasks and obligations."""

from django.db import models
from django.db.models import F, Q

from tonghop.organisations.models import Organisation
from tonghop.plans.models import Plan


class Campaign(models.Model):
    """A plan set in motion: who must report on what, by when."""

    class State(models.TextChoices):
        OPEN = "open", "Đang thực hiện"
        CLOSED = "closed", "Đã kết thúc"

    class BeforePolicy(models.TextChoices):
        """What "trước ngày X" means (domain.md): the last moment of the day before, or of the day named."""

        DAY_BEFORE = "day_before", "Hết ngày liền trước ngày nêu trong kế hoạch"
        DAY_NAMED = "day_named", "Hết chính ngày nêu trong kế hoạch"

    key = models.SlugField(max_length=60, unique=True)
    title = models.TextField()
    short_title = models.CharField(max_length=120)
    owner = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="campaigns")
    standing_body = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="campaigns_run")
    plan = models.ForeignKey(Plan, null=True, on_delete=models.PROTECT, related_name="campaigns")
    receiver = models.CharField(max_length=200, blank=True, help_text="to whom the consolidated report goes")
    report_due = models.DateTimeField(null=True, help_text="exclusive end for the consolidated report")
    legal_bases = models.JSONField(default=list, help_text="[{number, date, issuer, text}] read from the plan")
    period_from = models.DateField(null=True)
    period_to = models.DateField(null=True, help_text="data cut-off day, inclusive")
    before_policy = models.CharField(max_length=20, choices=BeforePolicy)
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    simulated = models.BooleanField(default=False, help_text="dữ liệu mô phỏng: said on every page and paper")
    opened_at = models.DateTimeField()
    opened_by = models.CharField(max_length=200)

    class Meta:
        ordering = ["-opened_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(period_from=None) | Q(period_to=None) | Q(period_to__gte=F("period_from")),
                name="a_reporting_period_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return self.short_title


class Section(models.Model):
    """One section of the campaign's outline."""

    class Purpose(models.TextChoices):
        RESULTS = "results", "Kết quả thực hiện"
        TASKS = "tasks", "Nhiệm vụ, giải pháp"
        DIFFICULTIES = "difficulties", "Hạn chế, khó khăn, vướng mắc"
        CAUSES = "causes", "Nguyên nhân"
        LESSONS = "lessons", "Bài học kinh nghiệm"
        RECOMMENDATIONS = "recommendations", "Kiến nghị, đề xuất"

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="sections")
    key = models.SlugField(max_length=20)
    number = models.CharField(max_length=20)
    title = models.CharField(max_length=300)
    points = models.JSONField(default=list, help_text="guiding points: [{letter, text}]")
    purpose = models.CharField(max_length=20, choices=Purpose, default=Purpose.RESULTS)
    position = models.PositiveIntegerField()
    required = models.BooleanField(default=True)
    for_communes = models.BooleanField(default=True)
    closing = models.BooleanField(default=False, help_text="every body answers it, whatever it leads")
    lead = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="sections_led")
    indicator_set = models.CharField(max_length=20, blank=True)

    class Meta:
        ordering = ["campaign", "position"]
        constraints = [models.UniqueConstraint(fields=["campaign", "key"], name="one_section_of_a_key_in_a_campaign")]

    def __str__(self) -> str:
        return f"{self.number}. {self.title}"


class Indicator(models.Model):
    """One figure asked for, copied from the catalogue when the campaign opens, so that later edits change nothing."""

    class Adds(models.TextChoices):
        SUM = "sum", "Cộng"
        AVERAGE = "average", "Bình quân"
        RATE = "rate", "Tỷ lệ, tính từ hai chỉ tiêu"
        NONE = "none", "Không cộng"

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="indicators")
    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="indicators")
    code = models.CharField(max_length=20)
    name = models.CharField(max_length=300)
    unit = models.CharField(max_length=40)
    adds = models.CharField(max_length=10, choices=Adds)
    numerator = models.CharField(max_length=20, blank=True)
    denominator = models.CharField(max_length=20, blank=True)
    decimals = models.PositiveSmallIntegerField(default=0)
    applies_to = models.CharField(max_length=12, default="both", help_text="commune, department or both")
    explanation = models.TextField(blank=True)
    position = models.PositiveIntegerField()

    class Meta:
        ordering = ["campaign", "position"]
        constraints = [
            models.UniqueConstraint(fields=["campaign", "code"], name="one_indicator_of_a_code_in_a_campaign"),
            models.CheckConstraint(
                condition=Q(adds="rate", numerator__gt="", denominator__gt="")
                | (~Q(adds="rate") & Q(numerator="", denominator="")),
                name="a_rate_names_what_it_divides",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name} ({self.unit})"


class IndicatorRule(models.Model):
    """What must hold between figures: left = sum of right, or left <= sum of right."""

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="indicator_rules")
    rule_id = models.CharField(max_length=40)
    kind = models.CharField(max_length=10, choices=[("equals", "bằng tổng"), ("at_most", "không quá")])
    left = models.CharField(max_length=20)
    right = models.JSONField(help_text="list of codes, added up")
    message = models.TextField()

    class Meta:
        ordering = ["campaign", "rule_id"]
        constraints = [models.UniqueConstraint(fields=["campaign", "rule_id"], name="one_rule_of_an_id_in_a_campaign")]

    def __str__(self) -> str:
        return self.rule_id


class Task(models.Model):
    """One task of the plan as it stood when the campaign opened: who leads, with whom, by when; groups stay names."""

    class Origin(models.TextChoices):
        PLAN = "plan", "Như kế hoạch ghi"
        PROPOSED = "proposed", "Ô để trống, lấy theo đề xuất đã xác nhận"
        CORRECTED = "corrected", "Cơ quan thường trực đã sửa"

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="tasks")
    section = models.ForeignKey(Section, null=True, on_delete=models.SET_NULL, related_name="tasks")
    position = models.PositiveIntegerField()
    ref = models.CharField(max_length=60, blank=True, help_text="its number in the plan: I.2.4")
    title = models.TextField()
    leads = models.JSONField(default=list, help_text="names of the leading bodies, as written or corrected")
    lead_bodies = models.ManyToManyField(Organisation, related_name="tasks_led")
    coordinators = models.JSONField(default=list, help_text="names of the coordinating bodies")
    due_kind = models.CharField(max_length=12, default="none")
    due_date = models.DateField(null=True)
    due_text = models.TextField(blank=True)
    source_start = models.PositiveIntegerField(null=True, help_text="place in the plan's text; null without a plan")
    source_end = models.PositiveIntegerField(null=True)
    origin = models.CharField(max_length=10, choices=Origin, default=Origin.PLAN)

    class Meta:
        ordering = ["campaign", "position"]
        constraints = [
            models.UniqueConstraint(fields=["campaign", "position"], name="one_task_of_a_position_in_a_campaign"),
        ]

    def __str__(self) -> str:
        return f"{self.ref} {self.title[:80]}".strip()

    @property
    def corrected(self) -> bool:
        """Whether an operator corrected it against what the plan says."""
        return self.origin == self.Origin.CORRECTED


class Outage(models.Model):
    """A time in which nobody could submit: it moved the due moments that lay ahead by its length."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="outages")
    begins = models.DateTimeField()
    ends = models.DateTimeField()
    reason = models.TextField()
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=200)

    class Meta:
        ordering = ["campaign", "begins"]
        constraints = [
            models.CheckConstraint(condition=Q(ends__gt=F("begins")), name="an_outage_ends_after_it_begins"),
        ]

    def __str__(self) -> str:
        return f"{self.campaign}: {self.begins:%d/%m/%Y %H:%M} - {self.ends:%d/%m/%Y %H:%M}"


class Obligation(models.Model):
    """One body owes one report to one campaign; `due` and `lock_at` are exclusive ends."""

    class Form(models.TextChoices):
        COMMUNE = "commune", "Đề cương cho cấp xã"
        DEPARTMENT = "department", "Đề cương cho sở, ban, ngành"

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="obligations")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="obligations")
    form = models.CharField(max_length=12, choices=Form)
    section_keys = models.JSONField(help_text="keys of the sections this body answers, in order")
    due = models.DateTimeField()
    named_day = models.DateField(help_text="the day the plan names: a report of that day is shown as such")
    lock_at = models.DateTimeField(null=True)
    extended_to = models.DateTimeField(null=True)
    extension_reason = models.TextField(blank=True)
    exempt_reason = models.TextField(blank=True)
    exempted_at = models.DateTimeField(null=True)
    outside_number = models.CharField(max_length=60, blank=True)
    outside_date = models.DateField(null=True)
    outside_sender = models.CharField(max_length=200, blank=True)
    outside_at = models.DateTimeField(null=True, help_text="received outside the system: counted, no content")

    class Meta:
        ordering = ["campaign", "form", "organisation__rank"]
        constraints = [
            models.UniqueConstraint(fields=["campaign", "organisation"], name="one_obligation_of_a_body_in_a_campaign"),
            models.CheckConstraint(
                condition=Q(exempted_at=None, exempt_reason="") | Q(exempted_at__isnull=False, exempt_reason__gt=""),
                name="an_exemption_has_a_reason_and_a_moment",
            ),
            models.CheckConstraint(
                condition=Q(extended_to=None, extension_reason="")
                | Q(extended_to__isnull=False, extension_reason__gt=""),
                name="an_extension_has_a_reason_and_a_moment",
            ),
            models.CheckConstraint(
                condition=Q(outside_at=None, outside_number="", outside_date=None, outside_sender="")
                | Q(outside_at__isnull=False, outside_sender__gt=""),
                name="received_outside_names_its_sender",
            ),
            models.CheckConstraint(
                condition=Q(exempted_at=None) | Q(outside_at=None),
                name="exempt_and_received_outside_exclude_each_other",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} – {self.campaign}"


class Question(models.Model):
    """What a unit asks about a section (or the whole); answered once, the answer is for every unit."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="questions")
    section = models.ForeignKey(Section, null=True, on_delete=models.PROTECT, related_name="questions")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="questions_asked")
    text = models.TextField()
    asked_at = models.DateTimeField()
    asked_by = models.CharField(max_length=200)
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["campaign", "section__position", "asked_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at=None, answer="", answered_by="")
                | Q(answered_at__isnull=False, answer__gt="", answered_by__gt=""),
                name="an_answer_has_words_a_moment_and_a_person",
            ),
        ]

    def __str__(self) -> str:
        return self.text[:80]
