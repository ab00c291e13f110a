"""What kills, disks and hands do to an archive is noticed and named."""

import gzip
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from extract.raw_archive import (
    ArchiveUnreadableError,
    ArchiveUnwritableError,
    DamagedRecordError,
    SegmentMissingError,
    read_raw_page,
)
from records.pages import RawRef
from tests.extract.raw_archive.archives import make_page, read_all, write_pages

KILLED = """
import os, signal, sys
from datetime import UTC, datetime
from extract.raw_archive import SegmentWriter
from tests.extract.raw_archive.test_raw_archive import STARTED_AT, make_page
with SegmentWriter(sys.argv[1], source="bbabo", run_id="r", batch=0, started_at=STARTED_AT) as writer:
    writer.append(make_page())
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_killed_run_leaves_only_staging(tmp_path: Path) -> None:
    ended = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path)], check=False)
    assert ended.returncode == -signal.SIGKILL
    assert read_all(str(tmp_path)) == []
    assert {path.parent for path in tmp_path.rglob("*") if path.is_file()} == {
        tmp_path / "_lake" / "staging"
    }


def test_an_index_without_its_segment_is_passed_over(tmp_path: Path) -> None:
    write_pages(str(tmp_path), [make_page(0)])
    write_pages(str(tmp_path), [make_page(1)], batch=1)
    next(tmp_path.rglob("run1-0.warc.gz")).unlink()
    assert read_all(str(tmp_path)) == [make_page(1)]


@pytest.fixture
def archived(tmp_path: Path) -> tuple[Path, list[RawRef]]:
    refs = write_pages(str(tmp_path), [make_page(0, os.urandom(3000)), make_page(1)])
    return next(tmp_path.rglob("*.warc.gz")), refs


def test_a_torn_tail_is_noticed(archived: tuple[Path, list[RawRef]], tmp_path: Path) -> None:
    segment, refs = archived
    segment.write_bytes(segment.read_bytes()[:-10])
    assert read_raw_page(str(tmp_path), refs[0], "bbabo").body
    told = f"{segment}: the record at byte {refs[1].offset}: the record is torn; restore the file"
    with pytest.raises(DamagedRecordError, match=re.escape(told)):
        read_raw_page(str(tmp_path), refs[1], "bbabo")
    with pytest.raises(DamagedRecordError, match=re.escape(told)):
        read_all(str(tmp_path))
    segment.rename(tmp_path / "moved away")
    assert read_all(str(tmp_path)) == []


def test_a_changed_body_is_noticed(archived: tuple[Path, list[RawRef]], tmp_path: Path) -> None:
    segment, refs = archived
    plain = gzip.decompress(segment.read_bytes()).replace(b"<p>news</p>", b"<p>lies</p>")
    first, second = plain.split(b"WARC/1.1\r\n")[1:]
    members = [gzip.compress(b"WARC/1.1\r\n" + record) for record in (first, second)]
    segment.write_bytes(b"".join(members))
    with pytest.raises(DamagedRecordError, match="digest"):
        read_raw_page(str(tmp_path), replace(refs[1], offset=len(members[0])), "bbabo")


@pytest.mark.parametrize(
    "content",
    [b"", b"no gzip at all", gzip.compress(b"no record"), gzip.compress(b""),
     gzip.compress(b"WARC/1.1\r\nWARC-Type: response\r\nContent-Length: 0\r\n\r\n\r\n\r\n")],
    ids=["empty", "no gzip", "no record", "nothing gzipped", "no claims"],
)  # fmt: skip
def test_what_is_no_record_of_ours_is_said_to_be_damaged(
    archived: tuple[Path, list[RawRef]], tmp_path: Path, content: bytes
) -> None:
    segment, refs = archived
    segment.write_bytes(content)
    with pytest.raises(DamagedRecordError):
        read_raw_page(str(tmp_path), refs[0], "bbabo")


def test_a_damaged_index_is_noticed(archived: tuple[Path, list[RawRef]], tmp_path: Path) -> None:
    index = next(tmp_path.rglob("*.index.jsonl"))
    index.write_text('{"offset": ')
    with pytest.raises(DamagedRecordError, match=re.escape(f"{index}: not an index")):
        read_all(str(tmp_path))


@pytest.mark.parametrize(
    ("damage", "problem"),
    [
        (lambda _: b"", "the index names no page"),
        (lambda data: data.replace(b"-0.warc", b"-1.warc"), "another segment: source=bbabo/date="),
        (lambda data: data.replace(b"date=2026-11-23", b"date=2026-11-22", 1), "another segment"),
    ],
    ids=["empty", "all of another segment", "one of another segment"],
)
def test_an_index_of_no_page_or_of_another_segment_is_noticed(
    archived: tuple[Path, list[RawRef]],
    tmp_path: Path,
    damage: Callable[[bytes], bytes],
    problem: str,
) -> None:
    index = next(tmp_path.rglob("*.index.jsonl"))
    index.write_bytes(damage(index.read_bytes()))
    with pytest.raises(DamagedRecordError, match=re.escape(f"{index}: the index names")) as met:
        read_all(str(tmp_path))
    assert problem in str(met.value)


def test_a_folder_of_no_day_is_named(archived: tuple[Path, list[RawRef]], tmp_path: Path) -> None:
    folder = archived[0].parent.with_name("date=2026-11-2x")
    folder.mkdir()
    told = f"{folder}: is no day of the raw archive; move it out"
    with pytest.raises(DamagedRecordError, match=re.escape(told)):
        read_all(str(tmp_path))


@pytest.mark.parametrize(
    "segment",
    ["source=bbabo/date=2026-11-23/gone-0.warc.gz", "source=other/x", "source=bbabo/../x"],
)
def test_a_segment_that_is_not_there_is_missing(root: str, segment: str) -> None:
    write_pages(root, [make_page()])
    with pytest.raises(SegmentMissingError):
        read_raw_page(root, RawRef(segment=segment, offset=0), "bbabo")


def test_a_place_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    root = str(tmp_path / "file" / "lake")
    with pytest.raises(
        ArchiveUnwritableError, match="file/lake cannot be written: Not a directory"
    ):
        write_pages(root, [make_page()])
    with pytest.raises(ArchiveUnreadableError, match="cannot be read"):
        read_raw_page(root, RawRef(segment="source=bbabo/x/y", offset=0), "bbabo")


FULL_DISK = """
import resource, signal, sys
from extract.raw_archive import ArchiveUnwritableError
from tests.extract.raw_archive.test_raw_archive import make_page, write_pages
import os
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))
try:
    write_pages(sys.argv[1], [make_page(0, os.urandom(100_000))])
except ArchiveUnwritableError as error:
    print(error)
"""


def test_a_disk_without_room_is_named_and_nothing_is_left(tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", FULL_DISK, str(tmp_path)], check=True, capture_output=True, text=True
    )
    assert "cannot be written: File too large" in ended.stdout
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
