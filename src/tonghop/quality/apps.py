"""Tells Django that this room has tables."""

from django.apps import AppConfig


class QualityConfig(AppConfig):
    name = "tonghop.quality"
    label = "quality"
    verbose_name = "Rà soát"
