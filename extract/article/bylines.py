"""The page's author claims in, names of people out."""

import re
from collections.abc import Iterable
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

_BY: Final = re.compile(
    r"^\W*(?:(?:posted|written|words|story|reported|report|text|article|published|reviewed|edited|created|photos?)\s+)?"
    r"(?:(?:and|&)\s+(?:photos?|pictures)\s+)?"
    r"(?:by|von|par|por|di|da|door|av|af|przez|autorin|autore?s?|auteure?s?|author|authors|verfasst von|текст|автор|από|作者|文|記者|记者|撰文)"
    r"(?:\s*[:：]\s*|\s+)(?:(?:by|von)\s+)?",
    re.IGNORECASE,
)
_SPLIT: Final = re.compile(
    r"\s*(?:;|,|\||/|•|·|、|\n|\s&\s|\s(?:and|und|et|y|e|i|og|och|en|with|и)\s(?=\S))\s*"
)
_WORD: Final = re.compile(r"[^\W_]+")
# what a byline holds beside names
_NO_NAME: Final = re.compile(
    r"@|https?:|www\.|\.(?:com|org|net|de|fr|co|io)\b|\d|[?!…]|\b(?:uhr|updated|published|posted|minutes?|min read|ago|subscribe|follow|view all|"
    r"read more|comments?|share|about|author|privacy|contact|show|more|bio|null|undefined|none|admin|administrator|webmaster|user|guest|"
    r"editor|redaktion|redaction|redacción|redazione|redakcja|rédaction)\b",
    re.IGNORECASE,
)
_ROLE: Final = re.compile(
    r"\b(?:staff|reporter|editors?|writer|correspondent|columnist|journalist|contributor|producer|photographer|analyst|director|"
    r"professor|ceo|founder|cofounder|co-founder|manager|desk|bureau|team|phd|ph\.d|md|m\.d|esq|jr|sr|for|special to|of the|in)\b",
    re.IGNORECASE,
)
_ORGANISATION: Final = re.compile(
    r"\b(?:inc|llc|ltd|gmbh|news|press|agency|team|media|magazine|group|desk|staff|the|online|daily|times|post|network|services?|wire|today|tv|radio|institute|university|company|journal|blog)\b",
    re.IGNORECASE,
)
_MAX_AUTHORS: Final = 12
_META_NAMES: Final = (
    "author",
    "article:author_name",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "dc.contributor",
    "citation_author",
    "byl",
    "byline",
    "article:author",
    "article:contentauthor",
    "twitter:data1",
)
_STRONG_SELECTOR: Final = '[itemprop~="author" i], [rel~="author" i], .p-author, .author-name, .byline-name, .byline__name, .author__name'
_WEAK_SELECTOR: Final = (
    '[class*="byline" i], [class*="author" i], [id*="byline" i], [id*="author" i], [class*="autor" i],'
    ' [data-testid*="byline" i], [class*="writer" i], address'
)
_MAX_NODES: Final = 40


def choose_authors(
    *,
    structured: Iterable[str],
    metas: Iterable[str],
    marked: Iterable[str],
    site_names: Iterable[str],
) -> tuple[str, ...]:
    """Choose the names of the best source that has any: JSON-LD, then marked up, then meta tags."""
    sites = {fold_name(name) for name in site_names if name}
    for claims in (structured, marked, metas):
        names = list(dict.fromkeys(name for claim in claims for name in read_names(claim)))
        kept = [name for name in names if fold_name(name) not in sites]
        if kept:
            return tuple(kept[:_MAX_AUTHORS])
    return ()


def list_meta_names() -> tuple[str, ...]:
    """Return the meta tags that name authors, best first."""
    return _META_NAMES


def read_names(claim: str) -> list[str]:
    """Return the people a byline names: without "By", roles, dates, addresses and handles."""
    text = _BY.sub("", " ".join(claim[:300].split()))
    names = []
    for part in _SPLIT.split(text):
        name = _BY.sub("", part).strip(" .,:;|-–—()[]\"'“”*")
        if is_name(name):
            names.append(name)
        elif names and (_ROLE.search(part) or _NO_NAME.search(part)):
            # what follows a name with its role or date is no further name
            break
    return names


def is_name(text: str) -> bool:
    """Tell whether a text can be the name of a person or a pen name."""
    words = _WORD.findall(text)
    if not words or len(words) > 6 or not 2 <= len(text) <= 60:
        return False
    return _NO_NAME.search(text) is None and _ROLE.search(text) is None


def fold_name(name: str) -> str:
    """Return a name's letters, lower case, without spaces."""
    return "".join(_WORD.findall(name.casefold()))


def find_marked_authors(parser: LexborHTMLParser) -> list[str]:
    """Return the texts of elements that the page marks as its author, surest marks first."""
    texts = [_read_node(node) for node in parser.css(_STRONG_SELECTOR)[:_MAX_NODES]]
    texts = [text for text in texts if 1 < len(text) <= 200]
    if any(read_names(text) for text in texts):
        return texts[:4]
    weak = [_read_node(node) for node in parser.css(_WEAK_SELECTOR)[:_MAX_NODES]]
    return [text for text in weak if 1 < len(text) <= 120][:1]


def _read_node(node: LexborNode) -> str:
    name = node.css_first('[itemprop~="name" i]')
    if name is not None:
        node = name
    content = node.attributes.get("content")
    return " ".join((content or node.text(separator=" ")).split())
