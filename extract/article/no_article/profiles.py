"""A page half read in, the links to articles below a note on their author or topic out, or none."""

from typing import Final

from extract.article.no_article.index_address import ends_in_index
from extract.article.no_article.leads import find_leads
from extract.article.reading import Reading

_LEAST_LEADS: Final = 5
# a life takes some paragraphs, a history of events some more
_NOTE_CHARS: Final = 3_000


def find_profile(reading: Reading) -> str | None:
    """Find links to articles on a page whose address ends as an author's or a topic's does."""
    if reading.claims_article or not ends_in_index(reading.url):
        return None
    size = len(reading.body)
    leads = find_leads(reading) if size <= _NOTE_CHARS else ()
    if len(leads) < _LEAST_LEADS:
        return None
    return f"{len(leads)} links to articles below {size} characters on their author or topic"
