"""Hours in; the memory of `newslake up`, fetching the sample site every minute, minute by minute out.

Run: python -m benchmarks.memory [MINUTES] [FOLDER]   (default 120 minutes, a folder in /tmp)
Prints one line of tab-separated values a minute: MB resident of each process, and how many runs completed.
"""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil

SAMPLE_SECONDS = 1.0
COLUMNS = ("minute", "server", "runner", "up", "run", "completed", "database")
SETTINGS = 'lake = "./lake"\nparallel_hosts = 4\n'


def find_port() -> int:
    """Return a free port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def begin(folder: Path) -> "subprocess.Popen[bytes]":
    """Start `newslake up` with the sample site in a folder of its own."""
    from config.read import DEFAULT_FOLDER  # noqa: PLC0415 - beside its use

    sources = folder / "config" / "sources"
    sources.mkdir(parents=True)
    (folder / "config" / "settings.toml").write_text(SETTINGS)
    (folder / "config" / "boilerplate").symlink_to(DEFAULT_FOLDER / "boilerplate")
    (sources / "sample.yaml").write_text(
        f"name: sample\nhome: http://127.0.0.1:{find_port()}/\nlanguage: en\n"
        "timezone: Europe/Minsk\nenabled: false\nschedule: {every_minutes: 1}\n"
        "politeness: {delay_seconds: 0, allow_private_addresses: true}\n"
    )
    environment = os.environ | {
        "NEWSLAKE_CONFIG": str(folder / "config"),
        "NEWSLAKE_LAKE": str(folder / "lake"),
        "NEWSLAKE_STATE": str(folder / "state"),
        "PREFECT_HOME": str(folder / "prefect"),
    }
    command = [sys.executable, "-c", "from commands.main import run; run()", "up"]
    with (folder / "up.log").open("wb") as log:
        return subprocess.Popen(
            [*command, "--port", str(find_port())],
            env=environment,
            stdout=log,
            stderr=subprocess.STDOUT,
        )


def name_process(process: psutil.Process) -> str | None:
    """Return what a process of the tree is: the server, the runner, or a run of it."""
    line = " ".join(process.cmdline())
    if "uvicorn" in line:
        return "server"
    if "flows.serving.runner" in line:
        return "runner"
    return "run" if "prefect.engine" in line or "prefect.flow_engine" in line else None


def weigh(up: psutil.Process) -> dict[str, float]:
    """Return the MB resident of each process of the tree; of several runs the largest."""
    found = {"up": up.memory_info().rss / 1e6}
    for process in up.children(recursive=True):
        try:
            name, size = name_process(process), process.memory_info().rss / 1e6
        except psutil.NoSuchProcess:
            continue
        if name is not None:
            found[name] = max(found.get(name, 0), size)
    return found


def watch(up: psutil.Process, folder: Path, minutes: int) -> None:
    """Print the largest of each minute's samples."""
    print("\t".join(COLUMNS), flush=True)
    begun = time.monotonic()
    for minute in range(1, minutes + 1):
        most: dict[str, float] = {}
        while time.monotonic() < begun + minute * 60:
            for name, size in weigh(up).items():
                most[name] = max(most.get(name, 0), size)
            time.sleep(SAMPLE_SECONDS)
        completed = len(list((folder / "lake" / "_lake" / "runs").glob("*")))
        database = sum(file.stat().st_size for file in (folder / "prefect").glob("prefect.db*"))
        sizes = (f"{most.get(name, 0):.1f}" for name in COLUMNS[1:5])
        print(minute, *sizes, completed, f"{database / 1e6:.1f}", sep="\t", flush=True)


def main(minutes: int, folder: Path) -> None:
    up = begin(folder)
    try:
        watch(psutil.Process(up.pid), folder, minutes)
    finally:
        up.send_signal(signal.SIGTERM)
        up.wait(timeout=30)


if __name__ == "__main__":
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 120
    place = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(tempfile.mkdtemp())
    main(wanted, place)
