"""Verification, maintenance, migration and snapshots of a lake."""

import json
import os
import random
import shutil
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from load.books import write_books
from load.errors import BooksDoNotClose, CorruptFile, LakeSetupError, SchemaMismatch
from load.lake import open_lake, open_store, read_marker
from load.ledger import LedgerEntry, open_ledger
from load.maintain import maintain_lake
from load.migrate import migrate_lake
from load.part_file import encode_rows, read_part
from load.publish import publish
from load.schema import ARTICLES, REVISIONS
from load.site_rules import RulesStore
from load.snapshot import take_snapshot
from load.url_states import publish_url_states
from load.verify import check_dataset, verify_lake
from records.outcome import Outcome, SourceBooks
from records.site_rules import ArticleEvidence, RuleOverrides, SiteRules

START = datetime(2026, 11, 20, 10, tzinfo=UTC)
PART = "v1/date=2026-11-19/part-0.parquet"


@pytest.fixture
def filled(lake, root, make_article, make_cuts, make_rejection):
    """A lake with some of everything."""
    first = [make_article(n, source=f"s{n % 2}") for n in range(6)]
    cuts = {each.article_id: make_cuts("Share") for each in first}
    publish(lake, first, cuts, [make_rejection(50)], run_id="r1")
    changed = [make_article(n, source=f"s{n % 2}", text="New.", hours=5) for n in range(3)]
    publish(lake, changed, cuts, run_id="r2")
    entry = LedgerEntry(source="s1", key="k", url="u", state=Outcome.STORED, first_seen_at=START)
    with open_ledger(lake) as ledger:
        ledger.upsert([entry])
    publish_url_states(lake, [entry])
    books = SourceBooks(source="s1", discovered=1, ends=Counter({Outcome.STORED: 1}))
    write_books(lake, "r1", START, START, [books])
    RulesStore(lake.store).change_overrides("s1", lambda _: RuleOverrides(forbidden=("x",)))
    return root


def edit_rows(path, change, dataset=ARTICLES):
    data = pa.py_buffer(path.read_bytes())
    rows = change(read_part(data, dataset, "a"))
    path.write_bytes(encode_rows(rows, dataset))


def set_column(rows, name, values):
    place = rows.schema.get_field_index(name)
    return rows.set_column(
        place, rows.schema.field(name), pa.array(values, rows.schema.field(name).type)
    )


def test_a_sound_lake_verifies(filled):
    assert list(verify_lake(filled)) == []


def test_verify_finds_a_changed_text(filled):
    edit_rows(filled / "articles" / PART, lambda rows: set_column(rows, "title", ["x"] * 6))

    problems = [finding.problem for finding in verify_lake(filled)]
    assert problems == ["its fields are not those of its content_hash"] * 6


@pytest.mark.parametrize(
    ("column", "value", "problem"),
    [
        ("text", "other", "its text is not its paragraphs"),
        ("char_count", 1, "its char_count is not the length of its text"),
        ("revision", 7, "stands at revision 7"),
    ],
)
def test_verify_finds_a_wrong_column(filled, column, value, problem):
    edit_rows(
        filled / "articles" / PART,
        lambda rows: set_column(rows, column, [value, *rows[column].to_pylist()[1:]]),
    )

    (finding,) = verify_lake(filled)
    assert finding.problem.startswith(problem)
    assert "date=2026-11-19" in finding.place


def test_verify_finds_an_article_in_two_partitions(filled):
    other = filled / "articles/v1/date=2026-11-20"
    other.mkdir()
    shutil.copy(filled / "articles" / PART, other)

    problems = [finding.problem for finding in verify_lake(filled)]
    assert problems.count("stands in 2 partitions") == 6
    assert problems.count("lies in 2026-11-20, claims say 2026-11-19") == 6


