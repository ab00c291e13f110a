"""Publishing articles: what is stored, revised, left alone, and in which files."""

import dataclasses
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pandas as pd
import pytest

from load.merge import Fate
from load.publish import publish
from load.verify import verify_lake
from records.outcome import RejectReason

DATASETS = ("articles", "revisions", "removed_blocks", "rejected_pages", "url_ledger")


def read(root, dataset):
    return pd.read_parquet(root / dataset / "v1")


def test_a_new_article_is_stored_and_read_by_plain_pandas(lake, root, make_article):
    report = publish(lake, [make_article(1)], run_id="r1")

    rows = read(root, "articles")
    assert report.fates == {make_article(1).article_id: Fate.STORED}
    assert report.written_bytes > 0
    assert rows["title"].tolist() == ["Headline 1"]
    assert rows["paragraphs"][0].tolist() == ["The first paragraph.", "The second one."]
    assert rows["raw_ref"][0] == {
        "segment": "source=bbabo/date=2026-11-20/r1-0.warc.gz",
        "offset": 1,
    }
    assert rows["revision"].tolist() == [1]
    assert rows["date"].tolist() == ["2026-11-19"]


def test_the_same_batch_again_touches_no_file(
    lake, root, make_article, make_cuts, make_rejection, take_picture
):
    articles = [make_article(n) for n in range(20)]
    cuts = {articles[0].article_id: make_cuts("Subscribe")}
    publish(lake, articles, cuts, [make_rejection(99)], run_id="r1")
    before = take_picture(root)

    later = [make_article(n, hours=5) for n in range(20)]
    report = publish(lake, later, cuts, [make_rejection(99, hours=5)], run_id="r2")

    assert report.count(Fate.UNCHANGED) == 20
    assert report.written_bytes == 0
    assert take_picture(root) == before


def test_a_changed_article_counts_on_and_its_old_row_moves_to_revisions(lake, root, make_article):
    first, second = make_article(1), make_article(1, text="Corrected.", hours=3)
    publish(lake, [first], run_id="r1")

    report = publish(lake, [second], run_id="r2")

    row = read(root, "articles").iloc[0]
    assert report.count(Fate.REVISED) == 1
    assert (row["text"], row["revision"]) == ("Corrected.", 2)
    assert row["first_seen_at"] == first.fetched_at
    assert row["updated_at"] == row["fetched_at"] == second.fetched_at
    old = read(root, "revisions").iloc[0]
    assert (old["text"], old["revision"]) == (first.text, 1)


def test_an_older_fetch_never_replaces_a_newer_one(lake, root, make_article, take_picture):
    publish(lake, [make_article(1, text="New.", hours=3)], run_id="r1")
    before = take_picture(root)

    report = publish(lake, [make_article(1, text="Old.", hours=1)], run_id="r2")

    assert report.count(Fate.OLDER) == 1
    assert take_picture(root) == before


@pytest.mark.parametrize("replayed", [[3], [1, 2, 3], [3, 1]])
def test_an_article_whose_row_was_lost_goes_on_where_it_was(
    lake, root, make_article, take_picture, replayed
):
    def store(versions):
        for version in versions:
            article = make_article(1, text=f"Version {version}.", hours=version)
            publish(lake, [article], run_id=f"r{version}")

    def read_bytes():
        return {path: each[2] for path, each in take_picture(root, *DATASETS).items()}

    store([1, 2, 3])
    before = read_bytes()
    shutil.rmtree(root / "articles/v1/date=2026-11-19")

    store(replayed)

    assert read_bytes() == before
    assert list(verify_lake(root)) == []


def test_an_article_whose_last_version_is_lost_stands_as_it_last_was_known(
    lake, root, make_article
):
    for version in (1, 2, 3):
        article = make_article(1, text=f"Version {version}.", hours=version)
        publish(lake, [article, make_article(2)], run_id=f"r{version}")
    shutil.rmtree(root / "articles/v1/date=2026-11-19")

    first = make_article(1, text="Version 1.", hours=1)
    assert publish(lake, [first], run_id="r4").fates == {first.article_id: Fate.OLDER}

    rows = read(root, "articles")
    assert (rows["text"].tolist(), rows["revision"].tolist()) == (["Version 2."], [2])
    assert list(verify_lake(root)) == []


def test_a_corrected_date_keeps_the_partition(lake, root, make_article):
    publish(lake, [make_article(1)], run_id="r1")
    corrected = make_article(1, hours=1, published_at=datetime(2026, 10, 1, tzinfo=UTC))

    publish(lake, [corrected], run_id="r2")

    rows = read(root, "articles")
    assert rows["date"].tolist() == ["2026-11-19"]
    assert rows["published_at"].tolist() == [corrected.published_at]


