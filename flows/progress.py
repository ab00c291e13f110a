"""Signs of life from a run, for whoever watches it in this process (a progress bar, or nobody)."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Protocol


class Watch(Protocol):
    """Whoever watches a run."""

    def expect(self, source: str, pages: int) -> None:
        """Learn how many pages of a source will be fetched."""

    def advance(self, source: str) -> None:
        """Learn that one more page of a source is done."""


class Silence:
    """Nobody watches."""

    def expect(self, source: str, pages: int) -> None:
        """Do nothing."""

    def advance(self, source: str) -> None:
        """Do nothing."""


# A context variable, because a flow's parameters must be plain data.
WATCH: ContextVar[Watch] = ContextVar("newslake_watch", default=Silence())  # noqa: B039 - Silence holds nothing


@contextmanager
def watching(watch: Watch) -> Iterator[None]:
    """Let someone watch the runs of this context."""
    token = WATCH.set(watch)
    try:
        yield
    finally:
        WATCH.reset(token)
