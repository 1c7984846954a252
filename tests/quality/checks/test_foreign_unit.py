import pytest

from quality.checks.report_samples import OTHERS, facts_of
from tonghop.quality.checks.foreign_unit import foreign_unit
from tonghop.quality.checks.frame import Severity

COPIED = "UBND xã Bản Liền đã ban hành 12 văn bản."


def test_another_name_that_acts_as_the_own_is_an_error():
    (finding,) = foreign_unit(facts_of("Lời đầu.", COPIED))
    assert (finding.severity, finding.place, finding.start, finding.end) == (Severity.ERROR, "block:1", 0, 16)
    assert "lẽ ra là “UBND xã Bắc Hà”" in finding.message


@pytest.mark.parametrize(
    "neighbour",
    [
        "Phối hợp với UBND xã Bản Liền tổ chức 01 hội nghị.",
        "Công văn số 45/UBND-VP ngày 10/02/2026 của UBND xã Bản Liền đề nghị xác minh 02 hộ.",
        "Phối hợp với Công an tỉnh, UBND xã Bản Liền tổ chức tuần tra.",
        "UBND xã Bắc Hà và UBND xã Bản Liền đã thống nhất ranh giới.",
        "UBND xã Bản Liền, UBND xã Tả Phìn đã cử người tham gia.",
        "Ông Minh, nguyên Chủ tịch UBND xã Bản Liền, nghỉ theo chế độ.",
        "UBND xã Bản Liền, tỉnh Tuyên Quang đã hỗ trợ 02 máy.",
        "UBND xã Văn Bàn Thượng đã kết thúc hoạt động.",
        "UBND xã Nậm Mòn đã ban hành 12 văn bản.",
        "UBND tỉnh Lào Cai đã ban hành 12 văn bản; xã Bản Liền đã bàn giao xong.",
        "Kho lưu trữ do UBND xã Bản Liền quản lý cách trung tâm 12 km.",
    ],
)
def test_a_neighbour_in_a_role_of_its_own_is_welcome(neighbour):
    assert list(foreign_unit(facts_of(neighbour))) == []


@pytest.mark.parametrize("writing", ["UBND xã Hoà Bình", "Uỷ ban nhân dân xã Hòa Bình", "ỦY BAN NHÂN DÂN XÃ HÒA BÌNH"])
def test_tone_placement_case_and_long_form_make_no_difference(writing):
    (finding,) = foreign_unit(facts_of(f"{writing} đã ban hành 12 văn bản."))
    assert finding.evidence == writing
    assert list(foreign_unit(facts_of(f"{writing} đã ban hành 12 văn bản.", unit="UBND xã Hòa Bình"))) == []


@pytest.mark.parametrize("department", ["Sở Tài chính", "Công an tỉnh", "UBND tỉnh Lào Cai"])
def test_a_department_may_write_about_every_commune(department):
    assert list(foreign_unit(facts_of(COPIED, unit=department))) == []


def test_the_ward_named_like_the_province_is_told_from_it():
    assert list(foreign_unit(facts_of("UBND tỉnh Lào Cai đã giao 42 biên chế."))) == []
    assert [f.evidence for f in foreign_unit(facts_of("UBND phường Lào Cai đã bố trí 42 người."))] == [
        "UBND phường Lào Cai"
    ]


@pytest.mark.parametrize("other", sorted(OTHERS))
def test_every_other_unit_is_known_and_the_own_never_foreign(other):
    text = f"{other} đã tổ chức 03 hội nghị."
    assert [f.evidence for f in foreign_unit(facts_of(text))] == [other]
    assert list(foreign_unit(facts_of(text, unit=other))) == []


def test_a_ward_s_report_is_held_to_its_name_too():
    text = "Chủ tịch UBND xã Bản Liền trực tiếp giao ban vào thứ Hai."
    found = [f.evidence for f in foreign_unit(facts_of(text, unit="UBND phường Sa Pa"))]
    assert found == ["UBND xã Bản Liền"]
