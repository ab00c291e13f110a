"""The raw archive's place in an object store: each file is one PUT, sent again where it meets another."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import mkstemp
from time import sleep
from typing import Any

import obstore
from obstore.exceptions import AlreadyExistsError, NotFoundError
from obstore.store import ObjectStore

from extract.raw_archive.errors import SegmentExistsError, SegmentMissingError
from extract.raw_archive.layout import RAW

_PAUSES_SECONDS = (0.2, 0.4, 0.8, 1.6)


class StorePlace:
    """An object store; each file is one PUT, never a multipart upload."""

    def __init__(self, store: ObjectStore) -> None:
        """Keep the store, whose root is the lake's root."""
        self._store = store

    def exists(self, path: str) -> bool:
        """See Place."""
        try:
            obstore.head(self._store, f"{RAW}/{path}")
        except (NotFoundError, FileNotFoundError):
            return False
        return True

    def open_staging(self) -> Path:
        """See Place."""
        descriptor, name = mkstemp(prefix="newslake-raw-")
        os.close(descriptor)
        return Path(name)

    def create(self, path: str, staged: Path) -> None:
        """See Place."""

        def put() -> None:
            try:
                obstore.put(
                    self._store, f"{RAW}/{path}", staged, mode="create", use_multipart=False
                )
            except AlreadyExistsError:
                if not self.exists(path):
                    raise
                # A PUT whose answer was lost is sent again and then finds itself.
                if self.read(path) != staged.read_bytes():
                    raise SegmentExistsError(path) from None

        _repeat_in_conflict(put)

    def replace(self, path: str, content: bytes) -> None:
        """See Place."""
        _repeat_in_conflict(
            lambda: obstore.put(self._store, f"{RAW}/{path}", content, use_multipart=False)
        )

    def read(self, path: str, offset: int = 0, length: int | None = None) -> bytes:
        """See Place."""
        try:
            wanted: Any = {"offset": offset} if length is None else (offset, offset + length)
            return bytes(
                obstore.get(self._store, f"{RAW}/{path}", options={"range": wanted}).bytes()
            )
        except (NotFoundError, FileNotFoundError):
            raise SegmentMissingError(path) from None

    def list_files(self, folder: str) -> Iterator[str]:
        """See Place."""
        found = obstore.list_with_delimiter(self._store, prefix=f"{RAW}/{folder}/")
        yield from sorted(entry["path"].removeprefix(f"{RAW}/") for entry in found["objects"])

    def list_folders(self, folder: str) -> Iterator[str]:
        """See Place."""
        found = obstore.list_with_delimiter(self._store, prefix=f"{RAW}/{folder}/")
        yield from sorted(
            prefix.rstrip("/").rpartition("/")[2] for prefix in found["common_prefixes"]
        )


def _repeat_in_conflict(put: Callable[[], object]) -> None:
    """Send a PUT, again after a pause where another to the same object is under way (409)."""
    for pause_seconds in _PAUSES_SECONDS:
        try:
            put()
        except AlreadyExistsError:
            sleep(pause_seconds)
        else:
            return
    put()
