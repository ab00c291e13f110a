"""One run a source at a time, whoever dies meanwhile."""

import resource
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier

import pytest
import sqlalchemy as sa

from config.schema import Settings
from flows.scheduling.lease import lease_source
from flows.scheduling.lease_rows import LEASE_TIME, lease_row, take_row
from load.database import connect
from load.errors import LakeFull

NOW = datetime(2022, 1, 15, 9, 0, tzinfo=UTC)

HOLD_AND_WAIT = """
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from config.schema import Settings
from flows.scheduling.lease import lease_source
settings = Settings(lake=sys.argv[1])
with lease_source(settings, "sample", run_id="r1", kind="backfill", now=datetime.now(UTC)) as lease:
    print(lease.granted, flush=True)
    sys.stdin.read()
"""


def lease(settings, run_id="r2"):
    return lease_source(settings, "sample", run_id=run_id, kind="ingest", now=NOW)


def test_a_second_run_is_refused_and_told_who_holds_the_source(tmp_path):
    settings = Settings(lake=str(tmp_path))
    with lease(settings, "r1") as first, lease(settings) as second:
        assert first.granted
        assert not second.granted
        assert "ingest r1" in second.holder
    with lease(settings) as third:
        assert third.granted


def test_other_sources_are_free(tmp_path):
    settings = Settings(lake=str(tmp_path))
    with (
        lease(settings),
        lease_source(settings, "other", run_id="r1", kind="ingest", now=NOW) as other,
    ):
        assert other.granted


def test_a_holder_killed_with_signal_9_leaves_the_source_free_at_once(tmp_path):
    settings = Settings(lake=str(tmp_path))
    command = [sys.executable, "-c", HOLD_AND_WAIT, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout.readline() == b"True\n"
        with lease(settings) as refused:
            assert not refused.granted
            assert "backfill r1" in refused.holder
        holder.kill()
        holder.wait()
        with lease(settings) as granted:
            assert granted.granted


def test_a_full_disk_is_named_and_leaves_the_source_free(tmp_path):
    settings = Settings(lake=str(tmp_path))
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))
    try:
        with (
            pytest.raises(LakeFull, match=r"source-sample\.lock: .*free some space"),
            lease(settings),
        ):
            pass
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    with lease(settings) as granted:
        assert granted.granted


@pytest.fixture(params=["sqlite", "postgres"])
def url(request, tmp_path):
    """The address of a shared ledger."""
    if request.param == "postgres":
        return request.getfixturevalue("postgres_url")
    return f"sqlite:///{tmp_path}/ledger.sqlite"


def test_with_a_shared_ledger_the_lease_is_a_row(tmp_path, url):
    settings = Settings(lake=str(tmp_path / "lake"), ledger=url)
    with lease(settings, "r1") as first, lease(settings) as second:
        assert first.granted
        assert "ingest r1" in second.holder
    with lease(settings) as third:
        assert third.granted


def test_a_row_whose_holder_is_gone_is_taken_after_its_time(url):
    with lease_row(url, name="other", holder="r0"):
        pass  # makes the table
    engine = connect(url)
    try:
        assert take_row(engine, "sample", "a", "r1", now=NOW) is None
        assert take_row(engine, "sample", "b", "r2", now=NOW + LEASE_TIME) == "r1"
        after = NOW + LEASE_TIME + timedelta(seconds=1)
        assert take_row(engine, "sample", "b", "r2", now=after) is None
    finally:
        engine.dispose()


def test_a_living_holder_keeps_its_row(url):
    engine = connect(url)
    try:
        with lease_row(url, name="sample", holder="r1", heartbeat_seconds=0.01):
            first = read_expiry(engine)
            while read_expiry(engine) == first:
                pass
            assert read_expiry(engine) > first
    finally:
        engine.dispose()


def read_expiry(engine):
    with engine.connect() as connection:
        return connection.execute(sa.text("select expires_at from leases")).scalar()


def test_of_many_hosts_that_ask_at_once_one_is_granted(url):
    held = Barrier(8)

    def ask(number):
        with lease_row(url, name="sample", holder=f"r{number}") as other:
            held.wait(30)
            return other is None

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(ask, range(8))) == 1