def test_verify_finds_lost_revisions_claims_and_articles(filled):
    edit_rows(filled / "revisions" / PART, lambda rows: rows.slice(1), REVISIONS)
    assert ["revisions hold []" in each.problem for each in verify_lake(filled)] == [True]

    edit_rows(filled / "articles" / PART, lambda rows: rows.slice(0, 0))
    assert "has revisions, but is not there" in {each.problem for each in verify_lake(filled)}

    shutil.rmtree(filled / "_lake/claims/articles")
    assert any("claims say no day" in each.problem for each in verify_lake(filled))


def test_verify_finds_a_lost_day_by_what_speaks_of_it(filled, make_article):
    lake = open_lake(filled)
    ids = [make_article(n, source=f"s{n % 2}").article_id for n in range(6)]
    entry = LedgerEntry(source="s1", key="k", url="u", state=Outcome.STORED, first_seen_at=START)
    states = [replace(entry, key=each, article_id=each) for each in ids]
    publish_url_states(lake, states)
    assert list(verify_lake(filled)) == []
    shutil.rmtree((filled / "articles" / PART).parent)

    found = [(finding.place, finding.problem) for finding in verify_lake(filled)]
    lost = f"lacks 6 articles that url_ledger names, such as {min(ids)}"
    assert ("articles/v1/date=2026-11-19", lost) in found
    assert [problem for _, problem in found if problem != lost] == [
        "has revisions, but is not there"
    ] * 3

    shutil.rmtree(filled / "_lake/claims/articles")
    shutil.rmtree(filled / "articles/v1")
    assert ("articles/v1", lost) in [(each.place, each.problem) for each in verify_lake(filled)]


def test_verify_finds_a_rejected_address_whose_row_is_lost(filled, make_rejection):
    lake = open_lake(filled)
    rejection = make_rejection(50)
    entry = LedgerEntry(
        source=rejection.source,
        key=rejection.url,
        url=f"{rejection.url}?utm_source=rss",
        state=Outcome.REJECTED,
        first_seen_at=START,
    )
    publish_url_states(lake, [entry])
    assert list(verify_lake(filled)) == []

    publish_url_states(lake, [replace(entry, key="https://news.example/lost")])
    (finding,) = verify_lake(filled)
    assert finding.place == "rejected_pages/v1"
    assert finding.problem.startswith("lacks 1 addresses that url_ledger calls rejected, such as")

    shutil.rmtree(filled / "rejected_pages/v1")
    (finding,) = verify_lake(filled)
    assert finding.problem.startswith("lacks 2 addresses")


def test_verify_finds_rules_that_cleaned_rows_and_are_gone(filled, make_article):
    lake = open_lake(filled)
    rules = SiteRules(source="s1", version="v7", articles=1, rules=())
    RulesStore(lake.store).keep_rules(rules)
    publish(lake, [replace(make_article(20, source="s1"), rules_version="v7")], run_id="r3")
    assert list(verify_lake(filled)) == []
    (filled / "_lake/site_rules/s1/versions/v7.json").unlink()

    assert [(each.place, each.problem) for each in verify_lake(filled)] == [
        ("_lake/site_rules/s1/versions/v7.json", "is gone; it cleaned 1 rows")
    ]


@pytest.mark.parametrize(
    "name", ["current.json", "versions/v7.json", "overrides.json", "evidence.json.zst"]
)
@pytest.mark.parametrize("kept", [0, 0.5])
def test_verify_finds_damaged_files_of_rules(filled, name, kept):
    store = RulesStore(open_lake(filled).store)
    store.keep_rules(SiteRules(source="s1", version="v7", articles=1, rules=()))
    store.add_evidence(
        "s1", [ArticleEvidence(article_id="a" * 32, content_keys=("1",), sightings=())]
    )
    assert list(verify_lake(filled)) == []
    path = filled / "_lake/site_rules/s1" / name
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * kept)])

    assert [finding.place for finding in verify_lake(filled)] == [str(path)]


