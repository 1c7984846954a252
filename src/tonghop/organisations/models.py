"""Tables of places, bodies, people and their dated memberships."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models import F, Q

from tonghop.organisations.permissions import ROLE_LABELS, Role


class Place(models.Model):
    """A province, commune, ward or special zone as a piece of the country (not as an office)."""

    class Kind(models.TextChoices):
        PROVINCE = "province", "Tỉnh, thành phố"
        COMMUNE = "commune", "Xã"
        WARD = "ward", "Phường"
        SPECIAL_ZONE = "special_zone", "Đặc khu"

    code = models.CharField(max_length=10, unique=True)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=20, choices=Kind)
    parent_code = models.CharField(max_length=10, blank=True, db_index=True)
    rank = models.PositiveIntegerField(help_text="official order within its province")
    latitude = models.DecimalField(max_digits=9, decimal_places=6, null=True)
    longitude = models.DecimalField(max_digits=9, decimal_places=6, null=True)
    area_km2 = models.DecimalField(max_digits=10, decimal_places=2, null=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    source = models.CharField(max_length=60)

    class Meta:
        ordering = ["parent_code", "rank"]

    def __str__(self) -> str:
        return self.name


class Organisation(models.Model):
    """A body that issues, reports or receives: "UBND xã Bắc Hà", "Sở Nội vụ"."""

    class Kind(models.TextChoices):
        MINISTRY = "ministry", "Bộ, cơ quan ngang bộ"
        PROVINCE = "province", "UBND tỉnh, thành phố"
        DEPARTMENT = "department", "Sở, ban, ngành"
        AGENCY = "agency", "Cơ quan, đơn vị khác cấp tỉnh"
        COMMUNE = "commune", "UBND xã"
        WARD = "ward", "UBND phường"
        SPECIAL_ZONE = "special_zone", "UBND đặc khu"

    kind = models.CharField(max_length=20, choices=Kind)
    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=120)
    folded = models.CharField(max_length=400, db_index=True, help_text="name and short name, folded for search")
    symbol = models.CharField(max_length=20, blank=True, help_text="as in the sign of its documents: UBND, SNV")
    place_code = models.CharField(max_length=10, blank=True, db_index=True)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")
    rank = models.PositiveIntegerField(help_text="official order among its siblings")
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    organ_id = models.CharField(max_length=35, blank=True, help_text="mã định danh, blank until known")
    email = models.EmailField(blank=True)
    confirmed_at = models.DateTimeField(null=True, help_text="an operator has confirmed that it exists and is so named")
    confirmed_by = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["kind", "rank", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["parent", "name"],
                condition=Q(valid_to=None),
                name="one_body_of_a_name_under_one_parent",
            ),
            models.UniqueConstraint(
                fields=["name"],
                condition=Q(parent=None, valid_to=None),
                name="one_body_of_a_name_at_the_top",
            ),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_from=None) | Q(valid_to__gt=F("valid_from")),
                name="a_body_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def owner_id(self) -> int:
        """The root of the tree it belongs to: its parent, or itself where it has none."""
        return self.parent_id or self.pk

    @property
    def is_local(self) -> bool:
        """Whether it is a commune-level people's committee."""
        return self.kind in {self.Kind.COMMUNE, self.Kind.WARD, self.Kind.SPECIAL_ZONE}


class EditedDay(models.Model):
    """A day on which the offices of one owner's tree work, or do not, against the national calendar."""

    owner = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="edited_days")
    day = models.DateField()
    works = models.BooleanField()
    note = models.CharField(max_length=200)
    edited_at = models.DateTimeField()
    edited_by = models.CharField(max_length=200)

    class Meta:
        ordering = ["owner", "day"]
        constraints = [models.UniqueConstraint(fields=["owner", "day"], name="a_day_is_edited_once_by_an_owner")]

    def __str__(self) -> str:
        return f"{self.owner}: {self.day:%d/%m/%Y} {'làm việc' if self.works else 'nghỉ'}"


class PersonManager(BaseUserManager["Person"]):
    """Makes people the way Django's own commands expect."""

    def create_user(self, sign_in_name: str, password: str | None = None, **fields: object) -> "Person":
        """Make one person; without a password none can sign in as them."""
        person = self.model(sign_in_name=sign_in_name, **fields)
        person.set_password(password)
        person.save(using=self._db)
        return person


class Person(AbstractBaseUser, PermissionsMixin):
    """Somebody who can sign in. What they may do comes from memberships alone."""

    sign_in_name = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=120)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=20, blank=True)
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)
    must_change_password = models.BooleanField(default=False)
    bounced_at = models.DateTimeField(null=True, help_text="since when mail to this address is refused for good")
    bounced_why = models.TextField(blank=True, help_text="what the mail server said")

    memberships_read: list[tuple[Any, ...]] | None = None  # see queries.signed_in

    USERNAME_FIELD = "sign_in_name"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]
    objects: ClassVar[PersonManager] = PersonManager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(bounced_at=None, bounced_why="") | Q(bounced_at__isnull=False, bounced_why__gt=""),
                name="an_address_that_bounced_says_why",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        """Return the name, for libraries that ask."""
        return self.name


class Membership(models.Model):
    """A person's role in a body, from a day to a day."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="memberships")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=20, choices=[(r.value, ROLE_LABELS[r]) for r in Role])
    post = models.CharField(max_length=120, blank=True, help_text="chức vụ, e.g. Chủ tịch, Phó Chủ tịch")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["organisation", "role", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "organisation", "role"],
                condition=Q(valid_to=None),
                name="one_open_membership_of_a_role_in_a_body",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} – {ROLE_LABELS[Role(self.role)]}, {self.organisation}"
