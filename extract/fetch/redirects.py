"""An address and the answer's Location in; the next address out."""

from contextlib import suppress
from urllib.parse import urljoin

from extract.fetch.faults import FetchFault
from records.addresses import is_web_address
from records.pages import FailureKind

MAX_REDIRECTS = 10
REDIRECT_STATUSES = frozenset({301, 302, 303, 307, 308})


def read_location(url: str, location: str | None) -> str:
    """Return the absolute http(s) address a redirect leads to; raises FetchFault(REDIRECT)."""
    if not location:
        raise FetchFault(FailureKind.REDIRECT, "a redirect without Location")
    with suppress(UnicodeError):
        # http.client reads headers as Latin-1, servers write them in UTF-8.
        location = location.encode("latin-1").decode("utf-8")
    try:
        target = urljoin(url, location.strip().replace(" ", "%20")).partition("#")[0]
    except ValueError:
        target = ""
    if not is_web_address(target):
        raise FetchFault(FailureKind.REDIRECT, f"leads to {location[:200]!r}")
    return target
