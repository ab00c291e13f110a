"""Adapters that give benchmarks one page's result, made exactly as the pipeline makes it."""

from extract.article.headline import compare
from extract.article.read import read_article
from records.article import DateRole
from records.outcome import PageRejection


def extract_page(html: bytes, url: str) -> dict[str, object]:
    """Return title, body, authors and date of one page, as `score.py` reads them."""
    parsed = read_article(html, url=url or "https://example.org/", source="benchmark")
    if isinstance(parsed, PageRejection):
        return {}
    kept = [block.text for block in parsed.blocks if block.likelihood >= 0.5]
    kept = [text for text in kept if compare(text, parsed.title or "") < 0.95]
    published = [claim.raw for claim in parsed.dates if claim.role is not DateRole.MODIFIED]
    return {
        "title": parsed.title,
        "body": "\n".join(kept),
        "authors": list(parsed.authors),
        "date": published[0] if published else None,
    }
