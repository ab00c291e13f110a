"""A folder and a host in; a small file of the host's that a lock of the kernel's can be put on out."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

from extract.fetch.faults import FetchSetupError


class HostFiles:
    """The files all processes share that must be polite together; raises FetchSetupError where it cannot be used."""

    def __init__(self, folder: Path) -> None:
        """Make `folder` where it is missing."""
        self._folder = folder
        with self.name_faults():
            folder.mkdir(parents=True, exist_ok=True)

    @contextmanager
    def open(self, host: str, part: str = "") -> Iterator[int]:
        """Yield a descriptor of one file of a host's; closing it lets go of its lock, as dying does."""
        # a host's name holds no "+" once it is quoted
        name = f"{_quote_host(host)}+{part}" if part else _quote_host(host)
        with self.name_faults():
            descriptor = os.open(self._folder / name, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            yield descriptor
        finally:
            os.close(descriptor)

    def lock(self, descriptor: int, kind: int = fcntl.LOCK_EX) -> bool:
        """Lock an open file, waiting for those who have locked it; False where `kind` says not to wait."""
        with self.name_faults():
            try:
                fcntl.flock(descriptor, kind)
            except BlockingIOError:
                return False
        return True

    @contextmanager
    def name_faults(self) -> Iterator[None]:
        """Say of a file that cannot be used what to do about it."""
        try:
            yield
        except OSError as error:
            raise FetchSetupError(
                f"the pace folder {self._folder} cannot be used: {error.strerror}; "
                "set `state` (NEWSLAKE_STATE) to a folder that can be written"
            ) from error


def _quote_host(host: str) -> str:
    name = quote(host, safe=".-_")
    return name if len(name) <= 150 else sha256(host.encode()).hexdigest()
