"""The person at the screen is "anh/chị" everywhere, or is not addressed at all."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SAID = [
    path
    for folder, kinds in (("src", ("*.py", "*.html", "*.js")), ("docs/huong-dan", ("*.md",)))
    for kind in kinds
    for path in sorted((ROOT / folder).rglob(kind))
]


@pytest.mark.parametrize("kind", [".py", ".html", ".js", ".md"])
def test_nobody_is_called_otherwise(kind):
    read = [path for path in SAID if path.suffix == kind]
    assert read
    places = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in read
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if re.search(r"\bbạn\b", line, re.IGNORECASE)
    ]
    assert places == []
