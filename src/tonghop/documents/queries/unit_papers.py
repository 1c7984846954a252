"""A unit's report as a paper: what it says, and the stored file for those who may read the report."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Q

from tonghop.campaigns.models import Indicator, Obligation
from tonghop.campaigns.queries import indicators_of, rules_for
from tonghop.documents.models import PaperSignature, ReportPaper
from tonghop.documents.permissions import check_may_sign, may_sign
from tonghop.documents.render.content import OfficialDocument
from tonghop.documents.rules.unit_report import Figure, Sender, plan_words, unit_report
from tonghop.kernel.errors import NotPossible
from tonghop.organisations.permissions import Viewer
from tonghop.reports.queries import figures_asked, hashes_of_receipt, receipt_for, version_content
from tonghop.reports.rows import Receipt, Version
from tonghop.reports.rules.content import Json
from tonghop.reports.rules.values import computed_rates, decimal_of


@dataclass(frozen=True)
class ReceiptPage:
    """A receipt with the paper of its version, None while the paper is being made; may the viewer sign it now?"""

    receipt: Receipt
    paper: ReportPaper | None
    signatures: tuple[PaperSignature, ...]
    may_sign: bool = False


def receipt_page(viewer: Viewer, number: str) -> ReceiptPage:
    """Return the receipt, its paper and the signatures, without the files; raise NotAllowed for strangers."""
    receipt = receipt_for(viewer, number)
    paper = ReportPaper.objects.filter(version=receipt.version_id).defer("pdf").first()
    signatures = paper.signatures.defer("pdf").order_by("place") if paper else ()
    report = receipt.version.report
    signs = paper is not None and may_sign(viewer, report.obligation.organisation_id)
    current = receipt.version.number == report.version_number
    return ReceiptPage(receipt, paper, tuple(signatures), may_sign=signs and current)


def report_pdf(viewer: Viewer, number: str, *, signed: bool) -> tuple[str, bytes]:
    """Return name and bytes of the paper of a receipt's version, as made or with all its signatures.

    Raises NotAllowed for strangers, NotPossible while there is no such file.
    """
    page = receipt_page(viewer, number)
    last = page.signatures[-1] if page.signatures else None
    if page.paper is None or (signed and last is None):
        raise NotPossible("Bản PDF này chưa có.", advice="Hãy tải lại trang biên nhận sau ít phút.")
    data = last.pdf if signed and last else page.paper.pdf
    ending = "-da-ky" if signed else ""
    return f"bao-cao-{number.replace('/', '-')}{ending}.pdf", bytes(data)


def paper_to_sign(viewer: Viewer, number: str) -> tuple[ReceiptPage, bytes]:
    """Return the receipt and its paper with the signatures that are on it, for who puts the next one on.

    Raises NotAllowed for who may not sign, NotPossible while the paper is being made.
    """
    page = receipt_page(viewer, number)
    check_may_sign(viewer, page.receipt.version.report.obligation.organisation_id)
    if page.paper is None:
        raise NotPossible("Bản PDF của báo cáo đang được lập.", advice="Hãy tải lại trang sau ít phút rồi ký.")
    return page, report_pdf(viewer, number, signed=bool(page.signatures))[1]


def is_confirmed(number: str, digest: str) -> bool:
    """Tell whether the receipt of that number was given for what has that SHA-256: the public page's yes or no.

    The content of the version, a file that came with it, or its paper, as made or with signatures. Two queries.
    """
    wanted, receipt = digest.strip().lower(), hashes_of_receipt(number)
    if receipt is None:
        return False
    version_id, hashes = receipt
    papers = ReportPaper.objects.filter(version=version_id)
    return wanted in hashes or papers.filter(Q(sha256=wanted) | Q(signatures__sha256=wanted)).exists()


def paper_content(version: Version) -> OfficialDocument:
    """Return the paper of a version (with its report, obligation, campaign and body loaded)."""
    content, obligation = version_content(version), version.report.obligation
    return unit_report(content, _sender(obligation), _figures(content, obligation), on_behalf=version.on_behalf)


def _sender(obligation: Obligation) -> Sender:
    campaign, unit = obligation.campaign, obligation.organisation
    plan = campaign.plan
    return Sender(
        unit=unit.name,
        short_name=unit.short_name,
        local=unit.is_local,
        owner=campaign.owner.name,
        standing_body=campaign.standing_body.name,
        campaign_title=campaign.title,
        plan=plan_words(plan.number, plan.issued_on, campaign.owner.name) if plan else "",
        simulated=campaign.simulated,
    )


def _figures(content: Json, obligation: Obligation) -> list[Figure]:
    values, explained = content["values"], _explanations(content, obligation)
    rates = computed_rates(values, figures_asked(obligation))
    return [_figure(i, values.get(i.code, {}), rates, explained) for i in indicators_of(obligation)]


def _figure(
    indicator: Indicator, value: Json, rates: dict[str, Decimal | None], explained: dict[str, list[str]]
) -> Figure:
    reason = f"Không có số liệu: {value['none']}" if value.get("none") else ""
    return Figure(
        number=indicator.section.number,
        section=indicator.section.title,
        code=indicator.code,
        name=indicator.name,
        unit=indicator.unit,
        value=rates[indicator.code] if indicator.code in rates else decimal_of(value),
        note="; ".join(part for part in (reason, *explained.get(indicator.code, ())) if part),
    )


def _explanations(content: Json, obligation: Obligation) -> dict[str, list[str]]:
    """Return what the unit said about figures that do not fit, by the code of the rule's left side."""
    found: dict[str, list[str]] = {}
    for rule in rules_for(obligation) if content["explanations"] else ():
        if rule.rule_id in content["explanations"]:
            found.setdefault(rule.left, []).append(content["explanations"][rule.rule_id])
    return found
