"""An attempt at a commit in; made again, from what stands by then, while other writers are first."""

from collections.abc import Callable
from typing import TypeVar

from load.errors import LakeBusy
from load.storage.store import ChangedMeanwhile, Store

COMMIT_ATTEMPTS = 1_000

Answer = TypeVar("Answer")


def commit(store: Store, path: str, attempt: Callable[[], Answer]) -> Answer:
    """Return what an attempt returns that reads a file, decides and replaces it.

    It is made with other writers kept out, and again where it raises ChangedMeanwhile.
    Raises LakeBusy naming the file where other writers win every time.
    """
    for _ in range(COMMIT_ATTEMPTS):
        with store.exclusive():
            try:
                return attempt()
            except ChangedMeanwhile:
                continue
    raise LakeBusy(f"{store.root}/{path}", "other writers won every commit", "run again later")
