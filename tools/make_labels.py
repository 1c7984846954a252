"""Turns the hand labels of plans, which hold values and places only, into labels with their words.

    python tools/make_labels.py FOLDER_OF_PLANS OUT_FOLDER

A place is `[start, end]` in a plan's text as `plan_text` gives it. The plans' words stay where the plans
are: OUT_FOLDER is a temporary folder, never the project.
"""

import json
import re
import sys
import unicodedata
import zipfile
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import yaml

LABELS = Path(__file__).resolve().parents[1] / "tests/plans/labels"
FORMS = (".txt", ".docx")
TITLE = 120  # characters of a task's title that are compared
_PARAGRAPH = re.compile(r"<w:p[ >].*?</w:p>", re.DOTALL)
_RUN = re.compile(r"<w:t(?: [^>]*)?>(.*?)</w:t>", re.DOTALL)
_MARKUP = re.compile(r"<[^>]*>|\*\*|__|^#+\s*", re.MULTILINE)


def main(plans: Path, out: Path) -> None:
    """Write one JSON label for every hand label whose plan is in the folder."""
    out.mkdir(parents=True, exist_ok=True)
    for path in sorted(LABELS.glob("*.yaml")):
        plan = next((p for form in FORMS if (p := plans / f"{path.stem}{form}").exists()), None)
        if plan is not None:
            gold = {"file": plan.name, **filled(read_labels(path), plan_text(plan))}
            target = out / f"{path.stem}.json"
            target.write_text(json.dumps(gold, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
            print(f"{path.stem}: {len(gold['tasks'])} tasks, {len(gold['report_duties'])} report duties")


def read_labels(path: Path) -> dict[str, Any]:
    """Return what a label file holds; PyYAML's errors pass."""
    labels: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return labels


def plan_text(path: Path) -> str:
    """Return the text that places count in: composed letters (NFC), a line for each paragraph of a Word file."""
    text = _word_text(path) if path.suffix == ".docx" else path.read_text(encoding="utf-8")
    return unicodedata.normalize("NFC", text)


def _word_text(path: Path) -> str:
    """Return the words of each paragraph of a Word file on a line of its own, cells of tables as they come."""
    with zipfile.ZipFile(path) as file:
        body = file.read("word/document.xml").decode("utf-8")
    return "".join(f"{unescape(''.join(_RUN.findall(paragraph)))}\n" for paragraph in _PARAGRAPH.findall(body))


def is_place(value: object) -> bool:
    match value:
        case [int(), int()]:
            return True
    return False


def places(value: object) -> Iterator[list[int]]:
    """Yield every place inside a label, however deep."""
    if isinstance(value, list) and is_place(value):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from places(part)


def words(value: Any, text: str) -> Any:
    """Return a value as it is, and for a place the words there, without markup and on one line."""
    if not is_place(value):
        return value
    return " ".join(_MARKUP.sub("", text[value[0] : value[1]]).split())


def filled(labels: dict[str, Any], text: str) -> dict[str, Any]:
    """Return labels with every place turned into its words, and what was left out put in."""
    document = labels["document"]
    return {
        "document": {**document, "title": words(document["title"], text)},
        "sections": [{"number": s["number"], "title": words(s["title"], text)} for s in labels["sections"]],
        "tasks": [_task(task, text) for task in labels["tasks"]],
        "report_duties": [_duty(duty, text) for duty in labels["report_duties"]],
        "oddities": labels.get("notes", []),
    }


def _task(task: dict[str, Any], text: str) -> dict[str, Any]:
    return {
        "title": _short(words(task["title"], text)),
        "leads": [words(name, text) for name in task["leads"]],
        "coordinators": [words(name, text) for name in task.get("coordinators", [])],
        "due": _due(task.get("due"), text),
        "source": task["source"],
    }


def _duty(duty: dict[str, Any], text: str) -> dict[str, Any]:
    due = {f"due_{key}": value for key, value in _due(duty.get("due"), text).items()}
    return {"from": words(duty["from"], text), "to": words(duty["to"], text), **due}


def _due(due: dict[str, Any] | None, text: str) -> dict[str, Any]:
    due = due or {}
    return {"text": words(due.get("text"), text), "kind": due.get("kind", "none"), "date": due.get("date")}


def _short(title: str) -> str:
    return title if len(title) <= TITLE else title[: TITLE + 1].rsplit(" ", 1)[0]


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
