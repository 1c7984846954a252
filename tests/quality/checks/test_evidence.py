"""Whatever a check finds, the words it shows are exactly those at the place it names."""

from hypothesis import given
from hypothesis import strategies as st

from quality.checks.report_samples import CLEAN, facts_of, figures
from tonghop.quality.checks.frame import text_at
from tonghop.quality.checks.table import run

PIECES = (
    *CLEAN,
    "UBND xã Bản Liền đã ban hành 12 văn bản.",
    "Ủy ban nhân dân xã Hòa Bình luôn quan tâm;",
    "Đã ban hành ... văn bản; còn [số] việc",
    "………………",
    "Nguyễn Văn A",
    "\tNội dung\nSố lượng\t……\n",
    "𝒜 chữ ngoài mặt phẳng 0 🇻🇳 ",
    " ",
)
blocks = st.lists(st.lists(st.sampled_from(PIECES), max_size=4).map(" ".join), max_size=5)


@given(blocks)
def test_evidence_in_text(texts):
    facts = facts_of(*texts)
    for finding in run(facts):
        if finding.place:
            assert text_at(facts, finding)[finding.start : finding.end] == finding.evidence != ""
        else:
            assert (finding.start, finding.end, finding.evidence) == (None, None, "")
        assert finding.section == "s1"
        assert "“" in finding.message


@given(st.decimals(0, 10**9, places=2), st.decimals(0, 10**9, places=1))
def test_evidence_in_cells(total, part):
    facts = figures(T04=str(total), T05=str(part), T06="1")
    for finding in run(facts):
        assert text_at(facts, finding)[finding.start : finding.end] == finding.evidence != ""
