"""No check raises on any text or figures, what is found quotes its place, and the order of reports does not matter."""

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from quality.checks.report_samples import CLEAN, INDICATORS, OTHERS, RULES, UNIT
from quality.outside.report_files import report_text
from tonghop.campaigns.rules.catalogue import Catalogue
from tonghop.files.read import read_document
from tonghop.organisations.resources import shipped_old_communes
from tonghop.quality.checks.frame import text_at
from tonghop.quality.checks.table import CHECKS, run
from tonghop.quality.resources import shipped_settings
from tonghop.quality.rules.facts import LastReport, PeerFacts, ReportFacts, SectionFacts
from tonghop.quality.rules.outside.facts import facts_of_reports
from tonghop.quality.rules.outside.report import Form, put_together, report_of_document

PIECES = (
    *CLEAN,
    "Quyết định số 1O7//QĐ-UBND ngày 31/02/2026",
    "42/45 người (95,3%), 0/0 hồ sơ đạt 100%",
    "1,234 hồ sơ; 96.125%",
    "x· ®· ban hµnh v¨n b¶n",
    "Uỷ ban nhân dân xã Bản Liền đã ban hành",
    "a) Không có.",
    "STT\tChỉ tiêu\tSố liệu\n1\tHồ sơ\t12",
    "cơ bản, từng bước, được quan tâm, nhìn chung, kịp thời, đồng bộ và ngày càng tốt hơn",
    "Ngày 15/8/2023 đã tổ chức",
    "Tiếp nhận 90 hồ sơ, trong đó đúng hạn 95 hồ sơ (đạt 95%)",
    "1.250 hồ sơ (gồm: 800 trực tuyến, 455 trực tiếp",
    "Tổ\tHộ\nMột\t12\nHai\t13\nTổng cộng\t26",
    "12345678901234567890",
    "12345678901234567890/5",
)
texts = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=60)), max_size=4).map(" ".join)
purposes = st.sampled_from(("results", "difficulties", "causes", "tasks", "recommendations", "lessons", "opening", ""))
sections = st.lists(
    st.builds(
        SectionFacts,
        key=st.sampled_from(("s1", "s2", "s3")),
        number=st.just("1"),
        title=st.sampled_from(("Kết quả", "Hạn chế", "")),
        purpose=purposes,
        blocks=st.lists(texts, max_size=4).map(tuple),
        points=st.sampled_from(((), (("a", "Xử lý trụ sở dôi dư"), ("b", "Đường truyền, phần mềm")))),
    ),
    max_size=3,
    unique_by=lambda section: section.key,
).map(tuple)
numbers = st.one_of(st.decimals(-(10**15), 10**15, places=2), st.integers(0, 10**6).map(Decimal))
values = st.dictionaries(st.sampled_from(tuple(INDICATORS)), numbers)


@settings(max_examples=60, deadline=None)
@given(sections, values, values, st.lists(numbers, max_size=12).map(tuple))
def test_no_check_raises_and_offsets_quote_the_evidence(parts, given_values, before, peers):
    facts = ReportFacts(
        unit=UNIT,
        settings=shipped_settings(),
        sections=parts,
        values=given_values,
        indicators=INDICATORS,
        rules=RULES,
        other_units=OTHERS,
        last=LastReport("báo cáo trước", {part.key: part.blocks for part in parts}, before),
        others=PeerFacts(figures=dict.fromkeys(INDICATORS, peers), lengths={"s1": (100,) * 6}),
    )
    for finding in run(facts):
        assert finding.check in CHECKS
        if finding.place:
            assert text_at(facts, finding)[finding.start : finding.end] == finding.evidence != ""


FILES = (
    ("a.txt", report_text()),
    ("b.txt", report_text("xã Văn Bàn")),
    (
        "c.txt",
        report_text("xã Tả Phìn", results=("Đã mở 02 lớp ở thôn Lao Chải cho 41 người, giao Giàng A Lử theo dõi.",)),
    ),
    ("d.txt", report_text(period="quý I năm 2026", day=("05", "4"))),
)


@settings(max_examples=12, deadline=None)
@given(st.permutations(FILES))
def test_the_order_of_reports_does_not_matter(files):
    def found(order):
        form = Form(Catalogue((), (), ()))
        read = [report_of_document(name, read_document(text.encode(), name), form) for name, text in order]
        every = facts_of_reports(
            put_together(read), form=form, settings=shipped_settings(), units=OTHERS, old=shipped_old_communes()
        )
        return {
            (r.file, f.check, f.section, f.place, f.start, f.end, f.message) for r, facts in every for f in run(facts)
        }

    assert found(files) == found(FILES)
