"""The standing rows of a partition and the articles a run brings in; rows that stood and were lost out, from `revisions`."""

from collections.abc import Iterable

import pyarrow as pa
import pyarrow.compute as pc

from load.lake import Lake
from load.merge import pick_rows
from load.partitions import Partition
from load.parts import fetch_part
from load.schema import ARTICLES, REVISIONS


def find_lost_rows(
    lake: Lake, partition: Partition, standing: pa.Table | None, article_ids: Iterable[str]
) -> pa.Table:
    """Return the last known row of those articles that have revisions and stand no more.

    So an article whose file was lost goes on from there: its revisions are not counted anew.
    `standing` has the column article_id; the rows have all columns of `articles`.
    """
    held = set() if standing is None else set(standing["article_id"].to_pylist())
    new = set(article_ids) - held
    part = fetch_part(lake.store, REVISIONS, partition) if new else None
    if part is None:
        return ARTICLES.schema.empty_table()
    known = pc.is_in(part.read(("article_id",))["article_id"], pa.array(sorted(new), pa.string()))
    if not pc.any(known).as_py():
        return ARTICLES.schema.empty_table()
    past = pick_rows(part.read(), "article_id", new)
    # sorted by revision: of an article's places the last one counts
    places = {article_id: n for n, article_id in enumerate(past["article_id"].to_pylist())}
    return past.take(sorted(places.values()))
