"""A plan in; Prefect's server and the runner of its schedules out, kept alive until a signal ends them."""

import fcntl
import os
import signal
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event

from flows.children import Child, end_all
from flows.steps import RunFailedError
from flows.up_plan import UpPlan

HOST = "127.0.0.1"
STOP_SECONDS = 8.0
SERVER_SECONDS = 180
UNANSWERED_CHECKS = 6
CHECK_SECONDS = 10

Say = Callable[[str], None]


def run_up(plan: UpPlan, *, port: int, home: Path, say: Say) -> None:
    """Serve until SIGINT or SIGTERM, then end everything within 10 s.

    home: Prefect's folder; one `newslake up` at a time may use it.
    Raises RunFailedError where another one does, or the server does not start.
    """
    stop = Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    with hold_home(home):
        children = [describe_server(port, home), describe_runner(plan, port)]
        try:
            serve_children(children, port=port, stop=stop, say=say)
        finally:
            end_all(children, seconds=STOP_SECONDS)
    say("stopped")


def serve_children(children: list[Child], *, port: int, stop: Event, say: Say) -> None:
    """Begin the server and the runner, which waits for it, and keep both alive until told to stop."""
    server = children[0]
    for child in children:
        child.begin()
    if not wait_for_server(server, port, stop):
        return
    say(f"Prefect's pages: http://{HOST}:{port}")
    unanswered = checks = 0
    while not stop.wait(1):
        for child in children:
            news = child.revive()
            if news:
                say(news)
                unanswered = 0
        checks += 1
        if checks % CHECK_SECONDS == 0:
            unanswered = 0 if answers(f"http://{HOST}:{port}/api/health") else unanswered + 1
        if unanswered >= UNANSWERED_CHECKS:
            say("the server has not answered for a minute")
            server.kill_group()
            unanswered = 0


def wait_for_server(server: Child, port: int, stop: Event) -> bool:
    """Wait until the server answers; False where we were told to stop. Raises RunFailedError."""
    for _ in range(SERVER_SECONDS * 2):
        if answers(f"http://{HOST}:{port}/api/health"):
            return True
        if stop.wait(0.5):
            return False
        if not server.alive:
            break
    raise RunFailedError(
        f"Prefect's server did not start on port {port}; {server.log} says why "
        "(another program may use the port: choose another with --port)"
    )


def answers(health: str) -> bool:
    """Say whether the server whose address of health this is answers."""
    try:
        with urllib.request.urlopen(health, timeout=5) as response:  # noqa: S310 - our own server
            return bool(response.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def describe_server(port: int, home: Path) -> Child:
    """Return the process of Prefect's server and pages."""
    return Child(
        name="server",
        command=[
            *(sys.executable, "-m", "uvicorn", "--factory", "prefect.server.api.server:create_app"),
            *("--host", HOST, "--port", str(port), "--log-level", "warning"),
            *("--timeout-graceful-shutdown", "3"),
        ],
        environment={
            "PREFECT__SERVER_FINAL": "1",
            "PREFECT_API_URL": f"http://{HOST}:{port}/api",
            "PREFECT_UI_API_URL": f"http://{HOST}:{port}/api",
            "PREFECT_LOGGING_SERVER_LEVEL": "WARNING",
            # every thread of SQLite's would keep a heap of its own, and give nothing back
            "MALLOC_ARENA_MAX": "2",
            # leases in memory would be lost with a killed server, and their slots stay taken
            "PREFECT_SERVER_CONCURRENCY_LEASE_STORAGE": (
                "prefect.server.concurrency.lease_storage.filesystem"
            ),
        },
        log=home / "newslake-server.log",
    )


def describe_runner(plan: UpPlan, port: int) -> Child:
    """Return the process that registers the deployments and carries out their runs."""
    sample = ["--sample"] if plan.sample_port is not None else ["--no-sample"]
    return Child(
        name="runner",
        command=[sys.executable, "-m", "flows.serving", *sample],
        environment={
            "PREFECT_API_URL": f"http://{HOST}:{port}/api",
            "PREFECT_LOGGING_LEVEL": "INFO",
            # the shortest that Prefect allows: a killed run is noticed within 90 s
            "PREFECT_FLOWS_HEARTBEAT_FREQUENCY": "30",
            "PREFECT_RUNNER_POLL_FREQUENCY": "5",
            # Prefect forgets to await its own stop on SIGTERM; what is left running is killed after it
            "PYTHONWARNINGS": "ignore:coroutine:RuntimeWarning",
        },
    )


@contextmanager
def hold_home(home: Path) -> Iterator[None]:
    """Keep a second `newslake up` off this folder; the kernel frees it when we are gone."""
    home.mkdir(parents=True, exist_ok=True)
    path = home / "newslake-up.lock"
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise RunFailedError(
                f"{path}: another `newslake up` runs here; stop it first, or set PREFECT_HOME"
            ) from None
        yield
    finally:
        os.close(handle)
