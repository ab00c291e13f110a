"""Addresses in, what newslake last knew of each out: the working memory of fetching, in SQLite.

It may be lost without harm: the dataset `url_ledger` is its published view, from which an empty
ledger is filled again. What is not in the view (validators, attempts) costs only fetches.

Entries are a lake's own: a ledger that outlives its lake, or that several lakes share, must never
call stored what this lake does not hold.
"""

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from load.database import Instant, Words, connect, connect_to_read, make_tables, name_faults
from load.errors import LakeUnwritable
from load.lake import Lake
from load.parts import fetch_part, list_partitions
from load.rows import UrlStateRow, identify_url
from load.schema import URL_LEDGER
from load.standing import read_all_hashes
from load.storage.disk import DiskStore
from records.outcome import Outcome

LEDGER_FILE = "_lake/ledger.sqlite"

_ROWS_PER_STATEMENT = 500

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerEntry:
    """What is known of one address of a source; `key` is the normalised address.

    `state` is how the address stands (a page found unchanged stands as stored), `fetched_at` the
    last fetch, `attempts` the failures in a row, `next_try_at` the earliest next request.
    """

    source: str
    key: str
    url: str
    state: Outcome
    first_seen_at: datetime
    reason: str | None = None
    article_id: str | None = None
    fetched_at: datetime | None = None
    etag: str | None = None
    last_modified: str | None = None
    parsed_hash: str | None = None
    content_hash: str | None = None
    attempts: int = 0
    next_try_at: datetime | None = None


_METADATA = sa.MetaData()
# The identity is a hash, as PostgreSQL cannot index a key of 8,000 characters.
_ENTRIES = sa.Table(
    "ledger_entries",
    _METADATA,
    sa.Column("lake_id", sa.String(32), primary_key=True),
    sa.Column("url_id", sa.String(32), primary_key=True),
    sa.Column("source", Words, nullable=False),
    sa.Column("key", Words, nullable=False),
    sa.Column("url", Words, nullable=False),
    sa.Column("state", sa.String(16), nullable=False),
    sa.Column("first_seen_at", Instant, nullable=False),
    sa.Column("reason", Words),
    sa.Column("article_id", sa.String(32)),
    sa.Column("fetched_at", Instant),
    sa.Column("etag", Words),
    sa.Column("last_modified", Words),
    sa.Column("parsed_hash", sa.String(32)),
    sa.Column("content_hash", sa.String(32)),
    sa.Column("attempts", sa.Integer, nullable=False),
    sa.Column("next_try_at", Instant),
    sa.Index("ledger_entries_of_source", "lake_id", "source"),
)


class Ledger:
    """The entries of all sources of a lake; a context manager, safe for several processes at once."""

    def __init__(self, engine: sa.Engine, lake_id: str) -> None:
        self._engine = engine
        self._lake_id = lake_id
        self._ours = _ENTRIES.c.lake_id == lake_id

    def __enter__(self) -> Self:
        """Return the ledger."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close every connection."""
        self.close()

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()

    def get(self, source: str, keys: Iterable[str]) -> dict[str, LedgerEntry]:
        """Return the entries of those of a source's keys that are known, by key."""
        found: dict[str, LedgerEntry] = {}
        ids = (identify_url(source, key) for key in keys)
        with self._name_faults(), self._engine.connect() as connection:
            for chunk in cut_chunks(ids, _ROWS_PER_STATEMENT):
                query = sa.select(_ENTRIES).where(self._ours, _ENTRIES.c.url_id.in_(chunk))
                entries = map(read_entry, connection.execute(query).mappings())
                found.update((entry.key, entry) for entry in entries)
        return found

    def find_originals(self, source: str, content_hashes: Iterable[str]) -> dict[str, str]:
        """Return which article of a source holds a content, for those hashes that are stored."""
        found: dict[str, str] = {}
        with self._name_faults(), self._engine.connect() as connection:
            for chunk in cut_chunks(content_hashes, _ROWS_PER_STATEMENT):
                query = (
                    sa.select(_ENTRIES.c.content_hash, sa.func.min(_ENTRIES.c.article_id))
                    .where(self._ours, _ENTRIES.c.source == source)
                    .where(_ENTRIES.c.state == Outcome.STORED.value)
                    .where(_ENTRIES.c.content_hash.in_(chunk))
                    .group_by(_ENTRIES.c.content_hash)
                )
                found.update((row[0], row[1]) for row in connection.execute(query))
        return found

    def upsert(self, entries: Iterable[LedgerEntry]) -> None:
        """Write entries, all or none; the last of several for one address counts."""
        rows = {identify_url(entry.source, entry.key): entry for entry in entries}
        # in one order everywhere, or two writers wait for each other
        values = (
            {"lake_id": self._lake_id, "url_id": url_id, **asdict(rows[url_id])}
            for url_id in sorted(rows)
        )
        with self._name_faults(), self._engine.begin() as connection:
            for chunk in cut_chunks(values, _ROWS_PER_STATEMENT):
                connection.execute(self._build_upsert(), chunk)

    def iterate(self, source: str | None = None) -> Iterator[LedgerEntry]:
        """Yield the entries of a source, or of all, by source and key."""
        query = sa.select(_ENTRIES).where(self._ours).order_by(_ENTRIES.c.source, _ENTRIES.c.key)
        if source is not None:
            query = query.where(_ENTRIES.c.source == source)
        with self._name_faults(), self._engine.connect() as connection:
            yield from map(read_entry, connection.execute(query).mappings())

    def count_waiting(self) -> Counter[str]:
        """Return how many addresses of each source have failed and wait for another try."""
        query = (
            sa.select(_ENTRIES.c.source, sa.func.count())
            .where(self._ours, _ENTRIES.c.state == Outcome.FAILED.value)
            .group_by(_ENTRIES.c.source)
        )
        with self._name_faults(), self._engine.connect() as connection:
            return Counter({row[0]: row[1] for row in connection.execute(query)})

    def is_empty(self) -> bool:
        """Return whether no address is known."""
        with self._name_faults(), self._engine.connect() as connection:
            query = sa.select(_ENTRIES.c.url_id).where(self._ours).limit(1)
            return connection.execute(query).first() is None

    def is_made(self) -> bool:
        """Return whether the database has the table."""
        with self._name_faults():
            return sa.inspect(self._engine).has_table(_ENTRIES.name)

    def prepare(self) -> None:
        """Make the table where it is missing."""
        with self._name_faults():
            make_tables(self._engine, _METADATA)

    def _build_upsert(self) -> sa.Insert:
        dialect = postgresql if self._engine.dialect.name == "postgresql" else sqlite
        insert: Any = dialect.insert(_ENTRIES)
        renewed = {
            column.name: insert.excluded[column.name]
            for column in _ENTRIES.columns
            if not column.primary_key
        }
        statement: sa.Insert = insert.on_conflict_do_update(
            index_elements=["lake_id", "url_id"], set_=renewed
        )
        return statement

    def _name_faults(self) -> AbstractContextManager[None]:
        return name_faults(self._engine)


