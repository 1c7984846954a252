"""What other units of a campaign handed in: copies by the index in the database, the rest kept in memory."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from threading import Lock

from tonghop.campaigns.models import Campaign, Section
from tonghop.quality.queries.copies import copies_of
from tonghop.quality.queries.form_words import words_of_form
from tonghop.quality.resources import shipped_settings
from tonghop.quality.rules.building import section_facts
from tonghop.quality.rules.digest import CampaignDigest, ReportDigest, digest_of
from tonghop.quality.rules.facts import PeerFacts
from tonghop.quality.rules.peers import IndexedPeers
from tonghop.quality.rules.shared_sentences import keyed_sentences
from tonghop.reports.queries import latest_versions
from tonghop.reports.rows import Version

_KEPT_CAMPAIGNS = 4  # some 10 MB each at 113 units


@dataclass(slots=True)
class _Shelf:
    """One campaign's digests, and the versions in them, by id and hash; `template` are the form's own sentences.

    The outline cannot change once the campaign is open.
    """

    template: frozenset[str]
    outline: tuple[Section, ...]
    digests: CampaignDigest = field(default_factory=CampaignDigest)
    known: frozenset[tuple[int, str]] = frozenset()


_shelves: dict[int, _Shelf] = {}
_lock = Lock()


def peers_of(version: Version) -> tuple[IndexedPeers, PeerFacts]:
    """Return the other units of the version's campaign, each with what it handed in last."""
    obligation = version.report.obligation
    with _lock:
        shelf = _shelf_of(obligation.campaign)
        others = shelf.digests.others(obligation.organisation_id, shelf.template)
    return copies_of(version), others


def others_in(campaign: Campaign, owners: Iterable[int]) -> dict[int, PeerFacts]:
    """Return for each of these bodies what the other units of the campaign hand in; copies apart."""
    with _lock:
        shelf = _shelf_of(campaign)
        return {owner: shelf.digests.others(owner, shelf.template) for owner in owners}


def _shelf_of(campaign: Campaign) -> _Shelf:
    """Return the campaign's shelf: fed with new versions, built anew where one in it was replaced."""
    latest = latest_versions(campaign)
    present = frozenset(latest.values_list("pk", "hash"))
    shelf = _shelves.get(campaign.pk)
    if shelf is None or not shelf.known <= present:
        texts = words_of_form(campaign)
        template = frozenset(key for text in texts for key, _ in keyed_sentences(text))
        shelf = _Shelf(template, tuple(campaign.sections.all()))
    new = [pk for pk, _ in present - shelf.known]
    if new:
        for version in latest.filter(pk__in=new).order_by("pk").iterator(chunk_size=200):
            shelf.digests.add(_digest(version, shelf.outline))
        shelf.known = present
    _shelves.pop(campaign.pk, None)
    _shelves[campaign.pk] = shelf
    while len(_shelves) > _KEPT_CAMPAIGNS:
        _shelves.pop(next(iter(_shelves)))
    return shelf


def _digest(version: Version, outline: Iterable[Section]) -> ReportDigest:
    obligation, content = version.report.obligation, version.content
    blocks = {section["key"]: section["blocks"] for section in content["sections"]}
    return digest_of(
        owner=obligation.organisation_id,
        form=obligation.form,
        kind=obligation.organisation.kind,
        values={code: Decimal(value["value"]) for code, value in content["values"].items() if "value" in value},
        sections=[section_facts(section, blocks[section.key]) for section in outline if section.key in blocks],
        subjects=shipped_settings().subjects,
    )