def test_verify_finds_corrupt_foreign_and_unordered_files(filled):
    (filled / "articles/v1/notes.txt").write_text("x")
    path = filled / "removed_blocks" / PART
    path.write_bytes(path.read_bytes()[:-5])
    rows = pq.ParquetFile(filled / "articles" / PART).read()
    table = rows.take(list(range(rows.num_rows))[::-1])
    pq.write_table(table, filled / "articles" / PART)
    (filled / "_lake/claims/rejected_pages/tail.arrow").write_text("x")

    found = {
        finding.place.removeprefix(f"{filled}/"): finding.problem for finding in verify_lake(filled)
    }
    assert "is not a part file" in found["articles/v1/notes.txt"]
    assert "is not a readable part file" in found[f"removed_blocks/{PART}"]
    assert found[f"articles/{PART}"] == "its rows are out of order"
    assert "is not a file of claims" in found["_lake/claims/rejected_pages/tail.arrow"]


def test_verify_finds_a_damaged_bit_anywhere_in_a_file(filled):
    path = filled / "articles" / PART
    whole = path.read_bytes()
    # but in the name of the file's writer: its rows are whole, and filtered alike
    writer = pq.read_metadata(path).created_by.encode()
    named = range(whole.rindex(writer), whole.rindex(writer) + len(writer))
    chance = random.Random(7)
    for place in chance.sample(sorted({*range(len(whole))} - {*named}), 250):
        data = bytearray(whole)
        data[place] ^= 1 << chance.randrange(8)
        path.write_bytes(data)
        found = check_dataset(open_store(filled), ARTICLES)
        assert any(PART in finding.place for finding in found), place


def test_verify_compares_the_statistics_of_a_file_that_another_arrow_wrote(filled):
    path = filled / "articles" / PART
    writer = pq.read_metadata(path).created_by.encode()
    data = path.read_bytes().replace(writer, writer[:-1] + b"x")
    path.write_bytes(data)
    assert list(verify_lake(filled)) == []

    least = min(pq.read_table(path)["article_id"].to_pylist()).encode()
    path.write_bytes(b"f".join([data[: data.rindex(least)], data[data.rindex(least) + 1 :]]))
    assert [finding.problem for finding in verify_lake(filled)] == [
        "its statistics are not those of its rows"
    ]


def test_verify_takes_what_was_merged_and_recompressed_for_sound(lake, root, make_article):
    """Row groups, merges and levels change nothing: the same rows are the same bytes."""
    for step in range(3):
        batch = [
            make_article(n, hours=n + 5 * step, text=f"{step}") for n in range(0, 7000, step + 1)
        ]
        publish(lake, batch, run_id=f"r{step}")
    assert pq.read_metadata(root / "articles" / PART).num_row_groups == 2
    assert list(verify_lake(root)) == []

    maintain_lake(lake, now=START + timedelta(days=30))
    assert list(verify_lake(root)) == []


def test_verify_finds_doubled_rows(filled):
    edit_rows(filled / "articles" / PART, lambda rows: pa.concat_tables([rows, rows.slice(0, 1)]))

    assert any("1 rows whose key stands there" in each.problem for each in verify_lake(filled))


def test_verify_finds_open_books_and_a_damaged_marker(lake, root):
    books = SourceBooks(source="s1", discovered=2, ends=Counter({Outcome.STORED: 1}))
    with pytest.raises(BooksDoNotClose):
        write_books(lake, "r9", START, START, [books])
    (finding,) = verify_lake(root)
    assert (finding.place, finding.problem) == ("run r9", "s1 discovered 2, ended 1")

    (root / "_lake/schema.json").write_text("{}")
    for path in root.glob("_lake/runs/*"):
        path.write_text("{}")
    assert len(list(verify_lake(root))) == 2


def test_verify_says_what_is_no_lake(tmp_path):
    assert [finding.problem for finding in verify_lake(tmp_path)] == ["is no lake"]


