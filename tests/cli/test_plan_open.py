"""`tonghop plan open` as an operator meets it: from a plan, from a campaign's own file, and refused."""

import json
import subprocess
import sys
from datetime import date

import pytest
from typer.testing import CliRunner

import factories
from tonghop.campaigns.models import Campaign
from tonghop.campaigns.queries import export_campaign
from tonghop.cli.main import app
from tonghop.journal.models import Entry
from tonghop.organisations.models import Organisation
from tonghop.organisations.permissions import Role
from tonghop.plans.models import Plan

pytestmark = pytest.mark.django_db
PLAN = """ỦY BAN NHÂN DÂN
TỈNH LÀO CAI

Số: 12/KH-UBND

Lào Cai, ngày 04 tháng 5 năm 2026

KẾ HOẠCH

Sơ kết một năm thực hiện công tác lưu trữ trên địa bàn tỉnh

I. MỤC ĐÍCH, YÊU CẦU

Đánh giá kết quả một năm thực hiện.

II. NỘI DUNG SƠ KẾT

1. Về số hóa tài liệu lưu trữ

a) Khối lượng tài liệu đã số hóa từ ngày 01/7/2025 đến nay.

III. TỔ CHỨC THỰC HIỆN

1. Giao Sở Nội vụ

a) Tổng hợp, báo cáo Ủy ban nhân dân tỉnh trước ngày 20/5/2026.

2. Ủy ban nhân dân các xã, phường gửi báo cáo về Sở Nội vụ {due}.
"""


@pytest.fixture
def province():
    made = factories.make_province()
    Organisation.objects.filter(pk=made.owner.pk).update(place_code="15")
    Organisation.objects.filter(pk=made.standing_body.pk).update(symbol="SNV")
    Organisation.objects.filter(kind="commune").update(symbol="UBND")
    return made


@pytest.fixture
def organiser(province):
    return factories.person_in(province.standing_body, Role.ORGANISER, since=date(2020, 1, 1))


@pytest.fixture
def plan(tmp_path):
    return written(tmp_path, "ke-hoach.txt", PLAN.format(due="trước ngày 08/5/2026"))


def written(folder, name, text):
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def opening(path, *more, by, standing="SNV", owner="15", typed=""):
    words = ["plan", "open", str(path), "--owner", owner, "--standing-body", standing, "--by", by, *more]
    return CliRunner().invoke(app, words, input=typed)


def test_a_plan_opens_with_every_proposal_taken(province, organiser, plan):
    done = opening(plan, "--yes", by=organiser.sign_in_name)
    assert done.exit_code == 0, done.output
    campaign = Campaign.objects.get()
    assert f"Đã mở đợt báo cáo, mã {campaign.key}" in done.stdout
    assert "Phải báo cáo: 3 đơn vị cấp xã; 0 sở, ban, ngành. Hạn nộp: 23:59 thứ Năm, 07/5/2026." in done.stdout
    assert (campaign.owner, campaign.standing_body) == (province.owner, province.standing_body)
    assert [e.event for e in Entry.objects.order_by("pk")] == ["plan.read", "campaign.opened"]
    assert Entry.objects.get(event="campaign.opened").actor_name == organiser.name


def test_what_is_in_doubt_is_asked_and_the_answers_are_taken(province, organiser, plan):
    typed = "sai\n2\n" + "\n" + "hôm nay\n01/6/2025\n31/3/2026\n" + "\n" * 3
    done = opening(plan, by=organiser.sign_in_name, typed=typed)
    assert done.exit_code == 0, done.output
    asked = done.stderr
    assert "[QUAN TRỌNG] Kế hoạch ghi “trước ngày 08/5/2026”. Hạn cuối là lúc nào?" in asked
    assert "Chỉ gõ Enter, 2 hoặc k." in asked
    assert "Hãy ghi ngày như 08/5/2026." in asked
    assert asked.rindex("[QUAN TRỌNG]") < asked.index("Dùng những bộ chỉ tiêu nào"), "what matters most comes first"
    campaign = Campaign.objects.get()
    assert (campaign.before_policy, campaign.period_from, campaign.period_to) == (
        "day_named",
        date(2025, 6, 1),
        date(2026, 3, 31),
    )
    corrections = Entry.objects.get(event="campaign.opened").detail["corrections"]
    assert [c["what"] for c in corrections] == [
        "Nghĩa của “trước ngày”",
        "Kỳ số liệu, từ ngày",
        "Kỳ số liệu, đến ngày",
    ]


def test_enter_at_every_question_takes_the_proposals_and_confirms_the_bodies(province, organiser, plan):
    Organisation.objects.filter(pk=province.communes[0].pk).update(confirmed_at=None, confirmed_by="")
    done = opening(plan, "--json", by=organiser.sign_in_name, typed="\n" * 20)
    assert done.exit_code == 0, done.output
    told, campaign = json.loads(done.stdout), Campaign.objects.get()
    assert (told["key"], told["communes"], told["departments"]) == (campaign.key, 3, 0)
    assert told["sections"] == campaign.sections.count()
    assert Organisation.objects.get(pk=province.communes[0].pk).confirmed_by == organiser.name


