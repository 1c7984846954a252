"""Tells Django that this room has tables."""

from django.apps import AppConfig


class ConsolidationConfig(AppConfig):
    name = "tonghop.consolidation"
    label = "consolidation"
    verbose_name = "Tổng hợp"
