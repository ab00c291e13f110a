import gzip
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

import pytest
from fastwarc.warc import ArchiveIterator as FastIterator
from hypothesis import given, settings
from hypothesis import strategies as st
from pyarrow.fs import S3FileSystem
from warcio.archiveiterator import ArchiveIterator as SlowIterator

from extract.raw_archive import (
    ArchiveUnreadableError,
    ArchiveUnwritableError,
    DamagedRecordError,
    SegmentExistsError,
    SegmentMissingError,
    SegmentWriter,
    iterate_raw_pages,
    name_index_of,
    read_raw_page,
)
from extract.raw_archive.places import open_place
from records.links import DiscoveryKind, PageLink
from records.pages import RawPage, RawRef
from tests.small_s3 import SmallS3

STARTED_AT = datetime(2026, 11, 23, 23, 50, tzinfo=UTC)


def make_page(number: int = 0, body: bytes = b"<p>news</p>", **changes: object) -> RawPage:
    link = PageLink(
        source="bbabo",
        url=f"https://example.org/news/{number}?utm_source=x",
        key=f"https://example.org/news/{number}",
        found_on="https://example.org/",
        found_by=DiscoveryKind.FEED,
        title="Строка «с кавычками»",
        published_raw="yesterday, 12:47",
    )
    page = RawPage(
        link=link,
        final_url=f"https://example.org/news/{number}",
        status=200,
        headers=(
            ("content-type", "text/html; charset=windows-1251"),
            ("content-encoding", "gzip"),
            ("set-cookie", "a=1"),
            ("transfer-encoding", "chunked"),
            ("set-cookie", "b=2"),
        ),
        body=body,
        fetched_at=STARTED_AT + timedelta(minutes=number, microseconds=5),
    )
    return replace(page, **changes)


def write_pages(
    root: str, pages: list[RawPage], *, run_id: str = "run1", batch: int = 0
) -> list[RawRef]:
    with SegmentWriter(
        root, source="bbabo", run_id=run_id, batch=batch, started_at=STARTED_AT
    ) as writer:
        return [writer.append(page) for page in pages]


def read_all(root: str, start: date | None = None, end: date | None = None) -> list[RawPage]:
    return [found.page for found in iterate_raw_pages(root, "bbabo", start=start, end=end)]


