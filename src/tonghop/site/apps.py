"""Which of the libraries' static files are served: the few that pages name, none of the rest."""

from django.contrib.staticfiles.apps import StaticFilesConfig


class StaticFiles(StaticFilesConfig):
    """Django's own, told what to leave out (unused builds of Bootstrap and htmx are nine megabytes)."""

    ignore_patterns = [
        *StaticFilesConfig.ignore_patterns,
        "*.rtl.*",
        "bootstrap-*",
        "bootstrap.css*",
        "bootstrap.*.js*",
        "bootstrap.js*",
        "*-4.min.js",
        "*-4.js",
        "*.d.ts",
        "ext",
    ]
