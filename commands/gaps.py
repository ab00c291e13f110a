"""`newslake gaps`: the calendar of what is held, a source and day each, coloured by what is missing."""

import json
from datetime import UTC, datetime
from typing import Annotated

import typer
from rich.text import Text

from commands.console import out
from commands.ingest import AsJson, Now
from config.read import choose_sources, read_settings, read_sources
from flows.backfilling.gaps import DAYS_SHOWN, CalendarDay, read_calendar

WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]


def show_gaps(
    names: Annotated[
        list[str] | None, typer.Argument(metavar="[SOURCE]...", help="none: all enabled")
    ] = None,
    *,
    days: Annotated[
        int, typer.Option(min=1, max=36_500, help="days back from yesterday")
    ] = DAYS_SHOWN,
    as_json: AsJson = False,
    now: Now = None,
) -> None:
    """Show how many articles each day holds against the median of its weekday; gaps are red."""
    instant = (now.replace(tzinfo=now.tzinfo or UTC)) if now else datetime.now(UTC)
    lake = read_settings().lake
    calendars = {
        source.name: read_calendar(lake, source, now=instant, days=days)
        for source in choose_sources(read_sources(), names or [])
    }
    if as_json:
        print(json.dumps({name: list(map(describe_day, each)) for name, each in calendars.items()}))
        return
    for name, calendar in calendars.items():
        show_calendar(name, calendar, days)


def describe_day(day: CalendarDay) -> dict[str, object]:
    """Return one day as plain data."""
    return {
        "day": str(day.day),
        "observed": day.observed,
        "expected": day.expected,
        "checked": day.checked,
        "gap": day.is_gap,
    }


def show_calendar(name: str, calendar: list[CalendarDay], days: int) -> None:
    """Print one source's weeks, one line each, days as columns; `days` is how far back was looked."""
    out.print(name, style="bold")
    if not calendar:
        out.print(f"  no articles in the {days} days before today; --days looks further back")
        return
    out.print("  week of     " + "".join(f"{weekday:>7}" for weekday in WEEKDAYS))
    weeks: dict[tuple[int, int], list[CalendarDay]] = {}
    for day in calendar:
        weeks.setdefault(day.day.isocalendar()[:2], []).append(day)
    for week in weeks.values():
        line = Text(f"  {week[0].day}  " + " " * 7 * week[0].day.weekday())
        for day in week:
            line.append(f"{write_day(day):>7}", style=choose_style(day))
        out.print(line)
    gaps = sum(day.is_gap for day in calendar)
    close = f"newslake backfill {name} --gaps --from {calendar[0].day}"
    out.print(f"  {gaps} gaps (observed/expected)" + (f"; close them: {close}" if gaps else ""))


def write_day(day: CalendarDay) -> str:
    """Return a day's count; of a gap what was expected too, so that it shows without colours."""
    return f"{day.observed}/{day.expected:.0f}!" if day.is_gap else str(day.observed)


def choose_style(day: CalendarDay) -> str:
    """Return the colour of a day."""
    if day.is_gap:
        return "bold red"
    if day.expected and day.observed < day.expected * 0.8:
        return "yellow"
    return "green" if day.observed else "dim"
