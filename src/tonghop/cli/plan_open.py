"""`tonghop plan open` once Django stands: who acts, for whom, from which file; asks what is in doubt, then opens."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import typer
from django.db import transaction

from tonghop.campaigns.actions import confirm_bodies, open_campaign, open_from_file
from tonghop.campaigns.models import Campaign
from tonghop.campaigns.queries import owner_tree, proposal_for
from tonghop.campaigns.rules.confirmation import Answers, confirm, take_proposals
from tonghop.campaigns.rules.portable import from_yaml
from tonghop.cli.plan_questions import ask
from tonghop.journal import clock
from tonghop.kernel.errors import NotPossible, Refused
from tonghop.kernel.moments import due_text, local
from tonghop.organisations.models import Organisation, Person
from tonghop.organisations.permissions import Viewer
from tonghop.organisations.queries import ministries, organisations_in, province_of, viewer_of
from tonghop.plans.actions import store_plan

_FILE_ENDINGS = (".yaml", ".yml")


@dataclass(frozen=True)
class Wanted:
    """What the command line says: codes of the bodies, the sign-in name, whether every proposal is taken."""

    owner: str
    standing_body: str
    by: str
    yes: bool


@dataclass(frozen=True)
class Opened:
    """What was opened, with its counts."""

    key: str
    title: str
    due: datetime | None
    communes: int
    departments: int
    sections: int
    indicators: int
    tasks: int

    def as_json(self) -> dict[str, Any]:
        """Return the JSON object that `--json` prints."""
        return {**vars(self), "due": self.due.isoformat() if self.due else None}

    def as_text(self) -> str:
        """Return what a person is told."""
        due = f"Hạn nộp: {due_text(self.due)}." if self.due else ""
        return (
            f"Đã mở đợt báo cáo, mã {self.key}\n  {self.title}\n"
            f"  Phải báo cáo: {self.communes} đơn vị cấp xã; {self.departments} sở, ban, ngành. {due}\n"
            f"  Đề cương {self.sections} mục, {self.indicators} chỉ tiêu, {self.tasks} nhiệm vụ."
        )


def open_file(name: str, data: bytes, wanted: Wanted) -> Opened:
    """Open the campaign that the file holds; a `DomainError` says why not, `typer.BadParameter` what was misnamed."""
    at = clock.now()
    owner = _owner(wanted.owner)
    standing = _standing_body(owner, wanted.standing_body)
    viewer = _viewer(wanted.by, at)
    if name.lower().endswith(_FILE_ENDINGS):
        return _opened(_from_file(owner, standing, data, viewer, at))
    plan = store_plan(owner, file_name=name, data=data, by=viewer, at=at)
    proposal = proposal_for(viewer, plan)
    given = Answers(standing_body_id=standing.pk, simulated=clock.is_simulated())
    answers = take_proposals(proposal, given) if wanted.yes else ask(proposal, given)
    with transaction.atomic():  # only now: nobody else waits while a person thinks
        campaign = open_campaign(plan, confirmed=confirm(proposal, answers), by=viewer, at=at)
        confirm_bodies(campaign, by=viewer, at=at)
    return _opened(campaign)


def _from_file(owner: Organisation, standing: Organisation, data: bytes, viewer: Viewer, at: datetime) -> Campaign:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refused("broken", "Tệp không phải là văn bản UTF-8.", advice="Hãy lưu lại tệp ở dạng UTF-8.") from error
    if from_yaml(text, owner_tree(owner)).standing_body_id != standing.pk:
        raise NotPossible(
            f"Cơ quan thường trực ghi trong tệp không phải là {standing.name}.",
            advice="Hãy sửa dòng “cơ quan thường trực” trong tệp, hoặc chọn lại --standing-body.",
        )
    with transaction.atomic():
        campaign = open_from_file(owner, text=text, by=viewer, at=at)
        confirm_bodies(campaign, by=viewer, at=at)
    return campaign


def _owner(code: str) -> Organisation:
    found = province_of(code) or ministries().filter(symbol=code).first()
    if found is None:
        raise typer.BadParameter(f"Chưa có cơ quan ban hành nào mang mã “{code}”.", param_hint="--owner")
    return found


def _standing_body(owner: Organisation, code: str) -> Organisation:
    found = list(organisations_in(owner).filter(symbol=code)[:2])
    if len(found) != 1:
        why = "nhiều cơ quan mang" if found else "không có cơ quan nào mang"
        raise typer.BadParameter(f"{owner.name}: {why} ký hiệu “{code}”.", param_hint="--standing-body")
    return found[0]


def _viewer(sign_in_name: str, at: datetime) -> Viewer:
    person = Person.objects.filter(sign_in_name=sign_in_name).first()
    if person is None:
        raise typer.BadParameter(f"Không có tài khoản “{sign_in_name}”.", param_hint="--by")
    return viewer_of(person, today=local(at).date())


def _opened(campaign: Campaign) -> Opened:
    forms = list(campaign.obligations.order_by("due").values_list("form", "due"))
    return Opened(
        key=campaign.key,
        title=campaign.title,
        due=forms[0][1] if forms else None,
        communes=sum(form == "commune" for form, _ in forms),
        departments=sum(form == "department" for form, _ in forms),
        sections=campaign.sections.count(),
        indicators=campaign.indicators.count(),
        tasks=campaign.tasks.count(),
    )
