"""A page's address in, the words of its article's headline in it out, and whether a text has any of them."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Final
from urllib.parse import unquote

from records.addresses import split_web_address

_ENDING: Final = re.compile(r"\.\w{2,6}$")
_APART: Final = re.compile(r"[\W\d_]+")
_LEAST_LETTERS: Final = 4
_LEAST_WORDS: Final = 2
_LEAST_TITLE_WORDS: Final = 3
# where the query names the article the path names the program that shows it
_SHOWN_BY_QUERY: Final = re.compile(
    r"(?:^|&)(?:(?!\w*(?:clid|srsltid))[^=&]*id|p|n|a|s|nr|no|num|art\w*|news\w*|story|item|post|sid)=[^&]*\d",
    re.IGNORECASE,
)
# what programs and folders are called
_GENERIC: Final = frozenset(
    (  # noqa: SIM905 - a list of words reads better as words
        "article articles artikel beitrag meldung meldungen nachricht nachrichten news newsdetail detail details detailansicht"
        " view show read full story stories item page pages post posts press release releases content node archive entry display"
        " single aktuell aktuelle aktuelles presse pressemitteilung pressemitteilungen mitteilung actualite actualites articulo"
        " articulos noticia noticias nota detalle articolo notizia notizie dettaglio artigo materia nieuws bericht nyhed nyheder"
        " nyhet nyheter artykul wiadomosci aktualnosci clanek aktuality cikk stire stiri haber haberler novost novosti statya"
        " berita"
    ).split()
)
# letters that are no letter with a mark, and the two ways in which addresses spell those with two dots
_PLAIN: Final = str.maketrans(
    {"ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)
_DOUBLE: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})
_LAST_LATIN: Final = "\u024f"
_SAMPLE_CHARS: Final = 2_000


def list_address_words(url: str) -> tuple[str, ...]:
    """Return the words of four letters and more of an address's last part that has any, at least two of them, or none."""
    parts = split_web_address(url)
    if parts is None or _SHOWN_BY_QUERY.search(parts.query):
        return ()
    for part in reversed(unquote(parts.path).split("/")):
        words = [
            word
            for word in _APART.split(_fold(_ENDING.sub("", part).casefold()))
            if len(word) >= _LEAST_LETTERS
        ]
        if words:
            telling = tuple(word for word in words if word not in _GENERIC)
            return telling if len(telling) >= _LEAST_WORDS else ()
    return ()


def list_title_words(title: str) -> tuple[str, ...]:
    """Return the words of four letters and more of a title, at least three of them, or none."""
    words = [word for word in _APART.split(_fold(title.casefold())) if len(word) >= _LEAST_LETTERS]
    return tuple(words) if len(words) >= _LEAST_TITLE_WORDS else ()


def count_told_words(words: Sequence[str], text: str) -> int:
    """Count the words that stand in a text; addresses write letters without their marks, or with two for one."""
    small = text.casefold()
    told = f"{_fold(small)}\n{_fold(small.translate(_DOUBLE))}"
    return sum(word in told for word in words)


def is_latin(text: str) -> bool:
    """Tell whether most letters of a text are Latin: addresses transcribe other scripts in many ways."""
    letters = list(filter(str.isalpha, text[:_SAMPLE_CHARS]))
    return 2 * sum(letter <= _LAST_LATIN for letter in letters) > len(letters)


def _fold(text: str) -> str:
    """Return small letters without their marks."""
    if text.isascii():
        return text
    levelled = unicodedata.normalize("NFKD", text.translate(_PLAIN))
    return "".join(letter for letter in levelled if not unicodedata.combining(letter))
