"""A lake and the present in; closed days compressed harder, old leftovers swept away."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from stat import S_ISDIR

import pyarrow as pa

from load.lake import RUN_STAMP, RUNS, Lake
from load.part_file import CLOSED_ZSTD_LEVEL, open_part, read_level
from load.partitions import Partition
from load.parts import commit_part, fetch_part, list_partitions
from load.schema import DATASETS, Dataset
from load.storage.commits import commit
from load.storage.disk import STAGING, DiskStore

CLOSED_AFTER = timedelta(days=7)
STAGED_FOR = timedelta(days=1)
KEEP_RUNS_FOR = timedelta(days=90)


@dataclass(frozen=True, slots=True, kw_only=True)
class Maintenance:
    """What maintenance did."""

    recompressed_files: int
    saved_bytes: int
    swept_files: int
    dropped_runs: int


def maintain_lake(lake: Lake, *, now: datetime) -> Maintenance:
    """Recompress days that are closed, sweep what kills left in the staging, drop old run files.

    Safe beside running writers and at any kill; the rows stay the same. Nothing to do writes nothing.
    """
    saved = [
        recompress(lake, dataset, partition)
        for dataset in DATASETS
        for partition in list_partitions(lake.store, dataset)
        if partition.day < (now - CLOSED_AFTER).date()
    ]
    done = [each for each in saved if each is not None]
    return Maintenance(
        recompressed_files=len(done),
        saved_bytes=sum(done),
        swept_files=sweep_staging(lake, now),
        dropped_runs=drop_runs(lake, now),
    )


def recompress(lake: Lake, dataset: Dataset, partition: Partition) -> int | None:
    """Write a closed partition at the higher level; return the bytes saved, None if it was."""

    def attempt() -> int | None:
        part = fetch_part(lake.store, dataset, partition)
        if part is None:
            return None
        reader = open_part(pa.BufferReader(part.data), dataset, part.place)
        if read_level(reader) == CLOSED_ZSTD_LEVEL:
            return None
        size = commit_part(
            lake.store, dataset, partition, part.read(), replaces=part, level=CLOSED_ZSTD_LEVEL
        )
        return int(part.data.size) - size

    return commit(lake.store, partition.locate_part(dataset), attempt)


def sweep_staging(lake: Lake, now: datetime) -> int:
    """Delete staged files that no living commit can still want; return how many."""
    if not isinstance(lake.store, DiskStore):
        return 0
    swept = 0
    for path in (Path(lake.store.root) / STAGING).iterdir():
        try:
            found = path.stat()
        except FileNotFoundError:
            # a writer has just committed it
            continue
        changed_at = datetime.fromtimestamp(found.st_mtime, UTC)
        if changed_at < now - STAGED_FOR and not S_ISDIR(found.st_mode):
            path.unlink(missing_ok=True)
            swept += 1
    return swept


def drop_runs(lake: Lake, now: datetime) -> int:
    """Delete the books of old runs, never those of the last; return how many."""
    oldest_kept = (now - KEEP_RUNS_FOR).astimezone(UTC).strftime(RUN_STAMP)
    old = [name for name in lake.store.list_names(RUNS)[:-1] if name < oldest_kept]
    for name in old:
        lake.store.delete(f"{RUNS}/{name}")
    return len(old)
