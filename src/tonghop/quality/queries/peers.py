"""What other units of a campaign handed in, kept in memory and fed with what is new: copies, figures, sentences."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from threading import Lock

from tonghop.campaigns.models import Campaign
from tonghop.campaigns.queries import sections_in
from tonghop.quality.rules.building import form_texts
from tonghop.quality.rules.copy_index import CopyDocument, CopyIndex
from tonghop.quality.rules.digest import CampaignDigest, ReportDigest, digest_of
from tonghop.quality.rules.facts import PeerFacts
from tonghop.quality.rules.peers import IndexedPeers
from tonghop.quality.rules.shared_sentences import keyed_sentences
from tonghop.quality.rules.shingles import prose_of
from tonghop.reports.queries import latest_versions
from tonghop.reports.rows import Version
from tonghop.reports.rules.content import text_of_block

_KEPT_CAMPAIGNS = 4  # some 30 MB each at 113 units


@dataclass(slots=True)
class _Shelf:
    """One campaign's index and digests, and the versions in them, by id and hash."""

    index: CopyIndex
    template: frozenset[str]
    digests: CampaignDigest = field(default_factory=CampaignDigest)
    known: frozenset[tuple[int, str]] = frozenset()


_shelves: dict[int, _Shelf] = {}
_lock = Lock()


def peers_of(version: Version) -> tuple[IndexedPeers, PeerFacts]:
    """Return the other units of the version's campaign, each with what it handed in last."""
    obligation = version.report.obligation
    owner = obligation.organisation_id
    with _lock:
        shelf = _shelf_of(obligation.campaign)
        return IndexedPeers(shelf.index, owner=owner), shelf.digests.others(owner, shelf.template)


def _shelf_of(campaign: Campaign) -> _Shelf:
    """Return the campaign's shelf: fed with new versions, built anew where one in it was replaced."""
    latest = latest_versions(campaign)
    present = frozenset(latest.values_list("pk", "hash"))
    shelf = _shelves.get(campaign.pk)
    if shelf is None or not shelf.known <= present:
        texts = form_texts(sections_in(campaign))
        shelf = _Shelf(CopyIndex((), template_texts=texts), frozenset(k for t in texts for k, _ in keyed_sentences(t)))
    new = [pk for pk, _ in present - shelf.known]
    if new:
        shelf.index.add(d for v in latest.filter(pk__in=new).order_by("pk") for d in _taken_in(v, shelf.digests))
        shelf.known = present
    _shelves.pop(campaign.pk, None)
    _shelves[campaign.pk] = shelf
    while len(_shelves) > _KEPT_CAMPAIGNS:
        _shelves.pop(next(iter(_shelves)))
    return shelf


def _taken_in(version: Version, digests: CampaignDigest) -> Iterator[CopyDocument]:
    """Add the version's digest and yield its sections for the index."""
    digests.add(_digest(version))
    organisation = version.report.obligation.organisation
    for section in version.content["sections"]:
        yield CopyDocument(
            owner=organisation.pk,
            version_id=version.pk,
            unit=organisation.name,
            section_key=section["key"],
            section_label=f"mục {section['number']} “{section['title']}”",
            blocks=prose_of(text_of_block(block) for block in section["blocks"]),
        )


def _digest(version: Version) -> ReportDigest:
    obligation, content = version.report.obligation, version.content
    return digest_of(
        owner=obligation.organisation_id,
        form=obligation.form,
        kind=obligation.organisation.kind,
        values={code: Decimal(value["value"]) for code, value in content["values"].items() if "value" in value},
        sections={s["key"]: [text_of_block(block) for block in s["blocks"]] for s in content["sections"]},
    )
