"""What can go wrong around a lake on disk: each a clear error that names the file, nothing lost."""

import errno
import fcntl
import os
import re
import resource
import shutil
import sqlite3
import subprocess
import sys
import textwrap
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import load.storage.disk
import load.storage.disk_probes
from config.schema import LakeSettings
from load.errors import (
    CorruptFile,
    ForeignFile,
    LakeBusy,
    LakeError,
    LakeFull,
    LakeRemoved,
    LakeSetupError,
    LakeUnwritable,
    LayoutMismatch,
    NetworkFileSystem,
    SchemaMismatch,
)
from load.lake import open_lake, open_store
from load.ledger import LEDGER_FILE, LedgerEntry, open_ledger
from load.part_file import read_part
from load.publish import publish
from load.read import read_articles
from load.schema import ARTICLES
from load.storage.file_systems import find_file_system
from load.verify import verify_lake
from records.outcome import Outcome

START = datetime(2026, 11, 20, 10, tzinfo=UTC)
PART = "v1/date=2026-11-19/part-0.parquet"


def mount(*arguments):
    done = subprocess.run(["mount", *arguments], capture_output=True, check=False)
    if done.returncode != 0:
        pytest.skip("may not mount file systems here")


@pytest.fixture
def small_disk(tmp_path):
    """A file system of one megabyte."""
    folder = tmp_path / "small"
    folder.mkdir()
    mount("-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder))
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_is_named_and_what_was_committed_stands(small_disk, make_article, take_picture):
    lake = open_lake(small_disk / "lake")
    publish(lake, [make_article(n) for n in range(5)], run_id="r1")
    before = take_picture(small_disk / "lake/articles")
    noise = "".join(f"{os.urandom(30).hex()}\n" for _ in range(20_000))

    with pytest.raises(LakeFull, match=r"articles/v1/.*No space left on device.*free some space"):
        publish(lake, [make_article(9, text=noise)], run_id="r2")

    assert take_picture(small_disk / "lake/articles") == before
    assert list((small_disk / "lake/_lake/staging").iterdir()) == []
    assert list(verify_lake(small_disk / "lake")) == []
    publish(lake, [make_article(9)], run_id="r3")
    assert len(read_articles(small_disk / "lake")) == 6


def test_a_full_disk_under_the_ledger_is_named_and_nothing_is_to_be_deleted(small_disk):
    lake = open_lake(small_disk / "lake")
    entries = [
        LedgerEntry(
            source="s", key=f"{n}", url="u" * 500, state=Outcome.STORED, first_seen_at=START
        )
        for n in range(5_000)
    ]
    with open_ledger(lake) as ledger:
        ledger.upsert(entries[:5])
        with pytest.raises(LakeFull, match=r"ledger\.sqlite.*full.*free some space"):
            ledger.upsert(entries)
        assert list(ledger.iterate()) == entries[:5]


def test_no_space_to_open_the_ledger_is_no_damage(small_disk):
    lake = open_lake(small_disk / "lake")
    with open_ledger(lake):
        pass
    with suppress(OSError), (small_disk / "filler").open("wb", buffering=0) as filler:
        while True:
            filler.write(bytes(4096))

    with pytest.raises(LakeError, match=r"ledger\.sqlite.*space") as raised:
        open_ledger(lake)
    assert not isinstance(raised.value, CorruptFile)
    (small_disk / "filler").unlink()
    with open_ledger(lake) as ledger:
        assert ledger.is_empty()


def test_a_ledger_that_another_process_holds_is_busy_not_damaged(lake, root, monkeypatch):
    monkeypatch.setattr("load.database._BUSY_TIMEOUT_SECONDS", 0.01)
    with open_ledger(lake) as ledger, closing(sqlite3.connect(root / LEDGER_FILE)) as other:
        other.execute("BEGIN IMMEDIATE")
        entry = LedgerEntry(source="s", key="k", url="u", state=Outcome.STORED, first_seen_at=START)
        with pytest.raises(LakeBusy, match=r"ledger\.sqlite.*locked.*end the process"):
            ledger.upsert([entry])


def test_a_limit_on_the_size_of_files_is_a_full_disk_too(lake, root, make_article):
    noise = os.urandom(400_000).hex()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, hard))
    try:
        with pytest.raises(LakeFull, match="File too large"):
            publish(lake, [make_article(1, text=noise)], run_id="r1")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

    assert list((root / "_lake/staging").iterdir()) == []


