"""A dataset and a partition in; its rows, read or committed as one whole file."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pyarrow as pa

from load.errors import ForeignFile
from load.part_file import FRESH_ZSTD_LEVEL, check_part, encode_rows, read_part
from load.partitions import Partition, parse_part_path
from load.schema import Dataset
from load.storage.store import FileVersion, Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One committed version of a partition's file; `place` is its path with the lake's root before it."""

    path: str
    place: str
    data: pa.Buffer
    version: FileVersion
    dataset: Dataset

    def read(self, columns: Sequence[str] | None = None) -> pa.Table:
        """Return the rows, all columns or some; CorruptFile or SchemaMismatch name the file."""
        return read_part(self.data, self.dataset, self.place, columns)


def fetch_part(store: Store, dataset: Dataset, partition: Partition) -> Part | None:
    """Return the partition's file as it stands, or None where there is none."""
    path = partition.locate_part(dataset)
    stored = store.read(path)
    if stored is None:
        return None
    return Part(
        path=path,
        place=f"{store.root}/{path}",
        data=stored.data,
        version=stored.version,
        dataset=dataset,
    )


def commit_part(
    store: Store,
    dataset: Dataset,
    partition: Partition,
    rows: pa.Table,
    *,
    replaces: Part | None,
    level: int = FRESH_ZSTD_LEVEL,
) -> int:
    """Commit these rows as the partition's file and return its bytes; it is read back first."""
    path = partition.locate_part(dataset)
    check_folder(store, dataset, partition)
    data = encode_rows(rows, dataset, level=level)
    store.replace(
        path,
        data,
        expected=None if replaces is None else replaces.version,
        check=lambda staged: check_part(staged, dataset, f"{store.root}/{path}", rows.num_rows),
    )
    return len(data)


def check_folder(store: Store, dataset: Dataset, partition: Partition) -> None:
    """Raise ForeignFile where a partition's folder holds anything but its one file."""
    folder = f"{dataset.tree}/{partition.folder}"
    for path in store.list_files(folder):
        if parse_part_path(path, dataset) is None:
            raise describe_foreign(store, path)


def list_partitions(
    store: Store, dataset: Dataset, folder: str | None = None
) -> Iterator[Partition]:
    """Yield the partitions of a dataset or of a folder in it, in order; ForeignFile names what is none."""
    for path in store.list_files(folder or dataset.name):
        partition = parse_part_path(path, dataset)
        if partition is None:
            raise describe_foreign(store, path)
        yield partition


def describe_foreign(store: Store, path: str) -> ForeignFile:
    """Return the error for a file that has no place in a dataset's tree."""
    problem = "is not a part file of this lake; readers would take it for data or stumble over it"
    return ForeignFile(f"{store.root}/{path}", problem, "move it out of the dataset")
