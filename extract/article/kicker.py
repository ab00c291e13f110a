"""A headline that shares its heading with a kicker, a date or a site's name in, the headline alone out."""

from collections.abc import Collection, Iterator

from selectolax.lexbor import LexborHTMLParser

from extract.article.head import Head
from extract.article.headline import MAX_TITLE_CHARS, fold_title, split_title
from extract.article.structured import Structured

_HEADINGS = "h1, h2"
_MAX_HEADINGS = 20
# with the white space between its elements
_MOST_CHARS = 10 * MAX_TITLE_CHARS
_LEAST_CHARS = 12
# a claim may hold more than the headline: a place before it
_LEAST_SHARE = 0.6
_MARKS = " :|–—-"


def drop_kicker(parser: LexborHTMLParser, title: str, head: Head, structured: Structured) -> str:
    """Return the part of a heading's text behind its kicker, if that is an element's own and what the head claims.

    `title` is the heading's whole text, or any other title, which is returned as it is.
    """
    folded = fold_title(title)
    social = (structured.headline, head.find("og:title"), head.find("twitter:title"))
    told = (*filter(None, social), *split_title(head.title or ""))
    claims = set(map(fold_title, told)) - {folded, ""}
    # most headings are what is claimed, word by word
    claims = {claim for claim in claims if claim[-_LEAST_CHARS:] == folded[-_LEAST_CHARS:]}
    if not claims:
        return title
    for node in parser.css(_HEADINGS)[:_MAX_HEADINGS]:
        text = node.text(separator="\0")
        if len(text) > _MOST_CHARS:
            continue
        pieces = [piece for piece in text.split("\0") if piece.strip()]
        if len(pieces) > 1 and fold_title(" ".join(pieces)) == folded:
            return next(_list_claimed(pieces, claims), title)
    return title


def _list_claimed(pieces: list[str], claims: Collection[str]) -> Iterator[str]:
    """Yield the texts behind a border of elements that a claim ends with."""
    for place in range(1, len(pieces)):
        headline = " ".join(" ".join(pieces[place:]).split()).lstrip(_MARKS)
        folded = fold_title(headline)
        if _LEAST_CHARS <= len(headline) <= MAX_TITLE_CHARS and any(
            claim.endswith(folded) and len(folded) >= _LEAST_SHARE * len(claim) for claim in claims
        ):
            yield headline
