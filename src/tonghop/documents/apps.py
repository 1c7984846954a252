"""Tells Django that this room has tables."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "tonghop.documents"
    label = "documents"
    verbose_name = "Văn bản"
