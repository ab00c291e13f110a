"""What every kind of storage offers the lake: whole files, read and replaced atomically."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import BinaryIO, Protocol

import pyarrow as pa

FileVersion = tuple[tuple[str, str], ...]
"""What names one version of a file, for a replacement that must follow exactly it."""

CheckData = Callable[[pa.Buffer], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredFile:
    """One whole version of a file."""

    data: pa.Buffer
    version: FileVersion


class ChangedMeanwhile(Exception):  # noqa: N818 - not an error: the commit starts again
    """Another writer replaced the file, or may have: read it again and decide anew.

    `own_fate_unknown` is True where our own write may nevertheless have been carried out.
    """

    def __init__(self, path: str, *, own_fate_unknown: bool = False) -> None:
        super().__init__(path)
        self.own_fate_unknown = own_fate_unknown


class Store(Protocol):
    """Files by path relative to the lake's root, "/" between folders.

    `replace` commits all of `data` or nothing, after `check` has passed on what will be committed;
    `expected` is the version it replaces, None for a new file; it may raise ChangedMeanwhile.
    `exclusive` keeps other writers out where the storage can; others rely on `expected`.
    """

    root: str

    def read(self, path: str) -> StoredFile | None:
        """Return one whole committed version of a file, or None where there is none."""

    def open_file(self, path: str) -> BinaryIO | None:
        """Return a reader of one version of a file that fetches only what is asked for.

        Its reads raise ChangedMeanwhile where the file was replaced and the old version is gone.
        """

    def replace(
        self,
        path: str,
        data: bytes,
        *,
        expected: FileVersion | None,
        check: CheckData | None = None,
    ) -> None:
        """Commit a whole new version of a file."""

    def list_files(self, folder: str) -> Iterator[str]:
        """Yield the paths of all files below a folder, in order."""

    def list_names(self, folder: str) -> list[str]:
        """Return the names of the files and folders directly inside a folder, in order."""

    def delete(self, path: str) -> None:
        """Remove a file; one that is gone already is no error."""

    def exclusive(self) -> AbstractContextManager[None]:
        """Keep other writers out while inside."""
