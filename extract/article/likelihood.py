"""A walked page in, for each line the likelihood that it belongs to the article's body out."""

import re
from collections import defaultdict
from typing import Final

from extract.article.walk import Page

_UNLIKELY: Final = re.compile(
    r"comment|footer|sidebar|related|share|social|newsletter|subscrib|promo|advert|breadcrumb|menu|cookie|consent|recommend|popular|widget|banner|modal|popup|byline|caption|tags|meta"
)


def rate_lines(page: Page) -> list[float]:
    """Rate lines by their length and links, and by how much text their container holds."""
    mass: defaultdict[int, float] = defaultdict(float)
    for line in page.lines:
        weight = _weigh(page, line.owner, line.text, line.link_chars)
        owner = line.owner
        for share in (1.0, 1.0, 0.5, 0.25):
            if owner < 0:
                break
            mass[owner] += weight * share
            owner = page.elements[owner].parent
    if not mass:
        return []
    best = max(mass, key=lambda index: mass[index])
    ratings = []
    for line in page.lines:
        owner, inside = line.owner, False
        while owner >= best:
            if owner == best:
                inside = True
            owner = page.elements[owner].parent
        density = line.link_chars / len(line.text)
        bad = _is_unlikely(page, line.owner, best)
        good = (
            inside
            and density < 0.5
            and not bad
            and (len(line.text) > 25 or line.text[-1] in ".!?:")
        )
        ratings.append(0.9 if good else 0.1)
    return ratings


def _weigh(page: Page, owner: int, text: str, link_chars: int) -> float:
    plain = len(text) - link_chars
    if plain < 60 or _is_unlikely(page, owner, -1):
        return 0.0
    return plain


def _is_unlikely(page: Page, owner: int, best: int) -> bool:
    while owner > best:
        element = page.elements[owner]
        if element.hidden or element.tag in {
            "nav",
            "footer",
            "aside",
            "button",
            "figcaption",
            "h1",
        }:
            return True
        if element.depth > 2 and _UNLIKELY.search(element.names):
            return True
        owner = element.parent
    return False
