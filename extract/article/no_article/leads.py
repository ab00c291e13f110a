"""A page half read in, the places of its links to articles out."""

import re
from collections import defaultdict
from typing import Final

from extract.article.page.pen import Line
from extract.article.page.tags import HEADING_TAGS
from extract.article.reading import Reading

LINK_SHARE: Final = 0.8
# in bytes: where a character says more it takes more of them
HEADLINE_BYTES: Final = 25
_HEADING_BYTES: Final = 20
_LEAST_ALIKE: Final = 5
MORE_CHARS: Final = 25
_MORE: Final = re.compile(
    r"\W*(?:(?:read|see|view|learn)(?: more| on)?|more|continue reading|full (?:story|article)|read (?:the )?(?:full )?(?:article|story|post)"
    r"|weiterlesen|weiter|mehr(?: lesen| erfahren)?|zum artikel|lire (?:la suite|plus|l.article)|en savoir plus|leer (?:más|noticia)|seguir leyendo|ver más"
    r"|leggi(?: tutto| di più)?|continua(?: a leggere)?|leia mais|ler mais|saiba mais|lees (?:meer|verder)|czytaj (?:więcej|dalej)|więcej"
    r"|читать(?: далее| дальше| полностью)?|подробнее|далее|читати(?: далі)?|докладніше|läs mer|læs mere|les mer|lue lisää|číst (?:dál|více)|více"
    r"|devamı(?:nı oku)?|(?:διαβάστε )?περισσότερα|続きを読む|もっと見る|阅读(?:更多|全文)|閱讀更多|更多|자세히 보기|더보기|اقرأ المزيد|المزيد)\W*"
)


def find_leads(reading: Reading) -> set[int]:
    """Return the places of links to articles of which several look alike, and of linked headings beside them."""
    page = reading.page
    settings, tags = page.settings, page.elements.tags
    links = [
        line.links > 0 and line.link_chars > LINK_SHARE * len(line.text) for line in page.lines
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
    least = _HEADING_BYTES if tag in HEADING_TAGS else HEADLINE_BYTES
    return len(line.text.encode()) >= least or says_more(line.text)


def says_more(text: str) -> bool:
    """Tell whether a link says "read more" and nothing else."""
    return len(text) < MORE_CHARS and _MORE.fullmatch(text.lower()) is not None
