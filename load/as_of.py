"""Rows of `articles` and `revisions` in; the rows that stood at an instant out (pure)."""

from datetime import datetime

import pyarrow as pa
import pyarrow.compute as pc

NEEDED_COLUMNS = ("article_id", "revision", "updated_at")


def pick_standing(rows: pa.Table, instant: datetime) -> pa.Table:
    """Return for each article the greatest revision that was known at the instant.

    `rows` may hold one revision twice: a commit copies a row to `revisions` before it replaces it.
    """
    known = rows.filter(
        pc.less_equal(rows["updated_at"], pa.scalar(instant, pa.timestamp("us", "UTC")))
    )
    order = pc.sort_indices(known, [("article_id", "ascending"), ("revision", "descending")])
    ids = known["article_id"].combine_chunks().take(order)
    if len(ids) == 0:
        return known
    is_first = pc.fill_null(pc.not_equal(ids[1:], ids[:-1]), fill_value=True)
    first = pa.concat_arrays([pa.array([True]), is_first])
    return known.take(pc.filter(order, first).sort())
