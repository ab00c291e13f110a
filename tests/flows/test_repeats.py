"""Articles whose texts meet and part again: each text in a row of its own, none in two."""

from datetime import UTC, date, datetime, timedelta

import pytest

from config.read import choose_sources, read_settings, read_sources
from flows.replaying.replay import reprocess_source
from flows.steps import start_run
from load.verify import verify_lake

NOW = datetime(2022, 1, 15, 9, tzinfo=UTC)
A, B = "/news/bridge-a-closed-for-repairs", "/politics/bridge-b-closed-for-repairs"


@pytest.fixture
def run(workplace, small_site):
    """Ingest so many hours after NOW; return how the addresses ended and which text each row has."""

    def run_once(hours, *, listed=(A, B), **texts):
        small_site.listed = list(listed)
        small_site.texts |= {{"a": A, "b": B}[name]: number for name, number in texts.items()}
        report = workplace.ingest("sample", now=NOW + timedelta(hours=hours))
        ends = {end.url.rpartition("-closed")[0][-1]: str(end.outcome) for end in report.ends}
        return ends, read_texts(workplace)

    return run_once


def read_texts(workplace):
    rows = workplace.read()
    letters = rows["url"].str.extract(r"bridge-(.)-closed", expand=False)
    numbers = rows["title"].str.extract(r"bridge (\d+)$", expand=False).astype(int)
    return sorted(zip(letters, numbers, strict=True))


def reprocess(**days):
    (source,) = choose_sources(read_sources(), ["sample"])
    run = start_run(read_settings(), now=NOW + timedelta(days=30))
    return reprocess_source(source, run, **days)


def test_an_article_that_comes_to_say_what_another_says_is_revised(run, workplace):
    assert run(0, a=1, b=2)[1] == [("a", 1), ("b", 2)]
    assert run(1, a=2) == ({"a": "stored", "b": "unchanged"}, [("a", 2), ("b", 2)])
    assert run(2, b=3) == ({"a": "unchanged", "b": "stored"}, [("a", 2), ("b", 3)])
    assert workplace.read()["revision"].tolist() == [2, 2]
    assert list(verify_lake(workplace.lake)) == []


def test_articles_that_change_to_one_text_in_one_run_are_both_revised(run):
    run(0, a=1, b=2)
    assert run(1, a=7, b=7)[1] == [("a", 7), ("b", 7)]


def test_a_repeat_is_stored_once_its_original_says_something_else(run, workplace):
    assert run(0, a=1, b=1) == ({"a": "stored", "b": "duplicate"}, [("a", 1)])
    assert run(1) == ({"a": "unchanged", "b": "duplicate"}, [("a", 1)])
    assert run(2, a=9)[1] == [("a", 9)]
    assert run(3) == ({"a": "unchanged", "b": "stored"}, [("a", 9), ("b", 1)])
    assert run(4)[0] == {"a": "unchanged", "b": "unchanged"}
    before = workplace.list_parts()
    assert reprocess().stored == 0
    assert workplace.list_parts() == before


def test_a_repeat_stays_one_when_the_ledger_is_lost(run, workplace):
    run(0, listed=[A], a=1, b=1)
    assert run(1, listed=[B])[0] == {"b": "duplicate"}
    for path in workplace.lake.glob("_lake/ledger.sqlite*"):
        path.unlink()
    assert run(2, listed=[B]) == ({"b": "duplicate"}, [("a", 1)])


def test_a_repeat_of_an_article_whose_row_was_lost_is_stored(run, workplace):
    run(0, listed=[A], a=1, b=1)
    (part,) = workplace.lake.glob("articles/v1/*/*.parquet")
    part.unlink()
    assert run(1, listed=[B]) == ({"b": "stored"}, [("b", 1)])


@pytest.mark.parametrize("days", [{}, {"start": date(2022, 1, 16), "end": date(2022, 1, 16)}])
def test_reprocessing_knows_what_a_page_repeats_of_an_earlier_day(run, workplace, days):
    run(0, listed=[A], a=1, b=1)
    run(24, listed=[B])
    before = workplace.list_parts()

    assert reprocess(**days).stored == 0
    assert workplace.list_parts() == before


@pytest.mark.parametrize("days", [{}, {"start": date(2022, 1, 16), "end": date(2022, 1, 16)}])
def test_reprocessing_stores_what_an_earlier_article_says_no_more(run, workplace, days):
    run(0, listed=[A], a=1)
    run(1, listed=[A], a=2)
    assert run(24, listed=[B], b=1)[1] == [("a", 2), ("b", 1)]
    before = workplace.list_parts()

    assert reprocess(**days).stored == 0
    assert workplace.list_parts() == before
