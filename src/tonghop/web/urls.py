"""Every page's address, in Vietnamese, one screen a line."""

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, include, path


def _home(_: HttpRequest) -> HttpResponse:
    return HttpResponse("Tonghop")


urlpatterns: list[URLPattern | URLResolver] = [
    path("", _home, name="home"),
    path("tai-khoan/", include("allauth.account.urls")),
]
