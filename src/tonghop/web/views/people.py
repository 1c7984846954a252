"""Tài khoản: the people of the units one manages, new passwords, and accounts made from a workbook with their slips."""

from secrets import token_urlsafe

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from tonghop.documents.render.sheet import render_list
from tonghop.kernel.errors import DomainError, NotAllowed, NotPossible
from tonghop.kernel.moments import local
from tonghop.organisations.actions import reset_password
from tonghop.organisations.queries import person_with
from tonghop.organisations.rules.accounts import COLUMNS, AccountsRefused
from tonghop.web.guard import PERMISSIONS, PageRequest, page
from tonghop.web.people import accounts_in, empty_accounts, people_for, sealed, slips_for, unsealed
from tonghop.web.received import file_sent

_TOKEN = "accounts-to-make"  # noqa: S105 - a key of the session
_ONCE = "no-store"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@page(permission="manages people")
def people(request: PageRequest) -> HttpResponse:
    """Show who sits in the units one manages, with a button for a new password where one may give it."""
    wanted = request.GET.get("tim", "")
    content = {
        "lines": people_for(request.viewer, wanted=wanted, today=local(request.at).date()),
        "wanted": wanted,
        "may_import": PERMISSIONS["gives accounts"](request.viewer),
        "nav": "people",
    }
    return render(request, "web/people.html", content)


@page(permission="manages people")
@require_POST
def new_password(request: PageRequest, person_id: int) -> HttpResponse:
    """Give a person a new first password and show it, once."""
    person = person_with(person_id)
    if person is None:
        raise NotAllowed("Không có người này, hoặc anh/chị không được cấp lại mật khẩu của họ.")
    password = reset_password(person, by=request.viewer, at=request.at)
    content = {"person": person, "password": password, "nav": "people"}
    response = render(request, "web/new_password.html", content)
    response.headers["Cache-Control"] = _ONCE
    return response


@page(permission="gives accounts")
def accounts(request: PageRequest) -> HttpResponse:
    """Take a workbook of accounts; show its problems, or what would be made; ?tep=xlsx is the empty one."""
    if request.GET.get("tep") == "xlsx":
        headers = {"Content-Disposition": 'attachment; filename="mau-tai-khoan.xlsx"'}
        return HttpResponse(render_list(empty_accounts(), at=request.at), _XLSX, headers=headers)
    content = {"columns": COLUMNS, "nav": "people"}
    if request.method == "POST":
        try:
            name, data = file_sent(request, advice="Hãy chọn tệp .xlsx.")
            rows, problems = accounts_in(data, name)
        except DomainError as error:
            return render(request, "web/accounts.html", {**content, "error": error}, status=409)
        if not problems:
            request.session[_TOKEN] = token_urlsafe(16)
        found = {"rows": rows, "problems": problems, "sealed": sealed(rows), "token": request.session.get(_TOKEN)}
        return render(request, "web/accounts.html", {**content, **found}, status=409 if problems else 200)
    return render(request, "web/accounts.html", content)


@page(permission="gives accounts")
@require_POST
def slips(request: PageRequest) -> HttpResponse:
    """Make the accounts that were shown and hand out their slips, once: the same list makes no second set."""
    token = request.session.pop(_TOKEN, None)
    if token is None or token != request.POST.get("token"):
        raise NotPossible("Danh sách này đã được nhập rồi.", advice="Muốn nhập thêm, hãy tải tệp lên lại.")
    address = request.build_absolute_uri("/")
    try:
        pdf = slips_for(unsealed(request.POST.get("rows", "")), address=address, by=request.viewer, at=request.at)
    except AccountsRefused as error:
        content = {"columns": COLUMNS, "nav": "people", "problems": error.problems}
        return render(request, "web/accounts.html", content, status=409)
    headers = {"Content-Disposition": 'attachment; filename="phieu-truy-cap.pdf"', "Cache-Control": _ONCE}
    return HttpResponse(pdf, "application/pdf", headers=headers)
