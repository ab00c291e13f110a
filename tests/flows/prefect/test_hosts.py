"""Two hosts share one lake, one ledger and one Prefect server; one host is killed in the middle of its run."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections import Counter
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path
from threading import Event, Thread

import psutil
import pyarrow.fs
import pytest
import sqlalchemy as sa
import yaml
from prefect.client.orchestration import get_client
from prefect.client.schemas.actions import WorkPoolCreate
from prefect.client.schemas.objects import StateType
from prefect.client.schemas.schedules import IntervalSchedule
from prefect.settings import PREFECT_API_URL, temporary_settings

from config.read import choose_sources, read_settings, read_sources
from examples.aggregator.server import SiteHandler, SiteServer
from flows.scheduling.lease_rows import LEASE_TIME
from flows.serving.automations import keep_automations
from flows.serving.mending import TAG, read_deployments, read_runs
from flows.serving.up import answers, describe_server
from flows.steps import ingest_sources, map_jobs_in_threads, start_run
from load.database import connect
from load.read import read_articles
from load.verify import verify_lake

REPOSITORY = Path(__file__).parents[3]
NORTH = [f"north{number}" for number in range(5)]
SOUTH = [f"south{number}" for number in range(5)]
PAGES_BEFORE_THE_KILL = 8
PATIENCE_SECONDS = 180
# more than the 30 s between two heartbeats, less than the 90 s that patience would take
HASTY_ZOMBIE_SECONDS = 35

pytestmark = [
    pytest.mark.s3,
    pytest.mark.soak,
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


def wait_for(find, seconds=PATIENCE_SECONDS):
    """Return the first true answer."""
    deadline = time.monotonic() + seconds
    while not (found := find()):
        assert time.monotonic() < deadline, f"nothing within {seconds} s"
        time.sleep(0.5)
    return found


class Sites:
    """A site for each source, counting requests; those of the north stand still until let go."""

    def __init__(self):
        self.counts = Counter()
        self.halted = Event()
        self.let_go = Event()
        self.homes = {}
        self._stack = ExitStack()

    def __enter__(self):
        for name in [*NORTH, *SOUTH]:
            server = self._stack.enter_context(SiteServer(0, edited=False))
            server.RequestHandlerClass = self.make_handler(name)
            self.homes[name] = f"{server.site.base_url}/"
            Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}).start()
            self._stack.callback(server.shutdown)
        return self

    def __exit__(self, *_):
        self.let_go.set()
        self._stack.close()

    def make_handler(self, name):
        sites = self

        class Handler(SiteHandler):
            def do_GET(self):  # noqa: N802 - the library's name
                if self.path.startswith("/news/"):
                    sites.counts[name, self.path] += 1
                    if name in NORTH and sites.count(NORTH) > PAGES_BEFORE_THE_KILL:
                        sites.halted.set()
                        sites.let_go.wait(PATIENCE_SECONDS)
                super().do_GET()

        return Handler

    def count(self, names):
        return sum(count for (name, _), count in self.counts.copy().items() if name in names)


@pytest.fixture
def bucket(monkeypatch):
    """An empty lake on the server that tests/s3_server.sh starts."""
    endpoint = os.environ.get("NEWSLAKE_TEST_S3")
    if endpoint is None:
        pytest.skip("needs an S3 server: tests/s3_server.sh start, then NEWSLAKE_TEST_S3=its URL")
    monkeypatch.setenv("AWS_ENDPOINT_URL", endpoint)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AK")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "SK")
    monkeypatch.setenv("AWS_REGION", "us-east-1")
    name = f"hosts-{time.time_ns()}"
    pyarrow.fs.S3FileSystem(
        endpoint_override=endpoint, access_key="AK", secret_key="SK", allow_bucket_creation=True
    ).create_dir(name)
    return f"s3://{name}/lake"


@pytest.fixture
def server(postgres_url, tmp_path):
    """Prefect's server on PostgreSQL; yields its API's address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    child = describe_server(port, tmp_path, "hosts")
    own = sa.make_url(postgres_url).set(drivername="postgresql+asyncpg")
    child.environment |= {
        "PREFECT_HOME": str(tmp_path / "server"),
        "PREFECT_SERVER_DATABASE_CONNECTION_URL": own.render_as_string(hide_password=False),
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "DO_NOT_TRACK": "1",
    }
    child.begin()
    try:
        wait_for(lambda: answers(f"http://127.0.0.1:{port}/api", "hosts"))
        yield f"http://127.0.0.1:{port}/api"
    finally:
        child.kill_group()


