"""The lake on a real S3 server; `tests/s3_server.sh` starts one."""

import os
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest

from load.books import read_books, write_books
from load.lake import open_lake
from load.ledger import open_ledger
from load.merge import Fate
from load.publish import publish
from load.read import read_articles
from load.snapshot import take_snapshot
from load.storage.store import ChangedMeanwhile
from load.verify import verify_lake

pytestmark = pytest.mark.s3

AT = datetime(2026, 11, 20, 10, tzinfo=UTC)


def list_versions(lake):
    return {path: lake.store.read(path).version for path in lake.store.list_files("")}


def test_articles_are_stored_revised_and_left_alone(
    s3_root, make_article, make_cuts, make_rejection, tmp_path
):
    lake = open_lake(s3_root)
    articles = [make_article(n) for n in range(20)]
    cuts = {articles[0].article_id: make_cuts("Share")}
    assert publish(lake, articles, cuts, [make_rejection(9)], run_id="r1").count(Fate.STORED) == 20
    before = list_versions(lake)

    again = publish(open_lake(s3_root), articles, cuts, [make_rejection(9)], run_id="r2")
    assert again.count(Fate.UNCHANGED) == 20
    assert list_versions(lake) == before

    publish(lake, [make_article(1, text="New.", hours=3, published_at=None)], run_id="r3")
    rows = read_articles(s3_root, columns=["revision", "text"], source="bbabo")
    assert sorted(rows["revision"]) == [1] * 19 + [2]
    assert len(read_articles(s3_root, as_of=AT)) == 20
    assert list(verify_lake(s3_root)) == []
    take_snapshot(lake, tmp_path / "copy")
    assert list(verify_lake(tmp_path / "copy")) == []


def test_exactly_one_of_many_writers_wins_each_version(s3_root):
    store = open_lake(s3_root).store

    def try_to_create(number):
        try:
            store.replace("_lake/race", str(number).encode(), expected=None)
        except ChangedMeanwhile:
            return 0
        return 1

    with ThreadPoolExecutor(16) as pool:
        assert sum(pool.map(try_to_create, range(64))) == 1

    def try_to_replace(version):
        try:
            store.replace("_lake/race", os.urandom(8), expected=version)
        except ChangedMeanwhile:
            return 0
        return 1

    for _ in range(5):
        version = store.read("_lake/race").version
        with ThreadPoolExecutor(16) as pool:
            assert sum(pool.map(try_to_replace, [version] * 32)) == 1


def test_writers_at_once_lose_nothing(s3_root, make_article):
    lake = open_lake(s3_root)

    def publish_some(writer):
        for step in range(3):
            batch = [make_article(n) for n in range(writer * 10 + step, writer * 10 + step + 8)]
            publish(lake, batch, run_id=f"w{writer}")

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(publish_some, range(4)))

    assert len(read_articles(s3_root, columns=["article_id"])) == 40
    assert list(verify_lake(s3_root)) == []


def test_books_and_ledger_work_beside_an_s3_lake(s3_root, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    lake = open_lake(s3_root)
    write_books(lake, "r1", AT, AT, [])
    with open_ledger(lake) as ledger:
        assert ledger.is_empty()

    assert [run.run_id for run in read_books(lake.store)] == ["r1"]
    assert list(tmp_path.rglob("ledger.sqlite"))
