"""The house keeps its floors: foreign keys point down, the size tool finds what is too long."""

import ast
import tomllib
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models

ROOT = Path(__file__).resolve().parents[2]


def floors() -> dict[str, int]:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    layers = next(c["layers"] for c in contracts if c["containers"] == ["tonghop"])
    return {room.strip(" ()"): len(layers) - height for height, layer in enumerate(layers) for room in layer.split("|")}


def upward(links: list[tuple[str, str]], height: dict[str, int]) -> list[str]:
    return [f"{a} -> {b}" for a, b in links if a != b and height[a] <= height[b]]


def foreign_keys() -> list[tuple[str, str]]:
    return [
        (model._meta.app_label, field.related_model._meta.app_label)
        for model in apps.get_models()
        if model.__module__.startswith("tonghop.")
        for field in model._meta.get_fields()
        if isinstance(field, models.ForeignKey) and field.related_model.__module__.startswith("tonghop.")
    ]


def test_no_foreign_key_points_up():
    links = foreign_keys()
    assert len(links) > 15
    assert upward(links, floors()) == []


def test_an_upward_key_would_be_seen():
    assert upward([("plans", "reports")], floors()) == ["plans -> reports"]


@pytest.mark.parametrize("model", [m for m in apps.get_models() if m.__module__.startswith("tonghop.")])
def test_every_table_says_what_a_row_is(model):
    assert "__str__" in vars(model)


def test_every_module_opens_with_a_sentence():
    silent = [
        str(path.relative_to(ROOT))
        for path in (ROOT / "src").rglob("*.py")
        if "migrations" not in path.parts
        and path.read_text(encoding="utf-8").strip()
        and not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert silent == []


def test_every_foreign_key_to_what_counts_protects():
    cascades = {
        f"{model._meta.app_label}.{model.__name__}.{field.name}"
        for model in apps.get_models()
        if model.__module__.startswith("tonghop.")
        for field in model._meta.get_fields()
        if isinstance(field, models.ForeignKey) and field.remote_field.on_delete is models.CASCADE
    }
    parts_of_a_whole = {
        "campaigns.Section.campaign",
        "campaigns.Indicator.campaign",
        "campaigns.Indicator.section",
        "campaigns.IndicatorRule.campaign",
        "campaigns.Task.campaign",
        "plans.LineDecision.plan",
        "consolidation.SectionChange.work",
        "reports.DraftSection.report",
        "reports.SearchText.report",
        "reports.SearchText.version",
        "reports.DraftRevision.report",
        "reports.WrittenFigure.report",
        "quality.CopyShingle.campaign",
        "quality.CopyShingle.version",
        "quality.Finding.version",
        "quality.PointAnswers.version",
        "quality.Finding.peer_version",
    }
    assert cascades <= parts_of_a_whole