@pytest.fixture
def client(server):
    with temporary_settings({PREFECT_API_URL: server}), get_client(sync_client=True) as client:
        client.create_work_pool(WorkPoolCreate(name="newslake", type="process"))
        yield client


class Host:
    """One machine with a worker: a process tree with a state folder of its own."""

    def __init__(self, name, folder, server):
        (folder / name).mkdir()
        environment = {
            **os.environ,
            "NEWSLAKE_STATE": str(folder / name),
            "PREFECT_HOME": str(folder / name / "prefect"),
            "PREFECT_API_URL": server,
            "PREFECT_WORKER_QUERY_SECONDS": "2",
            "PYTHONPATH": str(REPOSITORY),
        }
        command = ["-m", "prefect", "worker", "start", "--pool", "newslake", "--name", name]
        with (folder / f"{name}.log").open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, *command, "--limit", "1"],
                env=environment,
                stdout=log,
                stderr=log,
            )

    def list_processes(self):
        worker = psutil.Process(self.process.pid)
        return [worker, *worker.children(recursive=True)]

    def works_on(self, run_id):
        """Say whether a process of this host carries out a run."""
        mine = [each.environ().get("PREFECT__FLOW_RUN_ID") for each in self.list_processes()]
        return str(run_id) in mine

    def lose_power(self):
        """End the worker and all its runs, with no chance to say anything."""
        for process in self.list_processes():
            process.suspend()
        for process in self.list_processes():
            process.kill()
        self.process.wait()

    def stop(self):
        """End the worker, by force where it hangs on a connection that the other host's end broke."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(timeout=30)
            except subprocess.TimeoutExpired:
                self.lose_power()


def deploy(folder, server):
    """Register prefect.yaml's deployments, its one group of sources replaced by two that part the sites."""
    plan = yaml.safe_load((REPOSITORY / "prefect.yaml").read_text())
    schedule, backfill, _ = plan["deployments"]
    plan["deployments"] = [
        backfill,
        schedule | {"name": "south", "parameters": {"sources": SOUTH}, "schedules": []},
        schedule
        | {"name": "north", "parameters": {"sources": NORTH, "only_due": True}, "schedules": []},
    ]
    path = folder / "prefect.yaml"
    path.write_text(yaml.safe_dump(plan))
    subprocess.run(
        [sys.executable, "-m", "prefect", "--no-prompt", "deploy", "--all", "--prefect-file", path],
        cwd=REPOSITORY,
        env={**os.environ, "PREFECT_API_URL": server, "PREFECT_HOME": str(folder / "deploying")},
        stdout=subprocess.DEVNULL,
        check=True,
    )


def find_deployment(client, name):
    (found,) = [each for each in read_deployments(client, TAG) if each.name == name]
    return found


def start(client, name, **parameters):
    deployment = find_deployment(client, name)
    return client.create_flow_run_from_deployment(deployment.id, parameters=parameters).id


def schedule_north(client):
    every_20_seconds = IntervalSchedule(interval=timedelta(seconds=20))
    client.create_deployment_schedules(
        find_deployment(client, "north").id, [(every_20_seconds, True)]
    )


def list_runs(client, name, *states):
    return read_runs(client, find_deployment(client, name), states)


