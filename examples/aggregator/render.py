"""An article and a template's name in, the page's HTML out."""

from collections.abc import Callable

from examples.aggregator.article_files import Article, read_articles
from examples.aggregator.surroundings import ArticlePage, surround_article
from examples.aggregator.templates.div_soup import render_div_soup
from examples.aggregator.templates.semantic import render_semantic
from examples.aggregator.templates.table import render_table

TEMPLATES: dict[str, Callable[[ArticlePage], str]] = {
    "semantic": render_semantic,
    "soup": render_div_soup,
    "table": render_table,
}


def render_article(
    article: Article,
    template: str | None = None,
    *,
    base_url: str = "http://aggregator.example",
) -> str:
    """Render any article in any template (default: the article's own); KeyError for another name."""
    page = surround_article(article, read_articles(), base_url=base_url)
    return TEMPLATES[template or article.template](page)


def encode_page(article: Article, html: str) -> bytes:
    """Encode a page as the article asks; characters the charset lacks become references."""
    return html.encode(article.charset, errors="xmlcharrefreplace")
