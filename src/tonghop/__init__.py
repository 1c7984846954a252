"""Tonghop: a plan goes in; a campaign, its reports, their checks and one consolidated report come out."""

__version__ = "0.1.0"