def age_leases(url):
    """Let the time pass after which the leases of the dead are free."""
    engine = connect(url)
    with engine.begin() as connection:
        connection.execute(
            sa.text("update leases set expires_at = expires_at - :time"),
            {"time": LEASE_TIME // timedelta(microseconds=1)},
        )
    engine.dispose()


def read_content(lake):
    rows = read_articles(lake, columns=["source", "article_id", "content_hash", "revision"])
    assert rows["article_id"].is_unique
    return set(rows.itertuples(index=False, name=None))


@pytest.fixture
def sites():
    with Sites() as sites:
        yield sites


@pytest.fixture
def installation(workplace, bucket, postgres_url, sites, monkeypatch):
    """Ten sources, a lake on S3 and a ledger in PostgreSQL."""
    for name, home in sites.homes.items():
        limits = "{max_list_pages: 1, revisit_hours: 0}"
        more = {"schedule": "{every_minutes: 1440}", "discovery": "[listing]", "limits": limits}
        workplace.write_source(name, home, **more)
    monkeypatch.setenv("NEWSLAKE_LAKE", bucket)
    monkeypatch.setenv("NEWSLAKE_LEDGER", postgres_url)
    return workplace


@pytest.fixture
def hosts(installation, server, client, tmp_path):
    """Two workers, once prefect.yaml's deployments stand."""
    deploy(tmp_path, server)
    both = [Host(name, tmp_path, server) for name in ("one", "two")]
    yield both
    for host in both:
        host.stop()


def lose_a_host(hosts, sites, client, name):
    """Kill the host on which a deployment's run stands still; returns the run's id."""
    wait_for(sites.halted.is_set)
    (run,) = list_runs(client, name, StateType.RUNNING)
    (lost,) = [host for host in hosts if host.works_on(run.id)]
    lost.lose_power()
    sites.let_go.set()
    return run.id


def check_nothing_lost_or_double(lake, sites, tmp_path, monkeypatch):
    assert all(sites.counts[each] == 1 for each in sites.counts if each[0] in SOUTH)
    twice = [each for each, count in sites.counts.items() if count == 2]
    assert 0 < len(twice) <= PAGES_BEFORE_THE_KILL + len(NORTH)
    assert max(sites.counts.values()) == 2
    found = read_content(lake)
    assert list(verify_lake(lake)) == []
    monkeypatch.delenv("NEWSLAKE_LEDGER")
    monkeypatch.setenv("NEWSLAKE_LAKE", str(tmp_path / "calm"))
    ingest_sources(
        choose_sources(read_sources(), []), start_run(read_settings()), map_jobs_in_threads
    )
    assert found == read_content(str(tmp_path / "calm"))


def test_a_host_that_dies_in_its_run_costs_nothing(
    hosts, sites, client, bucket, postgres_url, tmp_path, monkeypatch
):
    """The time that its lease takes to expire is turned forward; the rest happens as it would."""
    keep_automations(client, zombie_seconds=HASTY_ZOMBIE_SECONDS)
    south = start(client, "south")
    schedule_north(client)
    lost = lose_a_host(hosts, sites, client, "north")
    age_leases(postgres_url)
    recovered = wait_for(lambda: list_runs(client, "north", StateType.COMPLETED))
    assert client.read_flow_run(lost).state.message == "No heartbeat: its process is gone."
    assert client.read_flow_run(south).state.is_completed()
    assert recovered[0].id != lost
    check_nothing_lost_or_double(bucket, sites, tmp_path, monkeypatch)


def test_after_three_minutes_the_other_host_has_done_the_work(
    hosts, sites, client, bucket, tmp_path, monkeypatch
):
    keep_automations(client)
    south = start(client, "south")
    schedule_north(client)
    lost = lose_a_host(hosts, sites, client, "north")
    wait_for(lambda: list_runs(client, "north", StateType.COMPLETED), seconds=180)
    assert client.read_flow_run(lost).state.message == "No heartbeat: its process is gone."
    assert client.read_flow_run(south).state.is_completed()
    check_nothing_lost_or_double(bucket, sites, tmp_path, monkeypatch)


def test_a_backfill_whose_host_died_goes_on_on_the_other(hosts, sites, client, bucket):
    keep_automations(client)
    request = {"source": "north0", "start": "2022-01-01", "end": "2022-01-31"}
    lost = start(client, "backfill", request=request)
    assert lose_a_host(hosts, sites, client, "backfill") == lost
    wait_for(lambda: list_runs(client, "backfill", StateType.COMPLETED), seconds=180)
    assert client.read_flow_run(lost).run_count == 2
    assert read_content(bucket)
    assert list(verify_lake(bucket)) == []
