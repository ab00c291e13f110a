"""An author's or a topic's page is a list, however much it says of them above its links."""

import pytest

from extract.article.no_article.index_address import ends_in_index
from extract.article.read import read_article
from records.article import ParsedArticle
from records.outcome import PageRejection, RejectReason

NOTE = "".join(
    f"<p>{part} that the ferries of the bay have carried since the war, and wrote of the people who wait for them on the quay.</p>"
    for part in ("Ann Reed has told", "For nine years she has counted", "Her first book told", "A second one tells")
)  # fmt: skip
LINKS = "".join(
    f"<div class=row><h3><a href=/n/{place}>The ferry stays in the harbour for a {turn} winter</a></h3></div>"
    for place, turn in enumerate(("first", "second", "third", "fourth", "fifth", "sixth"))
)


def read(path: str, body: str, head: str = "") -> ParsedArticle | PageRejection:
    html = f"<html><head><title>Ann Reed | Bay</title>{head}</head><body><h1>Ann Reed</h1><main>{body}</main></body></html>"
    return read_article(html.encode(), url=f"https://bay.example{path}", source="bay")


@pytest.mark.parametrize("path", ["/authors/ann-reed", "/topics/ferries/", "/category/bay/page/4"])
def test_links_below_a_long_note_are_a_list(path):
    page = read(path, NOTE + LINKS)
    assert isinstance(page, PageRejection)
    assert page.reason is RejectReason.LIST_PAGE


@pytest.mark.parametrize(
    ("path", "body", "head"),
    [
        ("/authors/ann-reed", NOTE, ""),
        ("/topics/ferries/the-ferry-stays-for-another-winter", NOTE + LINKS, ""),
        ("/archive/79003", NOTE + LINKS, ""),
        ("/authors/ann-reed", NOTE + LINKS, '<meta property="og:type" content="article">'),
    ],
)
def test_an_article_is_one_among_links(path, body, head):
    assert isinstance(read(path, body, head), ParsedArticle)


@pytest.mark.parametrize(
    ("path", "ends"),
    [
        ("/author/ann-reed/", True),
        ("/tag/canals", True),
        ("/category/local-news/page/2", True),
        ("/kategorie/stadt", True),
        ("/authors/ann-reed-and-others-here", False),
        ("/archives/48812", False),
        ("/author/ann-reed/2024/the-ferry-stays", False),
        ("/news", False),
    ],
)
def test_an_address_ends_in_an_index_by_its_last_words(path, ends):
    assert ends_in_index(f"https://bay.example{path}") is ends
