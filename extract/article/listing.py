"""A page half read in, what it lists in place of an article out, or none."""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from extract.article.pen import Line
from extract.article.reading import BORDER, Reading
from extract.article.tags import HEADING_TAGS

_SURE: Final = 0.9
_PARAGRAPH_CHARS: Final = 80
_LIST_CHARS: Final = 500
_LEAST_LINKED: Final = 5
_LISTED_SHARE: Final = 0.7
# a row of an archive holds a date or a name beside its headline
_ROW_CHARS: Final = 200
_ROW_LINK_SHARE: Final = 0.5
# in bytes: where a character says more it takes more of them
_HEADLINE_BYTES: Final = 25
_HEADING_BYTES: Final = 20
_LINK_SHARE: Final = 0.8
_LEAST_TEASERS: Final = 4
_LEAST_ALIKE: Final = 5
_TEASER_CHARS: Final = 500
_LONGEST_TEASER: Final = 300
_TEASED_SHARE: Final = 0.85
# where next to nothing else reads like text, the links alone tell
_LEAST_LEADS: Final = 6
_LOOSE_CHARS: Final = 200
_TIMES_LOOSE: Final = 3
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
    least = _LINK_SHARE if reading.claims_article else _ROW_LINK_SHARE
    linked = [
        (len(line.text), rating)
        for line, rating in zip(reading.page.lines, reading.ratings, strict=True)
        if line.links == 1
        and len(line.text) < _ROW_CHARS
        and len(line.text.encode()) > _HEADLINE_BYTES
        and line.link_chars > least * len(line.text)
    ]
    if len(linked) < _LEAST_LINKED:
        return None
    taken = sum(chars for chars, rating in linked if rating >= BORDER)
    if taken <= _LISTED_SHARE * size:
        headlines = sum(chars for chars, _ in linked)
        shown = sum(len(line.text) for line in reading.page.lines)
        if size >= _LIST_CHARS or headlines <= max(0.4 * shown, 2 * size) or _tells_on(reading):
            return None
    return f"{len(linked)} linked headlines, {size - taken} characters of text"


def _tells_on(reading: Reading) -> bool:
    """Tell whether one likely paragraph follows another: lists have one above them at the most."""
    told = [
        rating >= _SURE and len(line.text) >= _PARAGRAPH_CHARS and not line.link_chars
        for line, rating in zip(reading.page.lines, reading.ratings, strict=True)
    ]
    return any(one and following for one, following in pairwise(told))


def _find_teasers(reading: Reading) -> str | None:
    """Find links to articles that, with what stands under them, make up nearly all that reads like text.

    A page that says it is one article is believed: many of them sum up others.
    """
    if reading.claims_article:
        return None
    cards = _gather_cards(reading)
    teased, loose = sum(cards.teased), cards.loose
    largest = max(cards.teased, default=0)
    if largest > teased / 2:
        # a text that happens to begin under a link
        teased, loose = teased - largest, loose + largest
    many = len(cards.teased) >= _LEAST_TEASERS and teased > _TEASED_SHARE * (teased + loose)
    bare = cards.leads >= _LEAST_LEADS and cards.chars > _TIMES_LOOSE * loose
    if many or (bare and loose <= _LOOSE_CHARS and not _tells_on(reading)):
        return f"{cards.leads} links to articles, {loose} characters of text besides"
    return None


@dataclass(slots=True)
class _Cards:
    """Links to articles with what stands under each of them.

    `chars` are all of theirs, `teased` for each teaser those that read like text, `loose` those of
    other likely lines.
    """

    leads: int = 0
    chars: int = 0
    loose: int = 0
    teased: list[int] = field(default_factory=list)


def _gather_cards(reading: Reading) -> _Cards:
    """Sort the lines into cards and what stands outside of them."""
    leads = _find_leads(reading)
    cards, room, is_new, last = _Cards(), 0, False, ""
    # likely characters outside of cards since the last link
    before = 0
    for place, (line, rating) in enumerate(
        zip(reading.page.lines, reading.ratings, strict=True) if leads else ()
    ):
        size = len(line.text)
        if place in leads:
            if 0 < before <= _TEASER_CHARS and _says_more(line.text):
                cards.loose -= before
                cards.teased.append(before)
            # one article may be linked twice in a row, but "read more" leads to another each time
            if line.text != last or size < _MORE_CHARS:
                room, is_new, last = _TEASER_CHARS, True, line.text
                cards.leads += 1
                cards.chars += size
            before = 0
        elif size <= min(room, _LONGEST_TEASER):
            room -= size
            cards.chars += size
            if rating >= BORDER and is_new:
                cards.teased.append(size)
                is_new = False
            elif rating >= BORDER:
                cards.teased[-1] += size
        elif rating >= BORDER:
            room = 0
            before += size
            cards.loose += size
    return cards


def _find_leads(reading: Reading) -> set[int]:
    """Return the places of links to articles of which several look alike, and of linked headings beside them."""
    page = reading.page
    settings, tags = page.settings, page.elements.tags
    links = [
        line.links > 0 and line.link_chars > _LINK_SHARE * len(line.text) for line in page.lines
    ]
    groups: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
    headings = set[int]()
    for place, line in enumerate(page.lines):
        if not links[place]:
            continue
        # the entries of a menu follow each other
        is_alone = not any(links[place + 1 : place + 2])
        tag = tags[line.owner]
        if _leads_elsewhere(line, tag) or (is_alone and tag not in HEADING_TAGS):
            own = settings.listed[settings.of_elements[line.owner]]
            groups[own.tag, own.names].add(place)
            if tag in HEADING_TAGS:
                headings.add(place)
    alike = [group for group in groups.values() if len(group) >= _LEAST_ALIKE]
    return headings.union(*alike) if alike else set()


def _leads_elsewhere(line: Line, tag: str) -> bool:
    """Tell whether a linked line is a headline or says "read more"."""
    least = _HEADING_BYTES if tag in HEADING_TAGS else _HEADLINE_BYTES
    return len(line.text.encode()) >= least or _says_more(line.text)


def _says_more(text: str) -> bool:
    return len(text) < _MORE_CHARS and _MORE.fullmatch(text.lower()) is not None
