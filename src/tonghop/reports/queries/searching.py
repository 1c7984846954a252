"""Full text over all reports: one folded column, an index of its own in each database, one query over both."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection
from django.db.models import BooleanField, Case, Exists, F, OuterRef, Q, QuerySet, Value, When
from django.db.models.expressions import RawSQL

from tonghop.campaigns.models import Section
from tonghop.kernel.text import collation_key
from tonghop.organisations.permissions import Role, Viewer
from tonghop.reports.models import SearchText
from tonghop.reports.permissions import UNIT_ROLES
from tonghop.reports.rules.searching import Piece, excerpt, terms_of

SHOWN = 50
"""Paragraphs on one page."""
_MATCHING = {
    "sqlite": "SELECT rowid FROM reports_searchtext_fts WHERE reports_searchtext_fts MATCH %s",
    "postgresql": "SELECT id FROM reports_searchtext WHERE to_tsvector('simple', folded) @@ to_tsquery('simple', %s)",
}
_JOINED = {"sqlite": " ", "postgresql": " & "}


@dataclass(frozen=True, slots=True)
class Hit:
    """One paragraph that holds what was searched for."""

    obligation_id: int
    organisation_id: int
    unit: str
    campaign: str
    section: str
    section_title: str
    pieces: list[Piece]


@dataclass(frozen=True)
class SearchPage:
    """One page of what was found, the phrase itself before its words alone; what one may narrow it to.

    `count` is of all paragraphs, on `pages` pages; `page` is the one shown, from 1.
    """

    terms: tuple[str, ...]
    hits: list[Hit]
    count: int
    page: int
    units: list[tuple[int, str]]
    sections: list[tuple[str, str]]

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return max(1, -(-self.count // SHOWN))


def search_page(viewer: Viewer, query: str, *, unit: int = 0, section: str = "", page: int = 1) -> SearchPage:
    """Return a page of what the viewer may read of the reports handed in last, narrowed to a unit or a section.

    A page beyond the last is the last. Four queries.
    """
    terms = terms_of(query)
    found = _matching(readable_texts(viewer), terms) if terms else SearchText.objects.none()
    wanted = found
    if unit:
        wanted = wanted.filter(organisation_id=unit)
    if section:
        wanted = wanted.filter(section=section)
    phrase = When(folded__contains=" ".join(terms), then=Value(True))
    ranked = wanted.annotate(whole=Case(phrase, default=Value(False), output_field=BooleanField()))
    order = ("-whole", "organisation__kind", "organisation__rank", "section_title", "place", "pk")
    count = wanted.count()
    page = min(max(page, 1), max(1, -(-count // SHOWN)))
    rows = ranked.select_related("organisation", "campaign").order_by(*order)[(page - 1) * SHOWN : page * SHOWN]
    units = found.values_list("organisation_id", "organisation__short_name").distinct()
    sections = found.values_list("section", "section_title").distinct()
    return SearchPage(
        terms,
        [_hit(row, terms) for row in rows],
        count,
        page,
        sorted(units.order_by("organisation__short_name"), key=lambda pair: collation_key(pair[1])),
        sorted(sections.order_by("section_title"), key=lambda pair: pair[1]),
    )


def readable_texts(viewer: Viewer) -> QuerySet[SearchText]:
    """Return the texts, as handed in last, that the viewer may read.

    A unit's people read the own unit's, an organiser and a leader all of their campaigns, a section lead the
    sections that the own body leads.
    """
    leads = Section.objects.filter(
        campaign=OuterRef("campaign"), key=OuterRef("section"), lead__in=viewer.organisations(Role.SECTION_LEAD)
    )
    return SearchText.objects.filter(
        Q(organisation__in=viewer.organisations(*UNIT_ROLES))
        | Q(campaign__standing_body__in=viewer.organisations(Role.ORGANISER))
        | Q(campaign__owner__in=viewer.organisations(Role.LEADER))
        | (Exists(leads) & Q(campaign__owner__in=viewer.owners(Role.SECTION_LEAD))),
        report__latest=F("version"),
    )


def _matching(texts: QuerySet[SearchText], terms: Sequence[str]) -> QuerySet[SearchText]:
    """Return the texts that hold every word; the words are letters and digits alone, whatever was typed."""
    vendor = connection.vendor
    asked = _JOINED[vendor].join(f'"{term}"' if vendor == "sqlite" else term for term in terms)
    return texts.filter(pk__in=RawSQL(_MATCHING[vendor], [asked]))  # noqa: S611 - the words go in as a parameter


def _hit(row: SearchText, terms: Sequence[str]) -> Hit:
    return Hit(
        obligation_id=row.obligation_id,
        organisation_id=row.organisation_id,
        unit=row.organisation.short_name,
        campaign=row.campaign.short_title,
        section=row.section,
        section_title=row.section_title,
        pieces=excerpt(row.text, terms),
    )
