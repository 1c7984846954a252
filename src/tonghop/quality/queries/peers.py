"""The index of what other units of a campaign handed in, kept in memory and fed with what is new."""

from collections.abc import Iterator
from dataclasses import dataclass
from threading import Lock

from tonghop.campaigns.models import Campaign
from tonghop.campaigns.queries import sections_in
from tonghop.quality.rules.building import form_texts
from tonghop.quality.rules.copy_index import CopyDocument, CopyIndex
from tonghop.quality.rules.peers import IndexedPeers
from tonghop.reports.queries import latest_versions
from tonghop.reports.rows import Version
from tonghop.reports.rules.content import text_of_block

_KEPT_CAMPAIGNS = 4  # some 30 MB each at 113 units


@dataclass(slots=True)
class _Shelf:
    """One campaign's index and the versions in it, by id and hash."""

    index: CopyIndex
    known: frozenset[tuple[int, str]]


_shelves: dict[int, _Shelf] = {}
_lock = Lock()


def peers_of(version: Version) -> IndexedPeers:
    """Return the other units of the version's campaign, each with what it handed in last."""
    obligation = version.report.obligation
    with _lock:
        return IndexedPeers(_index_of(obligation.campaign), owner=obligation.organisation_id)


def _index_of(campaign: Campaign) -> CopyIndex:
    """Return the campaign's index: fed with new versions, built anew where one in it was replaced."""
    latest = latest_versions(campaign)
    present = frozenset(latest.values_list("pk", "hash"))
    shelf = _shelves.get(campaign.pk)
    if shelf is None or not shelf.known <= present:
        shelf = _Shelf(CopyIndex((), template_texts=form_texts(sections_in(campaign))), frozenset())
    new = [pk for pk, _ in present - shelf.known]
    if new:
        shelf.index.add(d for v in latest.filter(pk__in=new).order_by("pk") for d in _documents(v))
        shelf.known = present
    _shelves.pop(campaign.pk, None)
    _shelves[campaign.pk] = shelf
    while len(_shelves) > _KEPT_CAMPAIGNS:
        _shelves.pop(next(iter(_shelves)))
    return shelf.index


def _documents(version: Version) -> Iterator[CopyDocument]:
    organisation = version.report.obligation.organisation
    for section in version.content["sections"]:
        yield CopyDocument(
            owner=organisation.pk,
            version_id=version.pk,
            unit=organisation.name,
            section_key=section["key"],
            section_label=f"mục {section['number']} “{section['title']}”",
            blocks=tuple(text_of_block(block) for block in section["blocks"]),
        )
