"""Tells Django that this room has tables."""

from django.apps import AppConfig


class ChasingConfig(AppConfig):
    name = "tonghop.chasing"
    label = "chasing"
    verbose_name = "Đôn đốc"
