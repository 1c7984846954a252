"""On real plans and reports the checks for errors stay silent, but for blanks that truly are there."""

import unicodedata

import docx
import pytest

from quality.checks.report_samples import facts_of
from tonghop.quality.checks.foreign_unit import foreign_unit
from tonghop.quality.checks.placeholder import placeholder

pytestmark = pytest.mark.corpus
REPORTS = ("bao-cao-ket-qua-thang-atvsld", "bao-cao-tinh-hinh-trien-khai-ccn")


@pytest.mark.parametrize("name", REPORTS)
def test_a_real_report_draws_no_error(corpus, name):
    document = docx.Document(str(corpus / "reports" / f"{name}.docx"))
    tables = ("\n".join("\t".join(cell.text for cell in row.cells) for row in table.rows) for table in document.tables)
    facts = facts_of(*(unicodedata.normalize("NFC", t) for t in (*(p.text for p in document.paragraphs), *tables)))
    assert [f.evidence for f in (*placeholder(facts), *foreign_unit(facts))] == []


def test_blanks_found_in_real_plans_are_blanks(corpus):
    for path in sorted((corpus / "plans").glob("plan_*.txt")):
        lines = (
            line for line in unicodedata.normalize("NFC", path.read_text("utf-8")).splitlines() if "BẢNG]" not in line
        )
        found = [f.evidence for f in placeholder(facts_of(*lines))]
        assert all("…" in evidence or "..." in evidence for evidence in found), (path.name, found)
