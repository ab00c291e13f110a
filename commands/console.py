"""Text for people on standard output, errors on standard error; colours only on a terminal."""

from typing import Self

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
)
from rich.table import Table

from records.outcome import Outcome
from records.run import RunReport

# of a pipe or file, which no table is too wide for
PIPE_COLUMNS = 10_000


def open_console(*, stderr: bool) -> Console:
    """Return a console as wide as the terminal, or wide enough for any table where there is none."""
    console = Console(stderr=stderr, highlight=False, soft_wrap=True)
    if not console.is_terminal:
        console.width = PIPE_COLUMNS
    return console


out = open_console(stderr=False)
err = open_console(stderr=True)


class ProgressWatch:
    """A progress bar a source on standard error, shown only on a terminal; a context manager."""

    def __init__(self) -> None:
        """Prepare the bars; nothing is drawn before the first page."""
        self._progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("pages"),
            TimeElapsedColumn(),
            console=err,
            disable=not err.is_terminal,
            transient=True,
        )
        self._discovering = self._progress.add_task("looking for articles", total=None)
        self._bars: dict[str, TaskID] = {}

    def __enter__(self) -> Self:
        """Begin to draw."""
        self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Take the bars away."""
        self._progress.stop()

    def expect(self, source: str, pages: int) -> None:
        """Add a source's bar; a backfill begins it anew for every day."""
        self._progress.update(self._discovering, visible=False)
        if source in self._bars:
            self._progress.reset(self._bars[source], total=pages)
        else:
            self._bars[source] = self._progress.add_task(source, total=pages)

    def advance(self, source: str) -> None:
        """Move a source's bar by one page."""
        if source in self._bars:
            self._progress.advance(self._bars[source])


def start_table(title: str | None = None) -> Table:
    """Return a table without columns yet, in the shape of all our tables."""
    return Table(
        title=title, title_justify="left", box=SIMPLE_HEAD, pad_edge=False, collapse_padding=True
    )


def show_report(report: RunReport) -> None:
    """Print a run's books: one line a source, one column an outcome."""
    table = start_table(f"run {report.run_id}")
    table.add_column("source", no_wrap=True)
    for heading in ("discovered", *Outcome):
        table.add_column(heading, justify="right", no_wrap=True)
    for books in report.books:
        ends = [str(books.ends[outcome]) for outcome in Outcome]
        table.add_row(books.source, str(books.discovered), *ends)
    out.print(table)
    for books in report.books:
        for problem in books.problems:
            out.print(f"[yellow]{books.source}[/]: ", end="")
            out.print(problem, markup=False)
    for reason in report.skipped:
        out.print(f"left alone: {reason}", markup=False)


def show_ends(report: RunReport) -> None:
    """Print what happened to every address, one line each."""
    for end in report.ends:
        reason = f" ({end.reason})" if end.reason else ""
        out.print(f"{end.outcome:<10} {end.url}{reason}", markup=False)
