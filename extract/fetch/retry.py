"""What a failed try asks for: how long to wait before the next one."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from random import Random

MAX_TRIES = 3
FIRST_PAUSE_SECONDS = 1.0
# A server's longer wish ends the page for this run; a later run asks again.
LONGEST_WAIT_SECONDS = 60.0
RETRIED_STATUSES = frozenset({429, 500, 502, 503, 504})
PASSING_STATUSES = RETRIED_STATUSES | frozenset({408, 425, 520, 521, 522, 523, 524})


def read_retry_after(value: str | None, *, now: datetime) -> float | None:
    """Return the seconds a Retry-After header asks for (RFC 9110, 10.2.3), or None."""
    text = (value or "").strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    wanted_at = read_http_date(text)
    return None if wanted_at is None else max(0.0, (wanted_at - now).total_seconds())


def read_http_date(value: str | None) -> datetime | None:
    """Return the instant of an HTTP date header, aware UTC, or None."""
    try:
        found = parsedate_to_datetime(value or "")
        # A date without a zone is UTC, as every date in HTTP is.
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def choose_pause(tries_made: int, randomness: Random) -> float:
    """Return the pause after a failed try: doubling, spread over half of itself."""
    longest: float = FIRST_PAUSE_SECONDS * 2 ** (tries_made - 1)
    return longest * (0.5 + randomness.random() / 2)