def test_a_read_only_lake_is_named(small_disk, make_article, take_picture):
    lake = open_lake(small_disk / "lake")
    publish(lake, [make_article(1)], run_id="r1")
    mount("-o", "remount,ro", str(small_disk))

    with pytest.raises(LakeUnwritable, match=r"read-only|Read-only"):
        open_lake(small_disk / "lake")
    with pytest.raises(LakeUnwritable, match=r"lake/.*Read-only.*mount the lake writable"):
        publish(lake, [make_article(2)], run_id="r2")
    assert len(read_articles(small_disk / "lake")) == 1


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


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_a_damaged_part_file_is_named_and_left_alone(data, tmp_path_factory, make_article):
    root = tmp_path_factory.mktemp("damaged") / "lake"
    lake = open_lake(root)
    publish(lake, [make_article(n) for n in range(5)], run_id="r1")
    path = root / "articles" / PART
    good = path.read_bytes()
    place = data.draw(st.integers(0, len(good) - 1))
    kind = data.draw(st.sampled_from(["cut", "flip"]))
    bad = (
        good[:place]
        if kind == "cut"
        else good[:place] + bytes([good[place] ^ 0xFF]) + good[place + 1 :]
    )
    path.write_bytes(bad)

    changed = [make_article(n, text="New.", hours=9) for n in range(5)]
    fault = ""
    try:
        publish(lake, changed, run_id="r2")
    except LakeError as error:
        fault = str(error)

    if fault:
        assert f"articles/{PART}" in fault
        assert path.read_bytes() == bad
    else:  # the flipped byte says nothing about the rows: an index, a statistic
        assert kind == "flip"
        assert read_articles(root)["text"].tolist() == ["New."] * 5


