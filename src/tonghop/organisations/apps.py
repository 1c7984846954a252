"""Tells Django that this room has tables."""

from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "tonghop.organisations"
    label = "organisations"
    verbose_name = "Đơn vị và con người"
