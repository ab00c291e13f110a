"""Articles, lakes and a small S3 server for the tests of the lake."""

import hashlib
import os
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pyarrow as pa
import pyarrow.fs
import pytest

from config.schema import LakeSettings
from load.books import write_books
from load.lake import Lake, open_lake
from load.ledger import LedgerEntry, open_ledger
from load.publish import publish
from load.site_rules import RulesStore
from load.url_states import publish_url_states
from records.article import CleaningLayer, RemovedBlock
from records.content_hash import hash_content
from records.outcome import Outcome, RejectedPage, RejectReason, SourceBooks, Stage
from records.pages import RawRef
from records.row import ArticleRecord
from records.site_rules import RuleOverrides

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
def full_lake(
    lake: Lake,
    root: Path,
    make_article: MakeArticle,
    make_cuts: Callable[..., tuple[RemovedBlock, ...]],
    make_rejection: Callable[..., RejectedPage],
) -> Path:
    """A lake with some of everything."""
    first = [make_article(n, source=f"s{n % 2}") for n in range(6)]
    cuts = {each.article_id: make_cuts("Share") for each in first}
    publish(lake, first, cuts, [make_rejection(50)], run_id="r1")
    changed = [make_article(n, source=f"s{n % 2}", text="New.", hours=5) for n in range(3)]
    publish(lake, changed, cuts, run_id="r2")
    entry = LedgerEntry(source="s1", key="k", url="u", state=Outcome.STORED, first_seen_at=START)
    with open_ledger(lake) as ledger:
        ledger.upsert([entry])
    publish_url_states(lake, [entry])
    books = SourceBooks(source="s1", discovered=1, ends=Counter({Outcome.STORED: 1}))
    write_books(lake, "r1", START, START, [books])
    RulesStore(lake.store).change_overrides("s1", lambda _: RuleOverrides(forbidden=("x",)))
    return root


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


def mount(*arguments: str) -> None:
    done = subprocess.run(["mount", *arguments], capture_output=True, check=False)
    if done.returncode != 0:
        pytest.skip("may not mount file systems here")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of one megabyte."""
    folder = tmp_path / "small"
    folder.mkdir()
    mount("-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder))
    yield folder
    subprocess.run(["umount", str(folder)], check=True)
