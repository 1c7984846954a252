"""Tells Django that this room has tables."""

from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "tonghop.journal"
    label = "journal"
    verbose_name = "Nhật ký"
