"""A page half read in, what it lists in place of an article out, or none."""

import re
from typing import Final

from extract.article.pen import Line
from extract.article.reading import Reading

_BORDER: Final = 0.5
_LIST_CHARS: Final = 500
_LEAST_LINKED: Final = 10
_LISTED_SHARE: Final = 0.8
# a row of an archive holds a date or a name beside its headline
_ROW_CHARS: Final = 200
_ROW_LINK_CHARS: Final = 25
_ROW_LINK_SHARE: Final = 0.55
# in bytes: where a character says more it takes more of them
_HEADLINE_BYTES: Final = 25
_LINK_SHARE: Final = 0.8
_LEAST_TEASERS: Final = 6
_TEASER_CHARS: Final = 500
_TEASED_SHARE: Final = 0.85
# more than a page on one article describes of articles
_MOST_ARTICLES: Final = 2
_MORE_CHARS: Final = 25
_MORE: Final = re.compile(
    r"\W*(?:(?:read|see|view|learn)(?: more| on)?|more|continue reading|full (?:story|article)|read (?:the )?(?:full )?(?:article|story|post)"
    r"|weiterlesen|weiter|mehr(?: lesen| erfahren)?|zum artikel|lire (?:la suite|plus|l.article)|en savoir plus|leer (?:más|noticia)|seguir leyendo|ver más"
    r"|leggi(?: tutto| di più)?|continua(?: a leggere)?|leia mais|ler mais|saiba mais|lees (?:meer|verder)|czytaj (?:więcej|dalej)|więcej"
    r"|читать(?: далее| дальше| полностью)?|подробнее|далее|читати(?: далі)?|докладніше|läs mer|læs mere|les mer|lue lisää|číst (?:dál|více)|více"
    r"|devamı(?:nı oku)?|(?:διαβάστε )?περισσότερα|続きを読む|もっと見る|阅读(?:更多|全文)|閱讀更多|更多|자세히 보기|더보기|اقرأ المزيد|المزيد)\W*"
)


def find_listing(reading: Reading) -> str | None:
    """Say what a page lists, where linked headlines or their teasers outweigh its prose."""
    return _find_headlines(reading) or _find_teasers(reading)


def _find_headlines(reading: Reading) -> str | None:
    """Find linked headlines that outweigh the prose, or that were taken for it."""
    size = len(reading.body)
    linked = [
        (len(line.text), rating)
        for line, rating in zip(reading.page.lines, reading.ratings, strict=True)
        if line.links == 1
        and line.link_chars > _ROW_LINK_CHARS
        and len(line.text) < _ROW_CHARS
        and line.link_chars > _ROW_LINK_SHARE * len(line.text)
    ]
    if len(linked) < _LEAST_LINKED:
        return None
    taken = sum(chars for chars, rating in linked if rating >= _BORDER)
    if taken <= _LISTED_SHARE * size:
        headlines = sum(chars for chars, _ in linked)
        shown = sum(len(line.text) for line in reading.page.lines)
        if size >= _LIST_CHARS or headlines <= max(0.4 * shown, 2 * size):
            return None
    return f"{len(linked)} linked headlines, {size - taken} characters of text"


def _find_teasers(reading: Reading) -> str | None:
    """Find teasers beside links to what they tease that make up nearly all that reads like text.

    A page that says it is one article is believed: many of them sum up others.
    """
    if _claims_article(reading):
        return None
    teasers: list[int] = []
    likely = room = 0
    last, is_new = "", False
    for line, rating in zip(reading.page.lines, reading.ratings, strict=True):
        size = len(line.text)
        if _leads_elsewhere(line):
            if line.text != last or size < _MORE_CHARS:
                last, is_new, room = line.text, True, _TEASER_CHARS
        elif rating >= _BORDER:
            likely += size
            room = room - size if size <= room else 0
            if room and is_new:
                teasers.append(size)
            elif room:
                teasers[-1] += size
            is_new = False
    if len(teasers) < _LEAST_TEASERS or sum(teasers) <= _TEASED_SHARE * likely:
        return None
    return f"{len(teasers)} teasers beside their links"


def _claims_article(reading: Reading) -> bool:
    """Tell whether the page's data are about one article."""
    if reading.structured.articles > _MOST_ARTICLES:
        return False
    return (
        reading.structured.articles > 0 or reading.head.find("article:published_time") is not None
    )


def _leads_elsewhere(line: Line) -> bool:
    """Tell whether a line is a linked headline or a link that says "read more"."""
    if not line.links or line.link_chars <= _LINK_SHARE * len(line.text):
        return False
    if len(line.text) < _MORE_CHARS and _MORE.fullmatch(line.text.lower()):
        return True
    return len(line.text.encode()) >= _HEADLINE_BYTES
