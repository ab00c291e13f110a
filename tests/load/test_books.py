"""The books of runs: written once, read back, and refused where they do not close."""

from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest

from load.books import read_books, write_books
from load.errors import BooksDoNotClose, ClockSetBack, CorruptFile
from load.lake import open_lake
from records.outcome import Outcome, SourceBooks

STARTED = datetime(2026, 11, 20, 10, tzinfo=UTC)
FINISHED = STARTED + timedelta(minutes=1)
CLOSED = SourceBooks(
    source="bbabo", discovered=3, ends=Counter({Outcome.STORED: 2, Outcome.FAILED: 1})
)
OPEN = SourceBooks(source="other", discovered=3, ends=Counter({Outcome.STORED: 2}))


def test_books_are_read_back_oldest_run_first(lake):
    for hour in (3, 1, 2):
        started = STARTED + timedelta(hours=hour)
        write_books(lake, f"r{hour}", started, started, [CLOSED])

    runs = list(read_books(lake.store))
    assert [run.run_id for run in runs] == ["r1", "r2", "r3"]
    assert runs[0].sources == (CLOSED,)
    assert runs[0].closes
    assert [run.run_id for run in read_books(lake.store, newest=1)] == ["r3"]


def test_books_that_do_not_close_fail_the_run_and_stay_to_be_looked_at(lake):
    with pytest.raises(BooksDoNotClose, match="other discovered 3 and ended 2"):
        write_books(lake, "r1", STARTED, FINISHED, [CLOSED, OPEN])

    (run,) = read_books(lake.store)
    assert not run.closes


def test_the_same_books_twice_are_one_file(lake, root, take_picture):
    write_books(lake, "r1", STARTED, FINISHED, [CLOSED])
    before = take_picture(root)
    write_books(lake, "r1", STARTED, FINISHED, [CLOSED])

    assert take_picture(root) == before


def test_damaged_books_are_named(lake, root):
    path = write_books(lake, "r1", STARTED, FINISHED, [CLOSED])
    (root / path).write_text("{")

    with pytest.raises(CorruptFile, match=r"-r1\.json"):
        list(read_books(lake.store))


def test_a_clock_set_back_is_refused_naming_the_run(lake, root):
    write_books(lake, "r1", STARTED, FINISHED, [CLOSED])

    with pytest.raises(ClockSetBack, match=r"-r1\.json.*set the clock right"):
        open_lake(root, clock=lambda: STARTED - timedelta(days=1))
    open_lake(root, clock=lambda: STARTED - timedelta(seconds=30))
