"""Part files changed by hand, for tests."""

from datetime import UTC, datetime

import pyarrow as pa

from load.part_file import encode_rows, read_part
from load.schema import ARTICLES

START = datetime(2026, 11, 20, 10, tzinfo=UTC)


PART = "v1/date=2026-11-19/part-0.parquet"


def edit_rows(path, change, dataset=ARTICLES):
    data = pa.py_buffer(path.read_bytes())
    rows = change(read_part(data, dataset, "a"))
    path.write_bytes(encode_rows(rows, dataset))


def set_column(rows, name, values):
    place = rows.schema.get_field_index(name)
    return rows.set_column(
        place, rows.schema.field(name), pa.array(values, rows.schema.field(name).type)
    )
