"""One version of an object in; a file that asks for its ranges only when they are read."""

import io
from collections.abc import Callable
from typing import TYPE_CHECKING

from load.storage.store import ChangedMeanwhile, FileVersion, StoredFile

if TYPE_CHECKING:
    from typing_extensions import Buffer


class ObjectFile(io.RawIOBase):
    """One version of an object as a file, read by ranges."""

    def __init__(
        self,
        read_range: Callable[[str, int, int], StoredFile],
        path: str,
        size: int,
        version: FileVersion,
    ) -> None:
        super().__init__()
        self._read_range = read_range
        self._path = path
        self._size = size
        self._version = version
        self._place = 0

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def seekable(self) -> bool:
        """Say that it can be read from any place."""
        return True

    def tell(self) -> int:
        """Return the place of the next byte."""
        return self._place

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place."""
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._place, io.SEEK_END: self._size}[whence]
        self._place = start + offset
        return self._place

    def readinto(self, buffer: "Buffer") -> int:
        """Fill a buffer; ChangedMeanwhile where the object has been replaced."""
        target = memoryview(buffer).cast("B")
        end = min(self._place + len(target), self._size)
        if end <= self._place:
            return 0
        got = self._read_range(self._path, self._place, end)
        if got.version != self._version:
            raise ChangedMeanwhile(self._path)
        target[: end - self._place] = got.data.to_pybytes()
        count, self._place = end - self._place, end
        return count
