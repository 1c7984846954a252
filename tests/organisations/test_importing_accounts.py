import pytest

from tonghop.journal.models import Entry
from tonghop.journal.queries import timeline
from tonghop.journal.rules import SYSTEM, Subject
from tonghop.kernel.errors import NotAllowed, NotPossible
from tonghop.organisations import queries
from tonghop.organisations.actions import establish_province, import_accounts
from tonghop.organisations.models import Membership, Organisation, Person
from tonghop.organisations.rules.accounts import AccountRow, AccountsRefused


def counts():
    return Person.objects.count(), Membership.objects.count(), Entry.objects.count()


def rows_for(bodies, roles=("writer", "head", "clerk")):
    pairs = [(body, role) for body in bodies for role in roles]
    return [AccountRow(n, body.name, "Lò Văn Minh", role) for n, (body, role) in enumerate(pairs, start=2)]


def test_339_accounts_are_made_in_few_statements(administrator, lao_cai, now, django_assert_max_num_queries):
    bodies = [*queries.local_bodies(lao_cai), *queries.provincial_bodies(lao_cai)[:14]]
    with django_assert_max_num_queries(20 + 3 * 339):  # a line in the journal is one statement in its savepoint
        made = import_accounts(rows_for(bodies), by=administrator, at=now)
    assert len(made) == len({a.sign_in_name for a in made}) == len({a.password for a in made}) == 339
    first = Person.objects.get(pk=made[0].person_id)
    assert first.check_password(made[0].password)
    assert first.must_change_password
    assert Entry.objects.filter(event="person.created").count() == 339
    assert Membership.objects.filter(valid_from=now.date()).count() == 339


def test_an_account_is_what_its_row_says(administrator, body, now):
    row = AccountRow(2, "sở y tế", "Vàng Thị Mai", "clerk", "Văn thư", "mai", "mai@laocai.gov.vn", "0912345678")
    (made,) = import_accounts([row], by=administrator, at=now)
    person = Person.objects.get(sign_in_name="mai")
    assert (person.name, person.email, person.phone) == ("Vàng Thị Mai", "mai@laocai.gov.vn", "0912345678")
    membership = person.memberships.get()
    assert (membership.organisation, membership.role, membership.post) == (body("Sở Y tế"), "clerk", "Văn thư")
    assert (made.unit, made.role, made.post) == ("Sở Y tế", "Văn thư", "Văn thư")
    (line,) = timeline(Subject("person", person.pk))
    assert made.password not in str(line.detail)


def test_made_names_pass_over_those_in_use(administrator, seated, body, now):
    seated("soyte.soanthao")
    rows = [
        AccountRow(2, "Sở Y tế", "A", "writer"),
        AccountRow(3, "Sở Y tế", "B", "writer", sign_in_name="soyte.soanthao2"),
        AccountRow(4, "Sở Y tế", "C", "writer"),
    ]
    made = import_accounts(rows, by=administrator, at=now)
    assert [a.sign_in_name for a in made] == ["soyte.soanthao3", "soyte.soanthao2", "soyte.soanthao4"]


@pytest.mark.parametrize(
    ("row", "column", "words"),
    [
        (AccountRow(3, "Sở Không Có", "A", "writer"), "Đơn vị", "không phải tên một đơn vị"),
        (
            AccountRow(3, "UBND xã Bản Vược", "A", "writer"),
            "Đơn vị",
            "trong tỉnh. Tên này không còn từ 01/7/2025: xã Bản Vược (huyện Bát Xát) nay thuộc xã Bát Xát.",
        ),
        (AccountRow(3, "các sở, ban, ngành", "A", "writer"), "Đơn vị", "không phải tên một đơn vị"),
        (AccountRow(3, "Lào Cai", "A", "writer"), "Đơn vị", "có thể là “UBND tỉnh Lào Cai”, “UBND phường Lào Cai”"),
        (AccountRow(3, "", "A", "writer"), "Đơn vị", "còn trống"),
        (AccountRow(3, "Sở Y tế", "A", "writer", sign_in_name="quantri"), "Tên đăng nhập", "đã có người dùng"),
        (AccountRow(3, "Sở Y tế", "A", "writer", sign_in_name="trung"), "Tên đăng nhập", "đã có ở hàng 2"),
        (AccountRow(3, "Xã Bắc Hà", "A", "organiser"), "Vai trò", "không giao được cho UBND xã Bắc Hà"),
        (AccountRow(3, "Sở Y tế", "A", "bao-ve"), "Vai trò", "không có vai trò"),
    ],
)
def test_one_faulty_row_stops_all_and_nothing_changes(administrator, now, row, column, words):
    before = counts()
    good = AccountRow(2, "Sở Y tế", "Mai", "head", sign_in_name="trung")
    with pytest.raises(AccountsRefused) as caught:
        import_accounts([good, row], by=administrator, at=now)
    (problem,) = caught.value.problems
    assert (problem.row, problem.column) == (3, column)
    assert words in problem.text
    assert counts() == before


def test_units_are_found_in_the_administrators_own_province(administrator, lao_cai, now):
    hanoi = establish_province("01", by=SYSTEM, at=now)
    import_accounts([AccountRow(2, "Sở Y tế", "A", "writer")], by=administrator, at=now)
    with pytest.raises(AccountsRefused):
        import_accounts([AccountRow(2, "Phường Ba Đình", "A", "writer")], by=administrator, at=now)
    (made,) = import_accounts([AccountRow(2, "Phường Ba Đình", "A", "writer")], by=administrator, at=now, owner=hanoi)
    assert Organisation.objects.get(memberships__person_id=made.person_id).parent == hanoi


def test_with_two_provinces_and_no_owner_nothing_changes(lao_cai, now):
    establish_province("01", by=SYSTEM, at=now)
    before = counts()
    with pytest.raises(NotPossible, match="Chưa rõ"):
        import_accounts([AccountRow(2, "Sở Y tế", "A", "writer")], by=SYSTEM, at=now)
    assert counts() == before


def test_an_organiser_gives_accounts_to_those_whose_passwords_they_reset(viewer, body, lao_cai, now):
    by = viewer("an", ("Sở Nội vụ", "organiser"))
    made = import_accounts(rows_for([body("Sở Y tế")]), by=by, at=now, owner=lao_cai)
    assert [a.role for a in made] == ["Cán bộ soạn thảo", "Lãnh đạo đơn vị", "Văn thư"]
    assert Entry.objects.filter(event="person.created", actor_id=by.person_id).count() == 3


@pytest.mark.parametrize("role", ["organiser", "administrator", "leader", "receiver"])
def test_an_organiser_gives_no_account_that_reaches_further_and_nothing_changes(viewer, body, lao_cai, now, role):
    by = viewer("an", ("Sở Nội vụ", "organiser"))
    before = counts()
    with pytest.raises(NotAllowed):
        import_accounts([AccountRow(2, "Sở Y tế", "Mai", role)], by=by, at=now, owner=lao_cai)
    assert counts() == before


@pytest.mark.parametrize("role", ["head", "writer", "section_lead"])
def test_nobody_else_imports_and_nothing_changes(viewer, body, lao_cai, now, role):
    by = viewer("an", ("Sở Nội vụ", role))
    before = counts()
    with pytest.raises(NotAllowed):
        import_accounts(rows_for([body("Sở Y tế")]), by=by, at=now, owner=lao_cai)
    assert counts() == before
