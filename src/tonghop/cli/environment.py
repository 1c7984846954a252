"""Setting the program up around one data folder: the environment first, then Django, then its tables."""

import os
import socket
from pathlib import Path

SETTINGS = "tonghop.site.settings"


def set_up_django() -> None:
    """Load the settings that the environment names (ours, where it names none) and all rooms with tables."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    import django  # noqa: PLC0415 - Django starts only when a command needs it

    django.setup()


def bring_tables_up_to_date() -> None:
    """Make or change the tables as the program wants them; nothing to do is quickly done."""
    from django.core.management import call_command  # noqa: PLC0415 - likewise

    call_command("migrate", interactive=False, verbosity=0)


def use_demo(folder: Path) -> None:
    """Point the environment at one demonstration: its own database, key and clock, whatever else was set."""
    for name in ("DATABASE_URL", "TONGHOP_SECRET_KEY", "TONGHOP_HTTPS", "TONGHOP_ALLOWED_HOSTS"):
        os.environ.pop(name, None)
    os.environ["DJANGO_SETTINGS_MODULE"] = SETTINGS
    os.environ["TONGHOP_DATA_DIR"] = str(folder)
    os.environ["TONGHOP_NOW"] = "2026-05-08T10:00+07:00"


def is_free(host: str, port: int) -> bool:
    """Tell whether nobody listens at that address."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True