@pytest.mark.parametrize("typed", ["k\n", "\nk\n", ""])
def test_whoever_stops_opens_nothing(typed, province, organiser, plan):
    done = opening(plan, by=organiser.sign_in_name, typed=typed)
    assert done.exit_code == 1
    assert "Chưa mở đợt. Dừng theo yêu cầu." in done.stderr
    assert Campaign.objects.count() == 0


def test_a_day_that_the_plan_does_not_name_must_be_given(province, organiser, tmp_path):
    path = written(tmp_path, "ke-hoach.txt", PLAN.format(due="đúng thời hạn"))
    refused = opening(path, "--yes", by=organiser.sign_in_name)
    assert refused.exit_code == 1
    assert "chưa có ngày nộp" in refused.stderr
    assert Campaign.objects.count() == 0
    done = opening(path, by=organiser.sign_in_name, typed="\nmai\n09/5/2026\n" + "\n" * 12)
    assert done.exit_code == 0, done.output
    assert {o.named_day for o in Campaign.objects.get().obligations.filter(form="commune")} == {date(2026, 5, 9)}


def test_a_campaigns_own_file_opens_another(province, organiser, tmp_path):
    campaign = factories.open_campaign(province)
    text = export_campaign(factories.viewer_of(organiser), campaign).replace("so-ket-01-nam", "lan-hai")
    done = opening(written(tmp_path, "dot.yaml", text), by=organiser.sign_in_name)
    assert done.exit_code == 0, done.output
    assert "mã lan-hai" in done.stdout
    again = Campaign.objects.get(key="lan-hai")
    assert (again.plan, again.obligations.count()) == (None, campaign.obligations.count())


def test_a_file_that_cannot_stand_is_refused_in_words(province, organiser, tmp_path):
    campaign = factories.open_campaign(province)
    text = export_campaign(factories.viewer_of(organiser), campaign)
    before = (Campaign.objects.count(), Entry.objects.count())
    for name, content, words in (
        ("a.yaml", text, "đã dùng cho một đợt báo cáo khác"),
        ("b.yml", text.replace("tên ngắn:", "tên ngăn:"), "có phải “tên ngắn”?"),
        ("c.yaml", text.replace("{tên: Sở Nội vụ,", "{tên: Sở Tài chính,", 1), "không phải là Sở Nội vụ"),
        ("d.txt", "Kính gửi anh Minh, hẹn gặp chiều thứ Năm.\n" * 20, "không phải là kế hoạch"),
    ):
        done = opening(written(tmp_path, name, content), by=organiser.sign_in_name)
        assert (done.exit_code, words in done.stderr) == (1, True), done.output
    (tmp_path / "e.yaml").write_bytes(b"\xff\xfe\x00")
    done = opening(tmp_path / "e.yaml", "--json", by=organiser.sign_in_name)
    assert done.exit_code == 1
    assert json.loads(done.stdout)["refused"]["reason"] == "broken"
    assert (Campaign.objects.count(), Entry.objects.count()) == before


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"owner": "99"}, "mã “99”"),
        ({"standing": "XYZ"}, "ký hiệu “XYZ”"),
        ({"standing": "UBND"}, "nhiều cơ quan mang ký hiệu “UBND”"),
        ({"by": "khong-co"}, "Không có tài khoản “khong-co”"),
    ],
)
def test_a_wrong_code_or_name_is_wrong_use(changes, words, province, organiser, plan):
    done = opening(plan, "--yes", **{"by": organiser.sign_in_name, **changes})
    assert done.exit_code == 2
    assert words in " ".join(done.stderr.replace("│", " ").split())
    assert Plan.objects.count() == Campaign.objects.count() == 0


def test_a_file_that_is_not_there_and_a_missing_option_are_wrong_use(province, organiser, tmp_path):
    assert opening(tmp_path / "khong-co.txt", by=organiser.sign_in_name).exit_code == 2
    assert CliRunner().invoke(app, ["plan", "open", "x.txt", "--owner", "15"]).exit_code == 2


def test_whoever_is_no_organiser_there_is_refused(province, plan):
    head = factories.person_in(province.standing_body, Role.HEAD, since=date(2020, 1, 1))
    done = opening(plan, "--yes", by=head.sign_in_name)
    assert done.exit_code == 1
    assert "Chỉ chuyên viên cơ quan thường trực" in done.stderr
    assert Plan.objects.count() == Campaign.objects.count() == Entry.objects.count() == 0


def test_reading_a_plan_does_not_start_django(plan):
    code = (
        "import sys; from typer.testing import CliRunner; from tonghop.cli.main import app;"
        f"CliRunner().invoke(app, ['plan', 'read', {str(plan)!r}]); print('django' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
