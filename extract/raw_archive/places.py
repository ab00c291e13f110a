"""A lake root in; the place its raw archive is kept, on disk or in an object store, out."""

import os
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any, Protocol
from uuid import uuid4

from obstore.exceptions import BaseError
from obstore.store import from_url

from extract.raw_archive.errors import SegmentExistsError, SegmentMissingError
from extract.raw_archive.layout import RAW
from extract.raw_archive.store_place import StorePlace

STAGING = "_lake/staging"
# What a disk or a store raises where it cannot be read or written.
PLACE_ERRORS = (OSError, BaseError)


class Place(Protocol):
    """Where segments and indexes are kept; paths are below <root>/raw/."""

    def open_staging(self) -> Path:
        """Return the path of a new local file that a segment can grow in, unseen by readers."""

    def exists(self, path: str) -> bool:
        """Tell whether a file is published."""

    def create(self, path: str, staged: Path) -> None:
        """Publish a staged file whole and durable; SegmentExistsError where other bytes are there."""

    def replace(self, path: str, content: bytes) -> None:
        """Publish a small file whole, in place of one that may be there."""

    def read(self, path: str, offset: int = 0, length: int | None = None) -> bytes:
        """Return a file's bytes from an offset; SegmentMissingError where there is none."""

    def list_files(self, folder: str) -> Iterator[str]:
        """Return the paths of the files in one folder, in order; none for a missing one."""

    def list_folders(self, folder: str) -> Iterator[str]:
        """Return the names of the folders in one folder, in order; none for a missing one."""


def open_place(root: str) -> Place:
    """Return the place of a root: a folder's path, or the URL of an object store.

    A store's credentials and endpoint come from its own environment variables (AWS_*).
    """
    if "://" in root:
        options: Any = {"allow_http": True, "timeout": timedelta(seconds=60)}
        return StorePlace(from_url(root, client_options=options))
    return DiskPlace(Path(root).expanduser())


def describe_fault(error: Exception) -> str:
    """Return one line about a place's error; a store's own text spans many."""
    return getattr(error, "strerror", None) or str(error).partition("\n")[0]


class DiskPlace:
    """A folder; files are written beside it, flushed to disk and renamed."""

    def __init__(self, root: Path) -> None:
        """Keep the lake's root; nothing is made before the first write."""
        self._raw = root / RAW
        self._staging = root / STAGING

    def exists(self, path: str) -> bool:
        """See Place."""
        return (self._raw / path).is_file()

    def open_staging(self) -> Path:
        """See Place."""
        _make_folder(self._staging)
        return self._staging / f"raw-{uuid4().hex}"

    def create(self, path: str, staged: Path) -> None:
        """See Place."""
        target = self._raw / path
        if target.is_file():
            if target.read_bytes() != staged.read_bytes():
                raise SegmentExistsError(path)
            return
        self._publish(staged, target)

    def replace(self, path: str, content: bytes) -> None:
        """See Place."""
        staged = self.open_staging()
        try:
            staged.write_bytes(content)
            self._publish(staged, self._raw / path)
        finally:
            staged.unlink(missing_ok=True)

    def _publish(self, staged: Path, target: Path) -> None:
        _make_folder(target.parent)
        _flush(staged)
        staged.rename(target)
        _flush(target.parent)

    def read(self, path: str, offset: int = 0, length: int | None = None) -> bytes:
        """See Place."""
        try:
            with (self._raw / path).open("rb") as file:
                file.seek(offset)
                return file.read() if length is None else file.read(length)
        except FileNotFoundError:
            raise SegmentMissingError(path) from None

    def list_files(self, folder: str) -> Iterator[str]:
        """See Place."""
        found = self._raw / folder
        if found.is_dir():
            yield from sorted(f"{folder}/{file.name}" for file in found.iterdir() if file.is_file())

    def list_folders(self, folder: str) -> Iterator[str]:
        """See Place."""
        found = self._raw / folder
        if found.is_dir():
            yield from sorted(entry.name for entry in found.iterdir() if entry.is_dir())


def _make_folder(folder: Path) -> None:
    """Make a folder and its parents, each one's name flushed to disk."""
    missing = [part for part in (folder, *folder.parents) if not part.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    for part in missing:
        _flush(part.parent)


def _flush(place: Path) -> None:
    """Flush a file's or folder's content to disk."""
    descriptor = os.open(place, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
