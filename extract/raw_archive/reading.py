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
from extract.raw_archive.layout import INDEX_SUFFIX, RAW
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
        raise SegmentMissingError(f"{ref.segment} of {source}")
    with _name_faults(root), _name_damage(root, ref.segment, ref.offset):
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

    Only one day's index is held in memory. Raises DamagedRecordError, which names the file, for an index
    or record that was altered and for a folder of no day, and ArchiveUnreadableError.
    """
    with _name_faults(root):
        place = open_place(root)
        for name in place.list_folders(f"source={source}"):
            folder = f"source={source}/{name}"
            day = _read_day(root, folder)
            if (start is None or start <= day) and (end is None or day <= end):
                yield from _iterate_day(place, root, folder)


def _read_day(root: str, folder: str) -> date:
    try:
        return date.fromisoformat(folder.rpartition("/date=")[2])
    except ValueError:
        message = f"{root}/{RAW}/{folder}: is no day of the raw archive; move it out of there"
        raise DamagedRecordError(message) from None


@contextmanager
def _name_faults(root: str) -> Iterator[None]:
    try:
        yield
    except PLACE_ERRORS as error:
        message = f"the raw archive in {root} cannot be read: {describe_fault(error)}"
        raise ArchiveUnreadableError(message) from error


@contextmanager
def _name_damage(root: str, path: str, offset: int | None = None) -> Iterator[None]:
    """Add to a fault which file of the archive it is in, where in it, and what to do."""
    try:
        yield
    except DamagedRecordError as error:
        record = "" if offset is None else f" the record at byte {offset}:"
        remedy = "restore the file from a copy, or move it away to go on without its pages"
        raise DamagedRecordError(f"{root}/{RAW}/{path}:{record} {error}; {remedy}") from error


def _iterate_day(place: Place, root: str, folder: str) -> Iterator[ArchivedPage]:
    lines: list[IndexLine] = []
    for path in place.list_files(folder):
        if path.endswith(INDEX_SUFFIX):
            with _name_damage(root, path):
                found = read_index(place.read(path), path)
            # An index without its segment is what a run killed while publishing leaves.
            lines += found if place.exists(found[0].segment) else []
    for line in sorted(lines):
        with _name_damage(root, line.segment, line.offset):
            page = read_record(place.read(line.segment, line.offset, line.length))
        yield ArchivedPage(page=page, ref=RawRef(segment=line.segment, offset=line.offset))
