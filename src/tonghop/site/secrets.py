"""The installation's secret key: made once, kept beside the data, never in the repository."""

import os
import secrets
from pathlib import Path


def stored_secret_key(folder: Path) -> str:
    """Return the key kept in the data folder (readable by its owner only); make it on first use."""
    path = folder / "secret-key"
    folder.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii").strip()
    with os.fdopen(handle, "w", encoding="ascii") as file:
        key = secrets.token_urlsafe(48)
        file.write(key)
    return key
