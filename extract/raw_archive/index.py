"""A segment's pages in; the lines that say when each was fetched and where it lies out, and back."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime

from extract.raw_archive.errors import DamagedRecordError
from extract.raw_archive.layout import name_index_of


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


def read_index(content: bytes, path: str) -> list[IndexLine]:
    """Return the lines of the index at a path: some, all of its own segment; raises DamagedRecordError."""
    try:
        lines = [IndexLine(**json.loads(line)) for line in content.splitlines()]
        own = {line.segment for line in lines if name_index_of(line.segment, line.day) == path}
    except (ValueError, TypeError, AttributeError) as error:
        raise DamagedRecordError(f"not an index: {error}") from error
    if not lines:
        raise DamagedRecordError("the index names no page")
    for line in lines:
        if own != {line.segment}:
            raise DamagedRecordError(f"the index names a page of another segment: {line.segment}")
    return lines
