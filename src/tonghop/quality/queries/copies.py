"""The index of near copies in the database: one indexed look-up for one report, whatever the campaign's size."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice

import numpy as np
from django.db.models import Count

from tonghop.campaigns.models import Campaign
from tonghop.quality.models import CopyShingle
from tonghop.quality.queries.form_words import words_of_form
from tonghop.quality.rules.copy_index import (
    TOO_COMMON,
    CopyDocument,
    CopyIndex,
    Place,
    likely_places,
    sampled_shingles,
    template_shingles,
)
from tonghop.quality.rules.peers import IndexedPeers
from tonghop.quality.rules.shingles import Hashes, prose_of
from tonghop.reports.queries import latest_versions
from tonghop.reports.rows import Version
from tonghop.reports.rules.content import text_of_block

_MOST_ASKED = 20_000  # hashes in one question; a report of thirty pages has some two thousand


def copies_of(version: Version) -> IndexedPeers:
    """Return the sections of other units that may be near this version's, ready to be laid beside it. Five queries."""
    obligation = version.report.obligation
    campaign = obligation.campaign
    texts = words_of_form(campaign)
    template = template_shingles(texts)
    wanted = [sampled_shingles(document.blocks, template) for document in documents_of(version)]
    places = likely_places(wanted, places_of(campaign.pk, wanted, but=version.pk))
    return IndexedPeers(
        CopyIndex(_documents_at(campaign, places), template_texts=texts), owner=obligation.organisation_id
    )


def shingles_to_keep(version: Version, template: Hashes) -> Iterator[CopyShingle]:
    """Yield the rows by which a version is found."""
    campaign_id = version.report.obligation.campaign_id
    for document in documents_of(version):
        for signed in _signed(sampled_shingles(document.blocks, template)):
            yield CopyShingle(
                campaign_id=campaign_id, hash=signed, version_id=version.pk, section_key=document.section_key
            )


def with_room(rows: Iterable[CopyShingle], campaign: Campaign) -> list[CopyShingle]:
    """Return the rows whose hash does not stand in too many places yet: a look-up is bounded whatever is common."""
    new = list(rows)
    counted = CopyShingle.objects.filter(campaign=campaign, hash__in={row.hash for row in new}).order_by()
    places = Counter(dict(counted.values_list("hash").annotate(Count("pk"))))
    kept = []
    for row in new:
        places[row.hash] += 1
        if places[row.hash] <= TOO_COMMON + 1:
            kept.append(row)
    return kept


def not_yet_kept(campaign: Campaign) -> list[Version]:
    """Return what bodies last handed in and the index does not hold yet; a nil return has nothing to hold."""
    kept = CopyShingle.objects.filter(campaign=campaign).values("version_id")
    return list(latest_versions(campaign).filter(nil=False).exclude(pk__in=kept))


def form_template(campaign: Campaign) -> Hashes:
    """Return the shingles of the campaign's own words."""
    return template_shingles(words_of_form(campaign))


def documents_of(version: Version) -> Iterator[CopyDocument]:
    """Yield the sections of a version as they are compared; tables are nobody's words."""
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


def places_of(campaign_id: int, wanted: Iterable[Hashes], *, but: int) -> dict[int, list[Place]]:
    """Return where each hash stands in what units last handed in, one version left out: the one indexed look-up."""
    asked = islice(dict.fromkeys(signed for hashes in wanted for signed in _signed(hashes)), _MOST_ASKED)
    rows = CopyShingle.objects.filter(campaign_id=campaign_id, hash__in=list(asked)).exclude(version_id=but)
    found: dict[int, list[Place]] = {}
    for signed, version_id, key in rows.order_by().values_list("hash", "version_id", "section_key"):
        found.setdefault(signed % 2**64, []).append((version_id, key))
    return found


def _documents_at(campaign: Campaign, places: set[Place]) -> Iterator[CopyDocument]:
    for version in latest_versions(campaign).filter(pk__in={version_id for version_id, _ in places}).order_by("pk"):
        yield from (d for d in documents_of(version) if (version.pk, d.section_key) in places)


def _signed(hashes: Hashes) -> list[int]:
    """Return the hashes as the database keeps them: 64 bits with a sign."""
    return [int(value) for value in hashes.astype(np.uint64).view(np.int64)]
