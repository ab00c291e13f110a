"""A seed in, a lake of articles like prose out, and what each run brings to it."""

import hashlib
import sys
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from load.claims import Claims
from load.lake import Lake
from load.merge import build_table
from load.partitions import Partition
from load.parts import commit_part, fetch_part
from load.schema import ARTICLES
from records.pages import RawRef
from records.row import ArticleRecord

LAST_DAY = date(2026, 11, 22)
DAYS = 365
SOURCES = 40
POOL_ARTICLES = 15_000
WORDS_PER_ARTICLE = 1_000
PARAGRAPHS = 12
RUN_ROWS = 1_000
RECENT_DAYS = 3


def draw_paragraphs(dice: np.random.Generator) -> list[list[str]]:
    """Draw the paragraphs of a pool of articles."""
    letters = np.array(list("etaoinshrdlucmfwypvbgk"))
    weights = 1 / np.arange(2, len(letters) + 2)
    lengths = np.clip(dice.poisson(4.2, 30_000), 1, 14)
    chosen = dice.choice(letters, lengths.sum(), p=weights / weights.sum())
    words = ["".join(part) for part in np.split(chosen, np.cumsum(lengths)[:-1])]
    ranks = 1 / (np.arange(len(words)) + 2.7)
    drawn = dice.choice(len(words), (POOL_ARTICLES, WORDS_PER_ARTICLE), p=ranks / ranks.sum())
    cuts = np.linspace(0, WORDS_PER_ARTICLE, PARAGRAPHS + 1).astype(int)
    return [
        [" ".join(words[i] for i in row[a:b]) + "." for a, b in pairwise(cuts)] for row in drawn
    ]


def identify(day: date, number: int) -> str:
    """Return an article's identity."""
    return hashlib.blake2b(f"{day} {number}".encode(), digest_size=16).hexdigest()


def build_record(
    day: date, number: int, paragraphs: list[str], *, hours: float = 1
) -> ArticleRecord:
    """Return one article of a day."""
    published_at = datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(
        seconds=(number * 7919) % 86_400
    )
    fetched_at = published_at + timedelta(hours=hours)
    text = "\n\n".join(paragraphs)
    return ArticleRecord(
        article_id=identify(day, number),
        url=f"https://news{number % SOURCES}.example/{day}/{identify(day, number)[:10]}.html",
        source=f"news{number % SOURCES}",
        title=paragraphs[0][:70],
        standfirst=paragraphs[1][:140],
        text=text,
        paragraphs=tuple(paragraphs),
        authors=(f"Author {number % 97}",),
        agency=None,
        published_at=published_at,
        published_raw=published_at.isoformat(),
        published_precision="second",
        published_from="json_ld",
        published_zone_from="claim",
        modified_at=None,
        first_seen_at=fetched_at,
        fetched_at=fetched_at,
        language="en",
        language_confidence=0.99,
        country="BY",
        section="Politics",
        tags=(paragraphs[2][:8], paragraphs[3][:8]),
        image_url=f"https://news{number % SOURCES}.example/{number}.jpg",
        origin_name=None,
        origin_url=None,
        paywalled=False,
        word_count=WORDS_PER_ARTICLE,
        char_count=len(text),
        content_hash=hashlib.blake2b(text.encode(), digest_size=16).hexdigest(),
        revision=1,
        updated_at=fetched_at,
        rules_version="0",
        extractor_version="1",
        raw_ref=RawRef(
            segment=f"source=news{number % SOURCES}/date={day}/r1-0.warc.gz", offset=number
        ),
    )


def fill_lake(lake: Lake, articles: int, days: int, pool: list[list[str]]) -> None:
    """Claim all articles and write the files of the last days that are missing, a day at a time."""
    per_day = articles // DAYS
    claims = Claims(lake.store, ARTICLES.name)
    records = [build_record(LAST_DAY, n, pool[n]) for n in range(POOL_ARTICLES)]
    rows = build_table(records, ARTICLES)
    for back in range(DAYS):
        day = LAST_DAY - timedelta(days=back)
        partition = Partition(day=day)
        if fetch_part(lake.store, ARTICLES, partition) is not None:
            continue
        ids = [identify(day, number) for number in range(per_day)]
        claims.claim_days(dict.fromkeys(ids, day))
        if back >= days:
            continue
        table = move_rows(rows, ids, back)
        commit_part(lake.store, ARTICLES, partition, table, replaces=None)
        sys.stderr.write(f"\rfilling: {back + 1} of {DAYS} days")
    sys.stderr.write("\n")


def move_rows(rows: pa.Table, ids: list[str], days_back: int) -> pa.Table:
    """Return some of the pool's rows as the articles of another day."""
    places = (np.arange(len(ids)) + days_back * 977) % rows.num_rows
    moved = rows.take(places)
    for name in ("published_at", "first_seen_at", "fetched_at", "updated_at"):
        place = moved.schema.get_field_index(name)
        earlier = pc.subtract(moved[name], pa.scalar(timedelta(days=days_back), pa.duration("us")))
        moved = moved.set_column(place, moved.schema.field(name), earlier)
    place = moved.schema.get_field_index("article_id")
    return moved.set_column(place, moved.schema.field("article_id"), pa.array(ids))


def build_run(pool: list[list[str]], run: int) -> list[ArticleRecord]:
    """Return what one run brings: new articles of the last days, and one in ten a changed one."""
    records = []
    for number in range(RUN_ROWS):
        day = LAST_DAY - timedelta(days=number % RECENT_DAYS)
        words = [f"Run {run}.", *pool[(number * 31 + run) % len(pool)]]
        changed = number % 10 == 0
        records.append(
            build_record(
                day, number if changed else 10**6 * (run + 1) + number, words, hours=30 + run
            )
        )
    return records
