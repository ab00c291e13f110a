"""A full disk, a bound on files and a disk that may only be read are named; what was committed stands."""

import os
import resource
import sqlite3
from contextlib import closing, suppress

import pytest

from load.errors import (
    CorruptFile,
    LakeBusy,
    LakeError,
    LakeFull,
    LakeUnwritable,
)
from load.lake import open_lake
from load.ledger import LEDGER_FILE, LedgerEntry, open_ledger
from load.publish import publish
from load.read import read_articles
from load.verify import verify_lake
from records.outcome import Outcome
from tests.load.conftest import mount
from tests.load.parts import START


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
