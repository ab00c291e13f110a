"""`newslake status`: how every source stands against its schedule; the exit status is for monitoring."""

import json
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Annotated

import typer

from commands.console import out, start_table
from commands.ingest import AsJson
from commands.instants import check_now
from config.read import choose_sources, read_settings, read_sources
from flows.scheduling.health import BAD, Freshness, SourceHealth, read_health
from records.outcome import Outcome

COLOURS = {
    Freshness.FRESH: "green",
    Freshness.LATE: "yellow",
    Freshness.STALE: "red",
    Freshness.FAILING: "red",
    Freshness.BARREN: "red",
    Freshness.CLOCK_SET_BACK: "red",
    Freshness.NEVER: "red",
}


def show_status(
    names: Annotated[
        list[str] | None, typer.Argument(metavar="[SOURCE]...", help="none: all sources")
    ] = None,
    *,
    as_json: AsJson = False,
    now: Annotated[
        datetime | None, typer.Option(help="UTC instant to judge at", callback=check_now)
    ] = None,
) -> None:
    """Show how the sources stand; exit status 1 where one is stale, failing, barren, ahead of the clock or has never run."""
    instant = now.replace(tzinfo=now.tzinfo or UTC) if now else datetime.now(UTC)
    sources = read_sources()
    chosen = choose_sources(sources, names) if names else list(sources.values())
    health = read_health(chosen, read_settings(), now=instant)
    if as_json:
        print(json.dumps([describe_health(each) for each in health], default=str, indent=2))
    else:
        show_table(health, instant)
    if any(each.freshness in BAD for each in health):
        raise typer.Exit(1)


def describe_health(health: SourceHealth) -> dict[str, object]:
    """Return how a source stands as plain data; instants in ISO 8601."""
    table = asdict(health)
    for name, value in table.items():
        if isinstance(value, datetime):
            table[name] = value.isoformat()
    table["ends"] = {str(outcome): health.ends[outcome] for outcome in Outcome}
    return table


def show_table(health: list[SourceHealth], now: datetime) -> None:
    """Print one line a source, and what is wrong below."""
    table = start_table()
    for heading in ("source", "state", "schedule", "last run", "last new", "next run"):
        table.add_column(heading, no_wrap=True)
    for heading in ("failed", "backlog"):
        table.add_column(heading, justify="right", no_wrap=True)
    for each in health:
        colour = COLOURS.get(each.freshness, "dim")
        table.add_row(
            each.source,
            f"[{colour}]{each.freshness}[/]",
            each.schedule or "",
            describe_distance(each.last_run_at, now),
            describe_distance(each.last_new_at, now),
            describe_distance(each.next_run_at, now),
            str(each.ends[Outcome.FAILED]),
            str(each.backlog),
        )
    out.print(table)
    for each in health:
        for problem in (*filter(None, [each.last_error]), *each.problems):
            out.print(f"{each.source}: {problem}", markup=False)


def describe_distance(instant: datetime | None, now: datetime) -> str:
    """Return how far an instant lies from now, in words."""
    if instant is None:
        return ""
    seconds = (instant - now).total_seconds()
    size = abs(seconds)
    for unit, length in (("d", 86_400), ("h", 3_600), ("min", 60)):
        if size >= length:
            count = f"{size / length:.0f} {unit}"
            break
    else:
        count = f"{size:.0f} s"
    return f"in {count}" if seconds > 0 else f"{count} ago"
