"""A cleaned article to its row."""

import hashlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from config.schema import SourceConfig
from records.article import (
    BlockKind,
    CleanArticle,
    CleaningLayer,
    DateClaim,
    DatePlace,
    DateRole,
    ParsedArticle,
    RemovedBlock,
    TextBlock,
)
from records.links import DiscoveryKind, PageLink
from records.outcome import PageRejection, RejectReason
from records.pages import RawRef
from records.row import ArticleRecord
from transform.normalise.article import identify_article, normalise_article

FETCHED_AT = datetime(2022, 1, 12, 9, 30, tzinfo=UTC)
REF = RawRef(segment="source=sample/date=2022-01-12/r1-0.warc.gz", offset=17)
PARAGRAPHS = (
    "The town council met on Thursday evening to decide whether the old bridge should be repaired.",
    "It will be replaced by a new one; the work takes two\u00a0years.",
)
PARSED = ParsedArticle(
    source="sample",
    url="https://www.example.org/news/1?utm_source=feed",
    canonical_url="https://example.org/news/1",
    title="Council  replaces bridge",
    blocks=tuple(
        TextBlock(position=n, kind=BlockKind.PARAGRAPH, text=text)
        for n, text in enumerate(("Belarus News", *PARAGRAPHS))
    ),
    standfirst=" The vote was close. ",
    authors=("By ALENA NOVIK", "BelTA"),
    dates=(
        DateClaim(raw="2022-01-10 15:47", place=DatePlace.META, role=DateRole.PUBLISHED),
        DateClaim(raw="2022-01-11T08:00:00+03:00", place=DatePlace.META, role=DateRole.MODIFIED),
    ),
    section=" Society / ",
    tags=("bridge", "#bridge", "council"),
    language_claim="en-GB",
    image_url="/img/1.jpg",
    site_name="Sample",
    origin_name=" Rossiyskaya Gazeta ",
    origin_url="https://gazette.test/a.html",
)
CLEAN = CleanArticle(
    parsed=PARSED,
    kept=PARSED.blocks[1:],
    removed=(RemovedBlock(position=0, text="Belarus News", rule="kicker", rule_version="1", layer=CleaningLayer.PAGE),),
    rules_version="3f9a",
)  # fmt: skip
SOURCE = SourceConfig(
    name="sample", home="https://example.org/", timezone="Europe/Minsk", country="RU", language="en"
)
LINK = PageLink(
    source="sample", url=PARSED.url, key="https://www.example.org/news/1", found_on="https://example.org/", found_by=DiscoveryKind.FEED,
    published_raw="Mon, 10 Jan 2022 16:00:00 +0300",
)  # fmt: skip


def normalise(clean=CLEAN, *, source=SOURCE, link=None, fetched_at=FETCHED_AT):
    return normalise_article(
        clean, source=source, link=link, fetched_at=fetched_at, raw_ref=REF, extractor_version="7"
    )


def with_parsed(**changes):
    return replace(CLEAN, parsed=replace(PARSED, **changes))


def test_a_cleaned_article_becomes_its_row():
    row = normalise()
    assert isinstance(row, ArticleRecord)
    assert row.url == "https://example.org/news/1"
    assert row.article_id == hashlib.sha256(b"sample\nhttps://example.org/news/1").hexdigest()[:32]
    assert row.title == "Council replaces bridge"
    assert row.standfirst == "The vote was close."
    assert row.paragraphs == (PARAGRAPHS[0], PARAGRAPHS[1].replace("\u00a0", " "))
    assert row.text == "\n\n".join(row.paragraphs)
    assert (row.word_count, row.char_count) == (29, len(row.text))
    assert (row.authors, row.agency) == (("Alena Novik",), "BelTA")
    assert row.published_at == datetime(2022, 1, 10, 12, 47, tzinfo=UTC)
    assert (row.published_raw, row.published_precision) == ("2022-01-10 15:47", "minute")
    assert (row.published_from, row.published_zone_from) == ("meta", "source")
    assert row.modified_at == datetime(2022, 1, 11, 5, tzinfo=UTC)
    assert (row.language, row.country) == ("en", "BY")
    assert (row.section, row.tags) == ("Society", ("bridge", "council"))
    assert row.image_url == "https://example.org/img/1.jpg"
    assert (row.origin_name, row.origin_url) == (
        "Rossiyskaya Gazeta",
        "https://gazette.test/a.html",
    )
    assert (row.revision, row.rules_version, row.extractor_version, row.raw_ref) == (
        1,
        "3f9a",
        "7",
        REF,
    )
    assert row.first_seen_at == row.fetched_at == row.updated_at == FETCHED_AT
    assert len(row.content_hash) == 32


def test_the_same_page_fetched_later_says_the_same():
    later = normalise(fetched_at=FETCHED_AT + timedelta(days=2))
    assert later.content_hash == normalise().content_hash
    assert later.fetched_at != normalise().fetched_at


def test_what_the_page_does_not_say_is_null():
    silent = ParsedArticle(
        source="sample", url=PARSED.url, canonical_url=None, title="T", blocks=PARSED.blocks
    )
    row = normalise(
        CleanArticle(parsed=silent, kept=silent.blocks[1:], removed=()),
        source=SourceConfig(name="sample", home="https://example.org/"),
    )
    unknown = ("published_at", "published_raw", "published_precision", "published_from", "published_zone_from", "modified_at", "agency",
               "country", "section", "image_url", "origin_name", "origin_url", "standfirst")  # fmt: skip
    assert [name for name in unknown if getattr(row, name) is not None] == []
    assert (row.authors, row.tags) == ((), ())


def test_a_standfirst_that_repeats_the_title_is_none():
    assert normalise(with_parsed(standfirst="COUNCIL replaces bridge")).standfirst is None


