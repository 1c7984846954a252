"""Tells Django that this room has tables."""

from django.apps import AppConfig


class RecommendationsConfig(AppConfig):
    name = "tonghop.recommendations"
    label = "recommendations"
    verbose_name = "Khó khăn, kiến nghị"
