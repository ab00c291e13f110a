"""A lake in; the articles that other datasets speak of and that do not stand as these say out."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from load.claim_set import Identities, from_day_number, pack_ids
from load.claims import Claims
from load.errors import LakeError
from load.partitions import Partition, parse_part_path
from load.parts import fetch_part
from load.row_checks import Finding, check_history
from load.schema import ARTICLES, REVISIONS, URL_LEDGER, Dataset
from load.storage.store import Store


def check_addresses(store: Store) -> Iterator[Finding]:
    """Yield the days that lack articles to which `url_ledger` says an address led.

    The addresses are read first: a run writes them after its rows.
    """
    wanted = join_ids(read_ids(store, URL_LEDGER))
    held = join_ids(read_ids(store, ARTICLES))
    missing: dict[str, list[str]] = defaultdict(list)
    lost = np.setdiff1d(wanted, held)
    for identity, folder in zip(lost, find_folders(store, lost), strict=True):
        missing[folder].append(unpack_id(identity))
    for folder, ids in sorted(missing.items()):
        problem = f"lacks {len(ids)} articles that url_ledger names, such as {ids[0]}"
        yield Finding(place=folder, problem=problem)


def find_folders(store: Store, ids: Identities) -> Iterator[str]:
    """Yield for each article the folder its row should lie in; the dataset's where no claim says."""
    try:
        known, days = Claims(store, ARTICLES.name).search(ids)
    except LakeError:
        # named already by the check of its dataset
        known, days = np.zeros(len(ids), dtype=bool), np.zeros(len(ids), dtype=np.int32)
    for is_known, day in zip(known.tolist(), days.tolist(), strict=True):
        partition = Partition(day=from_day_number(day))
        yield f"{ARTICLES.tree}/{partition.folder}" if is_known else ARTICLES.tree


def check_revisions(store: Store) -> Iterator[Finding]:
    """Yield articles whose past rows are not exactly their earlier revisions."""
    partitions = {
        partition for dataset in (ARTICLES, REVISIONS) for partition in walk(store, dataset)
    }
    for partition in sorted(partitions, key=lambda each: each.folder):
        try:
            now, past = read_history(store, partition)
        except LakeError:
            # named already by the check of its dataset
            continue
        yield from check_history(now, past, partition.locate_part(ARTICLES))


def read_history(store: Store, partition: Partition) -> tuple[pa.Table, pa.Table]:
    """Return a partition's articles and their past as they stood together, also while it is written."""
    columns = ("article_id", "revision", "content_hash")
    now = read_columns(store, ARTICLES, partition, columns)
    while True:
        past = read_columns(store, REVISIONS, partition, columns)
        again = read_columns(store, ARTICLES, partition, columns)
        if again.equals(now):
            return now, past
        now = again


def join_ids(parts: Iterable[Identities]) -> Identities:
    """Return identities as one array, none where there are none."""
    return np.concatenate([pack_ids([]), *parts])


def read_ids(store: Store, dataset: Dataset) -> Iterator[Identities]:
    """Yield the article_ids that a dataset names, a partition at a time."""
    for partition in walk(store, dataset):
        try:
            rows = read_columns(store, dataset, partition, ("article_id",))
        except LakeError:
            # named already by the check of its dataset
            continue
        yield pack_ids(pc.drop_null(rows["article_id"]).to_pylist())


def read_columns(
    store: Store, dataset: Dataset, partition: Partition, columns: tuple[str, ...]
) -> pa.Table:
    """Return some columns of a partition's rows; none where its file is not there."""
    part = fetch_part(store, dataset, partition)
    return dataset.schema.empty_table().select(columns) if part is None else part.read(columns)


def walk(store: Store, dataset: Dataset) -> Iterator[Partition]:
    """Yield a dataset's partitions, passing over foreign files."""
    for path in store.list_files(dataset.tree):
        partition = parse_part_path(path, dataset)
        if partition is not None:
            yield partition


def unpack_id(identity: bytes) -> str:
    """Return an identity's 32 hexadecimal digits; numpy drops zero bytes at the end."""
    return bytes(identity).ljust(16, b"\0").hex()
