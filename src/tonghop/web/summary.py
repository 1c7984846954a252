"""What is still open before a report is sent: sections without text, figures without a value, findings by weight."""

from collections.abc import Sequence
from dataclasses import dataclass

from tonghop.campaigns.models import Indicator
from tonghop.quality.checks.frame import Finding, Severity
from tonghop.reports.queries import DraftPage, SectionDraft


@dataclass(frozen=True)
class Open:
    """What the person who signs should know; `blockers` stop the sending, the rest does not."""

    empty_sections: list[SectionDraft]
    empty_figures: list[Indicator]
    blockers: list[Finding]
    errors: list[Finding]
    warnings: list[Finding]

    @property
    def findings(self) -> list[Finding]:
        """All that was found, the weightiest first; a section without text is said once, in the list of sections."""
        empty = {section.key for section in self.empty_sections}
        found = [*self.blockers, *self.errors, *self.warnings]
        return [f for f in found if not (f.check == "section-missing" and f.section in empty)]

    @property
    def words(self) -> str:
        """All that is open in one line, for who signs without going through it; "" for nothing."""
        counted = (
            (len(self.empty_sections), "mục chưa có nội dung"),
            (len(self.empty_figures), "chỉ tiêu chưa có số liệu"),
            (len(self.findings), "điểm máy nêu"),
        )
        return ", ".join(f"{count} {what}" for count, what in counted if count)

    @property
    def nothing(self) -> bool:
        """Whether all is filled in and nothing was found."""
        return not (self.empty_sections or self.empty_figures or self.blockers or self.errors or self.warnings)


def what_is_open(page: DraftPage, findings: Sequence[Finding]) -> Open:
    """Return what is open in the draft, findings parted by severity (hints are left to the writing page)."""

    def of(severity: Severity) -> list[Finding]:
        return [f for f in findings if f.severity == severity]

    return Open(
        empty_sections=[s for s in page.sections if s.required and not s.blocks],
        empty_figures=[i for i in page.indicators if i.adds != "rate" and i.code not in page.report.values],
        blockers=of(Severity.BLOCKER),
        errors=of(Severity.ERROR),
        warnings=of(Severity.WARNING),
    )
