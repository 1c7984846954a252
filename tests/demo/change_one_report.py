"""Opens one accepted report of a demonstration again, changes it, has it accepted, and prints what is stale then.

Run by a test, in a process of its own, on a copy: `python change_one_report.py FOLDER CHANGE`, where CHANGE is JSON
{unit, values: {code: figure}, cut: [section, block], add: [section, words]}. Prints [[section, sentence], ...].
"""

# ruff: noqa: E402, T201 - a program: it sets Django up before it uses it, and prints what it found

import json
import sys
from datetime import date, datetime, timedelta
from pathlib import Path

from tonghop.cli.environment import set_up_django, use_demo

use_demo(Path(sys.argv[1]))
set_up_django()

from tonghop.campaigns.models import Obligation
from tonghop.consolidation.queries import bench_page
from tonghop.consolidation.rules.work import OPENING
from tonghop.journal import clock
from tonghop.organisations.permissions import Role, Seat, Viewer
from tonghop.quality import actions as quality
from tonghop.reports import actions as reports
from tonghop.reports.models import DraftSection, Report
from tonghop.reports.rules.document import SubmittedDocument

CHANGE = json.loads(sys.argv[2])


def viewer(body: int, owner: int, role: Role, number: int) -> Viewer:
    return Viewer(number, f"Người thử {number}", (Seat(body, owner, role, "Chuyên viên"),))


def change(obligation: Obligation, organiser: Viewer, at: datetime) -> None:
    owner = obligation.campaign.owner_id
    writer = viewer(obligation.organisation_id, owner, Role.WRITER, 90_001)
    head = viewer(obligation.organisation_id, owner, Role.HEAD, 90_002)
    quality.reopen_report(obligation.report, reason="đính chính số liệu", by=organiser, at=at)
    report = Report.objects.get(pk=obligation.report.pk)
    reports.save_values(report, values=CHANGE["values"], seen=report.values, by=writer, at=at)
    for key in dict.fromkeys((CHANGE["cut"][0], CHANGE["add"][0])):
        draft = DraftSection.objects.get(report=report, key=key)
        blocks = [b for n, b in enumerate(draft.blocks) if [key, n] != CHANGE["cut"]]
        blocks += [{"kind": "paragraph", "text": CHANGE["add"][1]}] if key == CHANGE["add"][0] else []
        reports.save_section(report, key=key, blocks=blocks, revision=draft.revision, by=writer, at=at)
    report = Report.objects.get(pk=report.pk)
    paper = SubmittedDocument("99/BC-UBND", date(2026, 5, 8), "Người thử 90002", "Chủ tịch")
    reports.seek_approval(report, by=writer, at=at)
    quality.receive_report(Report.objects.get(pk=report.pk), document=paper, by=head, at=at)
    quality.start_review(Report.objects.get(pk=report.pk), by=organiser, at=at)
    quality.accept_report(Report.objects.get(pk=report.pk), by=organiser, at=at)


def stale(obligation: Obligation, organiser: Viewer) -> list[tuple[str, str]]:
    campaign = obligation.campaign
    found = []
    for section in bench_page(organiser, campaign).outline:
        page = bench_page(organiser, campaign, key=section["key"])
        key = "" if section["key"] == OPENING else section["key"]
        found += [(key, s.text) for p in page.bench.paragraphs for s in p.sentences if s.id in page.stale]
    return found


def main() -> None:
    obligation = Obligation.objects.select_related("campaign", "report").get(organisation=CHANGE["unit"])
    campaign = obligation.campaign
    organiser = viewer(campaign.standing_body_id, campaign.owner_id, Role.ORGANISER, 90_003)
    before = stale(obligation, organiser)
    change(obligation, organiser, clock.now() + timedelta(hours=1))
    print(json.dumps({"before": before, "after": stale(obligation, organiser)}))


main()
