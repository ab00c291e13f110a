"""The page's author claims in, the names of the people who wrote the article out."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from extract.article.head import Head
from extract.article.structured import Structured

_BY: Final = re.compile(
    r"^\W*(?:(?:posted|written|words|story|reported|report|text|article|published|reviewed|edited|created|authored|guide|review|opinion|analysis)\s+)?"
    r"(?:(?:and|&)\s+(?:photos?|pictures|tested)\s+)?"
    r"(?:by|von|par|por|di|da|door|av|af|przez|autorin|autore?s?|auteure?s?|author|authors|verfasst von|written|текст|автор|автори|авторы|от|від|作者|文|記者|记者|撰文)"
    r"(?:\s*[:：]\s*|\s+)(?:(?:by|von)\s+)?",
    re.IGNORECASE,
)
_BY_ALONE: Final = re.compile(
    r"(?:(?:posted|written|words|authored) )?by:?|von:?|autor(?:in)?:?|authors?:?|auteur:?|автор:?",
    re.IGNORECASE,
)
_SPLIT: Final = re.compile(
    r"\s*(?:;|,|\||•|·|、|，|&|\n|\s(?:and|und|et|og|och|en|with|и|та)\s(?=\S))\s*"
)
_WORD: Final = re.compile(r"[^\W\d_]+")
_MONTHS: Final = (
    "jan|feb|mar|mär|märz|apr|may|mai|jun|jul|aug|sep|sept|oct|okt|nov|dec|dez|january|february|march|april|june|july|august|"
    "september|october|november|december|januar|februar|juni|juli|oktober|dezember|janvier|février|mars|avril|juin|juillet|août|"
    "septembre|octobre|novembre|décembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"
)
_MONTH: Final = re.compile(_MONTHS, re.IGNORECASE)
# where a byline stops speaking of the person: a date, a verb of the site, a handle
_TAIL: Final = re.compile(
    rf"\s+(?:\d|(?:{_MONTHS})\.?\s+\d|(?:on|am|le|il)\s+(?:\w+\s+)?\d|on\s+(?:mon|tues|wednes|thurs|fri|satur|sun)day|updated|published|"
    r"posted|last|follow|@|veröffentlicht|publié|min\.? read|read|is\s+an?\s|has\s|was\s|who\s|\(|–\s|—\s|-\s).*$",
    re.IGNORECASE,
)
_ROLE_TAIL: Final = re.compile(
    r"\s+(?:(?:senior|staff|chief|deputy|former|managing|contributing|associate|assistant|executive|lead|freelance|guest|news|sports?|political|"
    r"business|science|health|technology|tech|autos|travel|food|fashion|culture|features|commerce|shopping|digital|content|investigative)\s+)*"
    r"(?:staff|reporter|editor(?:-in-chief|ial)?|writer|correspondent|columnist|journalist|contributor|producer|photographer|analyst|"
    r"director|professor|ceo|cto|founder|co-?founder|manager|strategist|specialist|expert|author|redakteur(?:in)?|redaktion)\b.*$",
    re.IGNORECASE,
)
_HOUSE_TAIL: Final = re.compile(r"\s(?:editorial )?(?:board|team|staff)\W*$", re.IGNORECASE)
_NO_NAME: Final = re.compile(
    r"^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?$|^\w+ by$|^\w+(?:\.\w+){3,}$|^\d|@|://|www\.|\.(?:com|org|net|de|fr|co|io)$|\d{3}|[?!…=<>{}]|^(?:uhr|updated|published|posted|subscribe|follow|view|read|comments?|share|about|"
    r"author|authors|privacy|contact|show|more|this|bio|null|undefined|none|admin|administrator|webmaster|user|guest|editor|anonymous|unknown|"
    r"no|in|on|name|email|website|beitrag|full bio|insights|meet|alles|stand|facebook|twitter|the|by|von|staff|staff writer|advertisement|sponsored|source|photo|image|written|"
    r"kommentare?|antworten|teilen)\b",
    re.IGNORECASE,
)
_ROLE: Final = re.compile(
    r"^(?:(?:senior|staff|chief|deputy|managing|contributing|associate|assistant|executive|lead|freelance|special)\s+)*(?:staff|reporter|editors?|writer|"
    r"correspondent|columnist|journalist(?:in)?|redakteur(?:in)?|contributor|producer|photographer|analyst|director|professor|ceo|founder|co-?founder|manager|desk|bureau|"
    r"(?:phd|ph\.?d|md|m\.d|do|mba|rd|rdn|esq)(?=\W*$)|jr|sr|for|special to|special|of)\b",
    re.IGNORECASE,
)
_META_NAMES: Final = (
    "author",
    "article:author_name",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "dc.contributor",
    "byl",
    "byline",
    "article:author",
    "article:contentauthor",
    "og:article:author",
    "cxenseparse:author",
    "shareaholic:article_author_name",
    "creator",
    "citation_author",
)
_STRONG_SELECTOR: Final = (
    '[itemprop~="author" i], [rel~="author" i], .p-author, .author-name, .byline-name, .byline__name, .author__name,'
    " .entry-author-name, .fn, a[href*='/author/' i], a[href*='/authors/' i], a[href*='/autor/' i]"
)
_WEAK_SELECTOR: Final = (
    '[class*="byline" i], [class*="author" i], [id*="byline" i], [id*="author" i], [class*="autor" i],'
    ' [data-testid*="byline" i], [data-testid*="author" i], [class*="auteur" i], [class*="writer" i], [class*="writtenby" i], address'
)
_APART: Final = re.compile(
    r"(?<!no-)comments?(?![a-z])|commentlist|kommentar|respond|related|recommend|popular|testimonial|carousel",
    re.IGNORECASE,
)
_LABEL: Final = re.compile(
    r"[:：]$|^\(|^(?:fotos?|photos?|bild|image|credit|source|quelle|stand)\b", re.IGNORECASE
)
_MAX_ANCESTORS: Final = 10
_MAX_NODES: Final = 40
_MAX_AUTHORS: Final = 12
_LABELS: Final = ("twitter:label1", "twitter:label2")
_LABEL_WORDS: Final = re.compile(
    r"written|author|verfasst|geschrieben|écrit|escrito|scritto|by\b", re.IGNORECASE
)


def find_authors(
    parser: LexborHTMLParser, *, head: Head, structured: Structured, lines: Sequence[str] = ()
) -> tuple[str, ...]:
    """Return the names of the best source that has any: JSON-LD, meta tags, marked elements, a "By" line.

    `lines` are the page's lines around the headline.
    Names that are the site's own count only where there are no others: people name sites after
    themselves.
    """
    site_name = head.find("og:site_name")
    sites = {fold_name(name) for name in (site_name, structured.publisher) if name}
    reserve: tuple[str, ...] = ()
    sources: tuple[Callable[[], Sequence[str]], ...] = (
        lambda: structured.authors,
        lambda: _list_meta_claims(head),
        lambda: find_marked_authors(parser),
        lambda: _list_signed_lines(lines),
    )
    for list_claims in sources:
        names = _list_people(list_claims())
        kept = tuple(name for name in names if fold_name(name) not in sites)
        if kept:
            return kept[:_MAX_AUTHORS]
        reserve = reserve or names
    return reserve[:1]


def _list_meta_claims(head: Head) -> list[str]:
    labelled = [
        value
        for label, name in ((head.find(key), key.replace("label", "data")) for key in _LABELS)
        if label and _LABEL_WORDS.search(label) and (value := head.find(name))
    ]
    for name in _META_NAMES:
        claims = head.find_all(name)
        if _list_people(claims):
            return claims
    return labelled


def _list_signed_lines(lines: Sequence[str]) -> list[str]:
    """Return the lines that begin with "By" or its like and then name somebody."""
    for place, line in enumerate(lines):
        if len(line) > 140:
            continue
        if _BY.match(line) and any(name[:1].isupper() for name in read_names(line)):
            return [line]
        if _BY_ALONE.fullmatch(line) and place + 1 < len(lines) and len(lines[place + 1]) < 60:
            return [lines[place + 1]]
    return []


def _list_people(claims: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for claim in claims for name in read_names(claim)))


def read_names(claim: str) -> list[str]:
    """Return the people a byline names: without "By", roles, dates, addresses and handles."""
    text = claim[:300].strip()
    if "://" in text or text.startswith(("/", "www.")):
        return []
    text = _BY.sub("", text)
    if text.count(",") == 1 and " " not in text.split(",")[0].strip() and len(text.split()) <= 3:
        # "Roy, Aniruddha" as catalogues write it
        last, _, first = text.partition(",")
        text = f"{first.strip()} {last.strip()}" if _ROLE.search(first.strip()) is None else text
    names: list[str] = []
    for part in _SPLIT.split(text):
        name = _trim_role(_TAIL.sub("", _BY.sub("", part.strip())))
        name = name.strip(" .,:;|-–—()[]\"'“”*/")
        if is_name(name):
            names.append(name)
        elif names and part.strip():
            # what follows a name with its role or date is no further name
            break
    return names


def _trim_role(name: str) -> str:
    """Return a name without the role behind it; "Harbour Staff" and "Editorial Board" are whole names."""
    bare = _ROLE_TAIL.sub("", name)
    return bare if " " in bare.strip() and not _HOUSE_TAIL.search(name) else name


def is_name(text: str) -> bool:
    """Tell whether a text can be the name of a person, a pen name or a team."""
    words = _WORD.findall(text)
    if not words or len(words) > 6 or not 2 <= len(text) <= 60:
        return False
    if len(words) == 1 and (
        (len(words[0]) == 2 and words[0].isupper()) or _MONTH.fullmatch(words[0])
    ):
        return False
    return _NO_NAME.search(text) is None and _ROLE.search(text) is None


def fold_name(name: str) -> str:
    """Return a name's letters, lower case, without spaces."""
    return "".join(_WORD.findall(name.casefold()))


