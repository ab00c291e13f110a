"""Every article of the sample site as a row: the fields the page states, and null for those it does not."""

from datetime import UTC, datetime

import pytest

from config.patterns.prompts import read_prompts
from config.schema import SourceConfig
from examples.aggregator.article_files import apply_edit, read_articles
from examples.aggregator.expected import expect_article
from examples.aggregator.render import encode_page, render_article
from extract.article.read import EXTRACTOR_VERSION, read_article
from records.article import ParsedArticle
from records.pages import RawRef
from records.row import ArticleRecord
from transform.boilerplate.clean import clean_article
from transform.normalise.article import normalise_article

BASE = "http://aggregator.example"
SAMPLE = SourceConfig(name="sample", home=BASE, language="en", timezone="Europe/Minsk")
ARTICLES = {article.slug: article for article in read_articles()}


def make_row(article):
    """One article's page through the pure stages."""
    charset = f"; charset={article.served_as}" if article.served_as else ""
    parsed = read_article(
        encode_page(article, render_article(article, base_url=BASE)),
        url=BASE + article.path,
        source="sample",
        content_type=f"text/html{charset}",
    )
    assert isinstance(parsed, ParsedArticle), parsed
    row = normalise_article(
        clean_article(parsed, prompts=read_prompts(), site_rules=None),
        source=SAMPLE,
        link=None,
        fetched_at=datetime(2022, 1, 14, 6, 0, tzinfo=UTC),
        raw_ref=RawRef(segment="source=sample/date=2022-01-14/r1-0.warc.gz", offset=0),
        extractor_version=EXTRACTOR_VERSION,
    )
    assert isinstance(row, ArticleRecord), row
    return row


@pytest.fixture(scope="module")
def rows():
    return {slug: make_row(article) for slug, article in ARTICLES.items()}


@pytest.mark.parametrize("slug", ARTICLES)
def test_a_row_says_what_the_page_says(rows, slug):
    row, truth = rows[slug], expect_article(ARTICLES[slug])
    image_url = BASE + truth.image_path if truth.image_path else None

    assert row.url == BASE + truth.path
    assert row.title == truth.title
    assert row.paragraphs == truth.paragraphs
    assert row.authors == truth.authors
    assert row.published_at == truth.published_at
    assert row.modified_at is None
    assert row.country == truth.country
    assert row.section == truth.section
    assert row.tags == truth.tags
    assert row.image_url == image_url
    assert row.language == "en"


def test_a_page_without_a_date_gets_none(rows):
    dateless = [row for slug, row in rows.items() if ARTICLES[slug].published_at is None]

    assert dateless
    for row in dateless:
        assert (row.published_at, row.published_raw, row.published_precision) == (None, None, None)


@pytest.mark.parametrize(
    ("template", "zone_from"), [("semantic", "claim"), ("soup", "source"), ("table", "source")]
)
def test_a_row_names_where_its_zone_came_from(rows, template, zone_from):
    zones = {
        row.published_zone_from
        for slug, row in rows.items()
        if ARTICLES[slug].template == template and ARTICLES[slug].published_at
    }

    assert zones == {zone_from}


def test_the_edit_changes_the_content_hash_and_states_its_instant(rows):
    (edited,) = (apply_edit(article) for article in ARTICLES.values() if article.edit)
    row = make_row(edited)

    assert row.article_id == rows[edited.slug].article_id
    assert row.content_hash != rows[edited.slug].content_hash
    assert row.modified_at == expect_article(edited).modified_at
    assert row.published_at == rows[edited.slug].published_at


def test_no_two_articles_share_an_identity_or_a_meaning(rows):
    assert len({row.article_id for row in rows.values()}) == len(rows)
    assert len({row.content_hash for row in rows.values()}) == len(rows)
