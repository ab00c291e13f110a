"""A page half read in, what it lists in place of an article out, or none."""

from extract.article.no_article.linked_headlines import find_linked_headlines
from extract.article.no_article.linked_parts import find_linked_parts
from extract.article.no_article.posts import find_posts
from extract.article.no_article.profiles import find_profile
from extract.article.no_article.teasers import find_teasers
from extract.article.reading import Reading


def find_listing(reading: Reading) -> str | None:
    """Say what a page lists, where headlines, teasers, other short parts with links or several posts make up its text, or stand below a note."""
    return (
        find_linked_headlines(reading)
        or find_teasers(reading)
        or find_linked_parts(reading)
        or find_posts(reading)
        or find_profile(reading)
    )
