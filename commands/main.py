"""Arguments in, an exit status out: the `newslake` command and how its errors end."""

import os
import signal
import sys
from types import FrameType

import typer

from commands.backfill import backfill_source
from commands.console import err
from commands.gaps import show_gaps
from commands.ingest import ingest_now
from commands.metrics import print_metrics
from commands.reprocess import reprocess_archive
from commands.rules import show_rules
from commands.sources import sources_app
from commands.status import show_status
from commands.tour import show_tour
from commands.try_page import try_page
from commands.up import serve_schedules
from commands.upkeep import maintain_all, migrate_all, snapshot_all, verify_all
from config.faults import ConfigError
from extract.fetch.faults import FetchSetupError
from extract.raw_archive import RawArchiveError
from flows.faults import RunFailedError
from flows.stop import STOP, RunStopped
from load.errors import LakeError

# what shells give a command that Ctrl-C ends
STOPPED = 130

app = typer.Typer(
    name="newslake",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    help="""Fetch news from aggregator pages, clean it, keep it as partitioned Parquet.

    Begin with [bold]newslake tour[/]: it serves a small sample site on this machine, ingests it and shows what came out.
    Then copy config/sources/_template.yaml, name your own source, and run [bold]newslake ingest NAME[/].

    Exit status: 0 done, 1 the run failed, 2 wrong arguments or configuration, 3 the lake can't be used, 130 stopped by Ctrl-C.""",
)
app.command("tour")(show_tour)
app.command("up")(serve_schedules)
app.command("ingest")(ingest_now)
app.command("backfill")(backfill_source)
app.command("gaps")(show_gaps)
app.command("status")(show_status)
app.command("metrics")(print_metrics)
app.command("try")(try_page)
app.command("rules")(show_rules)
app.command("reprocess")(reprocess_archive)
app.command("verify")(verify_all)
app.command("maintain")(maintain_all)
app.command("migrate")(migrate_all)
app.command("snapshot")(snapshot_all)
app.add_typer(sources_app, name="sources")


def run() -> None:
    """Run the command line; every expected error is one clear message and its own exit status."""
    before = signal.signal(signal.SIGINT, stop_run)
    try:
        app()
    except RunStopped:
        message = "stopped; what was committed stays, and the same command carries on"
        end_with(message, status=STOPPED)
    except (ConfigError, FetchSetupError) as error:
        end_with(str(error), status=2)
    except (LakeError, RawArchiveError) as error:
        end_with(str(error), status=3)
    except RunFailedError as error:
        end_with(str(error), status=1)
    finally:
        STOP.clear()
        signal.signal(signal.SIGINT, before)


def stop_run(_signal: int, _frame: FrameType | None) -> None:
    """End the run at the next page; asked again, at once, as a kill would: that costs nothing either."""
    if STOP.is_set():
        err.show_cursor(show=True)
        os._exit(STOPPED)
    STOP.set()
    raise RunStopped


def end_with(message: str, *, status: int) -> None:
    """Print an error and leave."""
    err.print(f"newslake: {message}", style="red", markup=False)
    sys.exit(status)
