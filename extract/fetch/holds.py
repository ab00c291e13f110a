"""A host in; the right to have the only request to it under way out, across threads and processes."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager

from extract.fetch.host_files import HostFiles

_PART = "busy"


class Holds:
    """Keeps the requests to a host from overlapping, by a lock on an empty file of the host's.

    Whoever has a hold waits for nothing but the answer: nobody has two of them, so none waits in a circle.
    """

    def __init__(self, files: HostFiles) -> None:
        """Use the files that all processes share."""
        self._files = files

    @contextmanager
    def try_hold(self, host: str) -> Iterator[bool]:
        """Hold a host within `with`, or yield False at once where another does."""
        with self._files.open(host, _PART) as descriptor:
            yield self._files.lock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def wait_until_free(self, host: str) -> None:
        """Return when nobody holds a host any more."""
        with self._files.open(host, _PART) as descriptor:
            self._files.lock(descriptor, fcntl.LOCK_SH)
