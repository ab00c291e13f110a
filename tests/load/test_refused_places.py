"""Where a lake can't be kept safely none is made, and what is wrong is named."""

import os
import re
import shutil
from pathlib import Path

import pyarrow.parquet as pq
import pytest

import load.storage.disk
import load.storage.disk_probes
from config.schema import LakeSettings
from load.errors import (
    LakeRemoved,
    LakeSetupError,
    LakeUnwritable,
    LayoutMismatch,
    NetworkFileSystem,
    SchemaMismatch,
)
from load.lake import open_lake, open_store
from load.publish import publish
from load.read import read_articles
from load.storage.file_systems import find_file_system
from load.verify import verify_lake
from tests.load.parts import PART


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_lake_of_another_user_is_named(lake, root):
    (root / "articles/v1").chmod(0o555)

    with pytest.raises(LakeUnwritable, match="articles/v1"):
        open_lake(root)
    (root / "articles/v1").chmod(0o755)


def test_a_place_that_cannot_be_a_lake_is_named(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(LakeSetupError, match="is not a folder"):
        open_lake(tmp_path / "file")
    with pytest.raises(LakeUnwritable, match="cannot be made"):
        open_lake(tmp_path / "file/lake")


def test_a_lake_that_goes_away_is_not_made_anew(lake, root, make_article):
    publish(lake, [make_article(1)], run_id="r1")
    shutil.rmtree(root)

    with pytest.raises(LakeRemoved, match="went away during the run"):
        publish(lake, [make_article(2)], run_id="r2")
    assert not root.exists()


def test_a_file_of_another_schema_version_is_named(lake, root, make_article):
    publish(lake, [make_article(1)], run_id="r1")
    path = root / "articles" / PART
    pq.write_table(pq.ParquetFile(path).read().drop_columns(["agency"]), path)

    for use in (lambda: publish(lake, [make_article(2)], run_id="r2"), lambda: read_articles(root)):
        with pytest.raises(SchemaMismatch, match=rf"{re.escape(PART)}.*newslake migrate"):
            use()


def test_another_layout_than_the_lakes_is_refused(lake, root):
    with pytest.raises(LayoutMismatch, match=r"schema\.json.*date_bucket"):
        open_lake(root, LakeSettings(layout="date_bucket"))


def test_a_lake_that_lost_its_marker_is_not_made_anew(bucket_lake, make_article, take_picture):
    publish(bucket_lake, [make_article(1)], run_id="r1")
    root = Path(bucket_lake.root)
    (root / "_lake/schema.json").unlink()
    before = take_picture(root)

    with pytest.raises(
        LakeSetupError, match=r"schema\.json: is missing, but articles/v1 holds files"
    ):
        open_lake(root)
    assert take_picture(root) == before


NFS = """\
22 1 254:1 / / rw,relatime shared:1 - ext4 /dev/vda1 rw
30 22 0:40 / /srv rw shared:2 - tmpfs tmpfs rw
31 30 0:41 / /srv/my\\040lake rw - nfs4 host:/export rw,vers=4.2
32 22 0:42 / /srvother rw - nfs host:/x rw
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [("/home/x", "ext4"), ("/srv/lake", "tmpfs"), ("/srv/my lake/a", "nfs4"), ("/srvother", "nfs")],
)
def test_the_file_system_of_a_folder_is_found(folder, kind):
    assert find_file_system(NFS, folder) == kind


def test_a_lake_on_a_network_file_system_is_refused(root, tmp_path, monkeypatch):
    table = tmp_path / "mountinfo"
    table.write_text("22 1 0:41 / / rw - nfs4 host:/export rw\n")
    monkeypatch.setattr(load.storage.disk_probes, "MOUNT_TABLE", table)

    with pytest.raises(NetworkFileSystem, match=r"nfs4.*second machine"):
        open_lake(root)


def test_a_system_without_a_table_of_mounts_is_trusted_if_its_locks_hold(
    root, tmp_path, monkeypatch
):
    monkeypatch.setattr(load.storage.disk_probes, "MOUNT_TABLE", tmp_path / "none")
    open_lake(root)
    monkeypatch.setattr(load.storage.disk_probes, "try_lock", lambda _: True)
    with pytest.raises(NetworkFileSystem, match="locks do not hold"):
        open_lake(root)


@pytest.mark.parametrize("name", [".", "./", "../lake"])
def test_a_lake_may_be_the_working_folder(lake, root, make_article, monkeypatch, name):
    publish(lake, [make_article(1)], run_id="r1")
    monkeypatch.chdir(root)

    publish(open_lake(name), [make_article(2)], run_id="r2")

    assert len(read_articles(name)) == 2
    assert list(verify_lake(name)) == []
    assert list(open_store(name).list_files("articles")) == [f"articles/{PART}"]
    assert "_lake/schema.json" in open_store(name).list_files("")


def test_a_tree_may_be_a_link_on_the_same_file_system(lake, root, tmp_path, make_article):
    publish(lake, [make_article(n) for n in range(3)], run_id="r1")
    shutil.move(root / "articles/v1", tmp_path / "moved")
    (root / "articles/v1").symlink_to(tmp_path / "moved")
    shutil.rmtree(root / "_lake/claims/articles")

    moved = make_article(1, text="New.", hours=9, published_at=None)
    publish(open_lake(root), [moved], run_id="r2")

    assert sorted(read_articles(root)["revision"]) == [1, 1, 2]
    assert list(verify_lake(root)) == []
    assert (root / "articles/v1").is_symlink()
