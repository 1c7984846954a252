from math import log2
from random import Random

import pytest
from gazetteers import DATA
from hypothesis import given
from hypothesis import strategies as st

from tonghop.kernel.errors import NotPossible
from tonghop.organisations.permissions import ROLE_LABELS, Role
from tonghop.organisations.rules.accounts import (
    ROLES,
    AccountProblem,
    AccountRow,
    AccountsRefused,
    NewAccount,
    check_sign_in_name,
    parse_accounts,
    role_label_known,
    sign_in_name_for,
)
from tonghop.organisations.rules.passwords import bits_of_chance, readable_password
from tonghop.organisations.rules.slips import access_slips

HEADS = ("Đơn vị", "Họ và tên", "Chức vụ", "Vai trò", "Tên đăng nhập", "Email", "Điện thoại")
GOOD = ("Xã Bắc Hà", "Lò Văn Minh", "Chuyên viên", "Cán bộ soạn thảo", "minh", "minh@laocai.gov.vn", 912345678.0)
WORDS = (DATA / "password_words.txt").read_text(encoding="utf-8").split()


def test_a_row_is_read_whole():
    accounts, problems = parse_accounts((HEADS, GOOD))
    assert problems == ()
    assert accounts == (
        AccountRow(
            row=2,
            unit="Xã Bắc Hà",
            name="Lò Văn Minh",
            role="writer",
            post="Chuyên viên",
            sign_in_name="minh",
            email="minh@laocai.gov.vn",
            phone="0912345678",
        ),
    )


def test_columns_stand_in_any_order_under_a_title_with_blanks_between():
    rows = (
        ("DANH SÁCH TÀI KHOẢN",),
        (None, None),
        ("STT", "VAI TRÒ", "Ho va ten", "Ghi chú", "Tên đơn vị"),
        (1.0, "Văn  thư", "Vàng Thị  Mai", "đang nghỉ", "Sở Y tế"),
        (None, "", None, "", "  "),
        (2.0, "Thủ trưởng đơn vị", "Giàng A Páo", None, "Sở Y tế"),
        (),
    )
    accounts, problems = parse_accounts(rows)
    assert problems == ()
    assert [(a.row, a.unit, a.name, a.role, a.sign_in_name) for a in accounts] == [
        (4, "Sở Y tế", "Vàng Thị Mai", "clerk", ""),
        (6, "Sở Y tế", "Giàng A Páo", "head", ""),
    ]


@pytest.mark.parametrize(
    ("changed", "column", "words"),
    [
        ({0: ""}, "Đơn vị", "còn trống"),
        ({1: None}, "Họ và tên", "còn trống"),
        ({1: "x" * 121}, "Họ và tên", "dài quá 120"),
        ({2: "x" * 121}, "Chức vụ", "dài quá 120"),
        ({3: ""}, "Vai trò", "còn trống"),
        ({3: "Bảo vệ"}, "Vai trò", "không có vai trò “Bảo vệ”"),
        ({4: "Lò Minh"}, "Tên đăng nhập", "không dùng làm tên đăng nhập được"),
        ({4: "-x"}, "Tên đăng nhập", "không dùng làm tên đăng nhập được"),
        ({5: "minh(at)laocai"}, "Email", "không phải địa chỉ"),
        ({6: "0912 345 678 / 0987 654 321"}, "Điện thoại", "dài quá 20"),
    ],
)
def test_what_is_wrong_is_named_by_row_and_column(changed, column, words):
    bad = tuple(changed.get(place, cell) for place, cell in enumerate(GOOD))
    _, problems = parse_accounts((HEADS, ("Sở Y tế", "Vàng Thị Mai", "", "Văn thư"), bad))
    (problem,) = problems
    assert (problem.row, problem.column) == (3, column)
    assert words in problem.text
    assert str(problem).startswith(f"Hàng 3, cột “{column}”: ")