@pytest.fixture(params=["disk", "store", pytest.param("s3", marks=pytest.mark.s3)])
def root(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A lake on disk, one reached through the object store's own calls, one on a real S3 server."""
    if request.param == "disk":
        return str(tmp_path / "lake")
    if request.param == "s3":
        return make_bucket(monkeypatch)
    (tmp_path / "bucket").mkdir()
    return f"file://{tmp_path / 'bucket'}"


def test_pages_come_back_as_they_were(root: str) -> None:
    pages = [make_page(0), make_page(1, b""), make_page(2, os.urandom(600_000))]
    refs = write_pages(root, pages)
    assert [read_raw_page(root, ref, "bbabo") for ref in refs] == pages
    assert [ref.segment for ref in refs] == ["source=bbabo/date=2026-11-23/run1-0.warc.gz"] * 3
    found = list(iterate_raw_pages(root, "bbabo", start=None, end=None))
    assert [(one.page, one.ref) for one in found] == list(zip(pages, refs, strict=True))


def make_bucket(monkeypatch: pytest.MonkeyPatch) -> str:
    endpoint = os.environ.get("NEWSLAKE_TEST_S3")
    if endpoint is None:
        pytest.skip("needs an S3 server: tests/s3_server.sh start, then NEWSLAKE_TEST_S3=its URL")
    monkeypatch.setenv("AWS_ENDPOINT_URL", endpoint)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AK")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "SK")
    monkeypatch.setenv("AWS_REGION", "us-east-1")
    bucket = f"raw-{uuid4().hex}"
    maker = S3FileSystem(
        endpoint_override=endpoint, access_key="AK", secret_key="SK", allow_bucket_creation=True
    )
    maker.create_dir(bucket)
    return f"s3://{bucket}/lake"


TEXTS = st.text(max_size=40)
LINKS = st.builds(
    PageLink,
    source=st.just("bbabo"),
    url=TEXTS,
    key=TEXTS,
    found_on=TEXTS,
    found_by=st.sampled_from(DiscoveryKind),
    title=st.none() | TEXTS,
    published_raw=st.none() | TEXTS,
)
NAMES = st.sampled_from(
    [
        "content-type",
        "content-length",
        "content-encoding",
        "x-crawler-content-length",
        "etag",
        "bad name",
        "",
    ]
)
ZONES = st.integers(-23, 23).map(lambda hours: timezone(timedelta(hours=hours)))
PAGES = st.builds(
    RawPage,
    link=LINKS,
    final_url=TEXTS,
    status=st.integers(100, 599),
    headers=st.lists(st.tuples(NAMES | TEXTS, TEXTS | st.text("ab \t", max_size=5))).map(tuple),
    body=st.binary(max_size=2000),
    fetched_at=st.datetimes(datetime(1990, 1, 1), datetime(2200, 1, 1), timezones=ZONES),  # noqa: DTZ001 - zones are drawn
)  # fmt: skip


@settings(max_examples=25, deadline=None)
@given(pages=st.lists(PAGES, min_size=1, max_size=3))
def test_any_page_comes_back_as_it_was(pages: list[RawPage]) -> None:
    with TemporaryDirectory() as root:
        refs = write_pages(root, pages)
        assert [read_raw_page(root, ref, "bbabo") for ref in refs] == pages
        assert read_all(root) == sorted(pages, key=lambda page: page.fetched_at)


def test_the_same_pages_give_the_same_bytes(tmp_path: Path) -> None:
    pages = [make_page(number) for number in range(5)]
    contents = []
    for name in ("one", "two"):
        write_pages(str(tmp_path / name), pages)
        files = sorted((tmp_path / name).rglob("*.*"))
        contents.append([(file.relative_to(tmp_path / name), file.read_bytes()) for file in files])
    assert contents[0] == contents[1]
    assert len(contents[0]) == 2


def test_other_readers_understand_the_segment(tmp_path: Path) -> None:
    write_pages(str(tmp_path), [make_page(0, b"\xff\x00 body"), make_page(1, b"two")])
    content = next(tmp_path.rglob("*.warc.gz")).read_bytes()
    slow = [
        (record.rec_headers["WARC-Target-URI"], record.content_stream().read())
        for record in SlowIterator(BytesIO(content), check_digests="raise")
    ]
    fast = [
        (record.headers["WARC-Target-URI"], record.reader.read())
        for record in FastIterator(BytesIO(content), verify_digests=True)
    ]
    assert slow == fast
    assert slow == [
        ("https://example.org/news/0", b"\xff\x00 body"),
        ("https://example.org/news/1", b"two"),
    ]


def test_days_are_those_of_the_fetch_in_utc_and_order_is_by_instant(root: str) -> None:
    pages = [make_page(number) for number in range(0, 30, 3)]  # the run crosses midnight
    write_pages(root, pages[::2], batch=0)
    write_pages(root, pages[1::2][::-1], batch=1)
    assert read_all(root) == pages
    before, after = date(2026, 11, 23), date(2026, 11, 24)
    assert read_all(root, end=before) == [page for page in pages if page.fetched_at.day == 23]
    assert read_all(root, start=after) == [page for page in pages if page.fetched_at.day == 24]
    assert read_all(root, start=after, end=before) == []
    assert list(iterate_raw_pages(root, "other", start=None, end=None)) == []


def test_the_index_of_a_page_is_found_by_its_segment_and_day(tmp_path: Path) -> None:
    pages = [make_page(number) for number in range(0, 30, 3)]  # the run crosses midnight
    refs = write_pages(str(tmp_path), pages)
    raw = tmp_path / "raw"
    expected = {
        name_index_of(ref.segment, page.fetched_at.date())
        for ref, page in zip(refs, pages, strict=True)
    }
    assert expected == {str(path.relative_to(raw)) for path in raw.rglob("*.index.jsonl")}
    assert len(expected) == 2


def test_nothing_is_published_before_the_end(tmp_path: Path) -> None:
    root = str(tmp_path)
    with SegmentWriter(root, source="bbabo", run_id="r", batch=0, started_at=STARTED_AT) as writer:
        ref = writer.append(make_page())
        assert read_all(root) == []
        with pytest.raises(SegmentMissingError):
            read_raw_page(root, ref, "bbabo")
    assert read_raw_page(root, ref, "bbabo") == make_page()


def test_an_exception_publishes_nothing_and_leaves_nothing(root: str, tmp_path: Path) -> None:
    def fail() -> None:
        with SegmentWriter(
            root, source="bbabo", run_id="r", batch=0, started_at=STARTED_AT
        ) as writer:
            writer.append(make_page())
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_a_batch_without_pages_makes_no_segment(root: str, tmp_path: Path) -> None:
    assert write_pages(root, []) == []
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_a_published_segment_is_never_changed(root: str) -> None:
    refs = write_pages(root, [make_page(0)])
    with pytest.raises(SegmentExistsError, match=r"run1-0.*choose another --run-id"):
        write_pages(root, [make_page(1)])
    assert read_raw_page(root, refs[0], "bbabo") == make_page(0)


def test_two_writers_of_one_segment_cannot_both_win(root: str) -> None:
    with SegmentWriter(root, source="bbabo", run_id="r", batch=0, started_at=STARTED_AT) as same:
        same.append(make_page(0))
        with SegmentWriter(
            root, source="bbabo", run_id="r", batch=0, started_at=STARTED_AT
        ) as first:
            first.append(make_page(0))
    # the same bytes twice are one segment; other bytes are refused
    assert read_all(root) == [make_page(0)]

    def write_other() -> None:
        with SegmentWriter(
            root, source="bbabo", run_id="q", batch=0, started_at=STARTED_AT
        ) as other:
            other.append(make_page(1))
            write_pages(root, [make_page(2)], run_id="q")

    with pytest.raises(SegmentExistsError):
        write_other()


STORE = "s3://bucket/lake"


@pytest.fixture
def staged(tmp_path: Path) -> Path:
    (tmp_path / "staged").write_bytes(b"ours")
    return tmp_path / "staged"


@pytest.mark.parametrize("come", [None, b"ours", b"theirs"])
def test_a_put_that_meets_another_under_way_is_sent_again(
    small_s3: SmallS3, staged: Path, monkeypatch: pytest.MonkeyPatch, come: bytes | None
) -> None:
    address = "/bucket/lake/raw/segment"

    def wait(_: float) -> None:
        if come is not None:
            small_s3.objects[address] = come

    monkeypatch.setattr("extract.raw_archive.store_place.sleep", wait)
    small_s3.faults.add("conflict")
    with pytest.raises(SegmentExistsError) if come == b"theirs" else nullcontext():
        open_place(STORE).create("segment", staged)
    assert small_s3.objects[address] == (come or b"ours")


def test_an_index_is_put_again_as_well(small_s3: SmallS3, monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[float] = []
    monkeypatch.setattr("extract.raw_archive.store_place.sleep", waits.append)
    small_s3.faults.add("conflict")
    write_pages(STORE, [make_page()])
    assert len(waits) == 1
    assert read_all(STORE) == [make_page()]


def test_an_archive_whose_puts_always_meet_others_is_named(
    small_s3: SmallS3, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "extract.raw_archive.store_place.sleep", lambda _: small_s3.faults.add("conflict")
    )
    small_s3.faults.add("conflict")
    with pytest.raises(ArchiveUnwritableError, match=STORE):
        write_pages(STORE, [make_page()])
    assert small_s3.objects == {}


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
