"""`newslake reprocess`: read archived pages again with today's code and rules."""

from datetime import datetime
from typing import Annotated

import typer
from pydantic import TypeAdapter

from commands.console import out
from commands.ingest import AsJson
from commands.present_lake import check_lake
from config.faults import ConfigError
from config.read import choose_sources, read_settings, read_sources
from flows.replaying.replay import ReprocessReport
from flows.replaying.reprocess import reprocess_alone
from flows.steps import start_run

SHOWN_CHARACTERS = 200


def reprocess_archive(
    source: Annotated[str, typer.Argument(help="a name in config/sources/")],
    start: Annotated[
        datetime | None,
        typer.Option(
            "--from", formats=["%Y-%m-%d"], help="first UTC day of fetching; all by default"
        ),
    ] = None,
    end: Annotated[
        datetime | None,
        typer.Option("--to", formats=["%Y-%m-%d"], help="last UTC day of fetching, included"),
    ] = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Read a source's archived pages again, without the network, and report which rows changed."""
    if start and end and end < start:
        raise ConfigError(
            f"the last day {end:%Y-%m-%d} lies before the first {start:%Y-%m-%d}; swap them"
        )
    (config,) = choose_sources(read_sources(), [source])
    settings = read_settings()
    check_lake(settings, or_archive_of=config.name)
    report = reprocess_alone(
        config,
        start_run(settings),
        start=start.date() if start else None,
        end=end.date() if end else None,
    )
    if as_json:
        print(TypeAdapter(ReprocessReport).dump_json(report, indent=2).decode())
    else:
        show_report(report)


def show_report(report: ReprocessReport) -> None:
    """Print what changed, by field, with samples."""
    out.print(
        f"{report.pages} pages read again: {report.stored} new rows, {report.changed_rows} changed"
    )
    for reason, count in sorted(report.refused.items()):
        out.print(f"  {count} refused: {reason}", markup=False)
    for field, count in report.changed_fields.most_common():
        out.print(f"  {field} changed in {count} rows", markup=False)
    for change in report.samples:
        out.print(f"\n{change.article_id} {change.field}", markup=False)
        out.print(f"  - {change.before[:SHOWN_CHARACTERS]}", markup=False, style="red")
        out.print(f"  + {change.after[:SHOWN_CHARACTERS]}", markup=False, style="green")
