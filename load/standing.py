"""Articles of a source in; what those that have a row say at present out."""

from collections import defaultdict
from collections.abc import Iterable

import pyarrow as pa

from load.claims import Claims
from load.lake import Lake
from load.merge import pick_rows
from load.partitions import Partition, choose_partition
from load.parts import fetch_part
from load.read import Wanted, read_dataset
from load.schema import ARTICLES
from load.storage.store import Store

_COLUMNS = ("article_id", "content_hash")


def read_hashes(lake: Lake, source: str, article_ids: Iterable[str]) -> dict[str, str]:
    """Return the content_hash of each of a source's articles that has a row, by article_id."""
    grouped: dict[Partition, list[str]] = defaultdict(list)
    for article_id, day in Claims(lake.store, ARTICLES.name).find_days(article_ids).items():
        grouped[choose_partition(day, source, lake.layout)].append(article_id)
    found: dict[str, str] = {}
    for partition, ids in sorted(grouped.items()):
        part = fetch_part(lake.store, ARTICLES, partition)
        if part is not None:
            found |= pair_rows(pick_rows(part.read(_COLUMNS), "article_id", ids))
    return found


def read_all_hashes(store: Store) -> dict[str, str]:
    """Return the content_hash of every article, by article_id."""
    wanted = Wanted(source=None, start=None, end=None, columns=_COLUMNS)
    return pair_rows(read_dataset(store, ARTICLES, wanted))


def pair_rows(rows: pa.Table) -> dict[str, str]:
    """Return rows of article_id and content_hash as a mapping."""
    ids, hashes = (rows[name].to_pylist() for name in _COLUMNS)
    return dict(zip(ids, hashes, strict=True))
