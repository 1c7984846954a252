"""Tells Django where pages and static files are."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "tonghop.web"
    label = "web"
    verbose_name = "Trang"
