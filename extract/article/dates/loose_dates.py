"""A short line whose date only its language can tell in, a claim of the words around its year out.

Whether they are a date is for the reader to say, who knows the months' names: most languages
write them in more words, other orders or other scripts than a pattern without a language may.
"""

import re
from collections.abc import Iterator
from typing import Final

from extract.article.dates.date_roles import read_role
from records.article import DateClaim, DatePlace

# the years of Japan's eras and of the Republic of China have fewer than four figures
ERAS: Final = ("令和", "平成", "民國", "民国")
# figures of other scripts
NATIVE: Final = "٠-٩۰-۹०-९০-৯੦-੯૦-૯୦-୯௦-௯౦-౯೦-೯൦-൯๐-๙໐-໙၀-၉០-៩"
# common, Buddhist, Persian and Hijri ones
_YEAR: Final = re.compile(
    rf"(?<!\d)(?:1[349]\d\d|2[05]\d\d|[{NATIVE}]{{4}})(?!\d)|(?:{'|'.join(ERAS)})\s?(?:元|\d{{1,3}})\s?年"
)
_DAY: Final = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_MOST_WORDS: Final = 6  # more make a sentence
_APART: Final = re.compile(r"\s?[|•·●»]\s?|\s[–—]\s")
_LONGEST: Final = 90
_LONGEST_LABEL: Final = 40


def holds_year(line: str) -> bool:
    """Tell whether a line shows a year."""
    return _YEAR.search(line) is not None


def read_loosely(line: str, above: str) -> Iterator[DateClaim]:
    """Yield the pieces of a line that hold a year and what may be a day, with the role their words tell."""
    for piece in _APART.split(line):
        year = _YEAR.search(piece)
        if (
            year is None
            or _YEAR.search(piece, year.end())
            or len(piece) > _LONGEST
            or len(_WORD.findall(piece)) > _MOST_WORDS
        ):
            continue
        if _DAY.search(piece, 0, year.start()) or _DAY.search(piece, year.end()):
            role = read_role(f"{above} {piece}"[-_LONGEST - _LONGEST_LABEL :], "")
            yield DateClaim(raw=piece.strip(), place=DatePlace.BYLINE, role=role)
