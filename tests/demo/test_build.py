"""A small cast goes through the whole campaign, and everybody is where the cast says."""

from collections import Counter

import pytest

from tonghop.campaigns.models import Obligation
from tonghop.demo.build import build
from tonghop.files.xlsx import read_workbook
from tonghop.journal.models import Entry
from tonghop.organisations.models import Person
from tonghop.quality.models import Finding, FindingDecision, SectionReturn
from tonghop.reports.models import Report, Version

COMMUNES = {
    "Xã Bắc Hà": "returned",
    "Xã Mường Hum": "accepted",
    "Xã Lao Chải": "drafting",
    "Xã Cốc Lầu": "awaiting_approval",
    "Xã Tú Lệ": "accepted",
    "Xã Nghĩa Tâm": "submitted",
    "Xã Minh Lương": "reopened",
    "Xã Bản Lầu": "accepted",
    "Xã Dương Quỳ": "accepted",
    "Xã Bảo Hà": "accepted",
}
WITHOUT_REPORT = {"Xã Chế Tạo", "Xã Nậm Xé", "Xã Khao Mang"}
DEPARTMENTS = {"Sở Nội vụ": "accepted", "Sở Tài chính": "accepted", "Thanh tra tỉnh": "accepted"}
NEEDED = {"Sở KH&CN", "TTPVHCC tỉnh"}  # whose people hold roles


@pytest.fixture
def built(transactional_db, tmp_path):
    stages = []
    only = {*COMMUNES, *WITHOUT_REPORT, *DEPARTMENTS, *NEEDED}
    result = build(tmp_path, tell=lambda stage, done, total: stages.append((stage, done, total)), only=only)
    return result, tmp_path, stages


@pytest.mark.django_db(transaction=True)
def test_a_small_cast_reaches_the_states_that_are_planned(built):
    result, folder, stages = built
    _states_are_as_planned()
    _marks_are_as_planned()
    _journal_tells_it_in_order()
    _findings_are_decided()
    _files_are_there(folder)
    _people_can_sign_in(result)
    assert stages[-1][0] == "Dự thảo báo cáo"
    assert result.deeds > 60


def _states_are_as_planned():
    rows = Report.objects.select_related("obligation__organisation")
    states = {row.obligation.organisation.short_name: row.state for row in rows}
    expected = {**COMMUNES, **DEPARTMENTS}
    assert {name: states[name] for name in expected} == expected
    assert WITHOUT_REPORT.isdisjoint(states)


def _marks_are_as_planned():
    marks = {o.organisation.short_name: o for o in Obligation.objects.select_related("organisation", "campaign")}
    assert marks["Xã Nậm Xé"].exempted_at
    assert marks["Xã Khao Mang"].outside_number == "64/BC-UBND"
    assert all(o.campaign.simulated for o in marks.values())
    assert Version.objects.get(report__obligation=marks["Xã Tú Lệ"]).on_behalf
    assert Version.objects.get(report__obligation=marks["Thanh tra tỉnh"]).nil
    late = Version.objects.get(report__obligation=marks["Xã Nghĩa Tâm"])
    assert late.submitted_at >= marks["Xã Nghĩa Tâm"].due
    assert Version.objects.filter(report__obligation=marks["Xã Mường Hum"]).count() == 2
    assert not Version.objects.filter(report__obligation=marks["Xã Lao Chải"]).exists()
    assert SectionReturn.objects.filter(report__obligation=marks["Xã Bắc Hà"]).count() == 3
    found = Finding.objects.filter(version__report__obligation=marks["Xã Bảo Hà"], check_id="sum-mismatch")
    assert [f.severity for f in found] == ["error"]
    assert Version.objects.exclude(pk__in=_checked()).count() == 0


def _checked():
    return [entry.detail["version_id"] for entry in Entry.objects.filter(event="report.checked")]


def _journal_tells_it_in_order():
    told = Entry.objects.exclude(event__in=("report.checked", "person.password_changed")).order_by("pk")
    moments = [entry.at for entry in told if entry.event.startswith(("report.", "obligation."))]
    assert moments == sorted(moments)
    counted = Counter(entry.event for entry in told)
    assert counted["report.recalled"] == 1
    assert counted["report.reopened"] == 1
    assert counted["report.refused"] == 2


def _findings_are_decided():
    decided = FindingDecision.objects.filter(report__obligation__organisation__short_name="Xã Bắc Hà")
    assert decided.filter(in_letter=True).count() >= 2
    assert FindingDecision.objects.filter(decision="agreed", in_letter=False).exists()
    assert set(FindingDecision.objects.values_list("version", "fingerprint")) <= set(
        Finding.objects.values_list("version", "fingerprint")
    ), "what was decided about is still drawn when all have handed in"
    returned = SectionReturn.objects.get(report__obligation__organisation__short_name="Xã Bắc Hà", section_key="7")
    assert returned.points
    assert "\n- " in returned.reason
    told = Counter(Entry.objects.filter(event__startswith="finding.").values_list("event", flat=True))
    assert told["finding.reopened"] >= 1
    assert told["finding.put_in_letter"] == FindingDecision.objects.filter(in_letter=True).count()


def _files_are_there(folder):
    out = {path.name for path in (folder / "out").iterdir()}
    assert out == {"bao-cao-tong-hop.docx", "bao-cao-tong-hop.pdf", "phu-luc-so-lieu.xlsx", "manifest.json"}
    source = {path.suffix for path in (folder / "nguon").iterdir()}
    assert source == {".docx", ".xlsx"}
    assert (folder / "phieu-truy-cap.pdf").read_bytes().startswith(b"%PDF")
    assert read_workbook((folder / "nguon/tai-khoan.xlsx").read_bytes(), "tai-khoan.xlsx")


def _people_can_sign_in(result):
    assert {one.unit for one in result.sign_ins} >= {"Sở Nội vụ", "UBND tỉnh Lào Cai", "UBND xã Bắc Hà"}
    for one in result.sign_ins:
        person = Person.objects.get(sign_in_name=one.sign_in_name)
        assert person.check_password(one.password)
        assert not person.must_change_password
    assert Person.objects.filter(must_change_password=True).exists()
