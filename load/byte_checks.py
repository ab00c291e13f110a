"""One part file and its rows in; what of its bytes is not what these rows are written as out (pure)."""

from collections.abc import Iterator

import pyarrow as pa
import pyarrow.parquet as pq

from load.part_file import UNREADABLE, encode_rows, open_part, read_level
from load.parts import Part
from load.row_checks import Finding

_UNREADABLE = (*UNREADABLE, ValueError, OverflowError)

Statistics = dict[tuple[int, int, str], tuple[object, ...]]


def check_bytes(part: Part, rows: pa.Table) -> Iterator[Finding]:
    """Yield a file whose footer, statistics, page index or bloom filters may not be those of its rows.

    Checksums cover its pages only, and by the rest go filtered reads. The same rows are always written
    as the same bytes by the same version of Arrow; of a file of another one the statistics are compared.
    """
    file = open_part(pa.BufferReader(part.data), part.dataset, part.path)
    again = pa.py_buffer(encode_rows(rows, part.dataset, level=read_level(file)))
    if part.data.equals(again):
        return
    fresh = open_part(pa.BufferReader(again), part.dataset, part.path)
    if file.metadata.created_by == fresh.metadata.created_by:
        yield Finding(place=part.path, problem="its bytes are not those its rows are written as")
    elif not have_equal_statistics(file, fresh):
        yield Finding(place=part.path, problem="its statistics are not those of its rows")


def have_equal_statistics(file: pq.ParquetFile, fresh: pq.ParquetFile) -> bool:
    """Say whether two files of the same rows give the same statistics, where both give any."""
    try:
        noted, known = read_statistics(file.metadata), read_statistics(fresh.metadata)
    except _UNREADABLE:
        return False
    return all(noted[place] == known[place] for place in noted.keys() & known.keys())


def read_statistics(metadata: pq.FileMetaData) -> Statistics:
    """Return what is noted of each column of each row group, by the group's first row, its rows and the column."""
    found: Statistics = {}
    start = 0
    for number in range(metadata.num_row_groups):
        group = metadata.row_group(number)
        for column in map(group.column, range(group.num_columns)):
            noted = column.statistics
            if noted is not None and noted.has_min_max and noted.has_null_count:
                place = (start, group.num_rows, column.path_in_schema)
                found[place] = (noted.min, noted.max, noted.null_count)
        start += group.num_rows
    return found
