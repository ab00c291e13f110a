"""A page half read in, the reason why it holds no article out, or none."""

from selectolax.lexbor import LexborHTMLParser

from extract.article.listing import find_listing
from extract.article.reading import Reading
from extract.article.walls import WALL_CHARS, find_wall
from records.outcome import RejectReason


def judge_page(parser: LexborHTMLParser, reading: Reading) -> tuple[RejectReason, str] | None:
    """Return why the page is no article: a wall, an error text or a list stands in its place.

    What a source's own selector names is no list, whatever it links to.
    """
    size = len(reading.body)
    if size < WALL_CHARS and (fault := find_wall(parser, reading)):
        return fault
    if not reading.is_selected and (listed := find_listing(reading)):
        return RejectReason.LIST_PAGE, listed
    if size == 0:
        return RejectReason.NO_ARTICLE, "no part of the page reads like an article"
    return None
