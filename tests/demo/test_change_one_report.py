"""One accepted report of the demonstration is changed: the sentences that rest on what changed are marked, no other."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from uploaded import Unit, Uploaded

FIGURES = ("CD.08", "TTHC.23")
"""One that stands for itself and one of which a rate is made."""


@pytest.fixture(scope="module")
def manifest(demonstration) -> dict:
    return json.loads((demonstration / "out" / "manifest.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def uploaded(demonstration) -> Uploaded:
    return Uploaded(demonstration)


def quoted_block(manifest: dict, unit: Unit) -> list:
    """Where the example stands that the paper quotes from that unit."""
    examples = [s for s in manifest["sentences"] if s["kind"] == "example"]
    said = next(
        manifest["sources"][s["sources"][0]]
        for s in examples
        if manifest["sources"][s["sources"][0]]["unit"] == unit.id
    )
    return [said["section"], said["block"]]


def unsaid(manifest: dict, unit: Unit) -> tuple[dict, str]:
    """A sentence on difficulties that the unit has no part in, and the words of one that has."""
    for sentence in manifest["sentences"]:
        said = [manifest["sources"][s] for s in sentence["sources"]]
        on_its_own = sentence["section"] == "hc" and "nhóm ý kiến khác" not in sentence["text"]
        if on_its_own and said and unit.id not in {one["unit"] for one in said}:
            return sentence, said[0]["quote"]
    raise LookupError(unit.name)


def resting_on(manifest: dict, unit: Unit, cut: list) -> list[dict]:
    """The sentences that rest on a changed figure, on a rate made of one, or on the block that went."""
    rates = [f["code"] for f in manifest["figures"] if set(FIGURES) & set(f["of"])]
    totals = {f"t.{code}.{scope}" for code in (*FIGURES, *rates) for scope in (unit.form, "all")}
    gone = {
        source
        for source, said in manifest["sources"].items()
        if said["kind"] == "text" and [said["unit"], said["section"], said["block"]] == [unit.id, *cut]
    }
    return [s for s in manifest["sentences"] if (totals | gone) & set(s["sources"])]


@pytest.mark.parametrize("name", ["UBND xã Bát Xát", "UBND xã Quy Mông"])
def test_a_changed_report_marks_exactly_the_sentences_that_rest_on_what_changed(
    demonstration, manifest, uploaded, tmp_path, name
):
    unit = next(u for u in uploaded.units.values() if u.name == name)
    folder = tmp_path / "demo"
    folder.mkdir()
    for file in demonstration.glob("tonghop.sqlite3*"):
        shutil.copy(file, folder)
    shutil.copy(demonstration / "secret-key", folder)
    cut = quoted_block(manifest, unit)
    joined, words = unsaid(manifest, unit)
    change = {
        "unit": unit.id,
        "values": {code: str(unit.figures[code] - 1) for code in FIGURES},
        "cut": cut,
        "add": ["hc", words],
    }
    program = Path(__file__).with_name("change_one_report.py")
    done = subprocess.run(
        [sys.executable, program, folder, json.dumps(change)], capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    expected = [*resting_on(manifest, unit, cut), joined]
    assert told["before"] == []
    assert {s["kind"] for s in expected} == {"figures", "example", "group"}
    assert sorted(map(tuple, told["after"])) == sorted({(s["section"], s["text"]) for s in expected})
