"""A database's URL and a name in, the right to it out: a row that expires unless its holder keeps moving it."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from threading import Event, Thread

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError, IntegrityError

from load.database import Instant, connect, make_tables, name_faults

LEASE_TIME = timedelta(seconds=90)
HEARTBEAT_SECONDS = 20.0

_METADATA = sa.MetaData()
_LEASES = sa.Table(
    "leases",
    _METADATA,
    sa.Column("name", sa.String(100), primary_key=True),
    sa.Column("token", sa.String(32), nullable=False),
    sa.Column("holder", sa.Text, nullable=False),
    sa.Column("expires_at", Instant, nullable=False),
)


@contextmanager
def lease_row(
    url: str, *, name: str, holder: str, heartbeat_seconds: float = HEARTBEAT_SECONDS
) -> Iterator[str | None]:
    """Hold a named lease while inside; yields None where it is ours, else who holds it.

    A thread moves the expiry while the body runs. A holder that dies loses the lease 90 s later.
    The hosts' clocks must agree within that time. Raises StoreUnreachable where the database is away.
    """
    engine = connect(url)
    token = secrets.token_hex(16)
    try:
        with name_faults(engine):
            make_tables(engine, _METADATA)
            other = take_row(engine, name, token, holder, now=datetime.now(UTC))
        if other is not None:
            yield other
            return
        done = Event()
        beat = Thread(
            target=keep_row, args=(engine, name, token, done, heartbeat_seconds), daemon=True
        )
        beat.start()
        try:
            yield None
        finally:
            done.set()
            beat.join()
            with name_faults(engine), engine.begin() as connection:
                connection.execute(sa.delete(_LEASES).where(_LEASES.c.token == token))
    finally:
        engine.dispose()


def take_row(engine: sa.Engine, name: str, token: str, holder: str, *, now: datetime) -> str | None:
    """Take a lease that is free or has expired; return its holder where it is neither."""
    values = {"token": token, "holder": holder, "expires_at": now + LEASE_TIME}
    expired = sa.and_(_LEASES.c.name == name, _LEASES.c.expires_at < now)
    with engine.begin() as connection:
        if connection.execute(sa.update(_LEASES).where(expired).values(**values)).rowcount == 1:
            return None
    try:
        with engine.begin() as connection:
            connection.execute(sa.insert(_LEASES).values(name=name, **values))
    except IntegrityError:
        query = sa.select(_LEASES.c.holder).where(_LEASES.c.name == name)
        with engine.connect() as connection:
            return str(connection.execute(query).scalar() or "another run")
    return None


def keep_row(engine: sa.Engine, name: str, token: str, done: Event, seconds: float) -> None:
    """Move the lease's expiry until done; a database away for a moment is asked again next time."""
    while not done.wait(seconds):
        ours = sa.and_(_LEASES.c.name == name, _LEASES.c.token == token)
        moved = sa.update(_LEASES).where(ours).values(expires_at=datetime.now(UTC) + LEASE_TIME)
        try:
            with engine.begin() as connection:
                connection.execute(moved)
        except DBAPIError:
            continue