def test_a_damaged_text_is_found_by_its_checksum(lake, root, make_article):
    publish(lake, [make_article(n, text=os.urandom(2000).hex()) for n in range(5)], run_id="r1")
    path = root / "articles" / PART
    data = bytearray(path.read_bytes())
    column = next(
        pq.ParquetFile(path).metadata.row_group(0).column(i)
        for i in range(20)
        if pq.ParquetFile(path).metadata.row_group(0).column(i).path_in_schema == "text"
    )
    data[column.data_page_offset + column.total_compressed_size // 2] ^= 1
    path.write_bytes(data)

    with pytest.raises(CorruptFile, match=f"{re.escape(PART)}.*not a readable part file"):
        publish(lake, [make_article(1, hours=1)], run_id="r2")
    with pytest.raises(CorruptFile):
        read_articles(root)
    assert [finding.place for finding in verify_lake(root)][:1] == [f"{root}/articles/{PART}"]


@pytest.mark.parametrize(
    "name",
    ["notes.txt", "v2/date=2026-11-19/part-0.parquet", "v1/README", "v1/date=2026-11-19/x.parquet"],
)
def test_a_foreign_file_in_a_dataset_is_named(lake, root, make_article, name):
    publish(lake, [make_article(1)], run_id="r1")
    path = root / "articles" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("x")

    with pytest.raises(ForeignFile, match=r"articles/.*move it out"):
        publish(open_lake(root), [make_article(2)], run_id="r2")
    assert any("articles/" in finding.place for finding in verify_lake(root))


def test_a_foreign_file_among_the_books_is_named(lake, root):
    (root / "_lake/runs").mkdir()
    (root / "_lake/runs/notes.txt").write_text("x")

    with pytest.raises(ForeignFile, match=r"_lake/runs/notes\.txt.*move it out"):
        open_lake(root)


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


def test_a_lake_held_for_too_long_is_named(lake, root, make_article, monkeypatch):
    monkeypatch.setattr(load.storage.disk, "_LOCK_PATIENCE_SECONDS", 0.05)
    with (root / "_lake/locks/commit.lock").open("rb+") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        open_lake(root)  # a lock that is held is respected: no reason to refuse the lake
        with pytest.raises(LakeBusy, match=r"commit\.lock.*held by another process"):
            publish(lake, [make_article(1)], run_id="r1")


def test_the_lock_holds_although_its_file_is_deleted(lake, root, make_article, monkeypatch):
    with lake.store.exclusive():
        (root / "_lake/locks/commit.lock").unlink()
        monkeypatch.setattr(load.storage.disk, "_LOCK_PATIENCE_SECONDS", 0.05)
        with pytest.raises(LakeBusy, match=r"_lake: held by another process"):
            publish(open_lake(root), [make_article(1)], run_id="r1")

    assert publish(lake, [make_article(1)], run_id="r2").written_bytes > 0


def test_a_process_forked_under_the_lock_does_not_keep_it(lake, make_article, monkeypatch):
    reading, writing = os.pipe()
    with lake.store.exclusive():
        child = os.fork()
        if child == 0:
            os.close(writing)
            os.read(reading, 1)  # until the parent closes its end
            os._exit(0)
    monkeypatch.setattr(load.storage.disk, "_LOCK_PATIENCE_SECONDS", 0.05)
    try:
        assert publish(lake, [make_article(1)], run_id="r1").written_bytes > 0
    finally:
        os.close(writing)
        os.waitpid(child, 0)
        os.close(reading)


def test_the_lock_goes_with_the_process_that_held_it(lake, root, make_article):
    script = f"""
        from load.storage.disk import DiskStore
        from pathlib import Path
        import os, signal
        with DiskStore(Path({str(root)!r})).exclusive():
            os.kill(os.getpid(), signal.SIGKILL)
    """
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(script)], check=False)
    assert done.returncode == -9

    assert publish(lake, [make_article(1)], run_id="r1").written_bytes > 0


def test_a_staged_file_that_does_not_read_back_is_never_committed(
    lake, root, make_article, monkeypatch, take_picture
):
    publish(lake, [make_article(1)], run_id="r1")
    before = take_picture(root, "articles")
    monkeypatch.setattr("load.parts.encode_rows", lambda *_, **__: b"PAR1 not really PAR1")

    with pytest.raises(CorruptFile, match=PART):
        publish(lake, [make_article(2)], run_id="r2")

    assert take_picture(root, "articles") == before
    assert list((root / "_lake/staging").iterdir()) == []


def test_rows_that_stand_twice_are_never_committed(lake, root, make_article, monkeypatch):
    publish(lake, [make_article(1)], run_id="r1")
    monkeypatch.setattr(
        "load.publish.merge_articles", lambda stored, _: pa.concat_tables([stored, stored])
    )

    with pytest.raises(CorruptFile, match="reads back 2 rows, 1 keys"):
        publish(lake, [make_article(2)], run_id="r2")
    assert len(read_articles(root)) == 1


def test_an_error_of_the_disk_names_the_file(lake, make_article, monkeypatch):
    def fail(*_):
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr("load.storage.disk.os.fsync", fail)
    with pytest.raises(LakeError, match=r"tail\.arrow.*Input/output error.*check the disk"):
        publish(lake, [make_article(1)], run_id="r1")


def test_no_flipped_byte_passes_for_other_rows(lake, root, make_article):
    publish(lake, [make_article(n) for n in range(5)], run_id="r1")
    good = (root / "articles" / PART).read_bytes()
    rows = read_part(pa.py_buffer(good), ARTICLES, PART)
    refused = 0
    for place in range(0, len(good), 3):
        flipped = good[:place] + bytes([good[place] ^ 0xFF]) + good[place + 1 :]
        try:
            assert read_part(pa.py_buffer(flipped), ARTICLES, PART).equals(rows), place
        except LakeError:
            refused += 1
    assert refused > len(good) / 9
