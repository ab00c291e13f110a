"""What backfills did or would do in; tables for people and JSON for machines out."""

import json
from collections.abc import Mapping, Sequence
from datetime import date

from pydantic import TypeAdapter

from commands.console import out, start_table
from flows.backfilling.report import BackfillReport, tabulate_days
from records.outcome import Outcome

COLUMNS = (
    "day",
    "discovered",
    "stored",
    "unchanged",
    "duplicate",
    "rejected",
    "failed",
    "finished",
)


def describe_backfills(reports: Sequence[BackfillReport]) -> str:
    """Return what backfills did as JSON: run, source, the days with the ends of their addresses."""
    return TypeAdapter(list[BackfillReport]).dump_json(list(reports), indent=2).decode()


def describe_links(counts: Mapping[str, Mapping[date | None, int]]) -> str:
    """Return as JSON how many addresses each source's days would look at; a day may be null."""
    tables = [
        {
            "source": source,
            "days": [
                {"day": day and day.isoformat(), "addresses": count} for day, count in days.items()
            ],
        }
        for source, days in counts.items()
    ]
    return json.dumps(tables, indent=2)


def show_links(source: str, counts: Mapping[date | None, int]) -> None:
    """Print how many addresses each day would look at."""
    for day, count in counts.items():
        out.print(f"{source} {day or 'without a day'}: {count} addresses", markup=False)
    out.print(f"{source}: {len(counts)} days, {sum(counts.values())} addresses; nothing fetched")


def show_backfill(report: BackfillReport) -> None:
    """Print a backfill's days, one line each."""
    table = start_table(f"backfill {report.run_id} of {report.source}")
    for heading in COLUMNS:
        table.add_column(heading, no_wrap=True)
    for row in tabulate_days(report):
        table.add_row(*(str(row[heading]) for heading in COLUMNS))
    if report.days:
        out.print(table)
    for day in report.days:
        if day.problem:
            out.print(f"{report.source} {day.day or 'without a day'}: {day.problem}", markup=False)
    for problem in report.problems:
        out.print(f"{report.source}: {problem}", markup=False)
    left = sum(not day.done for day in report.days)
    out.print(
        f"{report.source}: {report.count(Outcome.STORED)} articles stored; {len(report.days)} days looked "
        f"at, {report.already_done} were done already, {left} are not finished",
        markup=False,
    )
