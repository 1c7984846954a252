"""Reading for consolidation: the facts it is made of, its snapshots, and where each sentence came from."""

from tonghop.consolidation.queries.bench import Bench, BenchPage, bench_of, bench_page
from tonghop.consolidation.queries.facts import facts_of
from tonghop.consolidation.queries.figures import FiguresPage, TotalPage, figures_page, total_page
from tonghop.consolidation.queries.provinces import ProvincesPage, campaigns_beside, provinces_page, running_totals
from tonghop.consolidation.queries.snapshots import snapshot_for, snapshots_of, works_of
from tonghop.consolidation.queries.sources import SourcePage, source_page
from tonghop.consolidation.queries.staleness import changed_since
from tonghop.consolidation.queries.strip import ReflectedUnit, strip_of

__all__ = [
    "Bench",
    "BenchPage",
    "FiguresPage",
    "ProvincesPage",
    "ReflectedUnit",
    "SourcePage",
    "TotalPage",
    "bench_of",
    "bench_page",
    "campaigns_beside",
    "changed_since",
    "facts_of",
    "figures_page",
    "provinces_page",
    "running_totals",
    "snapshot_for",
    "snapshots_of",
    "source_page",
    "strip_of",
    "total_page",
    "works_of",
]
