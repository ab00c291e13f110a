"""Articles, lakes and a small S3 server for the tests of the lake."""

import hashlib
import os
import re
import socket
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Lock, Thread
from urllib.parse import parse_qs, unquote, urlsplit
from uuid import uuid4

import pyarrow as pa
import pyarrow.fs
import pytest

from config.schema import LakeSettings
from load.lake import Lake, open_lake
from records.article import CleaningLayer, RemovedBlock
from records.content_hash import hash_content
from records.outcome import RejectedPage, RejectReason, Stage
from records.pages import RawRef
from records.row import ArticleRecord

START = datetime(2026, 11, 20, 10, tzinfo=UTC)

MakeArticle = Callable[..., ArticleRecord]


def build_article(
    number: int,
    *,
    text: str = "The first paragraph.\n\nThe second one.",
    hours: float = 0,
    published_at: datetime | None = START - timedelta(hours=12),
    source: str = "bbabo",
    title: str | None = None,
) -> ArticleRecord:
    """An article fetched so many hours after START."""
    fetched_at = START + timedelta(hours=hours)
    paragraphs = tuple(text.split("\n\n"))
    meaning = {
        "title": title or f"Headline {number}",
        "standfirst": None,
        "paragraphs": paragraphs,
        "authors": ("Alena Novik",),
        "agency": None,
        "published_at": published_at,
        "published_precision": published_at and "second",
        "language": "en",
        "country": "BY",
        "section": None,
        "tags": ("CSTO",),
        "image_url": None,
        "origin_name": None,
        "origin_url": None,
        "paywalled": False,
    }
    return ArticleRecord(
        article_id=hashlib.md5(f"{source} {number}".encode()).hexdigest(),
        url=f"https://news.example/{source}/{number}",
        source=source,
        text=text,
        published_raw=published_at and published_at.isoformat(),
        published_from=published_at and "json_ld",
        published_zone_from=published_at and "claim",
        modified_at=None,
        first_seen_at=fetched_at,
        fetched_at=fetched_at,
        language_confidence=0.9,
        word_count=len(text.split()),
        char_count=len(text),
        content_hash=hash_content(**meaning),
        revision=1,
        updated_at=fetched_at,
        rules_version="0",
        extractor_version="1",
        raw_ref=RawRef(segment=f"source={source}/date=2026-11-20/r1-0.warc.gz", offset=number),
        **meaning,
    )


def build_cuts(*texts: str) -> tuple[RemovedBlock, ...]:
    """Blocks that cleaning took out."""
    return tuple(
        RemovedBlock(
            position=position,
            text=text,
            rule="prompt",
            rule_version="1",
            layer=CleaningLayer.PROMPT,
        )
        for position, text in enumerate(texts)
    )


def build_rejection(
    number: int, *, reason: RejectReason = RejectReason.SOFT_404, hours: float = 0
) -> RejectedPage:
    """A page rejected so many hours after START."""
    return RejectedPage(
        source="bbabo",
        url=f"https://news.example/bbabo/{number}",
        reason=reason,
        stage=Stage.EXTRACT,
        detail="seen",
        fetched_at=START + timedelta(hours=hours),
        raw_ref=RawRef(segment="source=bbabo/date=2026-11-20/r1-0.warc.gz", offset=number),
    )


def photograph(root: Path, *folders: str) -> dict[str, tuple[int, int, bytes]]:
    """Every file below some folders: inode, time of change, bytes."""
    return {
        str(path.relative_to(root)): (
            path.stat().st_ino,
            path.stat().st_mtime_ns,
            path.read_bytes(),
        )
        for folder in folders or ("",)
        for path in sorted((root / folder).rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="session")
def make_article() -> MakeArticle:
    return build_article


@pytest.fixture(scope="session")
def make_cuts() -> Callable[..., tuple[RemovedBlock, ...]]:
    return build_cuts


@pytest.fixture(scope="session")
def make_rejection() -> Callable[..., RejectedPage]:
    return build_rejection


@pytest.fixture(scope="session")
def take_picture() -> Callable[..., dict[str, tuple[int, int, bytes]]]:
    return photograph


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "lake"


@pytest.fixture
def lake(root: Path) -> Lake:
    return open_lake(root, clock=lambda: START)


@pytest.fixture
def bucket_lake(tmp_path: Path) -> Iterator[Lake]:
    return open_lake(
        tmp_path / "buckets", LakeSettings(layout="date_bucket", buckets=4), clock=lambda: START
    )


@pytest.fixture
def s3_root(monkeypatch: pytest.MonkeyPatch) -> str:
    """An empty bucket on the server that tests/s3_server.sh starts."""
    endpoint = os.environ.get("NEWSLAKE_TEST_S3")
    if endpoint is None:
        pytest.skip("needs an S3 server: tests/s3_server.sh start, then NEWSLAKE_TEST_S3=its URL")
    for name, value in {
        "AWS_ENDPOINT_URL": endpoint,
        "AWS_ACCESS_KEY_ID": "AK",
        "AWS_SECRET_ACCESS_KEY": "SK",
        "AWS_REGION": "us-east-1",
    }.items():
        monkeypatch.setenv(name, value)
    bucket = f"test-{uuid4().hex}"
    # obstore makes no buckets
    pa.fs.S3FileSystem(
        endpoint_override=endpoint, access_key="AK", secret_key="SK", allow_bucket_creation=True
    ).create_dir(bucket)
    return f"s3://{bucket}/lake"


class SmallS3(ThreadingHTTPServer):
    """Enough of S3 on loopback, in memory, to do wrong on purpose what `faults` names.

    ignore_if_match, ignore_if_none_match, bare_etags (If-Match without quotes only), and for the
    next PUT only: lose_answer (carried out, never answered), conflict (409), gone (404), busy (503);
    full (507) for every PUT, refuse (403) and down (503) for everything. `/bucket` is the one bucket.
    """

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), SmallS3Handler)
        self.objects: dict[str, bytes] = {}
        self.faults: set[str] = set()
        self.requests: list[str] = []
        self.lock = Lock()

    def take(self, fault: str) -> bool:
        """Whether a fault that happens once is due now."""
        with self.lock:
            due = fault in self.faults
            self.faults.discard(fault)
        return due


