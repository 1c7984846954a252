"""Tells Django that this room has tables."""

from django.apps import AppConfig


class QueueConfig(AppConfig):
    name = "tonghop.queue"
    label = "queue"
    verbose_name = "Hàng đợi việc nền"
