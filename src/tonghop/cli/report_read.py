"""`tonghop report read` as JSON-ready data: without a campaign here, with one in `report_filing`."""

from typing import Any

from tonghop.files.foreign import check_modern
from tonghop.files.read import read_document
from tonghop.files.xlsx import is_workbook, read_workbook
from tonghop.reports.rules.loose import loose_figures, loose_sections, said_in
from tonghop.reports.rules.problems import Problem
from tonghop.reports.rules.values import Values


def read_alone(name: str, data: bytes) -> dict[str, Any]:
    """Return what a file says by itself: sections by its own headings, figures by code; raises Refused, NotPossible."""
    check_modern(data, name)
    said = said_in(data, name)
    if is_workbook(data):
        found = loose_figures(read_workbook(data, name))
        return as_json(name, said.unit, said.campaign, values=found.values, problems=found.problems)
    sections = [vars_of(s.number, s.title, s.text) for s in loose_sections(read_document(data, name))]
    return as_json(name, said.unit, said.campaign, sections=sections)


def vars_of(number: str, title: str, text: str) -> dict[str, str]:
    """Return one section as it is printed."""
    return {"number": number, "title": title, "text": text}


def as_json(
    file: str,
    unit: str,
    campaign: str,
    *,
    sections: list[dict[str, str]] | None = None,
    values: Values | None = None,
    problems: list[Problem] | None = None,
) -> dict[str, Any]:
    """Return the object that `--json` prints for one file; a figure that is not there says why."""
    return {
        "file": file,
        "unit": unit,
        "campaign": campaign,
        "sections": sections or [],
        "values": {code: value.get("value", value) for code, value in (values or {}).items()},
        "problems": [{"place": p.place, "message": p.message} for p in problems or ()],
    }
