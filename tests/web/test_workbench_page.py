"""Tổng hợp: with and without scripts, a section's groups and sentences are worked on, and their sources opened."""

import re

import pytest
from markup import Markup, check

from difficult_reports import accepted
from office import SECRET
from tonghop.consolidation.models import SectionWork
from tonghop.consolidation.queries import bench_page
from tonghop.organisations.permissions import Role

pytestmark = pytest.mark.django_db
PART = {"HTTP_HX_REQUEST": "true", "HTTP_HX_TARGET": "nguon"}


@pytest.fixture
def dot(office):
    office.accepted(0)
    office.accepted(1, text="Xã tổ chức 12 hội nghị lưu động tại thôn, hướng dẫn 340 lượt người nộp hồ sơ trực tuyến.")
    office.consolidated()
    return f"/dot/{office.campaign.key}/tong-hop/"


def bench(office, key="1"):
    return bench_page(office.viewer(Role.ORGANISER), office.campaign, key=key)


def example(office):
    return next(s for p in bench(office).bench.paragraphs for s in p.sentences if s.kind == "example")


def test_a_sentence_opens_its_sources_beside_the_draft(office, dot):
    client, sentence = office.client(Role.ORGANISER), example(office)
    whole = check(client.get(f"{dot}?muc=1&cau={sentence.id}"))
    assert "Nguồn của câu (1)" in whole.text
    part = client.get(f"{dot}?muc=1&cau={sentence.id}", **PART).content.decode()
    assert "<html" not in part
    assert Markup(part).all_faults(whole=False) == []
    assert "Lưu câu" in part
    opened = check(client.get(next(x for x in Markup(part).links if "/nguon/" in x)))
    assert "Câu trong dự thảo dựa vào nguồn này" in opened.text


def test_a_sentence_is_rewritten_with_and_without_scripts(office, dot):
    client, sentence = office.client(Role.ORGANISER), example(office)
    url = f"{dot}1/cau/"
    given = {"lan": "0", "cau": sentence.id, "viec": "sua", "loi": "Câu do cán bộ viết lại."}
    page = check(client.post(url, given, follow=True))
    assert "Câu do cán bộ viết lại." in page.text
    assert "đã sửa" in page.text
    given |= {"lan": "1", "loi": "Câu viết lần hai."}
    part = client.post(url, given, HTTP_HX_REQUEST="true").content.decode()
    assert "<html" not in part
    assert "Câu viết lần hai." in part
    assert "Hoàn tác: sửa một câu" in part
    client.post(f"{dot}1/hoan-tac/", {"lan": "2"})
    assert "Câu do cán bộ viết lại." in check(client.get(f"{dot}?muc=1")).text


@pytest.mark.parametrize("name", ["nhom", "cau"])
def test_what_is_chosen_is_marked_and_stands_in_the_address(office, dot, name):
    accepted(office, 2, "- Thiếu 12 máy tính nên hồ sơ xử lý chậm.")
    office.consolidated()
    chosen = (bench(office, "hc").bench.groups[0] if name == "nhom" else example(office)).id
    address = f"?muc={'hc' if name == 'nhom' else '1'}&{name}={chosen}"
    page = office.client(Role.ORGANISER).get(f"{dot}{address}").content.decode()
    opening = re.search(rf"<a[^>]*{re.escape(address.replace('&', '&amp;'))}[^>]*>", page)[0]
    assert 'hx-replace-url="true"' in opening
    assert 'aria-current="true"' in opening
    ban = page[page.index('id="ban"') :]
    assert ban.count("aria-current") == 1


def test_the_second_of_two_officers_is_told(office, dot):
    client, sentence = office.client(Role.ORGANISER), example(office)
    given = {"lan": "0", "cau": sentence.id, "viec": "bo"}
    client.post(f"{dot}1/cau/", given)
    refused = client.post(f"{dot}1/cau/", given, HTTP_HX_REQUEST="true")
    assert refused.status_code == 409
    assert refused.headers["HX-Retarget"] == "#loi"
    assert "sau khi anh/chị mở trang" in refused.content.decode()
    assert SectionWork.objects.get().revision == 1


@pytest.mark.parametrize("url", ["1/cau/", "1/nhom/"])
def test_a_form_without_a_button_is_refused(office, dot, url):
    response = office.client(Role.ORGANISER).post(f"{dot}{url}", {"lan": "0", "cau": example(office).id})
    assert response.status_code == 409
    assert not SectionWork.objects.exists()


