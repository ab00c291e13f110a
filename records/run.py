"""The types of one run: what is planned, what a batch brought, and the report at the end."""

from dataclasses import dataclass
from datetime import datetime

from records.article import ParsedArticle
from records.links import PageLink
from records.outcome import Outcome, PageEnd, RejectedPage, SourceBooks
from records.pages import FetchFailure, NotModified, RawRef, Validators


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedPage:
    """One address to fetch; with validators the server may answer that nothing has changed."""

    link: PageLink
    validators: Validators | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcePlan:
    """What one source's run will do: pages to fetch in order, and the ends known without fetching."""

    source: str
    discovered: int
    pages: tuple[PlannedPage, ...]
    ends: tuple[PageEnd, ...]
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Pages of one host, fetched one after another and archived in one segment."""

    source: str
    number: int
    pages: tuple[PlannedPage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadPage:
    """One page fetched, archived and read."""

    link: PageLink
    fetched_at: datetime
    raw_ref: RawRef
    validators: Validators
    parsed: ParsedArticle


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedPage:
    """One page fetched and archived that is no article."""

    link: PageLink
    validators: Validators
    rejected: RejectedPage


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchResult:
    """What one batch brought; every planned page stands in exactly one of the four."""

    source: str
    read: tuple[ReadPage, ...] = ()
    refused: tuple[RefusedPage, ...] = ()
    unmodified: tuple[NotModified, ...] = ()
    failures: tuple[FetchFailure, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RunReport:
    """What one run did: books per source and the end of every address.

    `skipped` says of each source that was left alone why.
    """

    run_id: str
    started_at: datetime
    finished_at: datetime
    books: tuple[SourceBooks, ...]
    ends: tuple[PageEnd, ...]
    skipped: tuple[str, ...] = ()

    def count(self, outcome: Outcome) -> int:
        """Count an outcome over all sources."""
        return sum(books.ends[outcome] for books in self.books)