class SmallS3Handler(BaseHTTPRequestHandler):
    """One request to the small S3 server."""

    protocol_version = "HTTP/1.1"
    # headers and body are two writes: Nagle would hold the second for 40 ms
    disable_nagle_algorithm = True
    server: SmallS3

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def answer(self, status: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def refuse_all(self) -> bool:
        self.server.requests.append(f"{self.command} {self.path}")
        status = 403 if "refuse" in self.server.faults else 503
        if self.server.faults & {"refuse", "down"}:
            self.answer(status)
            return True
        return False

    def do_PUT(self) -> None:
        data = self.rfile.read(int(self.headers["Content-Length"]))
        if self.refuse_all():
            return
        for fault, status in (("conflict", 409), ("gone", 404), ("busy", 503)):
            if self.server.take(fault):
                self.answer(status)
                return
        if "full" in self.server.faults or not self.path.startswith("/bucket/"):
            self.answer(507 if "full" in self.server.faults else 404)
            return
        with self.server.lock:
            held = self.server.objects.get(unquote(self.path))
            if not self.condition_holds(held):
                self.answer(412)
                return
            self.server.objects[unquote(self.path)] = data
        if self.server.take("lose_answer"):
            self.close_connection = True
            self.connection.shutdown(socket.SHUT_RDWR)
            return
        self.answer(200, ETag=tag(data))

    def condition_holds(self, held: bytes | None) -> bool:
        wanted = self.headers.get("If-Match")
        if self.headers.get("If-None-Match") and "ignore_if_none_match" not in self.server.faults:
            return held is None
        if wanted is None or "ignore_if_match" in self.server.faults:
            return True
        bare = "bare_etags" in self.server.faults
        return held is not None and wanted == (tag(held).strip('"') if bare else tag(held))

    def do_GET(self) -> None:
        if self.refuse_all():
            return
        address = urlsplit(self.path)
        if "list-type" in parse_qs(address.query):
            self.answer(200, self.list_objects(parse_qs(address.query)))
            return
        data = self.server.objects.get(unquote(address.path))
        if data is None:
            self.answer(404)
            return
        headers = {"ETag": tag(data), "Last_Modified": "Fri, 20 Nov 2026 10:00:00 GMT"}
        wanted = re.fullmatch(r"bytes=(\d+)-(\d+)", self.headers.get("Range") or "")
        if wanted is None:
            self.answer(200, data, **headers)
            return
        start, end = int(wanted[1]), min(int(wanted[2]), len(data) - 1)
        place = f"bytes {start}-{end}/{len(data)}"
        self.answer(206, data[start : end + 1], Content_Range=place, **headers)

    def do_HEAD(self) -> None:
        self.do_GET()

    def do_DELETE(self) -> None:
        if not self.refuse_all():
            self.server.objects.pop(unquote(self.path), None)
            self.answer(204)

    def do_POST(self) -> None:
        """Delete several objects."""
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        if not self.refuse_all():
            keys = re.findall(r"<Key>(.*?)</Key>", body)
            for key in keys:
                self.server.objects.pop(f"/bucket/{key}", None)
            gone = "".join(f"<Deleted><Key>{key}</Key></Deleted>" for key in keys)
            self.answer(200, f"<DeleteResult>{gone}</DeleteResult>".encode())

    def list_objects(self, query: dict[str, list[str]]) -> bytes:
        prefix, delimiter = query.get("prefix", [""])[0], query.get("delimiter", [""])[0]
        keys, folders = [], set()
        for path, data in sorted(self.server.objects.items()):
            key = path.removeprefix("/bucket/")
            rest = key.removeprefix(prefix)
            if not key.startswith(prefix):
                continue
            if delimiter and delimiter in rest:
                folders.add(prefix + rest.split(delimiter)[0] + delimiter)
            else:
                keys.append((key, data))
        contents = "".join(
            f"<Contents><Key>{key}</Key><LastModified>2026-11-20T10:00:00.000Z</LastModified>"
            f"<ETag>{tag(data)}</ETag><Size>{len(data)}</Size></Contents>"
            for key, data in keys
        )
        common = "".join(
            f"<CommonPrefixes><Prefix>{f}</Prefix></CommonPrefixes>" for f in sorted(folders)
        )
        return f"<ListBucketResult><IsTruncated>false</IsTruncated>{contents}{common}</ListBucketResult>".encode()


def tag(data: bytes) -> str:
    """The ETag of an object."""
    return f'"{hashlib.md5(data).hexdigest()}"'


@pytest.fixture
def small_s3(monkeypatch: pytest.MonkeyPatch) -> Iterator[SmallS3]:
    """A small S3 server with one bucket; s3://bucket/lake is a lake on it."""
    for name, value in {
        "AWS_ACCESS_KEY_ID": "AK",
        "AWS_SECRET_ACCESS_KEY": "SK",
        "AWS_REGION": "us-east-1",
    }.items():
        monkeypatch.setenv(name, value)
    with SmallS3() as server:
        monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://127.0.0.1:{server.server_port}")
        serving = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        serving.start()
        yield server
        server.shutdown()
        serving.join()
