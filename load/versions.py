"""The versions of articles that one commit replaces and writes in; the rows beside `articles` that explain them out."""

from collections.abc import Callable, Iterable, Mapping, Sequence

import pyarrow as pa

from load.errors import LakeBusy
from load.lake import Lake
from load.merge import build_table, pick_missing
from load.part_file import sort_rows
from load.partitions import Partition
from load.parts import commit_part, fetch_part
from load.rows import RemovedBlockRow
from load.schema import ARTICLES, REMOVED_BLOCKS, REVISIONS, Dataset
from load.storage.commits import COMMIT_ATTEMPTS
from load.storage.store import ChangedMeanwhile
from records.article import RemovedBlock
from records.row import ArticleRecord


def add_revisions(lake: Lake, partition: Partition, rows: pa.Table) -> int:
    """Add the replaced rows that the partition does not hold yet; return the bytes written."""
    if rows.num_rows == 0:
        return 0
    key = REVISIONS.key
    return renew_rows(
        lake,
        REVISIONS,
        partition,
        lambda stored: pa.concat_tables([stored, pick_missing(stored, rows, key)]),
    )


def put_cuts(
    lake: Lake,
    partition: Partition,
    records: Sequence[ArticleRecord],
    removed: Mapping[str, Sequence[RemovedBlock]],
) -> int:
    """Write what was cut from these versions, in place of an earlier note; return the bytes written.

    A text that comes back after another one was read from another page, with cuts of its own.
    """
    version = REMOVED_BLOCKS.key[:2]
    versions = build_table(records, ARTICLES).select(version)
    cuts = build_table(list_cuts(records, removed), REMOVED_BLOCKS)
    return renew_rows(
        lake,
        REMOVED_BLOCKS,
        partition,
        lambda stored: pa.concat_tables([pick_missing(versions, stored, version), cuts]),
    )


def renew_rows(
    lake: Lake, dataset: Dataset, partition: Partition, renew: Callable[[pa.Table], pa.Table]
) -> int:
    """Commit a partition's rows as `renew` returns them; return the bytes written, 0 for the same rows.

    The caller holds the store's lock, for which `commit` would wait; on an object store others may still be first.
    """
    for _ in range(COMMIT_ATTEMPTS):
        part = fetch_part(lake.store, dataset, partition)
        stored = dataset.schema.empty_table() if part is None else part.read()
        rows = sort_rows(renew(stored), dataset)
        if rows.equals(stored):
            return 0
        try:
            return commit_part(lake.store, dataset, partition, rows, replaces=part)
        except ChangedMeanwhile:
            continue
    place = f"{lake.store.root}/{partition.locate_part(dataset)}"
    raise LakeBusy(place, "other writers won every commit", "run again")


def list_cuts(
    records: Iterable[ArticleRecord], removed: Mapping[str, Sequence[RemovedBlock]]
) -> list[RemovedBlockRow]:
    """Return the rows of the blocks removed from these versions of articles."""
    return [
        RemovedBlockRow(
            article_id=record.article_id,
            content_hash=record.content_hash,
            source=record.source,
            position=block.position,
            text=block.text,
            rule=block.rule,
            rule_version=block.rule_version,
            layer=block.layer.value,
        )
        for record in records
        for block in removed.get(record.article_id, ())
    ]
