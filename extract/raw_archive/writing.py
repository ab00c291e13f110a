"""Fetched pages of one batch in; one published segment with its index out."""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from itertools import chain, count
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from extract.raw_archive.errors import ArchiveUnwritableError, SegmentExistsError
from extract.raw_archive.index import IndexLine, write_index
from extract.raw_archive.layout import SEGMENT_SUFFIX, name_day, name_index, name_segment
from extract.raw_archive.places import PLACE_ERRORS, describe_fault, open_place
from extract.raw_archive.warc import write_record
from records.pages import RawPage, RawRef


class SegmentWriter:
    """Gathers one batch's pages; leaving `with` without an exception publishes them together.

    Nothing is seen by readers before that, and an exception inside `with` publishes nothing. A batch
    without pages makes no segment. Raises ArchiveUnwritableError and SegmentExistsError.
    """

    def __init__(
        self, root: str, *, source: str, run_id: str, batch: int, started_at: datetime
    ) -> None:
        """Name the segment; `started_at` is the run's start, aware UTC."""
        self._root = root
        self._source = source
        self._run_id = run_id
        self._batch = batch
        self._segment = name_segment(source, run_id, batch, started_at)
        self._lines: list[IndexLine] = []
        self._length = 0
        self._file: BinaryIO | None = None
        self._staged: Path | None = None

    def __enter__(self) -> Self:
        """Open the staging file; a segment that is already published is refused before any work."""
        with _name_faults(self._root):
            self._place = open_place(self._root)
            if self._place.exists(self._segment):
                raise SegmentExistsError(self._segment)
            self._staged = self._place.open_staging()
            self._file = self._staged.open("wb")
        return self

    def append(self, page: RawPage) -> RawRef:
        """Write a page to the staged segment; the reference holds once the segment is published."""
        assert self._file is not None, "append() belongs inside `with SegmentWriter(...)`"
        record = write_record(page, run_id=self._run_id)
        with _name_faults(self._root):
            self._file.write(record)
        ref = RawRef(segment=self._segment, offset=self._length)
        self._lines.append(
            IndexLine(
                fetched_at=page.fetched_at.astimezone(UTC).isoformat(timespec="microseconds"),
                segment=self._segment,
                offset=self._length,
                length=len(record),
                url=page.link.url,
            )
        )
        self._length += len(record)
        return ref

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Publish the segment, or drop it after an exception."""
        assert self._file is not None
        assert self._staged is not None
        try:
            with _name_faults(self._root):
                self._file.close()
                if error is None and self._lines:
                    self._publish(self._staged)
        finally:
            self._staged.unlink(missing_ok=True)

    def _publish(self, staged: Path) -> None:
        """Publish indexes first: a reader passes over an index whose segment is not there."""
        days: dict[date, list[IndexLine]] = defaultdict(list)
        for line in self._lines:
            days[line.day].append(line)
        for day, lines in sorted(days.items()):
            path = name_index(self._source, day, self._run_id, self._batch)
            self._place.replace(path, write_index(lines))
        self._place.create(self._segment, staged)


def number_run(root: str, source: str, run_id: str, started_at: datetime) -> str:
    """Return a run's name, with a number behind it where a run of this name has archived pages that day."""
    folder = name_day(source, started_at.astimezone(UTC).date())
    with _name_faults(root):
        names = [path.rpartition("/")[2] for path in open_place(root).list_files(folder)]
    taken = {
        name.removesuffix(SEGMENT_SUFFIX).rpartition("-")[0]
        for name in names
        if name.endswith(SEGMENT_SUFFIX)
    }
    numbered = (f"{run_id}-{number}" for number in count(2))
    return next(name for name in chain([run_id], numbered) if name not in taken)


@contextmanager
def _name_faults(root: str) -> Iterator[None]:
    try:
        yield
    except PLACE_ERRORS as error:
        message = f"the raw archive in {root} cannot be written: {describe_fault(error)}"
        raise ArchiveUnwritableError(message) from error
