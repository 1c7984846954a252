"""Making many accounts at once from a workbook's rows: all of them or none."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from tonghop.journal.actions import record
from tonghop.journal.rules import Actor, Subject
from tonghop.kernel.errors import NotPossible
from tonghop.kernel.moments import local
from tonghop.organisations.actions.first_passwords import first_password, hash_of_first_password
from tonghop.organisations.models import Membership, Organisation, Person
from tonghop.organisations.permissions import (
    ROLE_LABELS,
    Role,
    Viewer,
    actor_of,
    check_may_import_accounts,
    role_fits,
)
from tonghop.organisations.queries import gazetteer_of, provinces, sign_in_names
from tonghop.organisations.resources import shipped_old_communes
from tonghop.organisations.rules.accounts import (
    ROLE,
    ROLES,
    SIGN_IN_NAME,
    UNIT,
    AccountProblem,
    AccountRow,
    AccountsRefused,
    NewAccount,
    problems_in,
    sign_in_name_for,
)
from tonghop.organisations.rules.matching import Body, Gazetteer, match_bodies
from tonghop.organisations.rules.old_communes import FormerNames


@dataclass(frozen=True, slots=True)
class _Planned:
    """An account about to be made: its row, its body, its sign-in name, its password and the password's hash."""

    row: AccountRow
    body: Body
    sign_in_name: str
    password: str
    password_hash: str


def import_accounts(
    rows: Sequence[AccountRow],
    *,
    by: Viewer | Actor,
    at: datetime,
    owner: Organisation | None = None,
) -> list[NewAccount]:
    """Make an account with one seat for each row, all or none; return them with their first passwords, once.

    Units are looked for in the owner's tree; where no owner is named, in the one province there is (for a viewer:
    the one in whose tree they administer or organise). AccountsRefused says what is wrong in which row and column.
    """
    province = owner or _only_province(by)
    check_may_import_accounts(by, owner_id=province.pk, roles={row.role for row in rows})
    former = shipped_old_communes().former_names(province.place_code)
    bodies, problems = _bodies(rows, gazetteer_of(province), former)
    if found := [*problems_in(rows), *problems]:
        raise AccountsRefused(found)
    passwords = [first_password() for _ in rows]
    hashes = [hash_of_first_password(password) for password in passwords]
    with transaction.atomic():
        Organisation.objects.select_for_update().get(pk=province.pk)  # one import at a time finds free names
        names = _sign_in_names(rows, bodies, sign_in_names())
        planned = [_Planned(*parts) for parts in zip(rows, bodies, names, passwords, hashes, strict=True)]
        return _make(planned, actor=actor_of(by), at=at)


def _only_province(by: Viewer | Actor) -> Organisation:
    candidates = list(provinces())
    if len(candidates) > 1 and isinstance(by, Viewer):
        own = by.owners(Role.ADMINISTRATOR, Role.ORGANISER)
        candidates = [province for province in candidates if province.pk in own]
    if len(candidates) != 1:
        raise NotPossible("Chưa rõ các đơn vị trong tệp thuộc tỉnh nào.", advice="Hãy chọn tỉnh trước khi nhập tệp.")
    return candidates[0]


def _bodies(
    rows: Sequence[AccountRow], gazetteer: Gazetteer, former: FormerNames | None
) -> tuple[list[Body], list[AccountProblem]]:
    bodies: list[Body] = []
    problems: list[AccountProblem] = []
    for row in rows:
        match = match_bodies(row.unit, gazetteer)
        if match.found == "one":
            bodies.append(match.bodies[0])
            problems += _role_problems(row, match.bodies[0])
        elif row.unit:
            names = ", ".join(f"“{body.name}”" for body in match.choices[:3])
            what = f"có thể là {names}" if match.found == "ambiguous" else "không phải tên một đơn vị trong tỉnh"
            advice = former.advice_for(row.unit) if former else ""
            problems.append(AccountProblem(row.row, UNIT, f"“{row.unit}” {what}. {advice}".strip()))
    return bodies, problems


def _role_problems(row: AccountRow, body: Body) -> list[AccountProblem]:
    if row.role not in ROLES or role_fits(Role(row.role), body.kind):
        return []
    label = ROLE_LABELS[Role(row.role)]
    return [AccountProblem(row.row, ROLE, f"vai trò “{label}” không giao được cho {body.name}.")]


def _sign_in_names(rows: Sequence[AccountRow], bodies: Sequence[Body], known: set[str]) -> list[str]:
    problems = [
        AccountProblem(row.row, SIGN_IN_NAME, f"“{row.sign_in_name}” đã có người dùng.")
        for row in rows
        if row.sign_in_name in known
    ]
    if problems:
        raise AccountsRefused(problems)
    taken = known | {row.sign_in_name for row in rows}
    names = []
    for row, body in zip(rows, bodies, strict=True):
        names.append(row.sign_in_name or sign_in_name_for(body.short_name, row.role, taken))
        taken.add(names[-1])
    return names


def _make(planned: Sequence[_Planned], *, actor: Actor, at: datetime) -> list[NewAccount]:
    people = Person.objects.bulk_create([_person(plan) for plan in planned])
    today = local(at).date()
    Membership.objects.bulk_create(
        Membership(
            person=person,
            organisation_id=plan.body.id,
            role=plan.row.role,
            post=plan.row.post,
            valid_from=today,
        )
        for person, plan in zip(people, planned, strict=True)
    )
    for person, plan in zip(people, planned, strict=True):
        detail = {"sign_in_name": plan.sign_in_name, "organisation": plan.body.id, "role": plan.row.role}
        record("person.created", subject=Subject("person", person.pk), by=actor, at=at, detail=detail)
    return [_new_account(person, plan) for person, plan in zip(people, planned, strict=True)]


def _person(plan: _Planned) -> Person:
    return Person(
        sign_in_name=plan.sign_in_name,
        name=plan.row.name,
        email=plan.row.email,
        phone=plan.row.phone,
        password=plan.password_hash,
        must_change_password=True,
    )


def _new_account(person: Person, plan: _Planned) -> NewAccount:
    return NewAccount(
        person_id=person.pk,
        sign_in_name=plan.sign_in_name,
        name=plan.row.name,
        unit=plan.body.name,
        post=plan.row.post,
        role=ROLE_LABELS[Role(plan.row.role)],
        password=plan.password,
    )
