"""Every address of the installation."""

from django.urls import include, path

urlpatterns = [path("", include("tonghop.web.urls"))]
