"""A page half read in, the reason why it holds no article out, or none."""

from selectolax.lexbor import LexborHTMLParser

from extract.article.listing import find_listing
from extract.article.reading import Reading
from extract.article.walls import WALL_CHARS, find_wall
from records.outcome import RejectReason


def judge_page(parser: LexborHTMLParser, reading: Reading) -> tuple[RejectReason, str] | None:
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
    if wall is not None:
        return wall
    if size == 0:
        return RejectReason.NO_ARTICLE, "no part of the page reads like an article"
    return None
