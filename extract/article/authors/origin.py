"""A page's claims and lines in, the outlet its text was taken from out."""

import re
from collections.abc import Sequence
from typing import Final

from selectolax.lexbor import LexborHTMLParser

from extract.article.data.head import Head, resolve_address
from extract.article.data.structured import Structured

# "Source: X" on a line of its own; the plural heads a list of references
_LABELLED: Final = re.compile(
    r"^[\W_]{0,3}(?:(?:news|article|original)?\s?source|quelle|источник|крыніца|джерело|fuente|fonte|source de l'article|źródło|"
    r"kaynak|bron|zdroj|forrás|källa|kilde|lähde|πηγή|izvor|извор|източник|sursa|šaltinis|avots|allikas|font|vir|mənbə|sumber|nguồn|ที่มา|منبع|ماخذ|מקור|स्रोत|সূত্র|წყარო|աղբյուր|дереккөз|(?:文章|稿件|新闻)?来源|(?:文章|新聞)?來源|出典|출처|المصدر)"
    r"\s?[:：]\s?(?P<name>\S.*)$",
    re.IGNORECASE,
)
_TOLD: Final = re.compile(
    r"^[\W_]{0,3}(?:this\s+)?(?:(?:article|story|post|piece|report|essay|column|interview)\s+)?(?:was\s+)?"
    r"(?:(?:originally|first)\s+(?:published|appeared)|republished\s+with\s+permission)\s+(?:on|in|at|by|from)\s+(?P<name>(?!our\b)[^,;:]+?)(?:\s+(?:on|under)\s.*)?$"
    r"|^[\W_]{0,3}(?:dieser|der)\s+(?:artikel|text|beitrag)\s+(?:erschien|ist)\s+(?:zuerst|zunächst|ursprünglich)\s+(?:auf|bei|in|im)\s+(?P<german>[^,;:]+?)(?:\s+erschienen)?$",
    re.IGNORECASE,
)
# figures, several names, credits of pictures: no outlet
_NO_NAME: Final = re.compile(
    r"\d{3}|\d/\d|[?!<>{}=,;(©]|\b(?:own|author|eigene\w*|foto\w*|photos?|images?|bild\w*|grafik|video|text)\b",
    re.IGNORECASE,
)
_NEAR_HEADLINE: Final = 6
_LAST_LINES: Final = 6
_LONGEST_LINE: Final = 140
_LONGEST_LABEL: Final = 30  # with the marks around it
_LONGEST_NAME: Final = 60
_MOST_WORDS: Final = 7
# with the blanks of its markup; links that hold whole pages nest
_LONGEST_LINK: Final = 1_000
_MOST_READ: Final = 20_000_000
_METAS: Final = ("original-source", "syndication-source")


def find_origin(
    parser: LexborHTMLParser,
    *,
    head: Head,
    structured: Structured,
    url: str,
    lines: Sequence[str],
    headline: int | None,
    region: tuple[int, int],
) -> tuple[str | None, str | None]:
    """Return the name and the address of the outlet that the page says its text comes from.

    An address of the page's own site comes too: normalisation knows what a site is.
    """
    name = _find_signed_line(lines, headline, region) or structured.origin_name
    address = _find_link(parser, name, url) if name else None
    for claim in (address, *head.find_all(*_METAS), structured.origin_url, head.canonical):
        resolved = resolve_address(url, claim) if claim else None
        if resolved and resolved.partition("://")[2] != url.partition("://")[2]:
            return name, resolved
    return name, None


def _find_signed_line(
    lines: Sequence[str], headline: int | None, region: tuple[int, int]
) -> str | None:
    """Return the outlet that one line near the headline or the text's end names.

    Several such lines credit figures; in the middle of the text it is a figure's, too.
    """
    first, last = region
    top = (first if headline is None else headline) + _NEAR_HEADLINE
    names: list[str] = []
    for place, line in enumerate(lines[first : last + 3], first):
        if len(line) > _LONGEST_LINE:
            continue
        found = _match_line(line)
        if found is None:
            continue
        if found.re is _LABELLED and top < place <= last - _LAST_LINES:
            return None
        told = found.groupdict()
        names.append((told["name"] or told.get("german") or "").strip(" .…»«\"“”'()[]"))
    if len(names) != 1 or not names[0] or _NO_NAME.search(names[0]):
        return None
    is_short = len(names[0]) <= _LONGEST_NAME and len(names[0].split()) <= _MOST_WORDS
    return names[0] if is_short else None


def _match_line(line: str) -> re.Match[str] | None:
    """Match a line that names an origin; most lines lack even the mark or the word for it."""
    label = line[:_LONGEST_LABEL]
    if (":" in label or "：" in label) and (found := _LABELLED.match(line)):
        return found
    tells = "ublished" in line or "ppeared" in line or "erschien" in line
    return _TOLD.match(line) if tells else None


def _find_link(parser: LexborHTMLParser, name: str, url: str) -> str | None:
    """Return where a link leads that bears the name of the outlet."""
    read = 0
    for node in parser.css("a[href]"):
        text = node.text()
        read += len(text)
        if read > _MOST_READ:
            break
        if len(text) > _LONGEST_LINK:
            continue
        if " ".join(text.split()).strip(" .…»«\"“”'()[]") == name:
            return resolve_address(url, node.attributes.get("href"))
    return None
