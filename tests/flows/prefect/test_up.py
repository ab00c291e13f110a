"""`newslake up` with everything that can be killed killed: it runs on without a person."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from datetime import UTC, datetime

import psutil
import pytest

from flows.scheduling.source_state import read_state
from load.lake import open_store

RECOVERY_SECONDS = 180

pytestmark = pytest.mark.soak


def find_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Up:
    """`newslake up` over the sample site, fetched every minute."""

    def __init__(self, lake, environment):
        self.lake = lake
        self.environment = environment
        self.port = find_port()
        self.process = None

    def begin(self):
        command = [sys.executable, "-c", "from commands.main import run; run()", "up"]
        self.process = subprocess.Popen([*command, "--port", str(self.port)], env=self.environment)

    def find(self, *words):
        """Return our processes whose command line holds all the words."""
        children = psutil.Process(self.process.pid).children(recursive=True)
        return [child for child in children if all(word in child.cmdline() for word in words)]

    def find_running(self):
        """Return the process of the one run that runs, or None; a run that is over may still be on its way out."""
        engines = self.find("prefect.engine")
        return engines[0] if len(engines) == self.count_runs("RUNNING") == 1 else None

    def wait_for_run(self):
        """Wait until a run completes that began after now."""
        now = datetime.now(UTC)
        self.wait(lambda: (self.read_completed_at() or now) > now)

    def read_completed_at(self):
        return read_state(open_store(str(self.lake)), "sample").completed_at

    def count_runs(self, *states):
        """Count the runs of any flow that stand in one of the states."""
        wanted = {"flow_runs": {"state": {"type": {"any_": states}}}}
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.port}/api/flow_runs/count",
            data=json.dumps(wanted).encode(),
            headers={"Content-Type": "application/json"},
        )
        with urllib.request.urlopen(request, timeout=30) as response:
            return json.load(response)

    def wait(self, find):
        deadline = time.monotonic() + RECOVERY_SECONDS
        while not (found := find()):
            assert time.monotonic() < deadline, "no recovery within 3 minutes"
            time.sleep(0.2)
        return found


@pytest.fixture
def up(workplace, tmp_path):
    workplace.write_source(
        "sample",
        f"http://127.0.0.1:{find_port()}/",
        schedule="{every_minutes: 1}",
        enabled="false",
    )
    up = Up(workplace.lake, {**os.environ, "PREFECT_HOME": str(tmp_path / "prefect")})
    up.begin()
    yield up
    if up.process.poll() is None:
        up.process.send_signal(signal.SIGTERM)
        assert up.process.wait(timeout=30) == 0


def test_it_recovers_from_kills_of_server_runner_and_run_and_ends_whole(up):
    up.wait_for_run()
    (server,) = up.find("uvicorn")
    server.kill()
    up.wait_for_run()
    (run,) = up.wait(lambda: up.find("prefect.engine"))
    run.kill()
    up.wait_for_run()
    (runner,) = up.find("flows.serving.runner")
    runner.kill()
    up.wait_for_run()
    children = psutil.Process(up.process.pid).children(recursive=True)
    begun = time.monotonic()
    up.process.send_signal(signal.SIGTERM)
    assert up.process.wait(timeout=30) == 0
    assert time.monotonic() - begun < 12
    gone, alive = psutil.wait_procs(children, timeout=5)
    assert alive == []
    assert gone


def test_a_run_that_dies_with_the_server_is_ended_and_holds_up_no_other(up):
    up.wait_for_run()
    run = up.wait(up.find_running)
    (server,) = up.find("uvicorn")
    server.kill()
    run.kill()
    up.wait_for_run()
    assert up.wait(lambda: up.count_runs("RUNNING", "PENDING") <= 1)
    assert up.count_runs("CRASHED") >= 1


def test_killed_itself_it_leaves_nothing_running_and_carries_on_when_started_again(up):
    up.wait_for_run()
    children = psutil.Process(up.process.pid).children(recursive=True)
    up.process.kill()
    up.process.wait()
    assert psutil.wait_procs(children, timeout=30)[1] == []
    up.begin()
    up.wait_for_run()
