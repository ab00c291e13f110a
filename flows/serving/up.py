"""A plan in; Prefect's server and the runner of its schedules out, kept alive until a signal ends them."""

import errno
import fcntl
import os
import secrets
import signal
import socket
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPException
from pathlib import Path
from threading import Event

from flows.faults import RunFailedError
from flows.serving.children import Child, end_all
from flows.serving.up_plan import UpPlan

HOST = "127.0.0.1"
# on every answer of our server, with a mark of this `newslake up`: another on our port must not pass for it
MARK_HEADER = "newslake-up"
STOP_SECONDS = 8.0
# a server whose `newslake up` was killed needs 3 s to let go of its port
PORT_SECONDS = 5
SERVER_SECONDS = 180
UNANSWERED_CHECKS = 6
CHECK_SECONDS = 10

Say = Callable[[str], None]


def run_up(plan: UpPlan, *, port: int, home: Path, say: Say) -> None:
    """Serve until SIGINT or SIGTERM, then end everything within 10 s.

    home: Prefect's folder, held by `hold_home`.
    Raises RunFailedError where another program uses the port, or the server does not start.
    """
    stop = Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    mark = secrets.token_hex(16)
    server, runner = describe_server(port, home, mark), describe_runner(plan, port, mark)
    try:
        # the runner deletes schedules that are not in the plan: it must meet no server but ours
        if wait_for_port(port, stop) and begin_server(server, port, mark, stop):
            runner.begin()
            say(f"Prefect's pages: http://{HOST}:{port}")
            keep_alive(server, runner, port=port, mark=mark, stop=stop, say=say)
    finally:
        end_all([server, runner], seconds=STOP_SECONDS)
    say("stopped")


def keep_alive(
    server: Child, runner: Child, *, port: int, mark: str, stop: Event, say: Say
) -> None:
    """Begin the server and the runner again whenever one ends, until told to stop."""
    unanswered = checks = 0
    while not stop.wait(1):
        for child in (server, runner):
            news = child.revive()
            if news:
                say(news)
                unanswered = 0
        checks += 1
        if checks % CHECK_SECONDS == 0:
            unanswered = 0 if answers(locate_api(port), mark) else unanswered + 1
        if unanswered >= UNANSWERED_CHECKS:
            say("the server has not answered for a minute")
            server.kill_group()
            unanswered = 0


def wait_for_port(port: int, stop: Event) -> bool:
    """Wait until nobody listens on the port; False where we were told to stop. Raises RunFailedError."""
    for _ in range(PORT_SECONDS * 5):
        if is_free(port):
            return True
        if stop.wait(0.2):
            return False
    raise RunFailedError(f"another program uses port {port}; choose another with --port")


def is_free(port: int) -> bool:
    """Say whether nobody listens on the port."""
    with socket.socket() as probe:
        # as the server will bind it: connections of the last server that still close do no harm
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            return error.errno != errno.EADDRINUSE
    return True


def begin_server(server: Child, port: int, mark: str, stop: Event) -> bool:
    """Begin the server and wait until it answers; False where we were told to stop. Raises RunFailedError."""
    server.begin()
    for _ in range(SERVER_SECONDS * 2):
        if answers(locate_api(port), mark):
            return True
        if stop.wait(0.5):
            return False
        if not server.alive:
            break
    raise RunFailedError(
        f"Prefect's server did not start on port {port}; {server.log} says why "
        "(another program may use the port: choose another with --port)"
    )


def locate_api(port: int) -> str:
    """Return the address of Prefect's API on this machine."""
    return f"http://{HOST}:{port}/api"


def answers(api: str, mark: str) -> bool:
    """Say whether the server at this address answers and bears the mark, as only our own does."""
    try:
        with urllib.request.urlopen(f"{api}/health", timeout=5) as response:  # noqa: S310 - our own server
            return bool(response.headers[MARK_HEADER] == mark)
    except (urllib.error.URLError, HTTPException, OSError):
        return False


def describe_server(port: int, home: Path, mark: str) -> Child:
    """Return the process of Prefect's server and pages, whose answers bear the mark."""
    return Child(
        name="server",
        command=[
            *(sys.executable, "-m", "uvicorn", "--factory", "prefect.server.api.server:create_app"),
            *("--host", HOST, "--port", str(port), "--log-level", "warning"),
            *("--header", f"{MARK_HEADER}:{mark}"),
            *("--timeout-graceful-shutdown", "3"),
        ],
        environment={
            "PREFECT__SERVER_FINAL": "1",
            "PREFECT_API_URL": locate_api(port),
            "PREFECT_UI_API_URL": locate_api(port),
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


def describe_runner(plan: UpPlan, port: int, mark: str) -> Child:
    """Return the process that registers the deployments with the server of that mark and carries out their runs."""
    sample = ["--sample"] if plan.sample_port is not None else ["--no-sample"]
    return Child(
        name="runner",
        command=[sys.executable, "-m", "flows.serving.runner", mark, *sample],
        environment={
            "PREFECT_API_URL": locate_api(port),
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
