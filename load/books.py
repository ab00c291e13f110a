"""A run's books in, one JSON file a run out; and back for status and verification."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from pydantic import TypeAdapter, ValidationError

from load.errors import BooksDoNotClose, CorruptFile
from load.lake import RUN_STAMP, RUNS, Lake
from load.storage.commits import commit
from load.storage.store import Store
from records.outcome import SourceBooks


@dataclass(frozen=True, slots=True, kw_only=True)
class RunBooks:
    """What one run did, a source at a time."""

    run_id: str
    started_at: datetime
    finished_at: datetime
    sources: tuple[SourceBooks, ...]

    @property
    def closes(self) -> bool:
        """True when the books of every source close."""
        return all(books.closes for books in self.sources)


_BOOKS = TypeAdapter(RunBooks)


def write_books(
    lake: Lake,
    run_id: str,
    started_at: datetime,
    finished_at: datetime,
    books: Sequence[SourceBooks],
) -> str:
    """Write a run's books and return their path; written twice they stand once.

    Raises BooksDoNotClose, after writing, where a source's ends do not add up.
    """
    run = RunBooks(
        run_id=run_id, started_at=started_at, finished_at=finished_at, sources=tuple(books)
    )
    path = locate_books(run)
    data = _BOOKS.dump_json(run, indent=2) + b"\n"
    replace_file(lake.store, path, data)
    check_books(run, f"{lake.store.root}/{path}")
    return path


def locate_books(run: RunBooks) -> str:
    """Return the path of a run's books; in the order of their names runs are in order of start."""
    return f"{RUNS}/{run.started_at.astimezone(UTC).strftime(RUN_STAMP)}-{run.run_id}.json"


def check_books(run: RunBooks, place: str) -> None:
    """Raise BooksDoNotClose naming every source whose ends do not add up."""
    open_books = [
        f"{books.source} discovered {books.discovered} and ended {books.ends.total()}"
        for books in run.sources
        if not books.closes
    ]
    if open_books:
        remedy = "pages were lost or counted twice: report it with this file"
        raise BooksDoNotClose(place, "; ".join(open_books), remedy)


def read_books(store: Store, newest: int | None = None) -> Iterator[RunBooks]:
    """Yield the books of all runs, or of the newest so many, oldest first."""
    names = store.list_names(RUNS)
    for name in names if newest is None else names[-newest:]:
        stored = store.read(f"{RUNS}/{name}")
        if stored is not None:
            yield decode_books(stored.data.to_pybytes(), f"{store.root}/{RUNS}/{name}")


def decode_books(data: bytes, place: str) -> RunBooks:
    """Return a run's books, or raise CorruptFile naming the file."""
    try:
        return _BOOKS.validate_json(data)
    except ValidationError as error:
        remedy = "delete it; the dataset is not touched by this"
        raise CorruptFile(place, f"is not the books of a run ({error})", remedy) from error


def replace_file(store: Store, path: str, data: bytes) -> None:
    """Replace a small file by another writer's leave or not: the last one stands."""

    def attempt() -> None:
        stored = store.read(path)
        if stored is None or stored.data.to_pybytes() != data:
            store.replace(path, data, expected=None if stored is None else stored.version)

    commit(store, path, attempt)
