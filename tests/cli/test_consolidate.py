"""`tonghop consolidate` over the demonstration: the same files every time, proved; a tampered one is named."""

import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

NAMES = ["bao-cao-tong-hop.docx", "bao-cao-tong-hop.pdf", "phu-luc-so-lieu.xlsx", "manifest.json"]


@pytest.fixture(scope="module")
def copy(demonstration, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("tong-hop") / "demo"
    shutil.copytree(demonstration, folder)
    return folder


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    left_out = {"DATABASE_URL", "DJANGO_SETTINGS_MODULE", "TONGHOP_SECRET_KEY"}
    environment = {k: v for k, v in os.environ.items() if k not in left_out}
    environment |= {"TONGHOP_DATA_DIR": str(folder), "TONGHOP_NOW": "2026-05-08T10:00+07:00"}
    command = [sys.executable, "-m", "tonghop", "consolidate", "--campaign", *words]
    return subprocess.run(
        command, capture_output=True, text=True, check=False, timeout=120, encoding="utf-8", env=environment
    )


def test_the_same_files_every_time_and_proof_of_them(copy, tmp_path):
    out = tmp_path / "ra"
    done = run(copy, "so-ket-01-nam", "--out", str(out), "--verify")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith("Mọi con số, câu đếm, lời dẫn và tệp đều khớp với nguồn.\n")
    for name in NAMES:
        assert (out / name).read_bytes() == (copy / "out" / name).read_bytes(), name
    manifest = json.loads((out / "manifest.json").read_text("utf-8"))
    figure = next(f for f in manifest["figures"] if f["adds"] == "sum" and f["total"])
    figure["total"] = str(int(figure["total"]) + 1)
    (out / "manifest.json").write_text(json.dumps(manifest, ensure_ascii=False), "utf-8")
    told = run(copy, "so-ket-01-nam", "--out", str(out), "--verify")
    assert told.returncode == 1
    assert f"Chỉ tiêu {figure['code']}" in told.stdout
    (out / "manifest.json").write_text("[]", "utf-8")
    assert "không phải là danh mục nguồn" in run(copy, "so-ket-01-nam", "--out", str(out), "--verify").stderr


def test_a_campaign_that_there_is_not(copy, tmp_path):
    refused = run(copy, "khong-co", "--out", str(tmp_path / "ra"))
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "Không có đợt báo cáo mang mã “khong-co”." in refused.stderr


def test_each_sentence_that_counts_bodies_counts_those_behind_it(demonstration):
    """A few lines of their own: nothing of the program is asked."""
    manifest = json.loads((demonstration / "out/manifest.json").read_text("utf-8"))
    with sqlite3.connect(f"file:{demonstration}/tonghop.sqlite3?mode=ro", uri=True) as connection:
        versions = {
            key: json.loads(text) for key, text in connection.execute("SELECT id, content FROM reports_version")
        }
    forms = {unit["id"]: unit["form"] for unit in manifest["units"]["in"]}
    counted = 0
    for sentence in manifest["sentences"]:
        behind = [manifest["sources"][source] for source in sentence["sources"]]
        texts = [s for s in behind if s["kind"] == "text"]
        for source in texts:
            section = next(s for s in versions[source["version"]]["sections"] if s["key"] == source["section"])
            text = section["blocks"][source["block"]]["text"]
            assert text[source["start"] : source["end"]] == source["quote"]
        before = sentence["text"].split("“")[0]
        for words, form in (("xã, phường", "commune"), ("sở, ban, ngành", "department")):
            said = re.findall(rf"(\d+) {words}", before) if sentence["kind"] == "group" else []
            if said:
                units = Counter(forms[unit] for unit in {s["unit"] for s in texts})
                assert int(said[0]) == units[form], sentence["text"]
                counted += 1
    assert counted > 40
