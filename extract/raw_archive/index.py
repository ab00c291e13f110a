"""A segment's pages in; the lines that say when each was fetched and where it lies out, and back."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime

from extract.raw_archive.errors import DamagedRecordError


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class IndexLine:
    """One archived page: `fetched_at` in ISO 8601, aware UTC; the record's place and length in bytes."""

    fetched_at: str
    segment: str
    offset: int
    length: int
    url: str

    @property
    def day(self) -> date:
        """The UTC day of the fetch."""
        return datetime.fromisoformat(self.fetched_at).astimezone(UTC).date()


def write_index(lines: Iterable[IndexLine]) -> bytes:
    """Return index lines as JSON Lines."""
    return "".join(json.dumps(asdict(line), sort_keys=True) + "\n" for line in lines).encode()


def read_index(content: bytes) -> list[IndexLine]:
    """Return the lines of an index; raises DamagedRecordError."""
    try:
        return [IndexLine(**json.loads(line)) for line in content.splitlines()]
    except (ValueError, TypeError) as error:
        raise DamagedRecordError(f"not an index: {error}") from error
