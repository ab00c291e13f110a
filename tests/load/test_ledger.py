"""The ledger of addresses: bulk reads and writes, and what its loss costs."""

import dataclasses
import random
import shutil
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pandas as pd
import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from load.errors import CorruptFile, LakeUnwritable, StoreUnreachable
from load.lake import open_lake
from load.ledger import (
    LEDGER_FILE,
    Ledger,
    LedgerEntry,
    look_at_ledger,
    make_folder,
    open_ledger,
)
from load.publish import publish
from load.snapshot import take_snapshot
from load.url_states import publish_url_states
from records.outcome import Outcome

SEEN = datetime(2026, 11, 20, 10, tzinfo=UTC)


def build_entry(number, **changes):
    entry = LedgerEntry(
        source="bbabo",
        key=f"https://bbabo.net/{number}",
        url=f"https://bbabo.net/{number}?utm_source=rss",
        state=Outcome.STORED,
        first_seen_at=SEEN,
        article_id=f"{number:032x}",
        fetched_at=SEEN,
        etag='"abc"',
        last_modified="Fri, 20 Nov 2026 10:00:00 GMT",
        parsed_hash="0" * 32,
        content_hash="1" * 32,
    )
    return dataclasses.replace(entry, **changes)


instants = st.datetimes(timezones=st.just(UTC))
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)
entries = st.builds(
    LedgerEntry,
    source=st.sampled_from(["bbabo", "sample"]),
    key=texts,
    url=texts,
    state=st.sampled_from(Outcome),
    first_seen_at=instants,
    reason=st.none() | texts,
    article_id=st.none() | st.just("a" * 32),
    fetched_at=st.none() | instants,
    etag=st.none() | texts,
    last_modified=st.none() | texts,
    attempts=st.integers(0, 1000),
    next_try_at=st.none() | instants,
)


@pytest.mark.parametrize("name", ["a?b", "q?timeout=1", "a#b", "a%20b", "ünï x"])
def test_the_ledger_lies_in_its_lake_whatever_that_is_called(tmp_path, name):
    with open_ledger(open_lake(tmp_path / name)) as ledger:
        ledger.upsert([build_entry(1)])

    assert (tmp_path / name / LEDGER_FILE).is_file()
    assert [path.name for path in tmp_path.iterdir()] == [name]


@pytest.fixture(params=["sqlite", "postgres"])
def address(request):
    """The ledger's address: its file in the lake, or a database that hosts share."""
    return None if request.param == "sqlite" else request.getfixturevalue("postgres_url")


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(written=st.lists(entries, max_size=30))
def test_what_is_written_last_is_read_back(written, lake, address):
    expected = {(each.source, each.key): each for each in written}
    with open_ledger(lake, address) as ledger:
        ledger.upsert(written)
        found = {
            (source, key): entry
            for source in ("bbabo", "sample")
            for key, entry in ledger.get(source, [each.key for each in written]).items()
            if (source, key) in expected
        }

    assert found == expected


def test_a_text_that_not_every_database_keeps_costs_no_other_entry(lake, address):
    with open_ledger(lake, address) as ledger:
        ledger.upsert([build_entry(1, etag='"a\0b"'), build_entry(2)])
        found = {entry.key: entry for entry in ledger.iterate()}

    assert found[build_entry(1).key].etag == '"a\N{REPLACEMENT CHARACTER}b"'
    assert found[build_entry(2).key] == build_entry(2)


def test_thousands_of_keys_are_read_at_once(lake, address):
    with open_ledger(lake, address) as ledger:
        ledger.upsert(build_entry(n) for n in range(2_500))
        found = ledger.get("bbabo", [f"https://bbabo.net/{n}" for n in range(0, 5_000, 2)])

    assert len(found) == 1_250


def test_a_ledger_stays_after_closing(lake, address):
    with open_ledger(lake, address) as ledger:
        ledger.upsert([build_entry(1)])
    with open_ledger(lake, address) as ledger:
        assert list(ledger.iterate()) == [build_entry(1)]
        assert list(ledger.iterate("sample")) == []


