"""Windows of time that schedules cut the days into."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from config.schema import SourceConfig
from flows.scheduling.cadence import (
    Cadence,
    find_cadence,
    find_next_start,
    find_window_start,
    group_by_cadence,
)

CADENCES = [
    Cadence(every_minutes=1),
    Cadence(every_minutes=30),
    Cadence(every_minutes=7 * 60),
    Cadence(cron="5 * * * *", timezone="Europe/Minsk"),
    Cadence(cron="30 2 * * *", timezone="Europe/Berlin"),
    Cadence(cron="0 6 * * mon-fri", timezone="America/New_York"),
    Cadence(cron="*/10 * * * *", timezone="Europe/Berlin"),
    Cadence(cron="0,30 1-3 * * *", timezone="Europe/Berlin"),
    Cadence(cron="40 1 * * *", timezone="Australia/Lord_Howe"),
    Cadence(cron="30 1,2 * * *", timezone="Antarctica/Troll"),
]
CLOCKS_CHANGE_AT = [
    datetime(2026, 3, 29, 1, 0, tzinfo=UTC),
    datetime(2026, 10, 25, 1, 0, tzinfo=UTC),
    datetime(2026, 4, 4, 15, 0, tzinfo=UTC),
    datetime(2026, 10, 3, 15, 30, tzinfo=UTC),
]
INSTANTS = st.one_of(
    st.integers(min_value=0, max_value=9 * 365 * 86_400).map(
        lambda seconds: datetime(2021, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
    ),
    st.builds(
        lambda change_at, seconds: change_at + timedelta(seconds=seconds),
        st.sampled_from(CLOCKS_CHANGE_AT),
        st.floats(min_value=-3 * 3600, max_value=3 * 3600),
    ),
)


def make_source(name, **schedule):
    table = {"name": name, "home": "http://localhost/", "timezone": "Europe/Minsk"}
    return SourceConfig.model_validate(table | ({"schedule": schedule} if schedule else {}))


@given(st.sampled_from(CADENCES), INSTANTS)
def test_every_instant_lies_in_the_one_window_between_two_starts(cadence, now):
    start, end = find_window_start(cadence, now), find_next_start(cadence, now)
    assert start <= now < end
    assert find_window_start(cadence, start) == start
    assert find_window_start(cadence, end) == end
    assert find_window_start(cadence, end - timedelta(seconds=1)) == start


def test_in_the_hour_that_the_clocks_repeat_a_schedule_goes_on_and_a_daily_run_is_not_repeated():
    often = Cadence(cron="*/10 * * * *", timezone="Europe/Berlin")
    now = datetime(2026, 10, 25, 1, 6, 59, 500_000, tzinfo=UTC)
    assert find_window_start(often, now) == datetime(2026, 10, 25, 1, 0, tzinfo=UTC)
    assert find_next_start(often, now) == datetime(2026, 10, 25, 1, 10, tzinfo=UTC)
    daily = Cadence(cron="30 2 * * *", timezone="Europe/Berlin")
    assert find_window_start(daily, now) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert find_next_start(daily, now) == datetime(2026, 10, 26, 1, 30, tzinfo=UTC)


def test_a_cron_line_is_read_in_the_source_s_time_zone():
    cadence = find_cadence(make_source("aa", cron="0 9 * * *"))
    assert cadence is not None
    now = datetime(2022, 1, 15, 8, 0, tzinfo=UTC)
    assert find_window_start(cadence, now) == datetime(2022, 1, 15, 6, 0, tzinfo=UTC)


def test_sources_of_one_cadence_stand_together_and_those_without_a_schedule_nowhere():
    sources = [
        make_source("aa", every_minutes=30),
        make_source("bb", cron="5 * * * *"),
        make_source("cc"),
        make_source("dd", every_minutes=30),
    ]
    groups = group_by_cadence(sources)
    assert {cadence.name: [one.name for one in group] for cadence, group in groups.items()} == {
        "cron-5_x_x_x_x-europe-minsk": ["bb"],
        "every-30-minutes": ["aa", "dd"],
    }
