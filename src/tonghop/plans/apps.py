"""Tells Django that this room has tables."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "tonghop.plans"
    label = "plans"
    verbose_name = "Kế hoạch"
