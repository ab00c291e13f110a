"""The document the project was born from, as page and as text: title and seven paragraphs, nothing else."""

import pytest

from config.patterns.prompts import read_prompts
from examples.aggregator.article_files import ARTICLES_DIR, read_articles
from examples.aggregator.render import TEMPLATES, encode_page, render_article
from extract.article.read import read_article, read_plain_text
from records.article import CleanArticle, ParsedArticle
from transform.boilerplate.clean import clean_article

TEXT = (ARTICLES_DIR / "seed.txt").read_text("utf-8")
HEADER, TITLE, *PARAGRAPHS, PROMPT, TITLE_AGAIN = [
    line for line in TEXT.splitlines() if line.strip()
]
ROUTES = ("plain text", *TEMPLATES)


def read_seed(route) -> ParsedArticle:
    """The seed as one of the templates shows it, or as the scraped text."""
    if route == "plain text":
        parsed = read_plain_text(TEXT, url="file:///seed.txt", source="sample")
    else:
        (seed,) = (article for article in read_articles() if article.title == TITLE)
        parsed = read_article(
            encode_page(seed, render_article(seed, route)),
            url="http://aggregator.example" + seed.path,
            source="sample",
            content_type="text/html; charset=utf-8",
        )
    assert isinstance(parsed, ParsedArticle), parsed
    return parsed


@pytest.fixture(scope="module", params=ROUTES)
def clean(request) -> CleanArticle:
    """The seed, read and cleaned without anything learned about its site."""
    return clean_article(read_seed(request.param), prompts=read_prompts(), site_rules=None)


def find_removed(clean, text):
    return [block for block in clean.removed if block.text == text]


def test_the_document_is_what_the_golden_was_made_from():
    assert (HEADER, len(PARAGRAPHS), TITLE_AGAIN) == ("Bbabo NET", 7, TITLE)
    assert PROMPT.startswith("Want to know more about the Union State?")


def test_the_title_is_exact(clean):
    assert clean.parsed.title == TITLE


def test_the_body_is_the_seven_paragraphs_in_order(clean):
    assert [block.text for block in clean.kept] == PARAGRAPHS


def test_the_header_is_removed_before_the_first_paragraph(clean):
    headers = find_removed(clean, HEADER)

    assert headers
    assert all(block.rule for block in headers)
    assert headers[0].position < clean.kept[0].position


def test_the_prompt_is_removed_after_the_last_paragraph(clean):
    (prompt,) = find_removed(clean, PROMPT)

    assert prompt.layer == "prompt"
    assert prompt.rule
    assert prompt.rule_version
    assert prompt.position > clean.kept[-1].position


def test_the_repeated_title_is_removed_by_its_rule(clean):
    (prompt,) = find_removed(clean, PROMPT)
    titles = find_removed(clean, TITLE)

    assert titles
    assert {block.rule for block in titles} == {"repeated_title"}
    assert titles[-1].position > prompt.position


def test_kept_and_removed_rebuild_what_was_extracted(clean):
    lines = {block.position: block.text for block in (*clean.kept, *clean.removed)}

    assert len(lines) == len(clean.kept) + len(clean.removed)
    assert [lines[place] for place in sorted(lines)] == [b.text for b in clean.parsed.blocks]
