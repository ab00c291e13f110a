"""A living lake and an empty folder in; a sound copy of the lake in that folder out."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import uuid4

import pyarrow as pa

from load.claims import Claims
from load.errors import LakeBusy, LakeSetupError
from load.lake import (
    DONE_DAYS,
    MARKER,
    RUNS,
    SOURCE_STATES,
    Lake,
    decode_marker,
    encode_marker,
)
from load.partitions import Partition
from load.parts import Part, fetch_part, list_partitions
from load.schema import ARTICLES, DATASETS, REMOVED_BLOCKS, REVISIONS
from load.site_rules import RULES
from load.storage.disk import DiskStore
from load.storage.disk_probes import prepare_folder
from load.storage.store import StoredFile

RAW = "raw"

_ATTEMPTS = 100
_COMMITTED_TOGETHER = (ARTICLES, REVISIONS, REMOVED_BLOCKS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """What a snapshot holds."""

    files: int
    bytes: int


def take_snapshot(lake: Lake, folder: Path) -> Snapshot:
    """Copy a lake that may be written meanwhile; the copy is a lake that verifies.

    Each day's articles, revisions and removed blocks are of one moment. What a run writes after its
    articles is copied before them, so the copy calls nothing stored that it does not hold; claims and
    raw pages come after rows. The file that makes the folder a lake comes last, so a copy that was
    cut short passes for none. The copy has an id of its own and no ledger: a ledger that knows the
    living lake must not speak for the copy, so it is filled from the copy's `url_ledger`.
    Raises LakeSetupError where the folder holds something or lies in the lake, CorruptFile for a
    damaged part file.
    """
    check_apart(lake, folder)
    if folder.exists() and any(folder.iterdir()):
        raise LakeSetupError(str(folder), "is not empty", "name a new folder for the snapshot")
    target = DiskStore(folder)
    prepare_folder(target, [dataset.tree for dataset in DATASETS])
    files = size = 0
    for path, stored in collect_files(lake):
        target.replace(path, stored.data.to_pybytes(), expected=None)
        files, size = files + 1, size + stored.data.size
    return Snapshot(files=files, bytes=size)


def check_apart(lake: Lake, folder: Path) -> None:
    """Raise LakeSetupError for a folder in the lake or around it: the copy would be copied, too."""
    if not isinstance(lake.store, DiskStore):
        return
    root, target = Path(lake.store.root), folder.resolve()
    # datasets and the raw archive may be links to elsewhere
    for place in (root, *root.glob("*"), *root.glob("*/*")):
        own = place.resolve()
        if target.is_relative_to(own) or own.is_relative_to(target):
            problem = f"lies in the lake, or around it ({own})"
            raise LakeSetupError(str(folder), problem, "name a folder outside of the lake")


def collect_files(lake: Lake) -> Iterator[tuple[str, StoredFile]]:
    """Yield the files of a snapshot in the order in which a copy must get them."""
    for folder in (SOURCE_STATES, DONE_DAYS, RUNS):
        yield from collect_folder(lake, folder)
    # addresses before the rejected pages that they speak of
    for dataset in reversed(DATASETS):
        if dataset not in _COMMITTED_TOGETHER:
            for partition in list_partitions(lake.store, dataset):
                yield from copy_part(fetch_part(lake.store, dataset, partition))
    # of a day whose articles are lost the rest is what they can be mended with
    together = {part for each in _COMMITTED_TOGETHER for part in list_partitions(lake.store, each)}
    for partition in sorted(together, key=lambda each: each.folder):
        yield from collect_partition(lake, partition)
    for dataset in DATASETS:
        if dataset.pin is not None:
            yield from collect_claims(lake, Claims(lake.store, dataset.name))
    for folder in (RULES, RAW):
        yield from collect_folder(lake, folder)
    for path, stored in read_present(lake, MARKER):
        marker = decode_marker(stored.data.to_pybytes(), lake.root)
        data = encode_marker(replace(marker, lake_id=uuid4().hex))
        yield path, StoredFile(data=pa.py_buffer(data), version=stored.version)


def collect_claims(lake: Lake, claims: Claims) -> Iterator[tuple[str, StoredFile]]:
    """Yield the files of a dataset's claims; first the tail, as the files it names never go away."""
    yield from read_present(lake, claims.tail_path)
    for path, stored in collect_folder(lake, claims.folder):
        if path != claims.tail_path:
            yield path, stored


def collect_folder(lake: Lake, folder: str) -> Iterator[tuple[str, StoredFile]]:
    """Yield the files below a folder."""
    for path in lake.store.list_files(folder):
        yield from read_present(lake, path)


def read_present(lake: Lake, path: str) -> Iterator[tuple[str, StoredFile]]:
    """Yield a file that is there."""
    stored = lake.store.read(path)
    if stored is not None:
        yield path, stored


def copy_part(part: Part | None) -> Iterator[tuple[str, StoredFile]]:
    """Yield a part file that is there; CorruptFile names a damaged one, of which no copy would be sound."""
    if part is not None:
        part.read()
        yield part.path, StoredFile(data=part.data, version=part.version)


def collect_partition(lake: Lake, partition: Partition) -> Iterator[tuple[str, StoredFile]]:
    """Yield the files of one day's articles as they stood together."""
    for _ in range(_ATTEMPTS):
        with lake.store.exclusive():
            parts = [fetch_part(lake.store, each, partition) for each in _COMMITTED_TOGETHER]
            now = fetch_part(lake.store, ARTICLES, partition)
        before = parts[0]
        if (before and before.version) == (now and now.version):
            for part in parts:
                yield from copy_part(part)
            return
    place = f"{lake.store.root}/{partition.locate_part(ARTICLES)}"
    raise LakeBusy(place, "was replaced all the time", "take the snapshot when less is written")