def test_who_only_looks_makes_nothing_and_sees_what_is_written(lake, root, address):
    assert look(lake, address) is None
    assert not (root / LEDGER_FILE).exists()
    with open_ledger(lake, address) as ledger:
        ledger.upsert([build_entry(1)])
        assert look(lake, address) == [build_entry(1)]
        ledger.upsert([build_entry(2)])
        assert look(lake, address) == [build_entry(1), build_entry(2)]
    names = sorted((root / "_lake").iterdir())
    assert look(lake, address) == [build_entry(1), build_entry(2)]
    assert sorted((root / "_lake").iterdir()) == names


def look(lake, address):
    with look_at_ledger(lake, address) as ledger:
        return None if ledger is None else list(ledger.iterate())


def test_a_lost_ledger_comes_back_from_its_published_view(lake, root, address):
    entries = [build_entry(n) for n in range(5)]
    entries.append(build_entry(6, state=Outcome.REJECTED, reason="soft_404", article_id=None))
    with open_ledger(lake) as ledger:
        ledger.upsert(entries)
    publish_url_states(lake, entries)
    for path in root.glob("_lake/ledger.sqlite*"):
        path.unlink()

    with open_ledger(lake, address) as ledger:
        back = ledger.get("bbabo", [each.key for each in entries])

    forgotten = {
        "fetched_at": None,
        "etag": None,
        "last_modified": None,
        "parsed_hash": None,
        "content_hash": None,
    }
    assert back == {each.key: dataclasses.replace(each, **forgotten) for each in entries}


def test_a_ledger_that_comes_back_knows_what_the_articles_say(lake, address, make_article):
    article = make_article(1)
    publish(lake, [article], run_id="r1")
    stored = build_entry(1, article_id=article.article_id)
    repeat = build_entry(2, article_id=article.article_id, state=Outcome.DUPLICATE)
    publish_url_states(lake, [stored, repeat, build_entry(3)])

    with open_ledger(lake, address) as ledger:
        back = {entry.key: entry.content_hash for entry in ledger.iterate()}
        found = ledger.find_originals("bbabo", [article.content_hash])

    assert back == {stored.key: article.content_hash, repeat.key: None, build_entry(3).key: None}
    assert found == {article.content_hash: article.article_id}


