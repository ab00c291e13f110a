"""A lake on an object store that misbehaves: no row is lost, doubled, or reported wrongly."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from itertools import count

import pytest

from load.books import write_books
from load.errors import ConditionsIgnored, LakeSetupError, LakeUnwritable, StoreUnreachable
from load.lake import open_lake, open_store, read_marker
from load.maintain import maintain_lake
from load.merge import Fate
from load.partitions import parse_part_path
from load.publish import publish
from load.read import Wanted, read_articles, read_partition
from load.schema import ARTICLES
from load.site_rules import RulesStore
from load.storage.object_store import ObjectStore
from load.storage.store import ChangedMeanwhile
from load.verify import verify_lake
from records.site_rules import ArticleEvidence

ROOT = "s3://bucket/lake"


@pytest.fixture
def store_lake(small_s3):
    return open_lake(ROOT)


def test_a_lake_works_and_an_unchanged_batch_puts_nothing(
    store_lake, small_s3, make_article, make_cuts, make_rejection
):
    articles = [make_article(n) for n in range(9)]
    cuts = {articles[0].article_id: make_cuts("Share")}
    assert (
        publish(store_lake, articles, cuts, [make_rejection(9)], run_id="r").count(Fate.STORED) == 9
    )
    small_s3.requests.clear()

    again = publish(store_lake, articles, cuts, [make_rejection(9)], run_id="r")

    assert again.count(Fate.UNCHANGED) == 9
    assert not [request for request in small_s3.requests if request.startswith("PUT")]
    assert read_articles(ROOT, source="bbabo")["title"].nunique() == 9
    assert list(verify_lake(ROOT)) == []


@pytest.mark.parametrize("fault", ["ignore_if_match", "ignore_if_none_match"])
def test_a_server_that_ignores_conditions_is_refused(small_s3, fault):
    small_s3.faults.add(fault)

    with pytest.raises(ConditionsIgnored, match=r"s3://bucket/lake: the server .*ignores If-"):
        open_lake(ROOT)


def test_a_server_that_finds_every_new_object_there_is_refused(small_s3, monkeypatch):
    plain = ObjectStore._put

    def conflict(*arguments):
        small_s3.faults.add("conflict")
        plain(*arguments)

    monkeypatch.setattr(ObjectStore, "_put", conflict)

    with pytest.raises(ConditionsIgnored, match="refuses a new object, or its own ETag"):
        open_lake(ROOT)


def test_a_server_that_wants_bare_etags_gets_them(small_s3, make_article):
    small_s3.faults.add("bare_etags")
    lake = open_lake(ROOT)

    publish(lake, [make_article(1)], run_id="r1")
    publish(lake, [make_article(1, text="New.", hours=1)], run_id="r2")

    assert read_articles(ROOT)["revision"].tolist() == [2]


@pytest.mark.parametrize("fault", ["conflict", "gone"])
def test_who_loses_a_race_reads_again(store_lake, small_s3, make_article, fault):
    small_s3.faults.add(fault)

    report = publish(store_lake, [make_article(1)], run_id="r1")

    assert report.count(Fate.STORED) == 1
    assert list(verify_lake(ROOT)) == []


@pytest.mark.parametrize("root", ["s3://bucket/lake?v=2", "s3://bucket/lake#2"])
def test_a_root_that_would_be_another_lakes_is_refused(small_s3, root):
    for use in (open_lake, read_articles):
        with pytest.raises(LakeSetupError, match=r"s3://bucket/lake.*count for nothing.*s3://"):
            use(root)


@pytest.mark.parametrize("scheme", ["memory", "file", "ftp"])
def test_a_store_that_keeps_no_lake_is_refused(tmp_path, scheme):
    for use in (open_lake, read_articles):
        with pytest.raises(
            LakeSetupError,
            match=rf"{scheme}:// is none of s3.*give a folder or a URL such as s3://",
        ):
            use(f"{scheme}://{tmp_path}")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("number", range(4))
def test_a_passing_conflict_does_not_make_a_server_distrusted(
    small_s3, make_article, monkeypatch, number
):
    """Of the four PUTs that probe a server, any may meet one."""
    plain, puts = ObjectStore._put, count()

    def conflict_once(*arguments):
        if next(puts) == number:
            small_s3.faults.add("conflict")
        plain(*arguments)

    monkeypatch.setattr(ObjectStore, "_put", conflict_once)

    publish(open_lake(ROOT), [make_article(1)], run_id="r1")

    assert list(verify_lake(ROOT)) == []
    assert not any("probes" in path for path in small_s3.objects)


@pytest.mark.parametrize("name", ["_lake/probes", "schema.json", "tail.arrow", "articles/v1"])
@pytest.mark.parametrize("fault", ["busy", "lose_answer"])
def test_any_put_may_fail_once(small_s3, make_article, monkeypatch, name, fault):
    monkeypatch.setattr("load.storage.object_store._FIRST_PAUSE_SECONDS", 0.001)
    plain, spoilt = ObjectStore._put, []

    def spoil_each_once(store, path, data, expected):
        if name in path and (path, data, expected) not in spoilt:
            spoilt.append((path, data, expected))
            small_s3.faults.add(fault)
        plain(store, path, data, expected)

    monkeypatch.setattr(ObjectStore, "_put", spoil_each_once)
    lake = open_lake(ROOT)
    report = publish(lake, [make_article(1)], run_id="r1")

    assert spoilt
    assert report.count(Fate.STORED) == 1
    assert read_marker(lake.store) is not None
    assert list(verify_lake(ROOT)) == []


def test_a_server_that_takes_no_put_is_named_by_whatever_writes(
    store_lake, small_s3, make_article, monkeypatch
):
    monkeypatch.setattr("load.storage.object_store._FIRST_PAUSE_SECONDS", 0.001)
    at = datetime(2026, 11, 20, 10, tzinfo=UTC)
    old = make_article(1, published_at=datetime(2020, 1, 1, tzinfo=UTC))
    publish(store_lake, [old], run_id="r1")
    evidence = ArticleEvidence(article_id="0" * 32, content_keys=(), sightings=())
    small_s3.faults.add("full")

    for write in (
        lambda: publish(store_lake, [make_article(2)], run_id="r2"),
        lambda: write_books(store_lake, "r2", at, at, []),
        lambda: RulesStore(store_lake.store).add_evidence("bbabo", [evidence]),
        lambda: maintain_lake(store_lake, now=at),
        lambda: open_lake(ROOT),
    ):
        small_s3.requests.clear()
        with pytest.raises(StoreUnreachable, match=r"s3://bucket/lake/\w+/.*507 Insufficient"):
            write()
        assert sum(request.startswith("PUT") for request in small_s3.requests) == 5


def test_a_bucket_that_is_not_there_is_named(small_s3, monkeypatch):
    monkeypatch.setattr("load.storage.object_store._FIRST_PAUSE_SECONDS", 0.001)

    with pytest.raises(
        LakeSetupError, match=r"s3://missing/lake/.*no such bucket.*make the bucket"
    ):
        open_lake("s3://missing/lake")


@pytest.mark.parametrize("name", ["tail.arrow", "articles/v1"])
def test_a_put_that_was_carried_out_without_an_answer_counts_once(
    store_lake, small_s3, make_article, name
):
    publish(store_lake, [make_article(1)], run_id="r0")
    plain = store_lake.store.replace

    def lose_answers(path, data, **options):
        if name in path:
            small_s3.faults.add("lose_answer")
        plain(path, data, **options)

    store_lake.store.replace = lose_answers
    articles = [make_article(1, text="New.", hours=1), make_article(2)]
    report = publish(store_lake, articles, run_id="r1")

    assert sorted(report.fates.values()) == [Fate.REVISED, Fate.STORED]
    assert sorted(read_articles(ROOT)["revision"]) == [1, 2]
    assert list(verify_lake(ROOT)) == []


def test_an_unknown_fate_is_reported_as_our_own_after_another_writer_went_on(
    store_lake, small_s3, make_article
):
    plain = store_lake.store.replace
    other = open_lake(ROOT)

    def lose_answer_and_race(path, data, **options):
        if "articles/v1" not in path:
            plain(path, data, **options)
            return
        store_lake.store.replace = plain
        plain(path, data, **options)
        publish(other, [make_article(7)], run_id="other")
        raise ChangedMeanwhile(path, own_fate_unknown=True)

    store_lake.store.replace = lose_answer_and_race
    report = publish(store_lake, [make_article(1)], run_id="r1")

    assert report.count(Fate.STORED) == 1
    assert len(read_articles(ROOT)) == 2


def test_a_file_replaced_while_read_is_read_again(store_lake, small_s3, make_article):
    publish(store_lake, [make_article(n) for n in range(3)], run_id="r1")
    path = "articles/v1/date=2026-11-19/part-0.parquet"
    file = open_store(ROOT).open_file(path)
    file.raw.seek(0)
    first = file.raw.read(4)

    publish(store_lake, [make_article(9)], run_id="r2")

    assert first == b"PAR1"
    with pytest.raises(ChangedMeanwhile):
        file.raw.read(10)


def test_a_reader_retries_when_a_file_is_replaced_between_its_requests(
    store_lake, small_s3, make_article
):
    publish(store_lake, [make_article(n) for n in range(3)], run_id="r1")
    reader = open_store(ROOT)
    plain, raced = reader._read_range, []

    def race(path, start, end):
        found = plain(path, start, end)
        if not raced:
            raced.append(path)
            publish(store_lake, [make_article(9)], run_id="r2")
        return found

    reader._read_range = race
    (path,) = reader.list_files("articles")
    wanted = Wanted(source=None, start=None, end=None, columns=("article_id", "text"))
    table = read_partition(reader, ARTICLES, parse_part_path(path, ARTICLES), wanted)

    assert raced
    assert table.num_rows == 4


def test_a_server_that_refuses_or_is_down_is_named(store_lake, small_s3, make_article, monkeypatch):
    monkeypatch.setattr("load.storage.object_store._FIRST_PAUSE_SECONDS", 0.001)
    small_s3.faults.add("refuse")
    with pytest.raises(LakeUnwritable, match=r"s3://bucket/lake/.*AWS_\* credentials"):
        publish(store_lake, [make_article(1)], run_id="r1")

    small_s3.faults = {"down"}
    with pytest.raises(StoreUnreachable, match=r"s3://bucket/lake/.*no good answer.*503"):
        publish(store_lake, [make_article(1)], run_id="r1")


def test_a_server_that_is_not_there_is_named(small_s3, monkeypatch):
    monkeypatch.setattr("load.storage.object_store._FIRST_PAUSE_SECONDS", 0.001)
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")

    with pytest.raises(StoreUnreachable, match="AWS_ENDPOINT_URL"):
        open_lake(ROOT)


def test_a_deleted_object_is_no_error_and_an_absent_one_is_none(store_lake):
    store_lake.store.delete("_lake/nothing")
    assert store_lake.store.read("_lake/nothing") is None
    assert store_lake.store.open_file("_lake/nothing") is None
    assert store_lake.store.list_names("_lake") == ["schema.json"]


def test_openers_of_a_lake_without_an_id_agree_on_one(store_lake, small_s3):
    path = "/bucket/lake/_lake/schema.json"
    fields = json.loads(small_s3.objects[path])
    del fields["lake_id"]
    small_s3.objects[path] = json.dumps(fields).encode()

    with ThreadPoolExecutor(4) as pool:
        opened = list(pool.map(lambda _: open_lake(ROOT).lake_id, range(8)))

    assert set(opened) == {json.loads(small_s3.objects[path])["lake_id"]}


def test_makers_of_a_lake_agree_on_its_id(small_s3):
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda _: open_lake(ROOT).lake_id, range(8)))

    assert len(set(made)) == 1
