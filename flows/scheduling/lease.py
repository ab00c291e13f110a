"""Names of sources in, the right to work on them out: one run a source at a time, whoever dies meanwhile.

On one machine a lease is a file that the kernel locks: it is free the moment its holder is gone. With
a ledger in a shared database it is a row with an expiry that the holder keeps moving (lease_rows.py).
"""

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from config.schema import Settings
from flows.scheduling.lease_rows import lease_row
from load.errors import LakeFull, LakeUnwritable
from load.storage.disk import NO_SPACE


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Who holds a lease, for people to read."""

    run_id: str
    kind: str
    since_at: str
    process: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Lease:
    """The answer to a wish for a lease: ours, or held by another (`holder` where that is known)."""

    granted: bool
    holder: str | None = None


@contextmanager
def lease_source(
    settings: Settings, source: str, *, run_id: str, kind: str, now: datetime
) -> Iterator[Lease]:
    """Hold a source's lease while inside, where it is free; never waits.

    kind: what the holder does ("ingest", "backfill"), told to those who are refused.
    Raises LakeUnwritable where the lock file cannot be made, LakeFull where its disk is full.
    """
    holder = Holder(run_id=run_id, kind=kind, since_at=now.isoformat(), process=os.getpid())
    if settings.ledger is not None:
        with lease_row(settings.ledger, name=f"source:{source}", holder=describe(holder)) as taken:
            yield Lease(granted=taken is None, holder=taken)
        return
    with lease_file(find_lease_file(settings, source), holder) as lease:
        yield lease


def find_lease_file(settings: Settings, source: str) -> Path:
    """Return a source's lock file: in the lake, or in this machine's state where the lake is remote."""
    lake = settings.local_lake
    if lake is not None:
        return lake / "_lake" / "locks" / f"source-{source}.lock"
    return Path(settings.state).expanduser() / "leases" / f"source-{source}.lock"


@contextmanager
def lease_file(path: Path, holder: Holder) -> Iterator[Lease]:
    """Hold a lock file while inside, where it is free."""
    with name_faults(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        if not try_lock(handle):
            yield Lease(granted=False, holder=read_holder(handle))
            return
        with name_faults(path):
            os.ftruncate(handle, 0)
            os.pwrite(handle, json.dumps(asdict(holder)).encode(), 0)
        yield Lease(granted=True)
    finally:
        os.close(handle)


@contextmanager
def name_faults(path: Path) -> Iterator[None]:
    """Turn what the disk has against a lock file into a fault of the lake."""
    try:
        yield
    except OSError as error:
        problem = f"the lease of a source cannot be taken ({error.strerror})"
        if error.errno in NO_SPACE:
            raise LakeFull(str(path), problem, "free some space and run again") from error
        raise LakeUnwritable(str(path), problem, "choose a lake this user may write") from error


def try_lock(handle: int) -> bool:
    """Take the kernel's lock if it is free, and say whether it was."""
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def read_holder(handle: int) -> str | None:
    """Return who holds a lock file, where it has been written down."""
    try:
        return describe(Holder(**json.loads(os.pread(handle, 2000, 0))))
    except (ValueError, TypeError):
        return None


def describe(holder: Holder) -> str:
    """Return a holder in words."""
    return f"{holder.kind} {holder.run_id} (process {holder.process}, since {holder.since_at[:19]})"
