from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.discover.changes import read_change

TEN = datetime(2022, 1, 10, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    "raw",
    [
        "2022-01-10T10:00:00Z",
        "2022-01-10T13:00+03:00",
        "2022-01-10 10:00:00.000",
        "Mon, 10 Jan 2022 10:00:00 GMT",
        "Mon, 10 Jan 2022 05:00:00 -0500",
        "10 Jan 2022 10:00:00 -0000",
    ],
)
def test_a_change_is_an_instant(raw: str) -> None:
    assert read_change(raw) == TEN


def test_a_day_alone_means_its_end() -> None:
    assert read_change("2022-01-10") == datetime(2022, 1, 10, 23, 59, 59, 999_999, tzinfo=UTC)


@pytest.mark.parametrize(
    "raw", ["2022", "10.01.2022", "yesterday", "0001-01-01T00:00+14:00", "9999-12-31", "2022-13-45"]
)
def test_of_what_cannot_be_read_nothing_is_known(raw: str) -> None:
    assert read_change(raw) is None


@given(st.text("0123456789-+:.TZ, JanMon", max_size=40) | st.text(max_size=40))
def test_whatever_is_written_is_an_instant_or_none(raw: str) -> None:
    found = read_change(raw)
    assert found is None or found.utcoffset() is not None