def find_marked_authors(parser: LexborHTMLParser) -> list[str]:
    """Return the texts of elements that the page marks as its author, surest marks first."""
    for selector, longest in ((_STRONG_SELECTOR, 120), (_WEAK_SELECTOR, 160)):
        for node in parser.css(selector)[:_MAX_NODES]:
            claims = _read_node(node, longest)
            if _list_people(claims) and not _stands_apart(node):
                return claims
    return []


def _stands_apart(node: LexborNode) -> bool:
    """Tell whether an element belongs to comments, other articles or the page's frame."""
    above: LexborNode | None = node
    for _ in range(_MAX_ANCESTORS):
        if above is None or above.tag in {"body", "html", "main"}:
            return False
        if above.tag in {"nav", "form", "figure"}:
            return True
        attributes = above.attributes
        if _APART.search(f"{attributes.get('class') or ''} {attributes.get('id') or ''}"):
            return True
        above = above.parent
    return False


def _read_node(node: LexborNode, longest: int) -> list[str]:
    """Return the pieces of an author element that hold names: a name, then its role and date, differ."""
    name = node.css_first('[itemprop~="name" i]')
    if name is not None:
        node = name
    content = node.attributes.get("content")
    pieces = (
        [content]
        if content
        else [" ".join(piece.split()) for piece in node.text(separator="\n").split("\n")]
    )
    pieces = [piece for piece in pieces if piece]
    if not pieces or sum(map(len, pieces)) > longest * 3:
        return []
    for place, piece in enumerate(pieces[:4]):
        if (
            read_names(piece)
            and len(piece) <= longest
            and not _ROLE.search(piece)
            and not _LABEL.search(piece)
        ):
            following = pieces[place + 1 : place + 3]
            if len(following) == 2 and following[0].strip(" ,").lower() in {
                "and",
                "&",
                "und",
                "et",
                "",
            }:
                return [piece, following[1]]
            return [piece]
    return []
