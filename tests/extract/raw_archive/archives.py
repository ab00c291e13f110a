"""Pages, and archives of them, for tests."""

import os
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from pyarrow.fs import S3FileSystem

from extract.raw_archive import (
    SegmentWriter,
    iterate_raw_pages,
)
from records.links import DiscoveryKind, PageLink
from records.pages import RawPage, RawRef

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
