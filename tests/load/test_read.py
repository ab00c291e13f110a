"""Reading articles back: every engine, the days, columns and sources asked for, and the past."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pandas as pd
import pytest

import load.part_file
from load.errors import LakeSetupError
from load.lake import open_lake
from load.publish import publish
from load.read import read_articles

START = datetime(2026, 11, 20, 10, tzinfo=UTC)


@pytest.fixture
def filled(lake, root, make_article):
    """Thirty articles of three sources over five days."""
    articles = [
        make_article(
            n, source=f"s{n % 3}", published_at=datetime(2026, 11, 1 + n % 5, 8, tzinfo=UTC)
        )
        for n in range(30)
    ]
    publish(lake, articles, run_id="r1")
    return root


@pytest.mark.parametrize("engine", ["pandas", "arrow", "polars", "duckdb"])
def test_every_engine_gets_all_columns_and_rows(filled, engine):
    pytest.importorskip(engine if engine in {"polars", "duckdb"} else "pyarrow")

    table = read_articles(filled, engine=engine)

    assert table.shape == (30, 35)


def test_days_sources_and_columns_are_pushed_down(filled):
    rows = read_articles(
        filled,
        source="s1",
        start=date(2026, 11, 2),
        end=date(2026, 11, 3),
        columns=["title", "date"],
    )

    assert rows.columns.tolist() == ["title", "date"]
    assert set(rows["date"]) == {date(2026, 11, 2), date(2026, 11, 3)}
    assert len(rows) == 4


def test_the_day_alone_counts_the_rows(filled):
    assert read_articles(filled, columns=["date"]).groupby("date").size().tolist() == [6] * 5


def test_rows_come_in_order_whatever_the_engine(filled):
    rows = read_articles(filled, columns=["date", "source", "published_at", "article_id"])

    assert rows.equals(rows.sort_values(rows.columns.tolist()).reset_index(drop=True))


def test_an_unknown_column_is_named_with_those_there_are(filled):
    with pytest.raises(ValueError, match=r"no such column: titel; there are article_id, url"):
        read_articles(filled, columns=["titel"])


def test_an_empty_lake_has_all_columns(lake, root):
    rows = read_articles(root, as_of=START)

    assert rows.shape == (0, 35)
    assert str(rows["published_at"].dtype) == "datetime64[us, UTC]"


def test_only_the_row_groups_of_a_source_are_read(lake, root, make_article, monkeypatch):
    monkeypatch.setattr(load.part_file, "ROWS_PER_GROUP", 5)
    publish(lake, [make_article(n, source=f"s{n % 4}") for n in range(40)], run_id="r1")

    assert read_articles(root, source="s2")["source"].tolist() == ["s2"] * 10
    assert len(read_articles(root, source="none")) == 0


def test_a_bucketed_lake_is_read_by_source(bucket_lake, make_article):
    publish(bucket_lake, [make_article(n, source=f"s{n % 7}") for n in range(70)], run_id="r1")

    assert len(read_articles(bucket_lake.root)) == 70
    assert len(read_articles(bucket_lake.root, source="s3")) == 10


def test_the_dataset_as_it_stood(lake, root, make_article):
    for version in range(4):
        articles = [
            make_article(n, text=f"Version {version}.", hours=10 * version) for n in range(3)
        ]
        publish(lake, articles, run_id=f"r{version}")
    publish(lake, [make_article(9, hours=25)], run_id="late")

    def read_texts(hours):
        rows = read_articles(root, as_of=START + timedelta(hours=hours), columns=["text"])
        return rows["text"].tolist()

    assert read_texts(-1) == []
    assert read_texts(0) == ["Version 0."] * 3
    assert read_texts(9.9) == ["Version 0."] * 3
    assert read_texts(10) == ["Version 1."] * 3
    assert sorted(read_texts(29)) == [
        "The first paragraph.\n\nThe second one.",
        *["Version 2."] * 3,
    ]
    assert len(read_texts(1000)) == 4


def test_a_copy_left_in_revisions_by_a_kill_is_not_counted_twice(lake, root, make_article):
    publish(lake, [make_article(1)], run_id="r1")
    publish(lake, [make_article(1, text="New.", hours=1)], run_id="r2")
    # the kill: revisions are written, the articles' file is still the old one
    part = "v1/date=2026-11-19/part-0.parquet"
    first = pd.read_parquet(root / "revisions" / part)
    assert first["revision"].tolist() == [1]
    before = Path(root / "revisions" / part).read_bytes()
    (root / "articles" / part).write_bytes(before)

    rows = read_articles(root, as_of=START + timedelta(hours=5))

    assert rows["revision"].tolist() == [1]


def test_what_is_no_lake_is_no_empty_one(root, tmp_path):
    for place in (tmp_path / "mistyped", root / "articles/v1"):
        for options in ({}, {"as_of": START}, {"start": START.date(), "end": START.date()}):
            with pytest.raises(LakeSetupError, match="is no lake"):
                read_articles(place, **options)
    open_lake(root)
    assert len(read_articles(root)) == 0
