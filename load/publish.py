"""A run's records, cuts and rejections in; every partition committed once, and what became of each."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import pyarrow as pa

from load.claims import Claims
from load.lake import Lake
from load.lost_rows import find_lost_rows
from load.merge import (
    PROBED_COLUMNS,
    Fate,
    MergePlan,
    build_table,
    merge_articles,
    pick_rows,
    plan_merge,
)
from load.partitions import Partition, choose_partition, take_day
from load.parts import Part, commit_part, fetch_part
from load.rejections import publish_rejections
from load.schema import ARTICLES
from load.storage.commits import commit
from load.storage.store import ChangedMeanwhile
from load.versions import add_revisions, put_cuts
from records.article import RemovedBlock
from records.outcome import RejectedPage
from records.row import ArticleRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishReport:
    """What one publication did: the fate of every article, and how many bytes it wrote."""

    run_id: str
    fates: Mapping[str, Fate]
    written_bytes: int

    def count(self, fate: Fate) -> int:
        """Count the articles of one fate."""
        return sum(each is fate for each in self.fates.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class PartitionReport:
    """What the commit of one partition did."""

    fates: Mapping[str, Fate]
    written_bytes: int


def publish(
    lake: Lake,
    articles: Sequence[ArticleRecord],
    removed: Mapping[str, Sequence[RemovedBlock]] = MappingProxyType({}),
    rejected: Sequence[RejectedPage] = (),
    *,
    run_id: str,
) -> PublishReport:
    """Upsert a run's articles with their removed blocks (by article_id), and its rejected pages.

    On return all of it survives a loss of power. Killed at any moment, no row is lost, doubled or
    half written, and publishing the same again ends in the same bytes. Records come as first
    fetched: revision 1, first_seen_at and updated_at equal to fetched_at.
    Raises LakeError; ValueError for an article_id that is not 32 hexadecimal digits.
    """
    fates: dict[str, Fate] = {}
    written_bytes = 0
    for partition, records in group_by_partition(lake, articles).items():
        report = commit_partition(lake, partition, records, removed)
        fates.update(report.fates)
        written_bytes += report.written_bytes
    written_bytes += publish_rejections(lake, rejected)
    return PublishReport(run_id=run_id, fates=fates, written_bytes=written_bytes)


def group_by_partition(
    lake: Lake, records: Iterable[ArticleRecord]
) -> dict[Partition, list[ArticleRecord]]:
    """Return the records by the partition their article is pinned to, earliest day first.

    An article met for the first time is pinned here, before any of its rows is written.
    """
    by_age = sorted(records, key=lambda r: (r.fetched_at, r.article_id, r.content_hash))
    wanted = {r.article_id: take_day(r.published_at or r.fetched_at) for r in reversed(by_age)}
    days = Claims(lake.store, ARTICLES.name).claim_days(wanted)
    grouped = defaultdict(list)
    for record in by_age:
        day = days[record.article_id]
        grouped[choose_partition(day, record.source, lake.layout)].append(record)
    return dict(sorted(grouped.items()))


def commit_partition(
    lake: Lake,
    partition: Partition,
    records: Sequence[ArticleRecord],
    removed: Mapping[str, Sequence[RemovedBlock]],
) -> PartitionReport:
    """Merge records into one partition; the articles' file is committed last and decides."""
    written_before: dict[str, Fate] = {}

    def attempt() -> PartitionReport:
        part = fetch_part(lake.store, ARTICLES, partition)
        probe = None if part is None else part.read(PROBED_COLUMNS)
        lost = find_lost_rows(lake, partition, probe, (r.article_id for r in records))
        plan = plan_merge(join_rows(probe, lost.select(PROBED_COLUMNS)), records)
        fates = {**plan.fates, **pick_own(written_before, plan)}
        if not plan.rows and not lost.num_rows:
            return PartitionReport(fates=fates, written_bytes=0)
        try:
            written_bytes = write_plan(lake, partition, part, plan, removed, lost=lost)
        except ChangedMeanwhile as change:
            if change.own_fate_unknown:
                written_before.update(fates)
            raise
        return PartitionReport(fates=fates, written_bytes=written_bytes)

    return commit(lake.store, partition.locate_part(ARTICLES), attempt)


def join_rows(standing: pa.Table | None, lost: pa.Table) -> pa.Table | None:
    """Return the rows that stand with those that were lost, None where there are neither."""
    if standing is None:
        return lost if lost.num_rows else None
    return pa.concat_tables([standing, lost]) if lost.num_rows else standing


def pick_own(written_before: Mapping[str, Fate], plan: MergePlan) -> dict[str, Fate]:
    """Return the fates of rows that stand because our own unanswered write was carried out."""
    return {key: fate for key, fate in written_before.items() if plan.fates[key] is Fate.UNCHANGED}


def write_plan(
    lake: Lake,
    partition: Partition,
    part: Part | None,
    plan: MergePlan,
    removed: Mapping[str, Sequence[RemovedBlock]],
    *,
    lost: pa.Table,
) -> int:
    """Write cuts, then replaced rows, then the articles with the `lost` ones; return the bytes written.

    In this order a kill leaves nothing wrong: rows that were not committed yet are only copies of
    rows that stand, and cuts of a version that nobody can see.
    """
    stored = join_rows(None if part is None else part.read(), lost)
    past = build_table(plan.passed, ARTICLES)
    if stored is not None:
        past = pa.concat_tables([pick_rows(stored, "article_id", plan.replaced), past])
    return (
        put_cuts(lake, partition, [*plan.passed, *plan.rows], removed)
        + add_revisions(lake, partition, past)
        + commit_part(lake.store, ARTICLES, partition, merge_articles(stored, plan), replaces=part)
    )