def test_maintenance_compresses_closed_days_once_and_keeps_the_rows(
    filled, make_article, take_picture
):
    lake = open_lake(filled)
    before = pd.read_parquet(filled / "articles/v1")
    assert maintain_lake(lake, now=START + timedelta(days=3)).recompressed_files == 0

    done = maintain_lake(lake, now=START + timedelta(days=30))
    picture = take_picture(filled)
    again = maintain_lake(lake, now=START + timedelta(days=30))

    assert done.recompressed_files == 5
    assert again.recompressed_files == 0
    assert take_picture(filled) == picture
    pd.testing.assert_frame_equal(pd.read_parquet(filled / "articles/v1"), before)
    assert list(verify_lake(filled)) == []


def test_maintenance_sweeps_old_leftovers_only(lake, root):
    staging = root / "_lake/staging"
    for name in ("old", "fresh"):
        (staging / name).write_text("x")
    long_ago = time.time() - 3 * 86400
    os.utime(staging / "old", (long_ago, long_ago))
    for day in (1, 2, 300):
        at = START + timedelta(days=day)
        write_books(lake, f"r{day}", at, at, [])

    done = maintain_lake(lake, now=datetime.now(UTC) + timedelta(days=3000))
    assert (done.swept_files, done.dropped_runs) == (2, 2)
    (staging / "fresh").write_text("x")
    assert maintain_lake(lake, now=datetime.now(UTC)).swept_files == 0
    assert [path.name.rsplit("-", 1)[1] for path in root.glob("_lake/runs/*")] == ["r300.json"]


def test_maintenance_leaves_a_folder_in_the_staging_alone(lake, root):
    (root / "_lake/staging/mine").mkdir()

    assert maintain_lake(lake, now=datetime.now(UTC) + timedelta(days=3000)).swept_files == 0
    assert (root / "_lake/staging/mine").is_dir()


def test_a_staged_file_may_be_committed_under_the_sweep(lake, root, monkeypatch):
    (root / "_lake/staging/old").write_text("x")
    plain = Path.iterdir

    def commit_after_listing(folder):
        names = list(plain(folder))
        (root / "_lake/staging/old").unlink(missing_ok=True)
        return iter(names)

    monkeypatch.setattr(Path, "iterdir", commit_after_listing)

    assert maintain_lake(lake, now=datetime.now(UTC) + timedelta(days=3000)).swept_files == 0


def age_lake(root):
    """Turn a lake into one of a schema that had no column `agency`."""
    for path in root.glob("articles/v1/*/part-0.parquet"):
        table = pq.ParquetFile(path).read().drop_columns(["agency"])
        pq.write_table(table, path)
    marker = root / "_lake/schema.json"
    marker.write_text(json.dumps({**json.loads(marker.read_text()), "schema_version": 0}))


def test_an_older_lake_is_refused_until_it_is_migrated(filled, make_article):
    before = pd.read_parquet(filled / "articles/v1")
    age_lake(filled)
    with pytest.raises(SchemaMismatch, match=r"schema\.json.*newslake migrate"):
        open_lake(filled)

    assert migrate_lake(filled) == 1
    assert migrate_lake(filled) == 0

    rows = pd.read_parquet(filled / "articles/v1")
    assert rows["agency"].isna().all()
    assert str(rows["agency"].dtype) == str(before["agency"].dtype)
    pd.testing.assert_frame_equal(rows, before)
    assert list(verify_lake(filled)) == []
    publish(open_lake(filled), [make_article(1, source="s1", text="x", hours=50)], run_id="r")


def test_a_migration_killed_half_way_is_finished_by_the_next(filled):
    age_lake(filled)
    migrate_lake(filled)
    marker = filled / "_lake/schema.json"
    fields = json.loads(marker.read_text())
    marker.write_text(json.dumps({**fields, "schema_version": 0, "migrating_to": 1}))
    with pytest.raises(SchemaMismatch, match="newslake migrate"):
        open_lake(filled)
    assert [each.problem for each in verify_lake(filled)] == [
        "schema 0, this code 1: run `newslake migrate`"
    ]

    assert migrate_lake(filled) == 0
    open_lake(filled)


