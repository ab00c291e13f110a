"""A reference or a range of days in; the archived pages out."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from extract.raw_archive.errors import (
    ArchiveUnreadableError,
    DamagedRecordError,
    SegmentMissingError,
)
from extract.raw_archive.index import IndexLine, read_index
from extract.raw_archive.layout import INDEX_SUFFIX
from extract.raw_archive.places import PLACE_ERRORS, Place, describe_fault, open_place
from extract.raw_archive.warc import read_record
from records.pages import ArchivedPage, RawPage, RawRef

READ_AHEAD_BYTES = 256 * 1024


def read_raw_page(root: str, ref: RawRef, source: str) -> RawPage:
    """Return the page a reference names.

    Raises SegmentMissingError, DamagedRecordError and ArchiveUnreadableError.
    """
    folders = ref.segment.split("/")
    if folders[0] != f"source={source}" or ".." in folders:
        raise SegmentMissingError(f"{ref.segment} is no segment of {source}")
    with _name_faults(root):
        place = open_place(root)
        length = READ_AHEAD_BYTES
        while True:
            member = place.read(ref.segment, ref.offset, length)
            try:
                return read_record(member)
            except DamagedRecordError:
                # A record longer than what was read looks torn, too.
                if len(member) < length:
                    raise
                length *= 8


def iterate_raw_pages(
    root: str, source: str, *, start: date | None, end: date | None
) -> Iterator[ArchivedPage]:
    """Return a source's pages fetched from `start` to `end` (UTC days, both included), oldest first.

    Only one day's index is held in memory. Raises DamagedRecordError for a record that was altered
    and ArchiveUnreadableError.
    """
    with _name_faults(root):
        yield from _iterate_days(open_place(root), source, start, end)


def _iterate_days(
    place: Place, source: str, start: date | None, end: date | None
) -> Iterator[ArchivedPage]:
    for folder in place.list_folders(f"source={source}"):
        day = date.fromisoformat(folder.removeprefix("date="))
        if (start is None or start <= day) and (end is None or day <= end):
            yield from _iterate_day(place, f"source={source}/{folder}")


@contextmanager
def _name_faults(root: str) -> Iterator[None]:
    try:
        yield
    except PLACE_ERRORS as error:
        message = f"the raw archive in {root} cannot be read: {describe_fault(error)}"
        raise ArchiveUnreadableError(message) from error


def _iterate_day(place: Place, folder: str) -> Iterator[ArchivedPage]:
    lines: list[IndexLine] = []
    for path in place.list_files(folder):
        if path.endswith(INDEX_SUFFIX):
            found = read_index(place.read(path))
            # An index without its segment is what a run killed while publishing leaves.
            lines += found if found and place.exists(found[0].segment) else []
    for line in sorted(lines):
        member = place.read(line.segment, line.offset, line.length)
        yield ArchivedPage(
            page=read_record(member), ref=RawRef(segment=line.segment, offset=line.offset)
        )
