"""A table of rows in, the bytes of one part file out; and bytes back into a checked table."""

from base64 import b64decode
from collections.abc import Sequence
from functools import lru_cache
from typing import BinaryIO

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from load.errors import CorruptFile, SchemaMismatch
from load.schema import DATASETS, Dataset

FRESH_ZSTD_LEVEL = 3
CLOSED_ZSTD_LEVEL = 9
ROWS_PER_GROUP = 5_000

UNREADABLE = (pa.ArrowException, OSError, UnicodeError)
"""What pyarrow raises on a file that is not what was written."""

_LEVEL_KEY = b"newslake_zstd_level"


def encode_rows(table: pa.Table, dataset: Dataset, *, level: int = FRESH_ZSTD_LEVEL) -> bytes:
    """Return the part file of these rows: the same rows in any order give the same bytes."""
    table = sort_rows(table, dataset)
    metadata = {**dataset.schema.metadata, _LEVEL_KEY: str(level).encode()}
    sink = pa.BufferOutputStream()
    pq.write_table(
        table.replace_schema_metadata(metadata),
        sink,
        row_group_size=ROWS_PER_GROUP,
        compression="zstd",
        compression_level=level,
        use_dictionary=list(dataset.low_cardinality),
        write_page_index=True,
        write_page_checksum=True,
        sorting_columns=[
            pq.SortingColumn(dataset.schema.get_field_index(name)) for name in dataset.sort
        ],
        bloom_filter_options={
            dataset.bloom_column: {"ndv": max(1, min(table.num_rows, ROWS_PER_GROUP)), "fpp": 0.01}
        },
    )
    data: bytes = sink.getvalue().to_pybytes()
    return data


def sort_rows(table: pa.Table, dataset: Dataset) -> pa.Table:
    """Return the rows in the dataset's order, in one chunk, with exactly the dataset's columns."""
    order = [(name, "ascending") for name in dataset.sort]
    rows = table.select(dataset.schema.names).cast(dataset.schema)
    return rows.take(pc.sort_indices(rows, sort_keys=order)).combine_chunks()


def open_part(file: BinaryIO, dataset: Dataset, path: str) -> pq.ParquetFile:
    """Return a reader of a part file whose schema is the dataset's, or raise naming the file."""
    try:
        # what is on this machine gains nothing from reading ahead
        ahead = not isinstance(file, pa.NativeFile)
        part = pq.ParquetFile(file, pre_buffer=ahead, page_checksum_verification=True)
        written = (part.metadata.metadata or {}).get(b"ARROW:schema", b"")
        fits = bears_schema(written, dataset.name) or part.schema_arrow.equals(dataset.schema)
    except UNREADABLE as error:
        raise describe_corruption(path, error) from error
    if not fits:
        version = (part.schema_arrow.metadata or {}).get(b"newslake_schema", b"unknown").decode()
        raise SchemaMismatch(
            path,
            f"its columns are those of schema version {version}",
            "run `newslake migrate`, or update newslake if the lake is the newer one",
        )
    return part


@lru_cache(maxsize=64)
def bears_schema(written: bytes, dataset_name: str) -> bool:
    """Say whether the schema that Arrow noted in a file is the dataset's; remembered, as it is slow."""
    if not written:
        return False
    try:
        noted = pa.ipc.read_schema(pa.py_buffer(b64decode(written)))
    except (*UNREADABLE, ValueError):
        return False
    return any(each.name == dataset_name and noted.equals(each.schema) for each in DATASETS)


def read_part(
    data: pa.Buffer, dataset: Dataset, path: str, columns: Sequence[str] | None = None
) -> pa.Table:
    """Return a part file's rows, checksums verified, or raise CorruptFile naming the file."""
    part = open_part(pa.BufferReader(data), dataset, path)
    try:
        table = part.read(columns=None if columns is None else list(columns), use_threads=False)
    except UNREADABLE as error:
        raise describe_corruption(path, error) from error
    check_columns(table, dataset, path)
    return table


def check_columns(table: pa.Table, dataset: Dataset, path: str) -> None:
    """Raise CorruptFile unless columns came back as the dataset's; damage can leave both notes of them apart."""
    for field in table.schema:
        place = dataset.schema.get_field_index(field.name)
        if place < 0 or not field.type.equals(dataset.schema.field(place).type):
            raise describe_corruption(path, TypeError(f"{field.name} reads back as {field.type}"))


def check_part(data: pa.Buffer, dataset: Dataset, path: str, row_count: int) -> None:
    """Raise CorruptFile unless a file about to be committed reads back with unique keys."""
    keys = read_part(data, dataset, path, dataset.key)
    if keys.num_rows != row_count or count_distinct(keys) != row_count:
        problem = f"reads back {keys.num_rows} rows, {count_distinct(keys)} keys, not {row_count}"
        raise CorruptFile(path, problem, "nothing was committed; report this as a bug of newslake")


def count_distinct(keys: pa.Table) -> int:
    """Return how many different keys a table of key columns holds."""
    return int(keys.group_by(keys.column_names).aggregate([]).num_rows)


def find_rows(
    stored: pa.Array, wanted: Sequence[str]
) -> "np.ndarray[tuple[int], np.dtype[np.int64]]":
    """Return for each wanted value its position in `stored`, -1 where it is absent."""
    positions = pc.fill_null(pc.index_in(pa.array(wanted, pa.string()), value_set=stored), -1)
    return np.asarray(positions.to_numpy(zero_copy_only=False), dtype=np.int64)


def read_level(part: pq.ParquetFile) -> int:
    """Return the zstd level a part file was written with; that of fresh days where it names none of ours."""
    noted = (part.schema_arrow.metadata or {}).get(_LEVEL_KEY)
    closed = str(CLOSED_ZSTD_LEVEL).encode()
    return CLOSED_ZSTD_LEVEL if noted == closed else FRESH_ZSTD_LEVEL


def describe_corruption(path: str, error: Exception) -> CorruptFile:
    """Return the error for a part file that cannot be read."""
    return CorruptFile(
        path,
        f"is not a readable part file ({error})",
        "restore it from a snapshot, or move it away and run `newslake reprocess SOURCE` without days "
        "for every source; docs/lake.md says what that brings back",
    )
