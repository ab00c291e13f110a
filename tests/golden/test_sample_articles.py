"""Every article of the sample site through the pure stages, with what was learned about the site."""

from collections import Counter

import pytest

from config.patterns.prompts import read_prompts
from config.schema import Learning
from examples.aggregator.article_files import apply_edit, read_articles
from examples.aggregator.expected import expect_article, expect_articles
from examples.aggregator.render import TEMPLATES, encode_page, render_article
from examples.aggregator.surroundings import surround_article
from extract.article.read import read_article
from records.article import ParsedArticle
from transform.boilerplate.clean import clean_article
from transform.boilerplate.learning.learn import learn_site_rules, observe_article

BASE = "http://aggregator.example"
ARTICLES = {article.slug: article for article in read_articles()}
REFRAIN = "This is a developing story."


def read_page(article, template=None):
    """Read one article's page as the site serves it, in its own template or another."""
    charset = f"; charset={article.served_as}" if article.served_as else ""
    return read_article(
        encode_page(article, render_article(article, template, base_url=BASE)),
        url=BASE + article.path,
        source="sample",
        content_type=f"text/html{charset}",
    )


@pytest.fixture(scope="module")
def prompts():
    return read_prompts()


@pytest.fixture(scope="module")
def parsed():
    return {slug: read_page(article) for slug, article in ARTICLES.items()}


@pytest.fixture(scope="module")
def rules(parsed):
    evidence = [
        observe_article(slug, page)
        for slug, page in parsed.items()
        if isinstance(page, ParsedArticle)
    ]
    return learn_site_rules(evidence, source="sample", learning=Learning())


def clean_pages(parsed, prompts, rules):
    return {
        slug: clean_article(page, prompts=prompts, site_rules=rules)
        for slug, page in parsed.items()
        if isinstance(page, ParsedArticle)
    }


@pytest.fixture(scope="module")
def clean(parsed, prompts, rules):
    return clean_pages(parsed, prompts, rules)


def test_every_page_is_read_as_an_article(parsed):
    assert [page for page in parsed.values() if not isinstance(page, ParsedArticle)] == []


@pytest.mark.parametrize("slug", ARTICLES)
def test_title_and_paragraphs_are_exact(clean, slug):
    assert clean[slug].parsed.title == ARTICLES[slug].title
    assert [block.text for block in clean[slug].kept] == list(ARTICLES[slug].paragraphs)


def test_no_paragraph_is_lost_where_nothing_has_been_learned(parsed, prompts):
    lost = [
        text
        for slug, article in clean_pages(parsed, prompts, None).items()
        for text in ARTICLES[slug].paragraphs
        if text not in {block.text for block in article.kept}
    ]

    assert lost == []


@pytest.mark.parametrize("slug", ARTICLES)
def test_kept_and_removed_rebuild_the_extracted_text(clean, slug):
    article = clean[slug]
    lines = {block.position: block.text for block in (*article.kept, *article.removed)}

    assert len(lines) == len(article.kept) + len(article.removed)
    assert [lines[place] for place in sorted(lines)] == [b.text for b in article.parsed.blocks]


def test_the_honest_refrain_survives_wherever_it_stands(clean):
    kept = Counter(
        slug for slug, article in clean.items() for b in article.kept if b.text == REFRAIN
    )
    written = Counter(
        slug for slug, article in ARTICLES.items() for text in article.paragraphs if text == REFRAIN
    )

    assert kept == written


def test_no_prompt_survives(clean):
    asked = {surround_article(a, (), base_url=BASE).prompt for a in ARTICLES.values()}

    assert [b.text for article in clean.values() for b in article.kept if b.text in asked] == []


@pytest.mark.parametrize("template", TEMPLATES)
def test_any_article_is_exact_in_any_template(template, rules, prompts):
    wrong = []
    for article in ARTICLES.values():
        page = read_page(article, template)
        if not isinstance(page, ParsedArticle):
            wrong.append((article.slug, page))
            continue
        clean = clean_article(page, prompts=prompts, site_rules=rules)
        found = (page.title, tuple(block.text for block in clean.kept))
        if found != (article.title, expect_article(article, template).paragraphs):
            wrong.append((article.slug, found))

    assert wrong == []


def test_the_edited_article_shows_its_new_paragraph_and_no_other_change(rules, prompts):
    (edited,) = (apply_edit(article) for article in ARTICLES.values() if article.edit)
    page = read_page(edited)
    assert isinstance(page, ParsedArticle)
    kept = [b.text for b in clean_article(page, prompts=prompts, site_rules=rules).kept]
    (expected,) = (e for e in expect_articles(edited=True) if e.modified_at)

    assert kept == list(expected.paragraphs)
