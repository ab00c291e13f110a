"""None"""

import os
from contextlib import nullcontext
from datetime import date, datetime, timedelta, timezone
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from fastwarc.warc import ArchiveIterator as FastIterator
from hypothesis import given, settings
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator as SlowIterator

from extract.raw_archive import (
    ArchiveUnwritableError,
    SegmentExistsError,
    SegmentMissingError,
    SegmentWriter,
    iterate_raw_pages,
    name_index_of,
    read_raw_page,
)
from extract.raw_archive.places import open_place
from records.links import DiscoveryKind, PageLink
from records.pages import RawPage
from tests.extract.raw_archive.archives import STARTED_AT, make_page, read_all, write_pages
from tests.small_s3 import SmallS3


def test_pages_come_back_as_they_were(root: str) -> None:
    pages = [make_page(0), make_page(1, b""), make_page(2, os.urandom(600_000))]
    refs = write_pages(root, pages)
    assert [read_raw_page(root, ref, "bbabo") for ref in refs] == pages
    assert [ref.segment for ref in refs] == ["source=bbabo/date=2026-11-23/run1-0.warc.gz"] * 3
    found = list(iterate_raw_pages(root, "bbabo", start=None, end=None))
    assert [(one.page, one.ref) for one in found] == list(zip(pages, refs, strict=True))


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
