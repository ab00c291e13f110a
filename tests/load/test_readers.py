"""Readers that know nothing of newslake: the same rows in all of them, after kills and while it writes."""

import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pandas as pd
import pyarrow.dataset as ds
import pyarrow.parquet as pq
import pytest

from load.publish import publish
from load.read import read_articles
from load.schema import DATASETS

duckdb = pytest.importorskip("duckdb")
pl = pytest.importorskip("polars")

START = datetime(2026, 11, 20, 10, tzinfo=UTC)

READERS = {
    "pandas": lambda tree: pd.read_parquet(tree)["article_id"].tolist(),
    "pyarrow table": lambda tree: pq.read_table(tree)["article_id"].to_pylist(),
    "pyarrow dataset": lambda tree: (
        ds.dataset(tree, partitioning="hive").to_table()["article_id"].to_pylist()
    ),
    "read_articles": lambda tree: read_articles(Path(tree).parents[1])["article_id"].tolist(),
    "duckdb": lambda tree: [
        row[0] for row in query(f"select article_id from '{tree}/*/*.parquet'")
    ],
    "duckdb recursive": lambda tree: [
        row[0] for row in query(f"select article_id from '{tree}/**/*.parquet'")
    ],
    "polars folder": lambda tree: pl.read_parquet(tree)["article_id"].to_list(),
    "polars glob": lambda tree: (
        pl.scan_parquet(f"{tree}/**/*.parquet").collect()["article_id"].to_list()
    ),
}


def query(sql):
    with duckdb.connect() as connection:
        return connection.execute(sql).fetchall()


def build_batch(make_article, start, count, **changes):
    return [
        make_article(n, source=f"s{n % 3}", published_at=START - timedelta(days=n % 4), **changes)
        for n in range(start, start + count)
    ]


@pytest.fixture
def crashed(lake, root, make_article, make_cuts, make_rejection):
    """A lake with rows of every kind, an empty partition and staged files that a kill left behind."""
    batch = build_batch(make_article, 0, 40)
    publish(lake, batch, {batch[0].article_id: make_cuts("x")}, [make_rejection(1)], run_id="r1")
    publish(lake, build_batch(make_article, 0, 9, text="New.", hours=1), run_id="r2")
    (root / "articles/v1/date=2026-12-01").mkdir()
    (root / "_lake/staging/0123456789abcdef").write_bytes(b"PAR1 half of a file")
    return root


@pytest.mark.parametrize("reader", READERS)
def test_every_reader_sees_the_same_rows_after_a_crash(crashed, reader):
    ids = READERS[reader](str(crashed / "articles/v1"))

    assert len(ids) == len(set(ids)) == 40


@pytest.mark.parametrize("reader", sorted(READERS.keys() - {"duckdb"}))
def test_every_reader_sees_the_rows_of_buckets(bucket_lake, make_article, reader):
    publish(bucket_lake, build_batch(make_article, 0, 12), run_id="r1")

    assert len(READERS[reader](f"{bucket_lake.root}/articles/v1")) == 12


@pytest.mark.parametrize(
    "dataset", [each for each in DATASETS if each.name != "url_ledger"], ids=lambda d: d.name
)
def test_every_dataset_opens_in_every_engine(crashed, dataset):
    tree = str(crashed / dataset.tree)

    counts = {
        len(pd.read_parquet(tree)),
        pl.read_parquet(tree).height,
        query(f"select count(*) from '{tree}/*/*.parquet'")[0][0],
        pq.read_table(tree).num_rows,
    }
    assert len(counts) == 1
    assert counts.pop() > 0


def test_types_arrive_as_they_are_written(crashed):
    tree = crashed / "articles/v1"

    frame = pl.read_parquet(tree)
    described = dict(row[:2] for row in query(f"describe select * from '{tree}/*/*.parquet'"))
    pandas_types = pd.read_parquet(tree).dtypes.astype(str)

    assert frame.schema["published_at"] == pl.Datetime("us", "UTC")
    assert frame.schema["paragraphs"] == pl.List(pl.String)
    assert described["published_at"] == "TIMESTAMP WITH TIME ZONE"
    assert described["authors"] == "VARCHAR[]"
    assert described["raw_ref"] == 'STRUCT(segment VARCHAR, "offset" BIGINT)'
    assert described["date"] == "DATE"
    assert pandas_types["published_at"] == "datetime64[us, UTC]"
    assert pandas_types["revision"] == "int64"


def test_a_column_that_is_all_null_in_the_first_file_does_not_break_readers(
    lake, root, make_article
):
    publish(lake, [make_article(1, published_at=None)], run_id="r1")
    publish(lake, [make_article(2)], run_id="r2")

    assert pd.read_parquet(root / "articles/v1")["published_at"].notna().sum() == 1
    assert pl.read_parquet(root / "articles/v1")["published_at"].null_count() == 1


def read_again(reader, tree):
    """Read, again where Polars or DuckDB opened a file twice and say that it was replaced meanwhile.

    They never give wrong rows then; pandas, pyarrow and read_articles never even fail.
    """
    while True:
        try:
            return READERS[reader](tree)
        except (pl.exceptions.ComputeError, pl.exceptions.PanicException, duckdb.Error):
            assert reader.startswith(("polars", "duckdb"))


def test_readers_see_whole_versions_while_it_writes(lake, root, make_article):
    publish(lake, build_batch(make_article, 0, 40), run_id="r0")
    stop, wrong = threading.Event(), []
    tree = str(root / "articles/v1")

    def watch(reader):
        newest = 40
        while not stop.is_set():
            ids = read_again(reader, tree)
            if len(ids) != len(set(ids)) or len(ids) < newest:
                wrong.append((reader, len(ids), newest))
            newest = len(ids)

    watchers = [threading.Thread(target=watch, args=(reader,)) for reader in READERS]
    for watcher in watchers:
        watcher.start()
    try:
        for step in range(1, 4):
            publish(
                lake,
                build_batch(make_article, 0, 40 + 4 * step, text=f"{step}", hours=step),
                run_id="r",
            )
    finally:
        stop.set()
        for watcher in watchers:
            watcher.join()

    assert wrong == []
    assert {len(read(tree)) for read in READERS.values()} == {52}
