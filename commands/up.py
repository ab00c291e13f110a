"""`newslake up`: server, schedules and pages in one command, until a signal ends all of it."""

import os
from contextlib import ExitStack
from pathlib import Path
from typing import Annotated

import typer

from commands.console import out
from commands.sample_site import open_sample_site
from config.read import read_settings, read_sources
from flows.prefect_environment import make_home, prepare_environment
from flows.serving.up import HOST, hold_home, run_up
from flows.serving.up_plan import MAINTENANCE, UpPlan, plan_up


def serve_schedules(
    *,
    port: Annotated[
        int, typer.Option(min=1, max=65_535, help="port of Prefect's pages and API")
    ] = 4200,
    sample: Annotated[
        bool | None,
        typer.Option(
            "--sample/--no-sample",
            help="serve the bundled sample site too; default: only while no source is enabled",
        ),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="print what would be served, and end")
    ] = False,
) -> None:
    """Run the schedules of all enabled sources, with Prefect's pages, until Ctrl-C or SIGTERM."""
    prepare_environment()
    read_settings()
    plan = plan_up(read_sources(), sample=sample)
    show_plan(plan, port, Path(os.environ["PREFECT_HOME"]))
    if dry_run:
        return
    home = make_home()
    with ExitStack() as stack:
        stack.enter_context(hold_home(home))
        if plan.sample_port is not None:
            open_sample_site(stack, plan.sample_port, instead="run with --no-sample")
        run_up(plan, port=port, home=home, say=lambda news: out.print(f"newslake: {news}"))


def show_plan(plan: UpPlan, port: int, home: Path) -> None:
    """Print what is served."""
    out.print(f"server       http://{HOST}:{port}, its database in {home}")
    for schedule in plan.schedules:
        names = ", ".join(schedule.sources)
        out.print(f"schedule     {schedule.cadence.description:<28} {names}", markup=False)
    out.print(f"maintenance  {MAINTENANCE.description}")
    out.print("backfill     by hand: in the pages, or `newslake backfill`")
    if plan.by_hand:
        out.print(f"no schedule  {', '.join(plan.by_hand)}", markup=False)
    if plan.sample_port is not None:
        out.print(f"sample site  http://{HOST}:{plan.sample_port}/")
    if not plan.schedules:
        out.print("No source is enabled: set `enabled: true` in config/sources/<name>.yaml.")
