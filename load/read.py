"""A lake's address and what is wanted of its articles in; a table of pandas, Arrow, Polars or DuckDB out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, overload

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from load.as_of import NEEDED_COLUMNS, pick_standing
from load.errors import LakeBusy, LakeSetupError
from load.lake import open_store, read_marker
from load.part_file import UNREADABLE, check_columns, describe_corruption, open_part
from load.partitions import Partition, choose_partition
from load.parts import list_partitions
from load.schema import ARTICLES, REVISIONS, Dataset
from load.storage.store import ChangedMeanwhile, Store

if TYPE_CHECKING:
    import duckdb
    import pandas as pd
    import polars as pl

Engine = Literal["pandas", "arrow", "polars", "duckdb"]

DAY_COLUMN = "date"

_ATTEMPTS = 20
_FEW_DAYS = 31


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is wanted of a dataset: a source, days (both ends included) and columns; None is all."""

    source: str | None
    start: date | None
    end: date | None
    columns: tuple[str, ...]

    def covers(self, partition: Partition) -> bool:
        """Return whether a partition's day is wanted."""
        return (self.start is None or partition.day >= self.start) and (
            self.end is None or partition.day <= self.end
        )


@overload
def read_articles(
    root: str | Path,
    *,
    source: str | None = ...,
    start: date | None = ...,
    end: date | None = ...,
    columns: Sequence[str] | None = ...,
    as_of: datetime | None = ...,
    engine: Literal["pandas"] = ...,
) -> "pd.DataFrame": ...
@overload
def read_articles(
    root: str | Path,
    *,
    source: str | None = ...,
    start: date | None = ...,
    end: date | None = ...,
    columns: Sequence[str] | None = ...,
    as_of: datetime | None = ...,
    engine: Literal["arrow"],
) -> pa.Table: ...
@overload
def read_articles(
    root: str | Path,
    *,
    source: str | None = ...,
    start: date | None = ...,
    end: date | None = ...,
    columns: Sequence[str] | None = ...,
    as_of: datetime | None = ...,
    engine: Literal["polars"],
) -> "pl.DataFrame": ...
@overload
def read_articles(
    root: str | Path,
    *,
    source: str | None = ...,
    start: date | None = ...,
    end: date | None = ...,
    columns: Sequence[str] | None = ...,
    as_of: datetime | None = ...,
    engine: Literal["duckdb"],
) -> "duckdb.DuckDBPyRelation": ...
def read_articles(
    root: str | Path,
    *,
    source: str | None = None,
    start: date | None = None,
    end: date | None = None,
    columns: Sequence[str] | None = None,
    as_of: datetime | None = None,
    engine: Engine = "pandas",
) -> object:
    """Read articles, only the days, row groups and columns that are wanted.

    `start` and `end` are days of the partition key `date`, both included; it comes as a column.
    `as_of` (aware) gives the dataset as it stood then: later revisions undone, later articles left
    out. Rows come by day, source, published_at, article_id. ValueError names an unknown column,
    LakeSetupError a root that is no lake.
    """
    names = choose_columns(columns)
    store = open_store(root)
    wanted = Wanted(source=source, start=start, end=end, columns=names)
    if as_of is None:
        table = read_dataset(store, ARTICLES, wanted)
    else:
        table = read_standing(store, wanted, as_of)
    if table.num_rows == 0 and read_marker(store) is None:
        raise LakeSetupError(
            store.root, "is no lake", "give the lake's root, not that of a dataset"
        )
    return hand_over(table.select(names), engine)


def choose_columns(columns: Sequence[str] | None) -> tuple[str, ...]:
    """Return the columns to read, all of them by default."""
    known = (*ARTICLES.schema.names, DAY_COLUMN)
    names = known if columns is None else tuple(columns)
    unknown = [name for name in names if name not in known]
    if unknown:
        raise ValueError(f"no such column: {', '.join(unknown)}; there are {', '.join(known)}")
    return names


def read_standing(store: Store, wanted: Wanted, instant: datetime) -> pa.Table:
    """Read the rows that stood at an instant.

    Articles first: a row replaced in between then stands in `revisions` too, never in neither.
    """
    names = tuple(dict.fromkeys((*wanted.columns, *NEEDED_COLUMNS, *ARTICLES.sort, DAY_COLUMN)))
    wider = Wanted(source=wanted.source, start=wanted.start, end=wanted.end, columns=names)
    rows = [read_dataset(store, dataset, wider) for dataset in (ARTICLES, REVISIONS)]
    standing = pick_standing(pa.concat_tables(rows), instant)
    return standing.sort_by([(name, "ascending") for name in (DAY_COLUMN, *ARTICLES.sort)])


