"""A database's URL in, an engine for it out; its faults named, its instants kept as numbers."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import quote

import sqlalchemy as sa
from sqlalchemy.exc import ArgumentError, DBAPIError

from load.errors import (
    CorruptFile,
    LakeBusy,
    LakeError,
    LakeFull,
    LakeSetupError,
    LakeUnwritable,
    StoreUnreachable,
)

_BUSY_TIMEOUT_SECONDS = 60
# processes that may open a new database at the same instant
_MOST_AT_ONCE = 100
_TABLES_LOCK = 0x6E6C  # any number that is ours
# SQLite's extended codes bear their kind in the lowest byte
_PRIMARY_CODE = 0xFF
_DAMAGED: tuple[type[LakeError], str] = (
    CorruptFile,
    "check its disk; if it is damaged delete it: it is filled again from `url_ledger`",
)
_IN_USE = (LakeBusy, "end the process that holds it (`fuser` names it) and run again")
_NOT_OURS = (LakeUnwritable, "mount it writable, or run as the user who owns it")
_SQLITE_FAULTS: dict[int, tuple[type[LakeError], str]] = {
    sqlite3.SQLITE_BUSY: _IN_USE,
    sqlite3.SQLITE_LOCKED: _IN_USE,
    sqlite3.SQLITE_FULL: (LakeFull, "free some space and run again"),
    # a full disk is called this too, where the log's index finds no space
    sqlite3.SQLITE_IOERR: (LakeError, "check its disk and the space left there, then run again"),
    sqlite3.SQLITE_READONLY: _NOT_OURS,
    sqlite3.SQLITE_PERM: _NOT_OURS,
    sqlite3.SQLITE_CANTOPEN: _NOT_OURS,
}
# SQLSTATE's class of values that no column can hold
_REFUSED_VALUE = "22"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Instant(sa.TypeDecorator[datetime]):
    """An aware instant, kept as microseconds since 1970: every database sorts it alike."""

    impl = sa.BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> int | None:
        """Turn an instant into microseconds."""
        del dialect
        return None if value is None else (value - _EPOCH) // timedelta(microseconds=1)

    def process_result_value(self, value: int | None, dialect: sa.Dialect) -> datetime | None:
        """Turn microseconds into an instant."""
        del dialect
        return None if value is None else _EPOCH + timedelta(microseconds=value)


class Words(sa.TypeDecorator[str]):
    """A text; PostgreSQL keeps none with a NUL, so that it is replaced everywhere alike."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: sa.Dialect) -> str | None:
        """Replace what not every database keeps."""
        del dialect
        return None if value is None else value.replace("\0", "\N{REPLACEMENT CHARACTER}")


@contextmanager
def name_faults(engine: sa.Engine) -> Iterator[None]:
    """Turn a database's fault into one that names the place and what to do."""
    try:
        yield
    except DBAPIError as error:
        place = engine.url.render_as_string(hide_password=True)
        problem = f"the ledger cannot be used ({error.orig})"
        if read_sqlstate(error).startswith(_REFUSED_VALUE):
            raise LakeError(place, problem, "report this as a bug of newslake") from error
        if engine.dialect.name != "sqlite":
            remedy = "check that the database answers this host, then run again"
            raise StoreUnreachable(place, problem, remedy) from error
        code = getattr(error.orig, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT)
        kind, remedy = _SQLITE_FAULTS.get(code & _PRIMARY_CODE, _DAMAGED)
        raise kind(place, problem, remedy) from error


def read_sqlstate(error: DBAPIError) -> str:
    """Return the code that SQL's standard gives a fault, nothing where the driver tells none."""
    (answer, *_) = getattr(error.orig, "args", ()) or ("",)
    # pg8000 hands on the server's answer as it came, field by field
    return str(answer.get("C", "")) if isinstance(answer, dict) else ""


def parse_url(url: str | sa.URL) -> sa.URL:
    """Return a database's URL in its parts. Raises LakeSetupError, which does not show it: it may hold a password."""
    try:
        address = sa.make_url(url)
        address.get_dialect()
    except (ArgumentError, ValueError) as error:
        problem = "is no URL of a database that SQLAlchemy knows"
        remedy = "write it as postgresql+pg8000://user:password@host/newslake"
        raise LakeSetupError("`ledger` or NEWSLAKE_LEDGER", problem, remedy) from error
    return address


def connect(url: str | sa.URL) -> sa.Engine:
    """Return an engine; SQLite writes ahead, so that readers never wait for a writer."""
    if parse_url(url).get_backend_name() != "sqlite":
        try:
            # a run waits for sites between two statements: the database may have been restarted
            return sa.create_engine(url, pool_pre_ping=True)
        except ImportError as error:
            place = sa.make_url(url).render_as_string(hide_password=True)
            remedy = "install it with: pip install 'newslake[postgres]'"
            raise LakeSetupError(place, f"needs another package ({error})", remedy) from error
    engine = sa.create_engine(url, connect_args={"timeout": _BUSY_TIMEOUT_SECONDS})

    @sa.event.listens_for(engine, "connect")
    def write_ahead(connection: Any, _record: object) -> None:  # noqa: ANN401 - a DBAPI connection
        _turn_to_wal(connection)
        connection.execute("PRAGMA synchronous=NORMAL")

    return engine


def connect_to_read(url: str | sa.URL) -> sa.Engine | None:
    """Return an engine for who only looks, or None where SQLite's file is missing; no file is made or changed."""
    address = parse_url(url)
    if address.get_backend_name() != "sqlite":
        return connect(address)
    file = Path(address.database or "").absolute()
    query = {"uri": "true", "mode": "ro"}
    try:
        if not file.exists():
            return None
        # without a log nobody is writing, and SQLite would begin one, which not every folder lets it
        if not file.with_name(f"{file.name}-wal").exists():
            query["immutable"] = "1"
    except OSError as error:
        problem = f"cannot be read ({error.strerror})"
        raise LakeSetupError(
            str(file), problem, "let the user that runs newslake read it"
        ) from error
    look = sa.URL.create("sqlite", database=f"file:{quote(str(file))}", query=query)
    return sa.create_engine(look, connect_args={"timeout": _BUSY_TIMEOUT_SECONDS})


def _turn_to_wal(connection: sqlite3.Connection) -> None:
    """Make a new database write ahead; of several processes that do so at once each waits for the others.

    SQLite refuses the change while another connection is at it, without waiting as for other locks.
    """
    for _ in range(_MOST_AT_ONCE):
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError:
            # waits until nobody writes
            connection.execute("BEGIN IMMEDIATE")
            connection.rollback()
        else:
            return
    connection.execute("PRAGMA journal_mode=WAL")


def make_tables(engine: sa.Engine, tables: sa.MetaData) -> None:
    """Make the tables that are missing; several processes may do so at once."""
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            # its IF NOT EXISTS fails when another process is making the same table
            connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_TABLES_LOCK)))
        for table in tables.sorted_tables:
            connection.execute(sa.schema.CreateTable(table, if_not_exists=True))
            for index in table.indexes:
                connection.execute(sa.schema.CreateIndex(index, if_not_exists=True))
