"""What stands on a terminal and what goes into a pipe."""

from io import StringIO

from rich.console import Console

from commands.console import ProgressWatch


def test_a_backfill_shows_one_bar_for_all_its_days(monkeypatch):
    terminal = Console(file=StringIO(), force_terminal=True, width=80)
    monkeypatch.setattr("commands.console.err", terminal)
    with ProgressWatch() as watch:
        for pages in (2, 3, 4):
            watch.expect("sample", pages)
            watch.advance("sample")
    frames = terminal.file.getvalue().split("\x1b[2K")
    assert max(frame.count("sample") for frame in frames) == 1


def test_a_table_in_a_pipe_is_whole_however_wide(workplace, newslake, monkeypatch):
    monkeypatch.setenv("COLUMNS", "40")
    home = f"https://news.example/{'section/' * 30}"
    workplace.write_source("long", home)
    assert home in newslake("sources", "list").out


def test_a_backfill_without_a_terminal_says_nothing_on_standard_error(sample, newslake):
    days = ("--from", "2022-01-09", "--to", "2022-01-10", "--now", "2022-02-01T00:00:00")
    ended = newslake("backfill", "sample", *days, "--no-prefect")
    assert (ended.status, ended.err) == (0, "")
    assert "2022-01-10" in ended.out