def test_the_date_beside_the_link_speaks_where_the_page_is_silent():
    row = normalise(with_parsed(dates=()), link=LINK)
    assert row.published_at == datetime(2022, 1, 10, 13, tzinfo=UTC)
    assert row.published_from == "link"
    assert (
        normalise(with_parsed(dates=()), link=replace(LINK, published_raw=None)).published_at
        is None
    )
    on_page = DateClaim(raw="2022-01-09", place=DatePlace.LINK, role=DateRole.PUBLISHED)
    assert normalise(with_parsed(dates=(on_page,)), link=LINK).published_raw == "2022-01-09"


def test_a_zone_nobody_set_is_assumed_and_said():
    unset = SourceConfig(name="sample", home="https://example.org/")
    row = normalise(source=unset)
    assert (row.published_at.hour, row.published_zone_from) == (15, "assumed_utc")
    in_utc = SourceConfig(name="sample", home="https://example.org/", timezone="UTC")
    assert normalise(source=in_utc).published_zone_from == "source"


@pytest.mark.parametrize(
    ("url", "country", "claim", "day"),
    [
        ("https://example.org/1", None, "en", 3),
        ("https://example.co.uk/1", None, "en-US", 4),
        ("https://example.org/1", None, "en-GB", 4),
        ("https://example.co.uk/1", "US", "en-GB", 3),
    ],
)
def test_the_order_of_day_and_month_follows_source_then_host_then_page(url, country, claim, day):
    source = SourceConfig(name="sample", home="https://example.org/", country=country)
    parsed = {
        "url": url,
        "canonical_url": None,
        "language_claim": claim,
        "dates": (DateClaim(raw="03/04/2021", place=DatePlace.META, role=DateRole.PUBLISHED),),
    }
    assert normalise(with_parsed(**parsed), source=source).published_at.month == day


def test_a_page_that_is_no_article_is_rejected():
    rejection = normalise(replace(CLEAN, kept=()))
    assert isinstance(rejection, PageRejection)
    assert rejection.reason is RejectReason.ALL_BOILERPLATE


def test_the_identity_is_the_same_before_and_after_cleaning():
    row = normalise()
    assert identify_article(PARSED, source="sample") == (row.article_id, row.url)
    assert identify_article(PARSED, source="other")[0] != row.article_id
    tracked = replace(PARSED, canonical_url=None)
    plain = replace(tracked, url="https://www.example.org/news/1")
    assert identify_article(tracked, source="sample") == identify_article(plain, source="sample")


TEXT = st.text(max_size=60)
MAYBE = st.one_of(st.none(), TEXT)


@settings(deadline=None)  # the first odd date loads dateparser's languages
@given(
    st.builds(
        ParsedArticle,
        source=st.just("sample"),
        url=st.one_of(TEXT, st.just(PARSED.url)),
        canonical_url=MAYBE,
        title=MAYBE,
        blocks=st.lists(TEXT.filter(str.strip), max_size=4).map(
            lambda texts: tuple(TextBlock(position=n, kind=BlockKind.PARAGRAPH, text=text) for n, text in enumerate(texts))
        ),
        standfirst=MAYBE,
        authors=st.lists(TEXT, max_size=3).map(tuple),
        dates=st.lists(
            st.builds(DateClaim, raw=TEXT, place=st.sampled_from(DatePlace), role=st.sampled_from(DateRole)), max_size=3
        ).map(tuple),
        section=MAYBE,
        tags=st.lists(TEXT, max_size=3).map(tuple),
        language_claim=MAYBE,
        image_url=MAYBE,
        site_name=MAYBE,
        publisher=MAYBE,
        origin_name=MAYBE,
        origin_url=MAYBE,
        paywalled=st.booleans(),
    ),
    MAYBE,
    MAYBE,
    st.integers(-12, 14).map(lambda hours: timezone(timedelta(hours=hours))),
)  # fmt: skip
def test_no_page_raises_and_every_instant_is_utc(parsed, byline, dateline, zone):
    clean = CleanArticle(
        parsed=parsed, kept=parsed.blocks, removed=(), byline=byline, dateline=dateline
    )
    source = SourceConfig(name="sample", home="https://example.org/", limits={"min_words": 0})
    row = normalise(clean, source=source, fetched_at=FETCHED_AT.astimezone(zone))
    if isinstance(row, PageRejection):
        return
    instants = (
        row.published_at,
        row.modified_at,
        row.first_seen_at,
        row.fetched_at,
        row.updated_at,
    )
    assert all(instant is None or instant.tzinfo is UTC for instant in instants)
    assert (
        (row.published_at is None)
        == (row.published_raw is None)
        == (row.published_zone_from is None)
    )
    assert row.published_raw is None or row.published_raw in {claim.raw for claim in parsed.dates}
    assert row == normalise(clean, source=source, fetched_at=FETCHED_AT.astimezone(zone))


@pytest.mark.parametrize("raw", ["2 hours ago", "yesterday"])
def test_a_distance_from_now_makes_no_new_revision_of_a_page_fetched_again(raw):
    claims = (DateClaim(raw=raw, place=DatePlace.BYLINE),)
    first = normalise(with_parsed(dates=claims))
    again = normalise(with_parsed(dates=claims), fetched_at=FETCHED_AT + timedelta(days=2))
    assert again.published_at > first.published_at
    assert first.published_precision == "relative"
    assert again.content_hash == first.content_hash


def test_a_stated_date_that_changes_is_a_new_revision():
    first, other = (
        normalise(with_parsed(dates=(DateClaim(raw=raw, place=DatePlace.META),)))
        for raw in ("2022-01-10", "2022-01-11")
    )
    assert other.content_hash != first.content_hash
