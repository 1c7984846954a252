"""What happens, happens in actions: no other module writes rows."""

import ast
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2] / "src" / "tonghop"
WRITES = {"bulk_create", "bulk_update", "get_or_create", "update_or_create"}


def writes_in(tree: ast.AST) -> list[int]:
    return [call.lineno for call in ast.walk(tree) if isinstance(call, ast.Call) and is_write(call)]


def is_write(call: ast.Call) -> bool:
    function = call.func
    if not isinstance(function, ast.Attribute):
        return False
    through_manager = isinstance(function.value, ast.Attribute) and function.value.attr == "objects"
    saves = (
        function.attr == "save" and not call.args and all(k.arg in {"update_fields", "using"} for k in call.keywords)
    )
    return function.attr in WRITES or saves or (through_manager and function.attr in {"create", "update", "delete"})


def test_only_actions_write():
    outside = [
        f"{path.relative_to(SOURCE)}:{line}"
        for path in sorted(SOURCE.rglob("*.py"))
        if not {"actions", "migrations"} & {*path.parts, path.stem} and path.name != "models.py"
        for line in writes_in(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert outside == []


def test_a_write_elsewhere_would_be_seen():
    assert writes_in(
        ast.parse("Report.objects.create(state='x')\nreport.save(update_fields=['state'])\nx.bulk_create([])")
    )
    assert not writes_in(ast.parse("document.save(buffer)\nvalues.update({})"))
