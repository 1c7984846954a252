"""Keep the sizes of house.md: functions, parameters, modules, classes, checks, tests, templates, views."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SOURCE, TESTS = ROOT / "src" / "tonghop", ROOT / "tests"

FUNCTION, PARAMETERS, MODULE, CHECK_FILE = 40, 6, 300, 80
CLASS, METHODS, TEST_FILE, TEMPLATE, VIEW = 150, 12, 500, 150, 25

# What is longer, and why it stays so.
EXCEPTIONS: dict[str, str] = {
    "src/tonghop/journal/actions.py:record": "a line of a journal has these six columns",
    "src/tonghop/organisations/actions/people.py:seat": "a membership has these parts, and who made it when",
}


def main() -> int:
    """Print every excess and return 1 if there is one."""
    excesses = [line for line in _all() if line.split(" ", 1)[0] not in EXCEPTIONS]
    for line in excesses:
        print(line)
    return 1 if excesses else 0


def _all() -> Iterator[str]:
    for path in sorted(SOURCE.rglob("*.py")):
        if "migrations" not in path.parts:
            yield from _module(path)
    for path in sorted(TESTS.rglob("test_*.py")):
        yield from _lines(path, TEST_FILE)
    for path in sorted(SOURCE.rglob("*.html")):
        yield from _lines(path, TEMPLATE)


def _module(path: Path) -> Iterator[str]:
    yield from _lines(path, CHECK_FILE if path.parent.name == "checks" else MODULE)
    limit = VIEW if "views" in path.parts else FUNCTION
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield from _function(path, node, limit)
        elif isinstance(node, ast.ClassDef):
            yield from _class(path, node)


def _function(path: Path, node: ast.FunctionDef | ast.AsyncFunctionDef, limit: int) -> Iterator[str]:
    name = f"{path.relative_to(ROOT)}:{node.name}"
    length = (node.end_lineno or 0) - node.lineno + 1
    if length > limit:
        yield f"{name} {length} lines, at most {limit}"
    arguments = node.args
    count = len(arguments.posonlyargs) + len(arguments.args) + len(arguments.kwonlyargs)
    count -= bool(arguments.args) and arguments.args[0].arg in {"self", "cls"}
    if count > PARAMETERS:
        yield f"{name} {count} parameters, at most {PARAMETERS}"


def _class(path: Path, node: ast.ClassDef) -> Iterator[str]:
    name = f"{path.relative_to(ROOT)}:{node.name}"
    length = (node.end_lineno or 0) - node.lineno + 1
    if length > CLASS:
        yield f"{name} {length} lines, at most {CLASS}"
    methods = sum(isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef) for child in node.body)
    if methods > METHODS:
        yield f"{name} {methods} methods, at most {METHODS}"


def _lines(path: Path, limit: int) -> Iterator[str]:
    count = path.read_text(encoding="utf-8").count("\n")
    if count > limit:
        yield f"{path.relative_to(ROOT)} {count} lines, at most {limit}"


if __name__ == "__main__":
    sys.exit(main())
