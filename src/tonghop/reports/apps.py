"""Tells Django that this room has tables."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "tonghop.reports"
    label = "reports"
    verbose_name = "Báo cáo"