def test_a_leader_reads_and_a_section_lead_of_another_section_does_not_see_sources(office, dot):
    sentence = example(office)
    leader = office.client(Role.LEADER)
    page = check(leader.get(f"{dot}?muc=1&cau={sentence.id}"))
    assert "Nguồn của câu (1)" in page.text
    assert "Lưu câu" not in page.text
    assert leader.post(f"{dot}1/cau/", {"lan": "0", "cau": sentence.id, "viec": "bo"}).status_code == 403
    lead = check(office.client(Role.SECTION_LEAD).get(f"{dot}?muc=1&cau={sentence.id}"))
    assert "Anh/chị chỉ xem được nguồn của mục do cơ quan mình chủ trì." in lead.text
    assert f"<q>{SECRET}" not in lead.text


def test_groups_are_merged_split_named_pinned_and_dropped_by_forms(office):
    texts = [
        "Thiếu máy quét tại bộ phận một cửa.",
        "Máy quét còn thiếu, số hóa hồ sơ chậm.",
        "Mạng internet ở thôn còn rất yếu.",
    ]
    for commune, text in enumerate(texts):
        accepted(office, commune, text)
    office.consolidated()
    dot, client = f"/dot/{office.campaign.key}/tong-hop/", office.client(Role.ORGANISER)

    def send(**given):
        page = bench(office, "hc")
        response = client.post(f"{dot}hc/nhom/", {"lan": page.revision, **given}, follow=True)
        check(response)
        return bench(office, "hc").bench.groups

    groups = bench(office, "hc").bench.groups
    assert [g.count for g in groups] == [2, 1]
    (merged,) = send(viec="gop", y=[g.id for g in groups])
    assert merged.count == 3
    assert send(viec="dat-ten", nhom=merged.id, ten="hạ tầng")[0].title == "hạ tầng"
    last = merged.points[2].source_id
    assert send(viec="ghim", nhom=merged.id, **{"cau-ghim": last})[0].point.source_id == last
    assert [g.count for g in send(viec="tach", nhom=merged.id, y=[last])] == [2, 1]
    assert send(viec="bo", nhom=merged.id)[-1].dropped
    page = check(client.get(f"{dot}?muc=hc&nhom={merged.id}"))
    assert "Đưa lại vào dự thảo" in page.text
    assert not any(g.dropped for g in send(viec="dua-lai", nhom=merged.id))


def test_a_sentence_of_ones_own_is_added_with_a_source_moved_and_reworded(office, dot):
    client, sentence = office.client(Role.ORGANISER), example(office)
    url, source = f"{dot}1/cau/", sentence.sources[0]
    page = check(client.get(f"{dot}?muc=1&cau={sentence.id}"))
    assert "Viết thêm câu sau câu này" in page.text
    given = {"lan": "0", "cau": sentence.id, "viec": "them", "loi": "Tỉnh ghi nhận.", "nguon": [source]}
    page = check(client.post(url, given, follow=True))
    assert "người viết thêm" in page.text
    assert "Nguồn của câu (1)" in page.text
    own = bench(office).bench.just_placed
    page = check(client.post(url, {"lan": "1", "cau": own.id, "viec": "len"}, follow=True))
    assert "Chuyển xuống" in page.text
    own = bench(office).bench.just_placed
    assert own.text == "Tỉnh ghi nhận."
    part = client.post(
        url, {"lan": "2", "cau": own.id, "viec": "sua", "loi": "Tỉnh biểu dương."}, HTTP_HX_REQUEST="true"
    )
    assert Markup(part.content.decode()).all_faults(whole=False) == []
    assert "Chưa ghi nguồn" in part.content.decode()
    client.post(url, {"lan": "3", "cau": bench(office).bench.just_placed.id, "viec": "bo"})
    assert "Tỉnh biểu dương." not in check(client.get(f"{dot}?muc=1")).text


def test_a_section_lead_of_another_section_adds_and_moves_nothing(office, dot):
    sentence = example(office)
    for way in ("them", "len"):
        given = {"lan": "0", "cau": sentence.id, "viec": way, "loi": "Câu lạ."}
        assert office.client(Role.SECTION_LEAD).post(f"{dot}1/cau/", given).status_code == 403
    assert not SectionWork.objects.exists()
