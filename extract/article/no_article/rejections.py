"""A page half read in, the reason why it holds no article out, or none."""

from typing import Final

from selectolax.lexbor import LexborHTMLParser

from extract.article.no_article.listing import find_listing
from extract.article.no_article.notices import find_notice
from extract.article.no_article.paywall import find_paywall
from extract.article.no_article.walls import WALL_CHARS, Fault, find_wall
from extract.article.rating.region import Region
from extract.article.reading import Reading
from records.outcome import RejectReason

NO_ARTICLE: Final = (RejectReason.NO_ARTICLE, "no part of the page reads like an article")


def judge_page(parser: LexborHTMLParser, reading: Reading) -> Fault | None:
    """Return why the page is no article: a wall, an error text or a list stands in its place.

    What a source's own selector names is no list, whatever it links to. A list with a note on cookies
    is a list: the note may be all of it that reads like text.
    """
    size = len(reading.body)
    wall = find_wall(parser, reading) if size < WALL_CHARS else None
    if wall is not None and wall[0] is not RejectReason.CONSENT_WALL:
        return wall
    listed = None if reading.is_selected else find_listing(reading)
    if listed is not None:
        return RejectReason.LIST_PAGE, listed
    return wall


def judge_text(reading: Reading, region: Region) -> Fault | None:
    """Return why the text of a page is none: it is a notice to its reader, and no teaser that offers its rest."""
    notice = find_notice(reading)
    return None if notice is None or find_paywall(reading, region) else notice
