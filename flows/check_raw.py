"""A lake in; the pages that rows were read from and that its raw archive holds no more out."""

import io
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from extract.raw_archive import (
    INDEX_SUFFIX,
    DamagedRecordError,
    IndexLine,
    name_index_of,
    read_index,
)
from load.errors import LakeError
from load.lake import open_store
from load.missing_articles import read_columns, walk
from load.row_checks import Finding
from load.schema import ARTICLES, REJECTED_PAGES, REVISIONS, Dataset
from load.snapshot import RAW
from load.storage.store import Store

Pages = tuple[str, pa.Array]
"""A segment and the offsets in it that rows name."""


def check_raw(root: str) -> Iterator[Finding]:
    """Yield files of the raw archive that are gone, damaged, or without pages that rows were read from.

    What is named here `reprocess` would not find. The rows are read first: a run archives its pages
    before them. No page is opened.
    """
    store = open_store(root)
    rows: Counter[str] = Counter()
    needed: dict[str, list[Pages]] = defaultdict(list)
    for dataset in (ARTICLES, REVISIONS, REJECTED_PAGES):
        for segment, day, offsets in find_pages(store, dataset):
            index = f"{RAW}/{name_index_of(segment, day)}"
            rows[f"{RAW}/{segment}"] += len(offsets)
            rows[index] += len(offsets)
            needed[index].append((segment, offsets))
    present = set(store.list_files(RAW))
    for path in sorted(rows.keys() - present):
        yield Finding(place=path, problem=f"is gone; {rows[path]} rows were read from its pages")
    for path in sorted(path for path in present if path.endswith(INDEX_SUFFIX)):
        yield from check_index(store, path, needed[path])


def find_pages(store: Store, dataset: Dataset) -> Iterator[tuple[str, date, pa.Array]]:
    """Yield where in each segment, by UTC day of fetching, the pages lie that a dataset's rows were read from."""
    for partition in walk(store, dataset):
        try:
            rows = read_columns(store, dataset, partition, ("raw_ref", "fetched_at"))
        except LakeError:
            # named already by the check of its dataset
            continue
        places = [pc.struct_field(rows["raw_ref"], name) for name in ("segment", "offset")]
        days = rows["fetched_at"].cast(pa.date32())
        pages = pa.table([*places, days], names=["segment", "offset", "day"])
        grouped = pages.group_by(["segment", "day"]).aggregate([("offset", "list")])
        for segment, day, offsets in zip(
            grouped["segment"], grouped["day"], grouped["offset_list"], strict=True
        ):
            yield segment.as_py(), day.as_py(), offsets.values


def check_index(store: Store, path: str, needed: list[Pages]) -> Iterator[Finding]:
    """Yield what is wrong with an index beside what rows need of it, and with the length of its segment."""
    stored = store.read(path)
    if stored is None:
        return
    try:
        lines = read_index(stored.data.to_pybytes(), path.removeprefix(f"{RAW}/"))
    except DamagedRecordError as error:
        yield Finding(place=path, problem=str(error))
        return
    lost = {(segment, offset) for segment, offsets in needed for offset in offsets.to_pylist()}
    lost -= {(line.segment, line.offset) for line in lines}
    if lost:
        segment, offset = min(lost)
        problem = f"lacks {len(lost)} pages that rows were read from, such as that at {offset} of {segment}"
        yield Finding(place=path, problem=problem)
    yield from check_length(store, f"{RAW}/{lines[0].segment}", lines)


def check_length(store: Store, path: str, lines: list[IndexLine]) -> Iterator[Finding]:
    """Yield a segment that ends before pages which its index names; one that is not there has none."""
    file = store.open_file(path)
    if file is None:
        return
    with file:
        length = file.seek(0, io.SEEK_END)
    beyond = sum(line.offset + line.length > length for line in lines)
    if beyond:
        yield Finding(place=path, problem=f"ends at byte {length}, before {beyond} of its pages")
