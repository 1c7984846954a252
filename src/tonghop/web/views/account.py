"""Signing in and out, and one's own password, with the old one asked for; every message in Vietnamese."""

from allauth.account import views as allauth
from django import forms
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpResponse
from django.shortcuts import redirect, render

from tonghop.kernel.errors import NotPossible
from tonghop.organisations.actions import change_password, set_address
from tonghop.web.chasing_forms import AddressForm
from tonghop.web.guard import PageRequest, page


def _field(kind: str) -> forms.PasswordInput:
    return forms.PasswordInput(attrs={"autocomplete": kind})


class PasswordForm(forms.Form):
    """The old password and the new one, twice."""

    old = forms.CharField(label="Mật khẩu đang dùng", widget=_field("current-password"))
    new = forms.CharField(label="Mật khẩu mới", widget=_field("new-password"))
    again = forms.CharField(label="Nhập lại mật khẩu mới", widget=_field("new-password"))


@page(permission="public")
def sign_in(request: PageRequest) -> HttpResponse:
    """Ask for sign-in name and password; the library counts wrong tries and keeps the session safe."""
    response: HttpResponse = allauth.login(request)
    return response


@page(permission="public")
def sign_out(request: PageRequest) -> HttpResponse:
    """End the session, by POST; a GET asks first."""
    response: HttpResponse = allauth.logout(request)
    return response


@page(permission="public")
def inactive(request: PageRequest) -> HttpResponse:
    """Say that the account is switched off."""
    response: HttpResponse = allauth.account_inactive(request)
    return response


@page(permission="signed in")
def password(request: PageRequest) -> HttpResponse:
    """Change the password of the person at the screen and keep them signed in."""
    form = PasswordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        if not request.user.check_password(given["old"]):
            form.add_error("old", "Mật khẩu đang dùng chưa đúng.")
        elif given["new"] != given["again"]:
            form.add_error("again", "Hai lần nhập mật khẩu mới chưa giống nhau.")
        else:
            try:
                person = change_password(request.user, password=given["new"], by=request.viewer, at=request.at)
            except NotPossible as error:
                form.add_error("new", str(error))
            else:
                update_session_auth_hash(request, person)
                messages.success(request, "Đã đổi mật khẩu.")
                return redirect("home")
    return render(request, "web/password.html", {"form": form})


@page(permission="signed in")
def address(request: PageRequest) -> HttpResponse:
    """Set the own e-mail address, to which reminders go."""
    form = AddressForm(request.POST or None, initial={"email": request.user.email})
    if request.method == "POST" and form.is_valid():
        try:
            set_address(request.user, **form.cleaned_data, by=request.viewer, at=request.at)
        except NotPossible as error:
            form.add_error("email", str(error))
        else:
            messages.success(request, "Đã lưu địa chỉ thư điện tử.")
            return redirect("home")
    return render(request, "web/address.html", {"form": form, "person": request.user})
