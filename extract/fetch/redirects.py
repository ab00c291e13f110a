"""An address and the answer's Location in; the next address out."""

import re
from urllib.parse import urljoin

from extract.fetch.faults import FetchFault
from records.addresses import is_web_address
from records.pages import FailureKind

MAX_REDIRECTS = 10
REDIRECT_STATUSES = frozenset({301, 302, 303, 307, 308})
_BEYOND_ASCII = re.compile("[\x80-\xff]")


def read_location(url: str, location: str | None) -> str:
    """Return the absolute http(s) address a redirect leads to; raises FetchFault(REDIRECT)."""
    if not location:
        raise FetchFault(FailureKind.REDIRECT, "a redirect without Location")
    try:
        target = urljoin(url, _undo_latin1(location).strip().replace(" ", "%20")).partition("#")[0]
    except ValueError:
        target = ""
    if not is_web_address(target):
        raise FetchFault(FailureKind.REDIRECT, f"leads to {location[:200]!r}")
    return target


def _undo_latin1(location: str) -> str:
    """Return a Location as its server meant it: http.client reads headers as Latin-1, servers write UTF-8.

    Of another charset only the bytes are known, and they are what the server knows its page by.
    """
    try:
        return location.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return _BEYOND_ASCII.sub(lambda found: f"%{ord(found[0]):02X}", location)