def test_a_sign_in_name_given_twice_is_named_with_its_first_row():
    _, (problem,) = parse_accounts((HEADS, GOOD, GOOD))
    assert str(problem) == "Hàng 3, cột “Tên đăng nhập”: “minh” đã có ở hàng 2."


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ((), "Không thấy cột “Đơn vị”, “Họ và tên”, “Vai trò”"),
        ((("Đơn vị", "Họ và tên"), ("Sở Y tế", "Mai")), "Không thấy cột “Vai trò”"),
        ((HEADS,), "không có hàng nào"),
        ((HEADS, ("", None)), "không có hàng nào"),
        ((HEADS, *[GOOD] * 5001), "quá 5000 hàng"),
    ],
)
def test_a_sheet_that_is_none_is_refused_as_a_whole(rows, words):
    accounts, (problem,) = parse_accounts(rows)
    assert (accounts, problem.row) == ((), 0)
    assert words in str(problem)


def test_every_role_is_known_by_its_own_label():
    assert {role.value for role in Role} == ROLES
    assert {role: role_label_known(label) for role, label in ROLE_LABELS.items()} == {role: role.value for role in Role}
    assert role_label_known("Bảo vệ") is None


CELLS = st.one_of(st.none(), st.text(max_size=20), st.floats(allow_nan=True), st.booleans(), st.sampled_from(HEADS))


@given(rows=st.lists(st.lists(CELLS, max_size=8), max_size=6))
def test_any_sheet_gets_accounts_or_problems(rows):
    accounts, problems = parse_accounts(rows)
    assert accounts or problems


@pytest.mark.parametrize(
    ("unit", "role", "taken", "name"),
    [
        ("Xã Bắc Hà", "writer", (), "xabacha.soanthao"),
        ("Xã Bắc Hà", "writer", ("xabacha.soanthao", "xabacha.soanthao2"), "xabacha.soanthao3"),
        ("Sở KH&CN", "head", (), "sokhcn.lanhdao"),
        ("Xã Ea H’Leo", "clerk", (), "xaeahleo.vanthu"),
        ("Đặc khu Vân Đồn", "section_lead", (), "dackhuvandon.chutri"),
    ],
)
def test_a_sign_in_name_is_made_of_unit_and_role(unit, role, taken, name):
    assert sign_in_name_for(unit, role, taken) == name
    check_sign_in_name(name)


@pytest.mark.parametrize("name", ["", "a", "Minh", "minh lò", "minh.", "x" * 61])
def test_a_sign_in_name_of_another_shape_is_refused(name):
    with pytest.raises(NotPossible, match="không dùng làm tên đăng nhập được"):
        check_sign_in_name(name)


def test_a_refusal_tells_the_first_five_and_counts_the_rest():
    problems = [AccountProblem(row, "Đơn vị", "còn trống.") for row in range(2, 9)]
    error = AccountsRefused(problems)
    assert error.problems == tuple(problems)
    assert "Hàng 6" in error.message
    assert "Hàng 7" not in error.message
    assert error.message.endswith("(và 2 lỗi khác)")


def test_first_passwords_have_more_than_fifty_bits_of_chance():
    assert bits_of_chance(WORDS) > 50
    assert bits_of_chance(["a", "b"]) == pytest.approx(4 + 5 * log2(10))
    assert len(set(WORDS)) == len(WORDS)
    assert all(word.isascii() and word.isalpha() and word.islower() and 3 <= len(word) <= 6 for word in WORDS)


@given(seed=st.integers())
def test_a_first_password_has_four_words_and_five_digits(seed):
    chance = Random(seed)  # noqa: S311 - the test must be able to repeat it
    *words, number = readable_password(WORDS, chance.randrange).split("-")
    assert len(words) == 4
    assert set(words) <= set(WORDS)
    assert len(number) == 5
    assert number.isdecimal()


def test_a_slip_tells_all_that_is_needed_to_sign_in():
    account = NewAccount(
        3, "xabacha.soanthao", "Lò Văn Minh", "UBND xã Bắc Hà", "", "Cán bộ soạn thảo", "a-b-c-d-12345"
    )
    (slip,) = access_slips([account], address="https://tonghop.example.vn")
    assert slip.unit == "UBND xã Bắc Hà"
    assert slip.lines == (
        ("Họ và tên", "Lò Văn Minh"),
        ("Vai trò", "Cán bộ soạn thảo"),
        ("Địa chỉ", "https://tonghop.example.vn"),
        ("Tên đăng nhập", "xabacha.soanthao"),
        ("Mật khẩu lần đầu", "a-b-c-d-12345"),
    )
