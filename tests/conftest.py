"""A configuration folder, a lake and the sample site for tests of whole runs."""

import os
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import Thread
from uuid import uuid4

import pandas as pd
import pytest
import sqlalchemy as sa
from hypothesis import settings

from config.read import DEFAULT_FOLDER, choose_sources, read_settings, read_sources
from examples.aggregator.server import serve_site
from flows.steps import ingest_sources, map_jobs_in_threads, start_run
from tests.small_s3 import SmallS3

# a check that guards a change must not end otherwise the second time; elsewhere chance may search
# and how long a busy machine takes says nothing about an example
settings.register_profile("free", deadline=None)
settings.register_profile("ci", derandomize=True, deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "free")

NOW = datetime(2022, 1, 15, 9, 0, tzinfo=UTC)


def pytest_collection_modifyitems(items):
    """Let one process run the tests of one file, and all tests that share the Prefect server."""
    for item in items:
        with_server = item.path.parent.name == "prefect"
        item.add_marker(pytest.mark.xdist_group("prefect" if with_server else str(item.path)))


@dataclass
class Workplace:
    """One installation: its configuration, its lake, and runs at any instant."""

    config: Path
    lake: Path

    def write_source(self, name, home, **more):
        lines = [f"name: {name}", f"home: {home}", "language: en", "timezone: Europe/Minsk"]
        lines += ["politeness: {delay_seconds: 0, allow_private_addresses: true}"]
        lines += [f"{key}: {value}" for key, value in more.items()]
        (self.config / "sources" / f"{name}.yaml").write_text("\n".join(lines))

    def ingest(self, *names, now=NOW, run_id=None):
        run = start_run(read_settings(), now=now, run_id=run_id)
        return ingest_sources(choose_sources(read_sources(), names), run, map_jobs_in_threads)

    def read(self, dataset="articles"):
        return pd.read_parquet(self.lake / dataset / "v1")

    def list_parts(self):
        """Every file of the datasets with its inode and bytes."""
        return {
            path.relative_to(self.lake): (path.stat().st_ino, path.read_bytes())
            for path in sorted(self.lake.glob("*/v1/**/*.parquet"))
        }


def make_workplace(folder, monkeypatch):
    config = folder / "config"
    (config / "sources").mkdir(parents=True)
    shutil.copy(DEFAULT_FOLDER / "settings.toml", config)
    shutil.copytree(DEFAULT_FOLDER / "boilerplate", config / "boilerplate")
    monkeypatch.setenv("NEWSLAKE_CONFIG", str(config))
    monkeypatch.setenv("NEWSLAKE_LAKE", str(folder / "lake"))
    monkeypatch.setenv("NEWSLAKE_STATE", str(folder / "state"))
    return Workplace(config=config, lake=folder / "lake")


@pytest.fixture
def workplace(tmp_path, monkeypatch):
    return make_workplace(tmp_path, monkeypatch)


@pytest.fixture(scope="session")
def site():
    with serve_site() as home:
        yield home


@pytest.fixture
def sample(workplace, site):
    workplace.write_source("sample", f"{site}/", limits="{max_list_pages: 20}")
    return workplace


@pytest.fixture(scope="session")
def ingested(site, tmp_path_factory):
    """The sample site ingested once for all, as run r1: its folder and the run's report."""
    folder = tmp_path_factory.mktemp("ingested")
    with pytest.MonkeyPatch.context() as monkeypatch:
        workplace = make_workplace(folder, monkeypatch)
        workplace.write_source("sample", f"{site}/", limits="{max_list_pages: 20}")
        return folder, workplace.ingest("sample", run_id="r1")


@pytest.fixture
def filled(sample, ingested):
    """A copy of that installation, to be done with as a test likes."""
    folder, _ = ingested
    shutil.copytree(folder / "lake", sample.lake)
    shutil.copytree(folder / "state", sample.lake.parent / "state")
    return sample


@pytest.fixture
def report(ingested):
    """What the run reported that filled the lake of `filled`."""
    return ingested[1]


@pytest.fixture
def postgres_url():
    """An empty database on the server that tests/postgres_server.sh starts, for SQLAlchemy."""
    server = os.environ.get("NEWSLAKE_TEST_POSTGRES")
    if server is None:
        pytest.skip(
            "needs PostgreSQL: tests/postgres_server.sh start, then NEWSLAKE_TEST_POSTGRES=its URL"
        )
    address = sa.make_url(server).set(drivername="postgresql+pg8000")
    engine = sa.create_engine(address, isolation_level="AUTOCOMMIT")
    name = f"test_{uuid4().hex}"
    try:
        with engine.connect() as connection:
            connection.execute(sa.text(f"create database {name}"))
        yield address.set(database=name).render_as_string(hide_password=False)
        with engine.connect() as connection:
            connection.execute(sa.text(f"drop database {name} with (force)"))
    finally:
        engine.dispose()


@pytest.fixture
def small_s3(monkeypatch):
    """A small S3 server with one bucket; s3://bucket/lake is a lake on it."""
    for name, value in {
        "AWS_ACCESS_KEY_ID": "AK",
        "AWS_SECRET_ACCESS_KEY": "SK",
        "AWS_REGION": "us-east-1",
    }.items():
        monkeypatch.setenv(name, value)
    with SmallS3() as server:
        monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://127.0.0.1:{server.server_port}")
        serving = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        serving.start()
        yield server
        server.shutdown()
        serving.join()
