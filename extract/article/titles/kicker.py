"""A headline that shares its heading with a kicker, a date or a site's name in, the headline alone out."""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import dropwhile

from selectolax.lexbor import LexborHTMLParser, LexborNode

from extract.article.data.head import Head
from extract.article.data.structured import Structured
from extract.article.titles.headline import MAX_TITLE_CHARS, fold_title, split_title

_HEADINGS = "h1, h2"
_MAX_HEADINGS = 20
# with the white space between its elements
_MOST_CHARS = 10 * MAX_TITLE_CHARS
_LEAST_CHARS = 12
# a claim may hold more than the headline: a place before it
_LEAST_SHARE = 0.6
# a claim may be shortened
_LEAST_BEGUN = 0.4
_MARKS = " :|–—-"
# what newsrooms call the line above a headline
_KICKER = re.compile(
    r"kicker|over-?(?:line|title)|eyebrow|top-?line|roof-?line|pre-?title|super-?title|dachzeile|spitzmarke|volanta|antet[ií]tulo|surtitre|occhiello|nadtitul",
    re.IGNORECASE,
)


def drop_kicker(parser: LexborHTMLParser, title: str, head: Head, structured: Structured) -> str:
    """Return the part of a heading's text behind its kicker, if that is an element's own and called one, or what the head claims.

    `title` is the heading's whole text, or any other title, which is returned as it is.
    """
    folded = fold_title(title)
    social = (structured.headline, head.find("og:title"), head.find("twitter:title"))
    told = (*filter(None, social), *split_title(head.title or ""))
    claims = set(map(fold_title, told)) - {""}
    claims = {claim for claim in claims - {folded} if _may_be_behind(claim, folded)}
    # most headings are what is claimed, word by word
    if not claims and folded in map(fold_title, told):
        return title
    for node in parser.css(_HEADINGS)[:_MAX_HEADINGS]:
        if len(node.text(separator=" ")) > _MOST_CHARS:
            continue
        pieces = [piece for piece in node.traverse(include_text=True) if _is_text(piece)]
        if len(pieces) > 1 and fold_title(_join(pieces)) == folded:
            return next(_list_claimed(pieces, claims), None) or _drop_named(pieces) or title
    return title


def _may_be_behind(claim: str, folded: str) -> bool:
    """Tell whether a claim ends as a heading does or stands within it."""
    return claim[-_LEAST_CHARS:] == folded[-_LEAST_CHARS:] or (
        len(claim) >= _LEAST_CHARS and claim in folded[1:]
    )


def _is_text(node: LexborNode) -> bool:
    return node.is_text_node and bool((node.text_content or "").strip())


def _join(pieces: Sequence[LexborNode]) -> str:
    return " ".join(" ".join(piece.text_content or "" for piece in pieces).split())


def _drop_named(pieces: Sequence[LexborNode]) -> str | None:
    """Return the text behind the first elements that are called kickers, if there are any."""
    headline = _join(list(dropwhile(_is_named_kicker, pieces)))
    is_part = len(headline) >= _LEAST_CHARS and fold_title(headline) != fold_title(_join(pieces))
    return headline.lstrip(_MARKS) if is_part else None


def _is_named_kicker(piece: LexborNode) -> bool:
    parent = piece.parent
    return parent is not None and _KICKER.search(parent.attributes.get("class") or "") is not None


def _list_claimed(pieces: Sequence[LexborNode], claims: Collection[str]) -> Iterator[str]:
    """Yield the texts behind a border of elements that a claim ends with, or that a claim begins."""
    for place in range(1, len(pieces)):
        # a break parts the lines of one headline
        if pieces[place - 1].parent == pieces[place].parent:
            continue
        headline = _join(pieces[place:]).lstrip(_MARKS)
        folded = fold_title(headline)
        if _LEAST_CHARS <= len(headline) <= MAX_TITLE_CHARS and any(
            (claim.endswith(folded) and len(folded) >= _LEAST_SHARE * len(claim))
            or (folded.startswith(claim) and len(claim) >= _LEAST_BEGUN * len(folded))
            for claim in claims
        ):
            yield headline
