"""Rows with an identity in; upserted into a dataset whose partitions are pinned by first sight."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

import pyarrow as pa

from load.claims import Claims
from load.lake import Lake
from load.merge import build_table, drop_rows, pick_rows
from load.partitions import Partition, choose_partition
from load.parts import commit_part, fetch_part
from load.schema import Dataset
from load.storage.commits import commit

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True, kw_only=True)
class RowKind(Generic[Row]):
    """How the rows of one dataset are read back and renewed.

    `renew(stored, new)` returns the row to keep; the stored row itself leaves the file untouched.
    """

    dataset: Dataset
    read: Callable[[Mapping[str, Any]], Row]
    renew: Callable[[Row, Row], Row]


def upsert_rows(
    lake: Lake, kind: RowKind[Row], rows: Mapping[str, Row], days: Mapping[str, date]
) -> int:
    """Upsert rows by identity, each in the day it was first given; return the bytes written.

    A partition in which nothing changes is not touched.
    """
    pinned = Claims(lake.store, kind.dataset.name).claim_days(days)
    grouped: dict[Partition, dict[str, Row]] = defaultdict(dict)
    for key, row in rows.items():
        source: str = row.source  # type: ignore[attr-defined]
        grouped[choose_partition(pinned[key], source, lake.layout)][key] = row
    return sum(upsert_partition(lake, kind, part, grouped[part]) for part in sorted(grouped))


def upsert_partition(
    lake: Lake, kind: RowKind[Row], partition: Partition, rows: Mapping[str, Row]
) -> int:
    """Commit one partition's rows; return the bytes written."""

    def attempt() -> int:
        part = fetch_part(lake.store, kind.dataset, partition)
        stored = None if part is None else part.read()
        changed = pick_changed(kind, stored, rows)
        if not changed:
            return 0
        table = merge_rows(kind.dataset, stored, changed)
        return commit_part(lake.store, kind.dataset, partition, table, replaces=part)

    return commit(lake.store, partition.locate_part(kind.dataset), attempt)


def pick_changed(
    kind: RowKind[Row], stored: pa.Table | None, rows: Mapping[str, Row]
) -> dict[str, Row]:
    """Return the rows to write, by identity."""
    if stored is None:
        return dict(rows)
    (key,) = kind.dataset.key
    known = {row[key]: kind.read(row) for row in pick_rows(stored, key, rows).to_pylist()}
    kept = {
        name: row if name not in known else kind.renew(known[name], row)
        for name, row in rows.items()
    }
    return {name: row for name, row in kept.items() if known.get(name) != row}


def merge_rows(dataset: Dataset, stored: pa.Table | None, changed: Mapping[str, Row]) -> pa.Table:
    """Return the partition's rows after the upsert."""
    table = build_table(list(changed.values()), dataset)
    if stored is None:
        return table
    return pa.concat_tables([drop_rows(stored, dataset.key[0], changed), table])
