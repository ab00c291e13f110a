"""Days with clearly fewer articles than usual are found, and closed by a backfill of only those."""

from datetime import UTC, date, datetime, timedelta

from config.read import choose_sources, read_sources
from flows.backfilling.gaps import build_calendar, find_gaps, read_calendar
from tests.flows.backfills import backfill


def test_gaps_older_than_the_calendar_s_ninety_days_are_closed_too(sample):
    backfill(now=datetime(2022, 1, 14, 9, 0, tzinfo=UTC), end=date(2022, 1, 13))
    now = datetime(2022, 12, 1, 9, 0, tzinfo=UTC)
    (source,) = choose_sources(read_sources(), ["sample"])
    held = {
        day.day: day.observed
        for day in read_calendar(str(sample.lake), source, now=now, days=400)
        if day.observed
    }
    fullest = max(held, key=held.get)
    forget_day(sample, fullest)
    shown = {gap.day for gap in find_gaps(str(sample.lake), source, now=now, days=400)}
    assert fullest in shown
    report = backfill(now=now, run_id="b2", only_gaps=True, start=min(held), end=max(held))
    days = {day.day for day in report.days if day.day}
    assert days == {day for day in shown if min(held) <= day <= max(held)}


def test_a_weekday_with_clearly_fewer_articles_than_usual_is_a_gap():
    days = [date(2022, 1, 3) + timedelta(days=number) for number in range(28)]
    counts = {day: 0 if day.weekday() == 6 else 10 for day in days}
    counts[date(2022, 1, 12)] = 4
    counts[date(2022, 1, 20)] = 0
    calendar = build_calendar(days, counts, checked={date(2022, 1, 20)})
    assert [day.day for day in calendar if day.is_gap] == [date(2022, 1, 12)]
    assert {day.expected for day in calendar} == {0.0, 10.0}


def test_gaps_of_the_lake_are_closed_by_a_backfill_of_only_the_gaps(sample):
    now = datetime(2022, 1, 14, 9, 0, tzinfo=UTC)
    backfill(now=now, end=date(2022, 1, 13))
    (source,) = choose_sources(read_sources(), ["sample"])
    held = {day.day: day.observed for day in read_calendar(str(sample.lake), source, now=now)}
    fullest = max(held, key=held.get)
    assert held[fullest] >= 4
    forget_day(sample, fullest)
    assert [gap.day for gap in find_gaps(str(sample.lake), source, now=now)] == [fullest]
    report = backfill(now=now, run_id="b2", only_gaps=True, start=min(held), end=max(held))
    assert [day.day for day in report.days if day.day] == [fullest]


def forget_day(workplace, day):
    """Take one day's rows and the memory of it out of the lake."""
    import shutil

    shutil.rmtree(workplace.lake / "_lake" / "backfills")
    for folder in (workplace.lake / "articles" / "v1").glob(f"date={day}"):
        shutil.rmtree(folder)
