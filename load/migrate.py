"""A lake of an older schema in; every part file rewritten with this code's columns."""

from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from load.errors import LakeSetupError, SchemaMismatch
from load.lake import MARKER, Marker, open_store, read_marker, write_marker
from load.part_file import UNREADABLE, describe_corruption, read_level
from load.partitions import Partition
from load.parts import commit_part, fetch_part, list_partitions
from load.schema import DATASETS, SCHEMA_VERSION, Dataset
from load.storage.commits import commit
from load.storage.disk import DiskStore
from load.storage.disk_probes import prepare_folder
from load.storage.object_probes import probe_conditions
from load.storage.store import Store


def migrate_lake(root: str | Path) -> int:
    """Bring a lake to this code's schema and return the number of files rewritten.

    New columns are typed nulls in old rows, columns that are no more are dropped. Killed at any
    moment it is run again; until it ends, writers of both versions refuse the lake.
    Raises SchemaMismatch for a lake newer than this code.
    """
    store = open_store(root)
    if isinstance(store, DiskStore):
        prepare_folder(store, [dataset.tree for dataset in DATASETS])
    else:
        probe_conditions(store)
    marker = read_marker(store)
    if marker is None:
        raise LakeSetupError(store.root, "is no lake", "give the lake's root")
    if marker.schema_version > SCHEMA_VERSION:
        problem = f"the lake has schema {marker.schema_version}, this code {SCHEMA_VERSION}"
        raise SchemaMismatch(f"{store.root}/{MARKER}", problem, "update newslake")
    announce(store, replace(marker, migrating_to=SCHEMA_VERSION))
    rewritten = sum(
        migrate_part(store, dataset, partition)
        for dataset in DATASETS
        for partition in list_partitions(store, dataset)
    )
    announce(store, replace(marker, schema_version=SCHEMA_VERSION, migrating_to=None))
    return rewritten


def announce(store: Store, marker: Marker) -> None:
    """Write down how far the lake is."""

    def attempt() -> None:
        if read_marker(store) != marker:
            write_marker(store, marker)

    commit(store, MARKER, attempt)


def migrate_part(store: Store, dataset: Dataset, partition: Partition) -> bool:
    """Rewrite one file where its schema is not this code's; say whether it was."""

    def attempt() -> bool:
        part = fetch_part(store, dataset, partition)
        if part is None:
            return False
        try:
            reader = pq.ParquetFile(pa.BufferReader(part.data), page_checksum_verification=True)
            if reader.schema_arrow.equals(dataset.schema):
                return False
            rows = adapt_rows(reader.read(), dataset, part.place)
        except UNREADABLE as error:
            raise describe_corruption(part.place, error) from error
        level = read_level(reader)
        commit_part(store, dataset, partition, rows, replaces=part, level=level)
        return True

    return commit(store, partition.locate_part(dataset), attempt)


def adapt_rows(rows: pa.Table, dataset: Dataset, path: str) -> pa.Table:
    """Return old rows with exactly the dataset's columns (pure)."""
    columns = []
    for column in dataset.schema:
        if column.name in rows.column_names:
            columns.append(rows[column.name].cast(column.type))
        elif column.nullable:
            columns.append(pa.nulls(rows.num_rows, column.type))
        else:
            problem = f"has no column {column.name}, which must hold a value"
            raise SchemaMismatch(path, problem, "a new column has to be nullable")
    return pa.Table.from_arrays(columns, schema=dataset.schema)
