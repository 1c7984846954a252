"""A kind of column: JSON kept as its canonical text, so that what is hashed later is the text that stands there."""

import json
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Field

from tonghop.kernel.hashing import canonical_text


class CanonicalJSONField(Field[Any, Any]):
    """JSON in a column of text, written in its one canonical form; floats are refused.

    Read as values like any JSON, or by Cast("name", TextField()) as the text itself. Nobody else may write to the
    column: what is put into a version goes there unread.
    """

    def get_internal_type(self) -> str:
        """Say that the databases keep it as they keep text."""
        return "TextField"

    def from_db_value(self, value: str | None, _expression: object, _connection: BaseDatabaseWrapper) -> Any:
        """Return the values that the text says."""
        return None if value is None else json.loads(value)

    def get_prep_value(self, value: Any) -> str | None:
        """Return the canonical text."""
        return None if value is None else canonical_text(value)