def read_dataset(store: Store, dataset: Dataset, wanted: Wanted) -> pa.Table:
    """Read the wanted rows and columns of a dataset, day by day."""
    partitions = list(find_partitions(store, dataset, wanted))
    if wanted.source is not None:
        partitions = keep_bucket(store, partitions, wanted.source)
    tables = [read_partition(store, dataset, partition, wanted) for partition in partitions]
    columns = [pa.field(DAY_COLUMN, pa.date32()), *dataset.schema]
    schema = pa.schema([each for each in columns if each.name in wanted.columns])
    return pa.concat_tables(
        [schema.empty_table(), *(table.select(schema.names) for table in tables)]
    )


def find_partitions(store: Store, dataset: Dataset, wanted: Wanted) -> Iterator[Partition]:
    """Yield the partitions of the wanted days; a few days are looked at one by one."""
    if wanted.start is not None and wanted.end is not None:
        days = (wanted.end - wanted.start).days + 1
        if days <= _FEW_DAYS:
            for number in range(days):
                folder = Partition(day=wanted.start + timedelta(days=number)).folder
                yield from list_partitions(store, dataset, f"{dataset.tree}/{folder}")
            return
    yield from (part for part in list_partitions(store, dataset) if wanted.covers(part))


def keep_bucket(store: Store, partitions: Sequence[Partition], source: str) -> list[Partition]:
    """Return the partitions that may hold rows of a source."""
    marker = read_marker(store)
    if marker is None:
        return list(partitions)
    return [p for p in partitions if p == choose_partition(p.day, source, marker.layout)]


def read_partition(
    store: Store, dataset: Dataset, partition: Partition, wanted: Wanted
) -> pa.Table:
    """Read the wanted rows of one partition from one version of its file."""
    path = partition.locate_part(dataset)
    for _ in range(_ATTEMPTS):
        try:
            return read_version(store, dataset, partition, wanted)
        except ChangedMeanwhile:
            continue
    raise LakeBusy(
        f"{store.root}/{path}", f"was replaced {_ATTEMPTS} times while read", "try again"
    )


def read_version(store: Store, dataset: Dataset, partition: Partition, wanted: Wanted) -> pa.Table:
    """Read the wanted rows of the file as it stands now."""
    path = partition.locate_part(dataset)
    file = store.open_file(path)
    names = [name for name in wanted.columns if name != DAY_COLUMN]
    if wanted.source is not None and "source" not in names:
        names.append("source")
    if file is None:
        raise ChangedMeanwhile(path)
    part = open_part(file, dataset, path)
    try:
        groups = pick_groups(part, wanted.source)
        # threads cost more than they save on a few columns of many small files
        table = part.read_row_groups(groups, columns=names, use_threads=len(names) > 4)
    except UNREADABLE as error:
        raise describe_corruption(path, error) from error
    check_columns(table, dataset, path)
    if wanted.source is not None:
        table = table.filter(pc.equal(table["source"], wanted.source))
    days = pa.repeat(pa.scalar(partition.day, pa.date32()), table.num_rows)
    return table.append_column(pa.field(DAY_COLUMN, pa.date32()), days)


def pick_groups(part: pq.ParquetFile, source: str | None) -> list[int]:
    """Return the row groups that may hold rows of a source, by their statistics."""
    groups = range(part.metadata.num_row_groups)
    if source is None:
        return list(groups)
    column = part.schema_arrow.get_field_index("source")
    bounds = [part.metadata.row_group(group).column(column).statistics for group in groups]
    return [group for group in groups if bounds[group].min <= source <= bounds[group].max]


def hand_over(table: pa.Table, engine: Engine) -> Any:  # noqa: ANN401 - the overloads say which
    """Return the table as the engine's own type, without copying where it can."""
    if engine == "pandas":
        return table.to_pandas()
    if engine == "polars":
        import polars as pl  # noqa: PLC0415 - the analyst's choice, not a dependency

        return pl.from_arrow(table)
    if engine == "duckdb":
        import duckdb  # noqa: PLC0415 - the analyst's choice, not a dependency

        return duckdb.from_arrow(table)
    return table
