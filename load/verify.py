"""A lake in; everything in it that is not as newslake promises out."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa

from load.books import read_books
from load.byte_checks import check_bytes
from load.claim_set import Days, Identities, from_day_number, pack_ids, to_day_number
from load.claims import Claims
from load.errors import LakeError
from load.lake import open_store, read_marker
from load.missing_articles import check_addresses, check_revisions, unpack_id
from load.missing_rows import check_rejections, check_rules
from load.partitions import Partition, parse_part_path
from load.parts import describe_foreign, fetch_part
from load.row_checks import Finding, check_rows, report_error
from load.schema import ARTICLES, DATASETS, SCHEMA_VERSION, Dataset
from load.storage.store import Store


def verify_lake(root: str | Path) -> Iterator[Finding]:
    """Yield everything that is wrong with a lake; a sound one yields nothing.

    Reads every row: each file's schema, checksums, order, keys and bytes; identities over all partitions;
    claims against rows; text against hash; articles against their revisions and against the addresses
    that led to them; rejected addresses and cleaning rules against the rows that speak of them; the
    books of every run.
    """
    store = open_store(root)
    yield from check_marker(store)
    for dataset in DATASETS:
        yield from check_dataset(store, dataset)
    yield from check_revisions(store)
    yield from check_addresses(store)
    yield from check_rejections(store)
    yield from check_rules(store)
    yield from check_books(store)


def check_marker(store: Store) -> Iterator[Finding]:
    """Yield what is wrong with what the lake says about itself."""
    try:
        marker = read_marker(store)
    except LakeError as error:
        yield report_error(error)
        return
    if marker is None:
        yield Finding(place=store.root, problem="is no lake")
    elif marker.schema_version != SCHEMA_VERSION or marker.migrating_to is not None:
        problem = (
            f"schema {marker.schema_version}, this code {SCHEMA_VERSION}: run `newslake migrate`"
        )
        yield Finding(place=store.root, problem=problem)


def check_dataset(store: Store, dataset: Dataset) -> Iterator[Finding]:
    """Yield what is wrong with a dataset's files, rows and pins."""
    pinned: list[tuple[Identities, Days]] = []
    for path in store.list_files(dataset.name):
        partition = parse_part_path(path, dataset)
        if partition is None:
            yield report_error(describe_foreign(store, path))
            continue
        try:
            part = fetch_part(store, dataset, partition)
            if part is None:
                # it has just gone
                continue
            rows = part.read()
        except LakeError as error:
            yield report_error(error)
            continue
        problems = list(check_rows(rows, dataset, path))
        yield from problems or check_bytes(part, rows)
        pinned.append(take_pins(rows, dataset, partition))
    yield from check_pins(store, dataset, pinned)


def take_pins(rows: pa.Table, dataset: Dataset, partition: Partition) -> tuple[Identities, Days]:
    """Return each row's identity and the day its partition stands for."""
    ids = pack_ids(rows[dataset.key[0]].to_pylist())
    return ids, np.full(len(ids), to_day_number(partition.day), dtype=np.int32)


def check_pins(
    store: Store, dataset: Dataset, pinned: list[tuple[Identities, Days]]
) -> Iterator[Finding]:
    """Yield identities in more than one partition, and rows elsewhere than their claim says."""
    if not pinned:
        return
    claims = Claims(store, ARTICLES.name if dataset.pin is None else dataset.name)
    ids = np.concatenate([each for each, _ in pinned])
    days = np.concatenate([each for _, each in pinned])
    if dataset.pin is not None:
        found, counts = np.unique(ids, return_counts=True)
        for identity, count in zip(found[counts > 1], counts[counts > 1], strict=True):
            problem = f"stands in {count} partitions"
            yield Finding(place=f"{dataset.tree} {unpack_id(identity)}", problem=problem)
    try:
        known, claimed = claims.search(ids)
    except LakeError as error:
        yield report_error(error)
        return
    for row in np.flatnonzero(~known | (claimed != days)):
        wanted = from_day_number(int(claimed[row])).isoformat() if known[row] else "no day"
        problem = f"lies in {from_day_number(int(days[row])).isoformat()}, claims say {wanted}"
        yield Finding(place=f"{dataset.tree} {unpack_id(ids[row])}", problem=problem)


def check_books(store: Store) -> Iterator[Finding]:
    """Yield runs whose books do not close."""
    try:
        for run in read_books(store):
            for books in run.sources:
                if not books.closes:
                    problem = (
                        f"{books.source} discovered {books.discovered}, ended {books.ends.total()}"
                    )
                    yield Finding(place=f"run {run.run_id}", problem=problem)
    except LakeError as error:
        yield report_error(error)
