"""A page read and its region in, the summary set apart under the headline out."""

import re
from typing import Final

from extract.article.rating.region import Region
from extract.article.reading import Reading
from extract.article.titles.headline import fold_title

_MARKED: Final = re.compile(
    r"standfirst|sub-?title|sub-?head|(?<![a-z])dek(?![a-z])|deck|lede|summary|excerpt|synopsis|chapeau|entradilla|sottotitolo|vorspann|teaser-?text"
)
_LINES_AFTER: Final = 6
_LEAST_CHARS: Final = 25
_MOST_CHARS: Final = 600
_MOST_NAMES: Final = 2_000


def find_standfirst(reading: Reading, region: Region) -> str | None:
    """Return the line after the headline that is marked as a summary or that the head repeats.

    None where the page sets no line apart: the first paragraph is no standfirst, although many
    heads give it as their description.
    """
    start = region.first if reading.headline is None else reading.headline + 1
    description = (
        reading.head.find("og:description", "description") or reading.structured.description or ""
    )
    listed, _, of_elements = reading.page.settings
    for line in reading.page.lines[start : start + _LINES_AFTER]:
        if not _LEAST_CHARS <= len(line.text) <= _MOST_CHARS:
            continue
        own = listed[of_elements[line.owner]]
        above = listed[max(own.above, 0)]
        names = f"{own.names[:_MOST_NAMES]}\n{above.names[:_MOST_NAMES]}"
        if _MARKED.search(names.lower()):
            return line.text
        if own.tag in {"h2", "h3", "h4"} and fold_title(line.text) == fold_title(description):
            return line.text
    return None