@pytest.fixture(params=["sqlite", "postgres"])
def shared(request, tmp_path):
    """A ledger outside the lake, which may outlive it."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/shared.sqlite"
    return request.getfixturevalue("postgres_url")


def test_lakes_that_share_a_ledger_are_told_apart(lake, tmp_path, shared):
    other = open_lake(tmp_path / "other")
    with open_ledger(lake, shared) as ours, open_ledger(other, shared) as theirs:
        ours.upsert([build_entry(1), build_entry(2, state=Outcome.FAILED)])
        theirs.upsert([build_entry(1, url="other")])

        assert [entry.url for entry in theirs.iterate()] == ["other"]
        assert theirs.get("bbabo", [build_entry(1).key, build_entry(2).key]).keys() == {
            build_entry(1).key
        }
        assert theirs.count_waiting() == {}
        assert ours.get("bbabo", [build_entry(1).key]) == {build_entry(1).key: build_entry(1)}
        assert ours.count_waiting() == {"bbabo": 1}


def test_a_ledger_that_outlives_its_lake_says_nothing_of_the_next_one_there(lake, root, shared):
    with open_ledger(lake, shared) as ledger:
        ledger.upsert([build_entry(1)])
    shutil.rmtree(root)

    with open_ledger(open_lake(root), shared) as ledger:
        assert ledger.is_empty()
        assert ledger.find_originals("bbabo", [build_entry(1).content_hash]) == {}


def test_a_ledger_that_outlives_its_lake_knows_what_the_restored_snapshot_holds(
    lake, root, tmp_path, shared
):
    publish_url_states(lake, [build_entry(1)])
    take_snapshot(lake, tmp_path / "copy")
    publish_url_states(lake, [build_entry(2)])
    with open_ledger(lake, shared) as ledger:
        ledger.upsert([build_entry(1), build_entry(2)])
    shutil.rmtree(root)
    shutil.move(tmp_path / "copy", root)

    with open_ledger(open_lake(root), shared) as ledger:
        assert [entry.key for entry in ledger.iterate()] == [build_entry(1).key]


def test_a_ledger_that_named_no_lake_is_filled_anew(lake, root):
    publish_url_states(lake, [build_entry(1)])
    with closing(sqlite3.connect(root / LEDGER_FILE)) as older:
        older.execute("CREATE TABLE ledger (url_id VARCHAR(32) PRIMARY KEY, source TEXT)")
        older.execute("INSERT INTO ledger VALUES ('x', 'bbabo')")
        older.commit()

    with open_ledger(lake) as ledger:
        assert [entry.key for entry in ledger.iterate()] == [build_entry(1).key]


def test_a_damaged_ledger_is_named(lake, root):
    with open_ledger(lake) as ledger:
        ledger.upsert([build_entry(1)])
    for path in root.glob("_lake/ledger.sqlite*"):
        path.write_bytes(b"not a database, but long enough to be looked at" * 100)

    with pytest.raises(CorruptFile, match=r"ledger\.sqlite.*delete it"):
        open_ledger(lake)
    assert (root / LEDGER_FILE).exists()


def test_a_folder_that_can_hold_no_ledger_is_named(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(LakeUnwritable, match=r"file/newslake.*XDG_STATE_HOME"):
        make_folder(tmp_path / "file" / "newslake")


def test_the_published_view_shows_states_and_an_unchanged_run_rewrites_nothing(
    lake, root, take_picture
):
    publish_url_states(lake, [build_entry(1), build_entry(2, state=Outcome.FAILED, reason="dns")])
    before = take_picture(root)

    later = SEEN + timedelta(days=3)
    written = publish_url_states(
        lake,
        [
            build_entry(1, state=Outcome.UNCHANGED, fetched_at=later, etag='"new"'),
            build_entry(2, state=Outcome.FAILED, reason="dns", attempts=4, next_try_at=later),
        ],
    )

    assert written == 0
    assert take_picture(root) == before
    rows = pd.read_parquet(root / "url_ledger/v1").set_index("url_key")
    assert rows["state"].to_dict() == {
        "https://bbabo.net/1": "stored",
        "https://bbabo.net/2": "failed",
    }


def test_an_address_keeps_its_first_day_even_when_the_ledger_forgot_it(lake, root):
    publish_url_states(lake, [build_entry(1)])
    publish_url_states(
        lake, [build_entry(1, state=Outcome.FAILED, first_seen_at=SEEN + timedelta(days=9))]
    )

    rows = pd.read_parquet(root / "url_ledger/v1")
    assert rows["state"].tolist() == ["failed"]
    assert rows["first_seen_at"].tolist() == [SEEN]
    assert rows["date"].tolist() == ["2026-11-20"]


def test_originals_are_found_and_failures_counted(lake, address):
    with open_ledger(lake, address) as ledger:
        ledger.upsert(
            [
                build_entry(1, content_hash="a" * 32),
                build_entry(2, content_hash="a" * 32),
                build_entry(3, content_hash="b" * 32, state=Outcome.FAILED),
                build_entry(4, source="sample", content_hash="c" * 32),
            ]
        )
        found = ledger.find_originals("bbabo", ["a" * 32, "b" * 32, "c" * 32])
        waiting = ledger.count_waiting()

    assert found == {"a" * 32: f"{1:032x}"}
    assert waiting == {"bbabo": 1}


def test_hosts_that_begin_at_once_share_one_ledger(lake, address):
    def write(number):
        with open_ledger(lake, address) as ledger:
            ledger.upsert(build_entry(n, attempts=number) for n in random.sample(range(600), 600))

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(write, range(4)))
    with open_ledger(lake, address) as ledger:
        attempts = {entry.attempts for entry in ledger.iterate()}

    assert len(attempts) == 1


def test_a_shared_ledger_that_is_away_is_named_without_its_password(lake):
    away = "postgresql+pg8000://someone:secret@127.0.0.1:9/newslake"

    with pytest.raises(StoreUnreachable, match=r"someone:\*\*\*@127\.0\.0\.1.*answers this host"):
        open_ledger(lake, away)


def test_the_upsert_is_spoken_by_postgresql_too():
    engine = sa.create_mock_engine("postgresql+pg8000://", executor=None)
    ledger = Ledger(engine, "a" * 32)

    statement = str(ledger._build_upsert().compile(dialect=engine.dialect))

    assert "ON CONFLICT (lake_id, url_id) DO UPDATE SET" in statement