def forget_id(root):
    """Turn a lake into one made before lakes had ids."""
    marker = root / "_lake/schema.json"
    fields = json.loads(marker.read_text())
    del fields["lake_id"]
    marker.write_text(json.dumps(fields))


def test_a_lake_without_an_id_is_given_one_once(filled):
    forget_id(filled)
    assert list(verify_lake(filled)) == []

    with ThreadPoolExecutor(4) as pool:
        opened = list(pool.map(lambda _: open_lake(filled), range(8)))

    assert {each.lake_id for each in opened} == {read_marker(opened[0].store).lake_id}
    forget_id(filled)
    assert migrate_lake(filled) == 0
    assert open_lake(filled).lake_id not in {None, opened[0].lake_id}


def test_a_lake_newer_than_the_code_is_refused(filled):
    marker = filled / "_lake/schema.json"
    marker.write_text(json.dumps({**json.loads(marker.read_text()), "schema_version": 99}))

    for use in (open_lake, migrate_lake):
        with pytest.raises(SchemaMismatch, match="update newslake"):
            use(filled)


def test_what_is_no_lake_is_not_migrated(tmp_path):
    with pytest.raises(LakeSetupError, match="is no lake"):
        migrate_lake(tmp_path)


def test_a_snapshot_is_a_sound_lake_of_the_same_rows(filled, tmp_path, take_picture):
    (filled / "raw/source=s1").mkdir(parents=True)
    (filled / "raw/source=s1/a.warc.gz").write_bytes(b"raw")
    copy = tmp_path / "copy"

    snapshot = take_snapshot(open_lake(filled), copy)

    def strip(picture):
        kept = {name: each[2] for name, each in picture.items()}
        return {
            name: data
            for name, data in kept.items()
            if "ledger.sqlite" not in name and "/locks/" not in name
        }

    assert snapshot.files == len(strip(take_picture(copy)))
    original, copied = strip(take_picture(filled)), strip(take_picture(copy))
    names = [
        json.loads(each.pop("_lake/schema.json")).pop("lake_id") for each in (original, copied)
    ]
    assert len(set(names)) == 2
    assert copied == original
    assert list(verify_lake(copy)) == []
    with open_ledger(open_lake(copy)) as ledger:
        assert len(list(ledger.iterate())) == 1
    with pytest.raises(LakeSetupError, match="is not empty"):
        take_snapshot(open_lake(filled), copy)


def test_a_snapshot_holds_what_is_left_of_a_day_whose_articles_are_lost(filled, tmp_path):
    (filled / "articles" / PART).unlink()
    take_snapshot(open_lake(filled), tmp_path / "copy")

    for dataset in ("revisions", "removed_blocks"):
        kept = (tmp_path / "copy" / dataset / PART).read_bytes()
        assert kept == (filled / dataset / PART).read_bytes()


def test_a_snapshot_holds_what_is_known_of_sources_and_days(filled, tmp_path):
    lake = open_lake(filled)
    kept = {"_lake/sources/s1.json": b"{}", "_lake/backfills/s1/2022-01-01.auto.json": b"{}"}
    for path, data in kept.items():
        lake.store.replace(path, data, expected=None)
    take_snapshot(lake, tmp_path / "copy")
    assert {path: (tmp_path / "copy" / path).read_bytes() for path in kept} == kept