def open_ledger(lake: Lake, url: str | None = None) -> Ledger:
    """Open the ledger of a lake, filled from its published view where it knows nothing of the lake.

    `url` is an SQLAlchemy URL (postgresql+pg8000://...); without it the ledger is a SQLite file in
    the lake, or in the user's state folder where the lake is an object store.
    """
    address: str | sa.URL | None = url
    if address is None:
        path = locate_ledger(lake)
        make_folder(path.parent)
        # not as text, in which "?" would begin the options
        address = sa.URL.create("sqlite", database=str(path))
    ledger = Ledger(connect(address), lake.lake_id)
    ledger.prepare()
    if ledger.is_empty():
        ledger.upsert(read_published(lake))
    return ledger


def make_folder(folder: Path) -> None:
    """Make the folder of a ledger. Raises LakeUnwritable where it can't be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LakeUnwritable(
            str(folder),
            f"the ledger's folder can't be made ({error.strerror})",
            "set XDG_STATE_HOME to a folder that can be written, or `ledger` in config/settings.toml",
        ) from error


@contextmanager
def look_at_ledger(lake: Lake, url: str | None = None) -> Iterator[Ledger | None]:
    """Open the ledger of a lake to read it only, None where there is none yet; no file is made or changed."""
    engine = connect_to_read(url or sa.URL.create("sqlite", database=str(locate_ledger(lake))))
    if engine is None:
        yield None
        return
    with Ledger(engine, lake.lake_id) as ledger:
        yield ledger if ledger.is_made() else None


def locate_ledger(lake: Lake) -> Path:
    """Return the SQLite file of a lake."""
    if isinstance(lake.store, DiskStore):
        return Path(lake.store.root) / LEDGER_FILE
    state = Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local/state")
    return state / "newslake" / identify_url("lake", lake.store.root) / "ledger.sqlite"


def read_published(lake: Lake) -> Iterator[LedgerEntry]:
    """Yield the entries that the dataset `url_ledger` holds, with what their articles say."""
    hashes = read_all_hashes(lake.store)
    for partition in list_partitions(lake.store, URL_LEDGER):
        part = fetch_part(lake.store, URL_LEDGER, partition)
        if part is not None:
            rows = (UrlStateRow(**row) for row in part.read().to_pylist())
            yield from (restore_entry(row, hashes) for row in rows)


def restore_entry(row: UrlStateRow, hashes: Mapping[str, str]) -> LedgerEntry:
    """Return the entry that a published row stands for; `hashes` are content_hashes by article_id."""
    state = Outcome(row.state)
    return LedgerEntry(
        source=row.source,
        key=row.url_key,
        url=row.url,
        state=state,
        first_seen_at=row.first_seen_at,
        reason=row.reason,
        article_id=row.article_id,
        content_hash=hashes.get(row.article_id or "") if state is Outcome.STORED else None,
    )


def read_entry(row: Any) -> LedgerEntry:  # noqa: ANN401 - a database row
    """Return a database row as its type."""
    values = {name: value for name, value in row.items() if name not in {"lake_id", "url_id"}}
    return LedgerEntry(**{**values, "state": Outcome(values["state"])})


def cut_chunks(items: Iterable[Item], size: int) -> Iterator[Sequence[Item]]:
    """Yield the items in lists of at most `size`."""
    iterator = iter(items)
    while chunk := list(islice(iterator, size)):
        yield chunk
