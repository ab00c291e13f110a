"""The whole pipeline over real pages, replayed on loopback; prints its books and the CPU it took.

make real        needs ../shared beside the checkout
"""

import os
import re
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from commands.console import ProgressWatch, out, show_report
from config.read import DEFAULT_FOLDER, read_settings
from config.schema import SourceConfig
from flows.progress import watching
from flows.steps import ingest_sources, map_jobs_in_threads, start_run

REPLAY = Path(__file__).parents[1] / "../shared/tools/replay_site.py"


@contextmanager
def replay_site(name: str) -> Iterator[str]:
    """Serve one set of the corpus on loopback; yields its address."""
    command = [sys.executable, str(REPLAY), "--set", name, "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as site:
        assert site.stdout is not None
        found = re.search(r"http://\S+", site.stdout.readline())
        if found is None:
            raise SystemExit(f"{REPLAY} did not say where it listens")
        try:
            yield found.group()
        finally:
            site.terminate()


def describe_source(home: str) -> SourceConfig:
    """Return the replayed site as a source."""
    return SourceConfig.model_validate(
        {
            "name": "replay",
            "home": home,
            "politeness": {"delay_seconds": 0, "allow_private_addresses": True},
            "limits": {"max_list_pages": 50},
        }
    )


def main() -> None:
    if not REPLAY.is_file():
        raise SystemExit("make real needs ../shared beside the checkout; it is not there")
    os.environ["NEWSLAKE_CONFIG"] = str(DEFAULT_FOLDER)
    with tempfile.TemporaryDirectory() as folder, replay_site("news") as home:
        settings = read_settings().model_copy(
            update={"lake": f"{folder}/lake", "state": f"{folder}/state"}
        )
        with ProgressWatch() as watch, watching(watch):
            report = ingest_sources(
                [describe_source(home)], start_run(settings), map_jobs_in_threads
            )
        show_report(report)
        for end in report.ends:
            if end.reason:
                out.print(f"{end.outcome:<10} {end.url} ({end.reason})", markup=False)
    assert all(books.closes for books in report.books)
    used = resource.getrusage(resource.RUSAGE_SELF)
    out.print(f"books closed; CPU of this process: {used.ru_utime + used.ru_stime:.1f} s")


if __name__ == "__main__":
    main()
