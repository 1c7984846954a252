"""The reader on real plans, where the shared corpus stands beside the checkout."""

import json
from datetime import date

import pytest

from tonghop.files.read import read_document
from tonghop.kernel.errors import Refused
from tonghop.plans.rules import proposed_outline, proposed_section_leads, read_plan

pytestmark = pytest.mark.corpus


def read(corpus, name):
    return read_plan(read_document((corpus / "plans" / name).read_bytes(), name))


@pytest.fixture(scope="module")
def sample(corpus):
    return read(corpus, "ke-hoach-197.txt")


def test_the_sample_plan_is_read_in_full(sample):
    assert sample.document.number == "197/KH-UBND"
    assert sample.document.issued_on == date(2026, 5, 4)
    assert [t.ref for t in sample.tasks if t.source.kind == "table"] == [
        *("I.1", "I.2", "I.2.1", "I.2.2", "I.2.3", "I.2.4", "I.2.5", "I.2.6", "I.2.7", "I.2.8"),
        "II.2",
    ]
    assert [(d.receiver, d.via, d.due.day) for d in sample.report_duties] == [
        ("Ủy ban nhân dân tỉnh", "Sở Nội vụ", date(2026, 5, 8)),
        ("Bộ Nội vụ", None, date(2026, 5, 15)),
        ("Sở Nội vụ", None, date(2026, 5, 8)),
    ]


@pytest.mark.parametrize(
    ("rule", "severity", "quoted"),
    [
        ("due-before-issue", "error", "28/4/2026"),
        *(("due-missing", "warning", f"2.{n}\t") for n in (1, 2, 3, 5, 6, 7, 8)),
        ("content-unassigned", "warning", "1. Về công tác lãnh đạo"),
        ("content-unassigned", "warning", "5. Về bảo đảm nguồn lực"),
        ("appendix-missing", "error", "Đề cương"),
        ("numbering", "warning", "PHỤ LỤC 1"),
        ("numbering", "warning", "II NHIỆM VỤ"),
        ("short-notice", "warning", "08/5/2026"),
        ("no-cutoff", "warning", "báo cáo"),
        ("no-forms", "warning", "tỷ lệ"),
        ("no-sending-way", "hint", "báo cáo"),
        ("receiver-inconsistent", "warning", "Sở Nội vụ"),
        ("lead-collective", "warning", "Các sở, ban, ngành"),
    ],
)
def test_the_sample_plans_known_defects_are_found(sample, rule, severity, quoted):
    assert any(f.rule == rule and f.severity == severity and quoted in f.source.quote for f in sample.findings)


def test_blank_times_are_proposed_and_stay_blank(sample):
    blank = [t for t in sample.tasks if t.source.kind == "table" and t.due.text is None]
    assert len(blank) == 7
    assert {t.proposed.due.day for t in blank} == {date(2026, 5, 8)}


def test_the_sample_plans_outline_and_its_leads(sample):
    outline = proposed_outline(sample)
    assert len(outline) == 13
    leads = {lead.section: lead.leads for lead in proposed_section_leads(sample, outline)}
    assert leads["6"] == ("Sở Tài chính", "Sở Xây dựng")
    assert "1" not in leads
    assert "5" not in leads


def test_every_plan_is_read_and_quotes_its_places(corpus):
    plans = [path for path in sorted((corpus / "plans").iterdir()) if not path.name.startswith("broken")]
    assert len(plans) > 15
    for path in plans:
        reading = read(corpus, path.name)
        assert reading.tasks or reading.outlines, path.name
        for task in reading.tasks:
            assert reading.text[task.source.start : task.source.end] == task.source.quote, path.name
        json.dumps(reading.as_json())


@pytest.mark.parametrize("start", ["broken-encoding", "broken-spacing"])
def test_broken_files_are_refused(corpus, start):
    (path,) = (corpus / "plans").glob(f"{start}*")
    with pytest.raises(Refused):
        read(corpus, path.name)
