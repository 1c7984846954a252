"""Reading for consolidation: the facts it is made of, its snapshots, and where each sentence came from."""

from tonghop.consolidation.queries.facts import facts_of
from tonghop.consolidation.queries.figures import FiguresPage, TotalPage, figures_page, total_page
from tonghop.consolidation.queries.groups import GroupsPage, groups_page
from tonghop.consolidation.queries.snapshots import snapshot_for, snapshots_of
from tonghop.consolidation.queries.sources import SourcePage, source_page

__all__ = [
    "FiguresPage",
    "GroupsPage",
    "SourcePage",
    "TotalPage",
    "facts_of",
    "figures_page",
    "groups_page",
    "snapshot_for",
    "snapshots_of",
    "source_page",
    "total_page",
]
