"""What fetching hands on: a page's bytes with their provenance, or the reason there are none."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from records.links import PageLink


class FailureKind(StrEnum):
    """Why a page could not be fetched."""

    ROBOTS = "robots"
    GUARD = "guard"
    DNS = "dns"
    CONNECT = "connect"
    TLS = "tls"
    TIMEOUT = "timeout"
    STATUS = "status"
    REDIRECT = "redirect"
    TOO_LARGE = "too_large"
    TRUNCATED = "truncated"
    ENCODING = "encoding"
    CONTENT_TYPE = "content_type"
    PROTOCOL = "protocol"
    INVALID_URL = "invalid_url"
    UNEXPECTED = "unexpected"


@dataclass(frozen=True, slots=True, kw_only=True)
class RawRef:
    """Where a page's bytes lie in the raw archive: segment (path below lake/raw) and byte offset."""

    segment: str
    offset: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RawPage:
    """One fetched page, exactly as served (content encoding undone, characters untouched).

    `headers` keep the server's order, names in lower case. `fetched_at` is aware UTC.
    """

    link: PageLink
    final_url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    fetched_at: datetime

    def header(self, name: str) -> str | None:
        """Return the first value of a header, or None."""
        return next((value for key, value in self.headers if key == name), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivedPage:
    """A page together with the place in the raw archive that holds it."""

    page: RawPage
    ref: RawRef


@dataclass(frozen=True, slots=True, kw_only=True)
class Validators:
    """What a server gave to ask later whether a page has changed (conditional GET)."""

    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NotModified:
    """The server's word that a page is the one already held (status 304)."""

    link: PageLink
    fetched_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchFailure:
    """An expected failure to fetch, as a value.

    `retry_after_seconds` is the server's own wish; `passing` says that a later try may succeed.
    """

    link: PageLink
    kind: FailureKind
    failed_at: datetime
    detail: str
    status: int | None = None
    retry_after_seconds: float | None = None
    passing: bool = False

    @property
    def is_blocked(self) -> bool:
        """True where we chose not to ask (robots.txt, guard), not where asking failed.

        A robots.txt that could not be had has forbidden nothing: that is a failure which may pass.
        """
        return self.kind in {FailureKind.ROBOTS, FailureKind.GUARD} and not self.passing


FetchResult = RawPage | NotModified | FetchFailure
