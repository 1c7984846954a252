"""The reports of a campaign in hand, each with the facts that the checks ask about, loaded together."""

from collections.abc import Collection, Iterator
from dataclasses import replace

from tonghop.campaigns.models import Campaign
from tonghop.quality.queries.copies import documents_of
from tonghop.quality.queries.facts import FormFacts, facts_by_form, form_of
from tonghop.quality.queries.form_words import words_of_form
from tonghop.quality.queries.peers import others_in
from tonghop.quality.queries.predecessor import last_report
from tonghop.quality.rules.copy_index import CopyIndex
from tonghop.quality.rules.facts import ReportFacts
from tonghop.quality.rules.peers import IndexedPeers, RememberedPeers
from tonghop.reports.queries import latest_versions
from tonghop.reports.rows import Version

_BESIDE_THE_LAST = frozenset({"copy-of-last-time", "jump-since-last"})
_BESIDE_OTHERS = "near-copy"


def ids_in_hand(campaign: Campaign) -> list[int]:
    """Return the ids of what each body handed in last, nil returns apart: they have nothing to check. One query."""
    return list(latest_versions(campaign).filter(nil=False).order_by("pk").values_list("pk", flat=True))


def facts_in_hand(
    campaign: Campaign, ids: Collection[int], checks: Collection[str]
) -> Iterator[tuple[Version, ReportFacts]]:
    """Yield these versions with their facts, as far as these checks need them.

    Queries for each form, not for each report; but one a report where a check asks for the last one.
    """
    versions = list(latest_versions(campaign).filter(pk__in=ids).order_by("pk"))
    others = others_in(campaign, {version.report.obligation.organisation_id for version in versions})
    index = _index(campaign, versions) if _BESIDE_OTHERS in checks else None
    forms: dict[tuple[str, ...], FormFacts] = {}
    for version in versions:
        obligation = version.report.obligation
        form_key = (obligation.form, *obligation.section_keys)
        if form_key not in forms:
            forms[form_key] = form_of(obligation)
        owner = obligation.organisation_id
        yield (
            version,
            replace(
                facts_by_form(version, forms[form_key]),
                others=others[owner],
                peers=RememberedPeers(IndexedPeers(index, owner=owner)) if index else None,
                last=last_report(version.report.obligation) if _BESIDE_THE_LAST.intersection(checks) else None,
            ),
        )


def _index(campaign: Campaign, versions: list[Version]) -> CopyIndex:
    documents = (document for version in versions for document in documents_of(version))
    return CopyIndex(documents, template_texts=words_of_form(campaign))
