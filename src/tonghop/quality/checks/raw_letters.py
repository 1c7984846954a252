"""legacy-encoding in the bytes of a file: what reading mends silently is pointed out to whoever wrote it."""

from collections.abc import Iterator

from tonghop.files.raw import raw_lines
from tonghop.quality.checks.frame import Finding, Severity
from tonghop.quality.rules.lettering import OLD, broken_place


def old_letters(data: bytes) -> Iterator[Finding]:
    """Yield an error for the first line of a file that is written in an old encoding."""
    for line in raw_lines(data):
        broken = broken_place(line)
        if broken is not None and OLD in broken.what:
            evidence = line[broken.start : broken.end]
            yield Finding(
                check="legacy-encoding",
                severity=Severity.ERROR,
                section="",
                evidence=evidence,
                message=(
                    f"Chữ “{evidence}” trong tệp {broken.what}. Hãy chuyển tệp sang Unicode (phông Times New Roman)."
                ),
            )
            return
