"""`newslake sources`: list the sources and check their files."""

from typing import Annotated

import typer

from commands.console import out, start_table
from config.patterns.prompts import read_prompts
from config.read import choose_sources, find_config_folder, read_settings, read_sources
from config.schema import SourceConfig

sources_app = typer.Typer(no_args_is_help=True, help="List the sources, or check their files.")


@sources_app.command("list")
def list_sources() -> None:
    """List every source: where it lives, when it runs, whether it is enabled."""
    table = start_table("sources")
    for heading in ("source", "home", "language", "schedule", "enabled"):
        table.add_column(heading)
    for source in read_sources().values():
        table.add_row(
            source.name,
            str(source.home),
            source.language or "",
            describe_schedule(source),
            "yes" if source.enabled else "no",
        )
    out.print(table)


@sources_app.command("check")
def check_sources(
    names: Annotated[list[str] | None, typer.Argument(metavar="[SOURCE]...")] = None,
) -> None:
    """Read all configuration; each fault is told with file, line, key and what is allowed."""
    folder = find_config_folder()
    read_settings(folder)
    sources = read_sources(folder)
    chosen = choose_sources(sources, names or []) if names else list(sources.values())
    read_prompts(folder)
    out.print(f"{len(chosen)} sources are good: {', '.join(source.name for source in chosen)}")


def describe_schedule(source: SourceConfig) -> str:
    """Say when a source runs."""
    if source.schedule is None:
        return "by hand"
    if source.schedule.cron is not None:
        return f"{source.schedule.cron} ({source.timezone})"
    return f"every {source.schedule.every_minutes} min"
