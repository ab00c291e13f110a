"""An article that is held stays held whatever its page answers for a while, and is not asked for in vain."""

from datetime import UTC, datetime, timedelta

import pytest

from load.lake import open_lake
from load.ledger import open_ledger
from load.verify import verify_lake
from records.outcome import Outcome

NOW = datetime(2022, 1, 15, 9, tzinfo=UTC)
LISTED = {"discovery": "[listing]", "selectors": "{article_links: h2 a}"}
PATH, COPY = "/news/2022/01/14/bridge-of-the-district", "/extra/2022/01/14/bridge-of-the-district"
WALL = "<html lang='en'><title>Just a moment...</title><body><p>Please verify that you are not a robot.</p></body></html>"


def ingest(workplace, hours):
    return workplace.ingest("sample", now=NOW + timedelta(hours=hours))


def test_a_wall_for_one_run_does_not_let_a_copy_pass_for_an_article_of_its_own(workplace, paper):
    paper.write_articles(PATH)
    paper.write_list("/", [PATH])
    workplace.write_source("sample", paper.home, **LISTED)
    assert ingest(workplace, 0).count(Outcome.STORED) == 1
    whole = paper.pages[PATH]
    paper.pages[PATH] = (200, WALL)
    assert ingest(workplace, 1).count(Outcome.REJECTED) == 1
    paper.pages[COPY] = whole
    paper.write_list("/", [COPY])
    assert [str(end.outcome) for end in ingest(workplace, 2).ends] == ["duplicate"]
    assert len(workplace.read()) == 1
    assert list(verify_lake(workplace.lake)) == []


def test_an_article_that_is_gone_is_asked_for_once_a_day(workplace, paper):
    paper.write_articles(PATH)
    paper.write_list("/", [PATH])
    workplace.write_source("sample", paper.home, **LISTED)
    ingest(workplace, 0)
    paper.pages[PATH] = (410, "")
    for hours in (1, 2, 3, 20):
        ingest(workplace, hours)
    assert paper.asked.count(PATH) == 2
    ingest(workplace, 26)
    assert paper.asked.count(PATH) == 3
    assert len(workplace.read()) == 1


def test_a_text_fetched_while_the_clock_stood_back_is_stored_once_the_clock_is_right(
    workplace, small_site
):
    small_site.listed, small_site.texts = [PATH], {PATH: 1}
    ingest(workplace, 4 / 60)
    small_site.texts = {PATH: 7}
    (end,) = ingest(workplace, 1 / 60).ends
    assert (end.outcome, end.reason) == (Outcome.UNCHANGED, "older_fetch")

    assert ingest(workplace, 1).count(Outcome.STORED) == 1

    assert workplace.read()["title"].tolist() == ["The council decides about bridge 7"]
    assert workplace.read()["revision"].tolist() == [2]
    assert ingest(workplace, 2).count(Outcome.UNCHANGED) == 1
    assert list(verify_lake(workplace.lake)) == []


@pytest.mark.parametrize("odd", ['"ab\x01c"', '"ab\x1bc"'])
@pytest.mark.parametrize("name", ["ETag", "Last-Modified"])
def test_a_validator_with_a_control_character_is_no_validator(workplace, paper, name, odd):
    paper.write_articles(PATH)
    paper.headers[PATH] = {name: odd}
    paper.write_list("/", [PATH])
    workplace.write_source("sample", paper.home, **LISTED)

    assert ingest(workplace, 0).count(Outcome.STORED) == 1

    with open_ledger(open_lake(workplace.lake)) as ledger:
        (entry,) = ledger.iterate()
    assert (entry.etag, entry.last_modified) == (None, None)
    assert ingest(workplace, 1).count(Outcome.UNCHANGED) == 1
