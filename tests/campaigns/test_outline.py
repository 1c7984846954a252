import pytest

from tonghop.campaigns.rules.facts import CampaignSection, section_keys
from tonghop.campaigns.rules.outline import campaign_sections, points_of, purposes_in
from tonghop.plans.rules.facts import OutlineSection


def outline(*titles):
    return [OutlineSection(None, title) for title in titles]


def test_sections_are_numbered_through_and_closing_ones_follow():
    made = campaign_sections(outline("Kết quả A", "Kết quả B", "VỀ NHIỆM VỤ, GIẢI PHÁP TRONG THỜI GIAN TỚI"))
    assert [(s.key, s.number) for s in made] == [
        ("1", "1"),
        ("2", "2"),
        ("3", "3"),
        ("hc", "4"),
        ("nn", "5"),
        ("bh", "6"),
        ("kn", "7"),
    ]
    assert [s.purpose for s in made[2:]] == ["tasks", "difficulties", "causes", "lessons", "recommendations"]
    assert [s.closing for s in made] == [False, False, True, True, True, True, True]
    assert made[2].title == "Về nhiệm vụ, giải pháp trong thời gian tới"


def test_what_the_outline_has_is_not_added_again():
    made = campaign_sections(outline("Kết quả", "Hạn chế và nguyên nhân", "Bài học", "Kiến nghị", "Kiến nghị khác"))
    assert [s.key for s in made] == ["1", "hc", "bh", "kn", "5"]
    assert len({s.key for s in made}) == len(made)


def test_an_empty_outline_leaves_the_closing_sections():
    assert [s.key for s in campaign_sections([])] == ["hc", "nn", "bh", "kn"]


@pytest.mark.parametrize(
    ("title", "purposes"),
    [
        ("Về thực hiện chức năng, nhiệm vụ và phân cấp, phân quyền", []),
        ("Tồn tại, hạn chế và nguyên nhân", ["difficulties", "causes"]),
        ("Nguyên nhân của tồn tại", ["causes", "difficulties"]),
        ("Phương hướng, nhiệm vụ năm 2027", ["tasks"]),
        ("KIẾN NGHỊ, ĐỀ XUẤT", ["recommendations"]),
        ("Bài học kinh nghiệm", ["lessons"]),
    ],
)
def test_a_title_names_its_purposes(title, purposes):
    assert purposes_in(title) == purposes


def test_points_are_lettered_the_vietnamese_way_and_a_single_one_is_not():
    points = points_of(["a) Một", "- Hai", "1. Ba", "Bốn", "  ", "Năm"])
    assert [(p.letter, p.text) for p in points] == [
        ("a", "Một"),
        ("b", "Hai"),
        ("c", "Ba"),
        ("d", "Bốn"),
        ("đ", "Năm"),
    ]
    assert [p.letter for p in points_of(["a) Chỉ một"])] == [""]
    assert [p.letter for p in points_of([f"Ý {n}" for n in range(30)])][-1] == ""


def test_children_of_a_kept_section_become_its_points():
    section = OutlineSection("II", "Hạn chế", ("thừa",), tuple(outline("Về tổ chức", "Về tài chính")))
    assert [p.text for p in campaign_sections([section])[0].points] == ["Về tổ chức", "Về tài chính"]


def test_who_answers_what():
    sections = (
        CampaignSection("1", "1", "Một", lead_id=7),
        CampaignSection("2", "2", "Hai", lead_id=8, partner_ids=(7,)),
        CampaignSection("3", "3", "Chỉ cấp tỉnh", lead_id=9, for_communes=False),
        CampaignSection("kn", "4", "Kiến nghị", closing=True),
    )
    assert section_keys("commune", 1, sections) == ["1", "2", "kn"]
    assert section_keys("department", 7, sections) == ["1", "2", "kn"]
    assert section_keys("department", 9, sections) == ["3", "kn"]
    assert section_keys("department", 10, sections) == ["kn"]
