"""A lake in; the files of its raw archive that rows name and that are gone out."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from extract.raw_archive import name_index_of
from load.errors import LakeError
from load.lake import open_store
from load.missing_articles import read_columns, walk
from load.row_checks import Finding
from load.schema import ARTICLES, REJECTED_PAGES, REVISIONS, Dataset
from load.snapshot import RAW
from load.storage.store import Store


def check_raw(root: str) -> Iterator[Finding]:
    """Yield segments and indexes whose pages rows were read from, and that `reprocess` would not find.

    The rows are read first: a run archives its pages before them.
    """
    store = open_store(root)
    needed: Counter[str] = Counter()
    for dataset in (ARTICLES, REVISIONS, REJECTED_PAGES):
        for segment, day, rows in count_pages(store, dataset):
            needed[f"{RAW}/{segment}"] += rows
            needed[f"{RAW}/{name_index_of(segment, day)}"] += rows
    present = set(store.list_files(RAW))
    for path in sorted(needed.keys() - present):
        problem = f"is gone; {needed[path]} rows were read from its pages"
        yield Finding(place=path, problem=problem)


def count_pages(store: Store, dataset: Dataset) -> Iterator[tuple[str, date, int]]:
    """Yield how many of a dataset's rows were read from each segment and UTC day of fetching."""
    for partition in walk(store, dataset):
        try:
            rows = read_columns(store, dataset, partition, ("raw_ref", "fetched_at"))
        except LakeError:
            # named already by the check of its dataset
            continue
        segments = pc.struct_field(rows["raw_ref"], "segment")
        pages = pa.table({"segment": segments, "day": rows["fetched_at"].cast(pa.date32())})
        counts = pages.group_by(["segment", "day"]).aggregate([([], "count_all")])
        for row in counts.to_pylist():
            yield row["segment"], row["day"], row["count_all"]
