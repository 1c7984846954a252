"""`tonghop check`: quality findings for report files, each by itself and among themselves."""

import json
import sys
from collections.abc import Iterator, Sequence
from importlib import resources
from pathlib import Path
from typing import Annotated, Any

import typer

from tonghop.campaigns.rules.catalogue import Catalogue, parse_catalogue
from tonghop.cli.bytes_in import bytes_of
from tonghop.files.read import read_document
from tonghop.files.xlsx import is_workbook, read_workbook
from tonghop.kernel.errors import Refused
from tonghop.kernel.moments import short_date
from tonghop.organisations.resources import shipped_old_communes
from tonghop.organisations.rules.old_communes import OldCommunes
from tonghop.organisations.rules.old_provinces import SINCE
from tonghop.organisations.rules.shipped import committee_of, parse_places
from tonghop.plans.rules import read_plan
from tonghop.quality.checks.frame import Finding, Severity
from tonghop.quality.checks.raw_letters import old_letters
from tonghop.quality.checks.table import run
from tonghop.quality.resources import shipped_settings
from tonghop.quality.rules.outside.facts import facts_of_reports
from tonghop.quality.rules.outside.form import form_of_plan
from tonghop.quality.rules.outside.letterhead import NOBODY
from tonghop.quality.rules.outside.report import (
    Form,
    OutsideReport,
    put_together,
    report_of_document,
    report_of_workbook,
)

_LOCAL = frozenset({"commune", "ward", "special_zone"})
_STANDS = (Severity.ERROR, Severity.BLOCKER)
_WORDS = {"blocker": "CHẶN NỘP", "error": "LỖI", "warning": "NGHI VẤN", "hint": "GỢI Ý"}
_BROKEN = {"legacy-encoding", "broken"}
Row = dict[str, Any]


def check(
    files: Annotated[list[Path], typer.Argument(help="Tệp báo cáo: .docx, .pdf, .txt, .md, .xlsx", show_default=False)],
    plan: Annotated[Path | None, typer.Option(help="Kế hoạch hoặc đề cương mà các báo cáo theo")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="In một giá trị JSON.")] = False,  # noqa: FBT002 - a flag
) -> None:
    """Kiểm tra chất lượng các tệp báo cáo, cả khi đặt cạnh nhau; kết thúc bằng 1 khi còn lỗi."""
    try:
        form = _form(plan)
        rows = _checked([(file.name, bytes_of(file)) for file in files], form)
    except Refused as refusal:
        _print_refusal(refusal, as_json=as_json)
        raise typer.Exit(1) from refusal
    if as_json:
        print(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        _print_rows(rows)
    if any(row["severity"] in _STANDS for row in rows):
        raise typer.Exit(1)


def _form(plan: Path | None) -> Form:
    catalogue = _catalogue()
    if plan is None:
        return Form(catalogue)
    return form_of_plan(read_plan(read_document(bytes_of(plan), plan.name)), catalogue)


def _checked(files: Sequence[tuple[str, bytes]], form: Form) -> list[Row]:
    rows: list[Row] = []
    reports: list[OutsideReport] = []
    for name, data in files:
        rows.extend(_placed(OutsideReport(name, NOBODY), finding) for finding in old_letters(data))
        try:
            reports.append(_report(name, data, form))
        except Refused as refusal:
            if refusal.reason not in _BROKEN:
                raise
            rows.append(_row(name, "legacy-encoding", Severity.ERROR, message=str(refusal)))
    units, old = shipped_units(), shipped_old_communes()
    rows.extend(row for report in reports for row in _own_name(report, old))
    found = facts_of_reports(put_together(reports), form=form, settings=shipped_settings(), units=units, old=old)
    rows.extend(_placed(report, finding) for report, facts in found for finding in run(facts))
    return rows


def _report(name: str, data: bytes, form: Form) -> OutsideReport:
    if is_workbook(data):
        return report_of_workbook(name, read_workbook(data, name), form)
    return report_of_document(name, read_document(data, name), form)


def _own_name(report: OutsideReport, old: OldCommunes) -> Iterator[Row]:
    """Yield a row where the report is that of a unit which was no more on its day; the new name is only suggested."""
    day = report.head.day
    if day is None or day < SINCE or old.is_of_today(report.unit):
        return
    found = [former.where_now(communes) for former, communes in old.meant_by(report.unit)]
    if found:
        told = f"Báo cáo ghi là của “{report.unit}”, tên không còn từ {short_date(SINCE)}: {'; '.join(found[:3])}."
        yield _row(report.file, "name-abolished", Severity.WARNING, message=f"{told} Hãy ghi tên đơn vị hiện nay.")


def _placed(report: OutsideReport, finding: Finding) -> Row:
    begins = report.place_of(finding.section, finding.place)
    known = begins is not None and finding.start is not None and finding.end is not None
    section = next((p.facts for p in report.parts if p.facts.key == finding.section), None)
    return _row(
        report.file,
        finding.check,
        finding.severity,
        section=f"{section.number} {section.title}".strip() if section else finding.section,
        start=begins + finding.start if known else None,  # type: ignore[operator]
        end=begins + finding.end if known else None,  # type: ignore[operator]
        evidence=finding.evidence,
        message=finding.message,
    )


def _row(file: str, check_id: str, severity: Severity, **given: Any) -> Row:
    row = {"file": file, "check": check_id, "severity": severity.value, "section": "", "start": None, "end": None}
    return {**row, "evidence": "", "message": "", **given}


def _catalogue() -> Catalogue:
    data = resources.files("tonghop.campaigns") / "data"
    sets, indicators, rules = (
        (data / name).read_text("utf-8") for name in ("indicator_sets.csv", "indicators.csv", "indicator_rules.csv")
    )
    return parse_catalogue(sets=sets, indicators=indicators, rules=rules)


def shipped_units() -> list[str]:
    """Return the committees of every commune, ward and special zone of the country."""
    text = (resources.files("tonghop.organisations") / "data" / "places.csv").read_text("utf-8")
    places = (place for place in parse_places(text) if place.kind in _LOCAL)
    return [committee_of(p.code, p.name, p.kind, p.rank, p.valid_from).name for p in places]


def _print_refusal(refusal: Refused, *, as_json: bool) -> None:
    if as_json:
        told = {"reason": refusal.reason, "message": refusal.message, "advice": refusal.advice}
        print(json.dumps({"refused": told}, ensure_ascii=False, indent=2))
    else:
        print(f"Không nhận tệp này. {refusal.message}\n{refusal.advice}", file=sys.stderr)


def _print_rows(rows: Sequence[Row]) -> None:
    for row in rows:
        where = f"{row['file']}:{row['start']}" if row["start"] is not None else row["file"]
        print(f"{where}: {_WORDS[row['severity']]} {row['check']}: {row['message']}")
        if row["evidence"]:
            print(f"    “{row['evidence'][:200]}”")
    counts = {word: sum(_WORDS[row["severity"]] == word for row in rows) for word in _WORDS.values()}
    said = ", ".join(f"{count} {word.lower()}" for word, count in counts.items() if count)
    print(f"{said}." if said else "Không có điểm nào cần xem lại.")
