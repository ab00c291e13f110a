"""Pages as fetched in, immutable WARC segments on disk or in an object store out, and back again."""

from extract.raw_archive.errors import (
    ArchiveUnreadableError,
    ArchiveUnwritableError,
    DamagedRecordError,
    RawArchiveError,
    SegmentExistsError,
    SegmentMissingError,
)
from extract.raw_archive.index import IndexLine, read_index
from extract.raw_archive.layout import INDEX_SUFFIX, name_index_of
from extract.raw_archive.reading import iterate_raw_pages, read_raw_page
from extract.raw_archive.writing import SegmentWriter, number_run

__all__ = [
    "INDEX_SUFFIX",
    "ArchiveUnreadableError",
    "ArchiveUnwritableError",
    "DamagedRecordError",
    "IndexLine",
    "RawArchiveError",
    "SegmentExistsError",
    "SegmentMissingError",
    "SegmentWriter",
    "iterate_raw_pages",
    "name_index_of",
    "number_run",
    "read_index",
    "read_raw_page",
]
