"""An official paper as JSON and back, so that it can be laid out anew later from the very same content."""

from dataclasses import fields, is_dataclass
from decimal import Decimal
from typing import Any

from tonghop.documents.render import blocks, content

Json = dict[str, Any]
_CLASSES = {
    made.__name__: made
    for made in (
        content.OfficialDocument,
        content.IssueDay,
        content.Signing,
        content.Appendix,
        blocks.Heading,
        blocks.Paragraph,
        blocks.Item,
        blocks.Sentence,
        blocks.Table,
        blocks.HeadCell,
    )
}
_CLASS, _NUMBER, _SET = "class", "decimal", "set"


def frozen(paper: content.OfficialDocument) -> Json:
    """Return the paper as JSON: {class, field: value ...} all the way down, fields at their default left out."""
    packed: Json = _packed(paper)
    return packed


def thawed(packed: Json) -> content.OfficialDocument:
    """Return the paper that `frozen` packed; KeyError for a class that it does not know."""
    paper: content.OfficialDocument = _unpacked(packed)
    return paper


def _packed(value: Any) -> Any:
    if is_dataclass(value):
        given = ((field, getattr(value, field.name)) for field in fields(value))
        said = {field.name: _packed(one) for field, one in given if one != field.default}
        return {_CLASS: type(value).__name__, **said}
    if isinstance(value, tuple):
        return [_packed(one) for one in value]
    if isinstance(value, frozenset):
        return {_SET: sorted(value)}
    return {_NUMBER: str(value)} if isinstance(value, Decimal) else value


def _unpacked(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_unpacked(one) for one in value)
    if not isinstance(value, dict):
        return value
    if _CLASS in value:
        return _CLASSES[value[_CLASS]](**{name: _unpacked(one) for name, one in value.items() if name != _CLASS})
    return frozenset(value[_SET]) if _SET in value else Decimal(value[_NUMBER])
