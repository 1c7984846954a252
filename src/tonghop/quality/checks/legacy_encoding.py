"""legacy-encoding: TCVN3 or VNI text, letters outside Vietnamese, a broken text layer of a PDF."""

from collections.abc import Iterator

from tonghop.quality.checks.frame import Finding, Severity, at_block
from tonghop.quality.rules.facts import ReportFacts
from tonghop.quality.rules.lettering import broken_place


def legacy_encoding(facts: ReportFacts) -> Iterator[Finding]:
    """Yield an error for each block that holds letters which no Vietnamese text has."""
    for section, own in facts.own:
        for index, text in own:
            broken = broken_place(text)
            if broken is None:
                continue
            yield Finding(
                check="legacy-encoding",
                severity=Severity.ERROR,
                **at_block(section, index, broken.start, broken.end),
                message=(
                    f"Chữ “{text[broken.start : broken.end]}” ở {section.label} {broken.what}. "
                    "Hãy gõ lại hoặc chuyển đoạn này sang Unicode (phông Times New Roman)."
                ),
            )