def test_an_article_without_a_date_lies_in_the_day_it_was_first_seen(lake, root, make_article):
    publish(lake, [make_article(1, published_at=None)], run_id="r1")

    rows = read(root, "articles")
    assert rows["date"].tolist() == ["2026-11-20"]
    assert rows["published_at"].isna().all()
    assert str(rows["published_at"].dtype) == "datetime64[us, UTC]"


def test_versions_of_one_article_in_one_batch_follow_each_other(lake, root, make_article):
    versions = [make_article(1, text=f"Version {n}.", hours=n) for n in range(3)]

    report = publish(lake, versions[::-1], run_id="r1")

    assert report.fates[versions[0].article_id] is Fate.STORED
    assert read(root, "articles")["text"].tolist() == ["Version 2."]
    assert read(root, "articles")["first_seen_at"].tolist() == [versions[0].fetched_at]
    assert read(root, "revisions")["text"].tolist() == ["Version 0.", "Version 1."]


def test_removed_blocks_of_every_version_can_be_joined(lake, root, make_article, make_cuts):
    first, second = make_article(1), make_article(1, text="Corrected.", hours=3)
    publish(lake, [first], {first.article_id: make_cuts("Share", "Subscribe")}, run_id="r1")
    publish(lake, [second], {second.article_id: make_cuts("Share")}, run_id="r2")

    cuts, rows = read(root, "removed_blocks"), read(root, "articles")
    now = rows.merge(cuts, on=["article_id", "content_hash"], suffixes=("", "_cut"))
    past = read(root, "revisions").merge(
        cuts, on=["article_id", "content_hash"], suffixes=("", "_cut")
    )
    assert now["text_cut"].tolist() == ["Share"]
    assert past.sort_values("position")["text_cut"].tolist() == ["Share", "Subscribe"]
    assert cuts["layer"].unique().tolist() == ["prompt"]


def test_a_text_that_comes_back_has_the_cuts_of_its_last_page(lake, root, make_article, make_cuts):
    key = make_article(1).article_id
    pages = [("A.", "Subscribe to us."), ("B.", "Subscribe."), ("A.", "Follow us.", "Donate now.")]
    for hours, (text, *cuts) in enumerate(pages):
        article = make_article(1, text=text, hours=hours)
        publish(lake, [article, make_article(2)], {key: make_cuts(*cuts)}, run_id=f"r{hours}")

    standing = read(root, "articles").query("article_id == @key")
    cuts = read(root, "removed_blocks")
    joined = standing.merge(cuts, on=["article_id", "content_hash"])
    assert joined["text_y"].tolist() == ["Follow us.", "Donate now."]
    assert len(cuts) == 3

    back = [make_article(1, text="B.", hours=4), make_article(1, text="A.", hours=5)]
    for article in back:
        publish(lake, [article], run_id="r4")
    assert read(root, "removed_blocks")["text"].tolist() == []


def test_the_same_fetch_read_by_newer_code_revises(lake, root, make_article):
    publish(lake, [make_article(1)], run_id="r1")

    report = publish(lake, [make_article(1, text="Read better.")], run_id="r2")

    assert report.count(Fate.REVISED) == 1
    assert read(root, "articles")["text"].tolist() == ["Read better."]


def test_an_identity_that_is_no_hash_is_refused_before_anything_is_written(
    lake, root, make_article, take_picture
):
    before = take_picture(root)

    with pytest.raises(ValueError, match="32 hexadecimal digits"):
        publish(lake, [dataclasses.replace(make_article(1), article_id="abcd")], run_id="r1")

    assert take_picture(root) == before


def test_rejected_pages_keep_their_first_day_and_their_last_reason(lake, root, make_rejection):
    publish(lake, [], {}, [make_rejection(1)], run_id="r1")
    publish(lake, [], {}, [make_rejection(1, reason=RejectReason.TOO_SHORT, hours=30)], run_id="r2")
    publish(lake, [], {}, [make_rejection(1, reason=RejectReason.BOT_WALL, hours=20)], run_id="r3")

    rows = read(root, "rejected_pages")
    assert rows["reason"].tolist() == ["too_short"]
    assert rows["date"].tolist() == ["2026-11-20"]
    assert rows["fetched_at"][0] - rows["first_rejected_at"][0] == timedelta(hours=30)


def test_in_the_layout_date_bucket_a_source_stays_in_one_bucket(bucket_lake, make_article):
    sources = [f"source_{n}" for n in range(12)]
    publish(bucket_lake, [make_article(1, source=name) for name in sources], run_id="r1")
    publish(bucket_lake, [make_article(2, source=name) for name in sources], run_id="r2")

    rows = read(Path(bucket_lake.root), "articles")
    assert len(rows) == 24
    assert rows.groupby("source")["bucket"].nunique().eq(1).all()
    assert 1 < rows["bucket"].nunique() <= 4
    assert rows["bucket"].str.fullmatch(r"b0[0-3]").all()
