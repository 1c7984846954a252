"""What issuing asks of the tables: how a body numbers, which number comes next, what a document stands in for."""

from django.db.models import QuerySet

from tonghop.campaigns.models import Campaign, Obligation
from tonghop.documents.models import Document, IssuedDocument, Register
from tonghop.documents.rules.files import CHASING_LETTER, NOTICE, OF_A_SNAPSHOT
from tonghop.documents.rules.issuing import Last, Numbering
from tonghop.organisations.models import Organisation
from tonghop.organisations.queries import ministries


def numbering_of(issuer_id: int) -> Numbering:
    """Return where the body's numbers come from; entered by its clerk as long as nothing else was said."""
    found = Register.objects.filter(issuer=issuer_id).values_list("numbering", flat=True).first()
    return Numbering(found or Numbering.ENTERED)


def last_of_run(issuer_id: int, year: int, type_name: str, numbering: Numbering) -> Last:
    """Return the last number of the run in which a paper of that type is numbered; cancelled ones count."""
    if numbering == Numbering.ENTERED:
        return Last()
    run = IssuedDocument.objects.filter(issuer=issuer_id, year=year)
    if numbering == Numbering.BY_TYPE:
        run = run.filter(type_name=type_name)
    found = run.order_by("-number", "-issued_on").values_list("number", "issued_on").first()
    return Last(*found) if found else Last()


def is_taken(issuer_id: int, year: int, symbol: str, number: int) -> bool:
    """Tell whether that number and symbol were given in that year, cancelled or not."""
    return IssuedDocument.objects.filter(issuer=issuer_id, year=year, symbol=symbol, number=number).exists()


def in_force(campaign: Campaign) -> QuerySet[IssuedDocument]:
    """Return what was issued for the campaign and not cancelled, without files, the newest first."""
    rows = IssuedDocument.objects.filter(document__campaign=campaign, cancellation=None).select_related("issuer")
    return rows.defer("docx", "pdf", "xlsx", "manifest").order_by("-issued_at", "-pk")


def issued_before(document: Document) -> IssuedDocument | None:
    """Return what this document would stand in for: the last of its kind in force, None for kinds that are many."""
    if document.kind not in OF_A_SNAPSHOT:
        return None
    return in_force(document.campaign).filter(document__kind=document.kind).first()


def newest_of_its_kind(document: Document) -> bool:
    """Tell whether no later draft of its kind was made; of letters and notices there may be many."""
    later = Document.objects.filter(campaign=document.campaign_id, kind=document.kind, pk__gt=document.pk)
    return document.kind not in OF_A_SNAPSHOT or not later.exists()


def bodies_to_choose(campaign: Campaign) -> list[Organisation]:
    """Return the bodies known here to which a document of the campaign may go, in official order.

    The ministries, the owner, the standing body, and the bodies that report in the campaign. Two queries.
    """
    reporting = Organisation.objects.filter(obligations__campaign=campaign).order_by("kind", "rank")
    return list(dict.fromkeys([*ministries(), campaign.owner, campaign.standing_body, *reporting]))


def units_named(document: Document) -> list[int]:
    """Return the bodies on the annex of a notice or of a chasing letter; [] for papers that name nobody."""
    sources = document.manifest.get("sources", {})
    if document.kind == NOTICE:
        return [unit["body"] for unit in sources["units"]]
    if document.kind == CHASING_LETTER:
        owed = Obligation.objects.filter(pk__in=[unit["obligation"] for unit in sources["late"]])
        return list(owed.values_list("organisation", flat=True))
    return []