def test_no_snapshot_is_taken_of_a_damaged_file(filled, tmp_path):
    part = next((Path(filled) / "articles/v1").rglob("*.parquet"))
    data = bytearray(part.read_bytes())
    data[len(data) // 3] ^= 0xFF
    part.write_bytes(data)
    with pytest.raises(CorruptFile, match=part.name):
        take_snapshot(open_lake(filled), tmp_path / "copy")


@pytest.mark.parametrize(
    "place",
    ["copy", "raw/copy", "articles/v1/copy", "_lake/runs/copy", "_lake/staging/a/b", ".", ".."],
)
@pytest.mark.parametrize("linked", [False, True])
def test_no_snapshot_is_taken_into_the_lake_itself(filled, tmp_path, take_picture, place, linked):
    lake = open_lake(filled)
    (tmp_path / "link").symlink_to(filled)
    (filled / "raw").mkdir()
    before = take_picture(tmp_path)

    with pytest.raises(LakeSetupError, match="lies in the lake, or around it"):
        take_snapshot(lake, (tmp_path / "link" if linked else filled) / place)

    assert take_picture(tmp_path) == before


def test_no_snapshot_is_taken_into_a_folder_that_the_lake_links_to(filled, tmp_path):
    (tmp_path / "archive").mkdir()
    (filled / "raw").symlink_to(tmp_path / "archive")
    with pytest.raises(LakeSetupError, match="lies in the lake"):
        take_snapshot(open_lake(filled), tmp_path / "archive/copy")
    assert list((tmp_path / "archive").iterdir()) == []


@pytest.mark.parametrize("step", ["collect_claims", "copy_part"])
def test_a_snapshot_cut_short_is_no_lake(filled, tmp_path, monkeypatch, step):
    def stop(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(f"load.snapshot.{step}", stop)
    with pytest.raises(KeyboardInterrupt):
        take_snapshot(open_lake(filled), tmp_path / "copy")

    with pytest.raises(LakeSetupError, match=r"copy/_lake/schema\.json: is missing.*cut short"):
        open_lake(tmp_path / "copy")


def test_a_snapshot_calls_nothing_stored_or_rejected_that_it_does_not_hold(
    filled, tmp_path, make_article, make_rejection
):
    lake, writer, numbers = open_lake(filled), open_lake(filled), count(100)
    plain = lake.store.read

    def store_one_more_and_read(path):
        if path.split("/")[0] not in {"articles", "revisions", "removed_blocks"}:
            article = make_article(next(numbers), source="s1")
            publish(writer, [article], run_id="r3")
            entry = LedgerEntry(
                source="s1",
                key=article.url,
                url=article.url,
                state=Outcome.STORED,
                first_seen_at=START,
                article_id=article.article_id,
            )
            rejection = make_rejection(next(numbers))
            publish(writer, [], {}, [rejection], run_id="r3")
            refused = replace(
                entry,
                key=rejection.url,
                url=rejection.url,
                source=rejection.source,
                state=Outcome.REJECTED,
                article_id=None,
            )
            publish_url_states(writer, [entry, refused])
            with open_ledger(writer) as ledger:
                ledger.upsert([entry])
        return plain(path)

    lake.store.read = store_one_more_and_read
    copy = tmp_path / "copy"
    take_snapshot(lake, copy)

    held = set(pd.read_parquet(copy / "articles/v1")["article_id"])
    assert len(pd.read_parquet(filled / "articles/v1")) > 6
    assert set(pd.read_parquet(copy / "url_ledger/v1")["article_id"].dropna()) <= held
    with open_ledger(open_lake(copy)) as ledger:
        assert {entry.article_id for entry in ledger.iterate()} <= {None, *held}
    assert list(verify_lake(copy)) == []


def test_a_lake_can_be_copied_verified_and_maintained_while_it_is_written(
    lake, root, tmp_path, make_article
):
    def write():
        for step in range(1, 12):
            batch = [
                make_article(n, text=f"{step}", hours=step, published_at=long_ago)
                for n in range(step, step + 9)
            ]
            publish(lake, batch, run_id=f"r{step}")

    long_ago = datetime(2020, 1, 1, tzinfo=UTC)
    publish(lake, [make_article(0, published_at=long_ago)], run_id="r0")
    with ThreadPoolExecutor(1) as pool:
        writer, copies, findings = pool.submit(write), 0, []
        while not writer.done() or copies == 0:
            copies += 1
            take_snapshot(lake, tmp_path / f"copy{copies}")
            maintain_lake(lake, now=datetime.now(UTC))
            findings += [*verify_lake(root), *verify_lake(tmp_path / f"copy{copies}")]
        writer.result()

    assert findings == []
    assert len(pd.read_parquet(root / "articles/v1")) == 20
