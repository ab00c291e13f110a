"""A closed day is compressed, leftovers are swept, and an older lake is migrated."""

import json
import os
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest

from load.books import write_books
from load.errors import LakeSetupError, SchemaMismatch
from load.lake import open_lake, read_marker
from load.maintain import maintain_lake
from load.migrate import migrate_lake
from load.publish import publish
from load.verify import verify_lake
from tests.load.parts import START


def test_maintenance_compresses_closed_days_once_and_keeps_the_rows(
    full_lake, make_article, take_picture
):
    lake = open_lake(full_lake)
    before = pd.read_parquet(full_lake / "articles/v1")
    assert maintain_lake(lake, now=START + timedelta(days=3)).recompressed_files == 0

    done = maintain_lake(lake, now=START + timedelta(days=30))
    picture = take_picture(full_lake)
    again = maintain_lake(lake, now=START + timedelta(days=30))

    assert done.recompressed_files == 5
    assert again.recompressed_files == 0
    assert take_picture(full_lake) == picture
    pd.testing.assert_frame_equal(pd.read_parquet(full_lake / "articles/v1"), before)
    assert list(verify_lake(full_lake)) == []


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


def test_an_older_lake_is_refused_until_it_is_migrated(full_lake, make_article):
    before = pd.read_parquet(full_lake / "articles/v1")
    age_lake(full_lake)
    with pytest.raises(SchemaMismatch, match=r"schema\.json.*newslake migrate"):
        open_lake(full_lake)

    assert migrate_lake(full_lake) == 1
    assert migrate_lake(full_lake) == 0

    rows = pd.read_parquet(full_lake / "articles/v1")
    assert rows["agency"].isna().all()
    assert str(rows["agency"].dtype) == str(before["agency"].dtype)
    pd.testing.assert_frame_equal(rows, before)
    assert list(verify_lake(full_lake)) == []
    publish(open_lake(full_lake), [make_article(1, source="s1", text="x", hours=50)], run_id="r")


def test_a_migration_killed_half_way_is_finished_by_the_next(full_lake):
    age_lake(full_lake)
    migrate_lake(full_lake)
    marker = full_lake / "_lake/schema.json"
    fields = json.loads(marker.read_text())
    marker.write_text(json.dumps({**fields, "schema_version": 0, "migrating_to": 1}))
    with pytest.raises(SchemaMismatch, match="newslake migrate"):
        open_lake(full_lake)
    assert [each.problem for each in verify_lake(full_lake)] == [
        "schema 0, this code 1: run `newslake migrate`"
    ]

    assert migrate_lake(full_lake) == 0
    open_lake(full_lake)


def forget_id(root):
    """Turn a lake into one made before lakes had ids."""
    marker = root / "_lake/schema.json"
    fields = json.loads(marker.read_text())
    del fields["lake_id"]
    marker.write_text(json.dumps(fields))


def test_a_lake_without_an_id_is_given_one_once(full_lake):
    forget_id(full_lake)
    assert list(verify_lake(full_lake)) == []

    with ThreadPoolExecutor(4) as pool:
        opened = list(pool.map(lambda _: open_lake(full_lake), range(8)))

    assert {each.lake_id for each in opened} == {read_marker(opened[0].store).lake_id}
    forget_id(full_lake)
    assert migrate_lake(full_lake) == 0
    assert open_lake(full_lake).lake_id not in {None, opened[0].lake_id}


def test_a_lake_newer_than_the_code_is_refused(full_lake):
    marker = full_lake / "_lake/schema.json"
    marker.write_text(json.dumps({**json.loads(marker.read_text()), "schema_version": 99}))

    for use in (open_lake, migrate_lake):
        with pytest.raises(SchemaMismatch, match="update newslake"):
            use(full_lake)


def test_what_is_no_lake_is_not_migrated(tmp_path):
    with pytest.raises(LakeSetupError, match="is no lake"):
        migrate_lake(tmp_path)
