"""The one lock of a lake on disk is held by one process, and never by a dead one."""

import fcntl
import os
import subprocess
import sys
import textwrap

import pytest

import load.storage.disk
import load.storage.disk_probes
from load.errors import (
    LakeBusy,
)
from load.lake import open_lake
from load.publish import publish


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
