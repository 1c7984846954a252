"""Tells Django that this room has tables."""

from django.apps import AppConfig


class CampaignsConfig(AppConfig):
    name = "tonghop.campaigns"
    label = "campaigns"
    verbose_name = "Đợt báo cáo"
