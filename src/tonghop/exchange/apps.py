"""Tells Django that this room has tables."""

from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "tonghop.exchange"
    label = "exchange"
    verbose_name = "Trao đổi với bên ngoài"
