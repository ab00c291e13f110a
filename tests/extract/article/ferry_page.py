"""A page about a ferry with a head and a top of its own, and what is read of it."""

import json

from extract.article.read import read_article
from records.article import ParsedArticle

TEXT = "".join(
    f"<p>The council of the harbour town decided on point {number} that the ferry keeps running, and nobody objected to it.</p>"
    for number in ("one", "two", "three", "four", "five", "six")
)


def read(
    head: str = "", top: str = "", *, url: str = "https://www.bay.example/n/1", **options
) -> ParsedArticle:
    html = f"<html><head>{head}</head><body><article><h1>Ferry keeps running through the winter</h1>{top}{TEXT}</article></body></html>"
    parsed = read_article(html.encode(), url=url, source="bay", **options)
    assert isinstance(parsed, ParsedArticle)
    return parsed


def ld(**item) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@context": "https://schema.org", **item})}</script>'
