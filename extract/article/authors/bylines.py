"""A byline in, the names of the people it tells of out."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from extract.article.dates.date_roles import read_role
from records.article import DateRole
from records.byline_words import (
    GLUED_AND,
    HOUSE,
    PARTICLES,
    PREPOSITIONS,
    SIDE_BY_SIDE,
    SIGNED_BEHIND,
    SIGNING,
    UNNAMED,
    WEEKDAYS,
)

BY: Final = re.compile(
    r"^\W*(?:(?:posted|submitted|written|words|story|reported|report|text|article|published|reviewed|edited|created|authored|guide|review|opinion|analysis)\s+)?"
    r"(?:(?:and|&)\s+(?:photos?|pictures|tested)\s+)?"
    rf"(?:(?:{PREPOSITIONS}|autorin|autore?s?|auteure?s?|author|authors|written|автор|автори|авторы)"
    rf"(?:\s*[:：]\s*|\s+)|{SIGNING})(?:(?:by|von)\s+)?",
    re.IGNORECASE,
)
_SPLIT: Final = re.compile(
    r"\s*(?:;|,|\||•|·|、|，|&|\n|\s(?:通讯员|通訊員|实习生|實習生|摄影|攝影)\s|\s(?:and|und|et|og|och|en|with|и|та|ve|és|și|dan|và|ja|ir|un|ati|و|اور|और|এবং|ও)\s(?=\S))\s*"
)
# who took the pictures only
_PICTURED: Final = re.compile(
    r"\((?:photos?|pictures|fotos?|foto's|bild(?:er)?|kuvat?|fotó|zdjęcia|фото|фотографии|摄影|攝影|写真)\)",
    re.IGNORECASE,
)
_SIGNING_ALONE: Final = re.compile(SIGNING, re.IGNORECASE)
# with the signs that some scripts write above, below and beside their letters
_WORD: Final = re.compile(
    "(?:[^\\W\\d_]|[\u0300-\u036f\u0590-\u05c7\u064b-\u065f\u0900-\u0dff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff])+"
)
MONTHS: Final = (
    "jan|feb|mar|mär|märz|apr|may|mai|jun|jul|aug|sep|sept|oct|okt|nov|dec|dez|january|february|march|april|june|july|august|"
    "september|october|november|december|januar|februar|juni|juli|oktober|dezember|janvier|février|mars|avril|juin|juillet|août|"
    "septembre|octobre|novembre|décembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"
)
_MONTH: Final = re.compile(MONTHS, re.IGNORECASE)
# where a byline stops speaking of the person: a date, its label, a verb of the site, a handle
_TAIL: Final = re.compile(
    rf"\s+(?:\d|[^\W\d_]+\s?[:：]\s?\d|(?:责任)?[编編][辑輯]\s?[:：]|(?:校[对對]|[审審]核|[监監][制製]|[来來]源)\s?[:：]|(?:{MONTHS})\.?\s+\d|(?:on|am|le|il|op)\s+(?:\w+\s+)?\d|on\s+(?:mon|tue|wed|thu|fri|sat|sun)\w*\b|updated|published|"
    r"posted|last|follow|@|veröffentlicht|publié|min\.? read|read|is\s+an?\s|has\s|was\s|who\s|\(|–\s|—\s|-\s).*$",
    re.IGNORECASE,
)
# "東潮新聞 記者林宥辰／綠島報導"
_OUTLET: Final = re.compile("^[\u4e00-\u9fff]{2,8}\\s(?=[记記]者[\u4e00-\u9fff])")
_DESPATCH: Final = re.compile(r"[\s/／]+\S{0,6}?(?:报道|報導|報道)(?:\d.*)?$")
_ROLE_TAIL: Final = re.compile(
    r"\s+(?:(?:senior|staff|chief|deputy|former|managing|contributing|associate|assistant|executive|lead|freelance|guest|news|sports?|political|"
    r"business|science|health|technology|tech|autos|travel|food|fashion|culture|features|commerce|shopping|digital|content|investigative)\s+)*"
    r"(?:staff|reporter|editor(?:-in-chief|ial)?|writer|correspondent|columnist|journalist|contributor|producer|photographer|analyst|"
    r"director|professor|ceo|cto|founder|co-?founder|manager|strategist|specialist|expert|author|redakteur(?:in)?|redaktion)\b.*$",
    re.IGNORECASE,
)
# a link or a break may part it from the name
_SIGN_ALONE: Final = re.compile(PREPOSITIONS, re.IGNORECASE)
_MAX_CHARS: Final = 300
_HOUSE_TAIL: Final = re.compile(r"\s(?:editorial )?(?:board|team|staff)\W*$", re.IGNORECASE)
_NO_NAME: Final = re.compile(
    r"\b(?:gmbh|co\. kg|ltd\.?|inc\.?|llc|s\.r\.l\.?|s\.p\.a\.?|sp\. z o\.o\.?)$|^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?$|^\w+ by$|^\w+(?:\.\w+){3,}$|^\d|@|://|www\.|\.(?:com|org|net|de|fr|co|io)$|\d{3}|[?!…=<>{}]|^(?:uhr|updated|published|posted|subscribe|follow|view|read|comments?|share|about|"
    r"author|authors|autoren|auteurs|autores|autori|privacy|contact|show|more|this|bio|null|undefined|none|admin|administrator|webmaster|super user|user|guest|editor|anonymous|unknown|"
    r"no|in|on|thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật|יום|name|email|website|beitrag|full bio|insights|meet|alles|stand|facebook|twitter|the|by|von|staff|staff writer|advertisement|sponsored|source|photo|image|written|"
    r"kommentare?|antworten|teilen)\b",
    re.IGNORECASE,
)
ROLE: Final = re.compile(
    r"^(?:(?:senior|staff|chief|deputy|managing|contributing|associate|assistant|executive|lead|freelance|special)\s+)*(?:staff|reporter|editors?|writer|"
    r"correspondent|columnist|journalist(?:in)?|redakteur(?:in)?|contributor|producer|photographer|analyst|director|professor|ceo|founder|co-?founder|manager|desk|bureau|"
    r"(?:phd|ph\.?d|md|m\.d|do|mba|rd|rdn|esq)(?=\W*$)|jr|sr|for|special to|special|of)\b",
    re.IGNORECASE,
)


def list_people(claims: Iterable[str]) -> tuple[str, ...]:
    """Return the people that claims name, each once."""
    return tuple(dict.fromkeys(name for claim in claims for name in read_names(claim)))


def read_names(claim: str) -> tuple[str, ...]:
    """Return the people a byline names: without "By", roles, dates, addresses and handles."""
    return _read_names(claim[:_MAX_CHARS].strip())


@lru_cache(maxsize=64)  # a page repeats its authors, and each claim is asked for more than once
def _read_names(text: str) -> tuple[str, ...]:
    if "://" in text or text.startswith(("/", "www.")):
        return ()
    text = BY.sub("", text if text.isascii() else _OUTLET.sub("", text))
    if text.count(",") == 1 and " " not in text.split(",")[0].strip() and len(text.split()) <= 3:
        # "Roy, Aniruddha" as catalogues write it
        last, _, first = text.partition(",")
        text = f"{first.strip()} {last.strip()}" if ROLE.search(first.strip()) is None else text
    names: list[str] = []
    for part in _list_parts(text):
        if _PICTURED.search(part):
            continue
        name = _name_bearer(_trim_role(_TAIL.sub("", BY.sub("", part.strip()))))
        name = _drop_weekday(name.strip(" .,:;|-–—()[]\"'“”*/"))
        if is_name(name) and not (names and _is_role(name)):
            names.append(name)
        elif names and part.strip():
            # what follows a name with its role or date is no further name
            break
    return tuple(names)


def _list_parts(text: str) -> Iterator[str]:
    """Yield the names of a byline with what stands at them, Chinese ones that stand side by side each for itself."""
    for part in _SPLIT.split(_part_glued(text)):
        if not part.isascii() and SIDE_BY_SIDE.match(part.strip()):
            yield from part.split()
        else:
            yield part


def _part_glued(text: str) -> str:
    """Return a text with a comma for each "and" that is written at a name behind a first and a last name."""
    if text.isascii():
        return text
    first, *others = GLUED_AND.split(text)
    return ", ".join((first, *others)) if " " in first.strip() else text


def _is_role(name: str) -> bool:
    """Tell whether what follows a name begins with a small letter, as roles and places do."""
    return name[0].islower()


def _drop_weekday(name: str) -> str:
    """Return a name without the day behind it; one of two words may be a family's name."""
    words = name.split()
    return " ".join(words[:-1]) if len(words) > 2 and words[-1].lower() in WEEKDAYS else name


def _name_bearer(name: str) -> str:
    """Return a name without what Chinese, Japanese and Korean write behind it of its bearer."""
    if name.isascii():
        return name
    if found := SIGNED_BEHIND.match(name):
        return found["name"] or found["kanji"]
    return _DESPATCH.sub("", name)


def _trim_role(name: str) -> str:
    """Return a name without the role behind it; "Harbour Staff" and "Editorial Board" are whole names."""
    bare = _ROLE_TAIL.sub("", name)
    return bare if " " in bare.strip() and not _HOUSE_TAIL.search(name) else name


def is_name(text: str) -> bool:
    """Tell whether a text can be the name of a person, a pen name or a team."""
    words = _WORD.findall(text)
    if not words or len(words) > 6 or not 2 <= len(text) <= 60:
        return False
    if len(words) == 1 and (
        (len(words[0]) == 2 and words[0].isupper()) or _MONTH.fullmatch(words[0])
    ):
        return False
    return (
        _NO_NAME.search(text) is None
        and ROLE.search(text) is None
        and _SIGN_ALONE.fullmatch(text) is None
        and (_SIGNING_ALONE.fullmatch(f"{text}: ") is None or HOUSE.search(text) is not None)
        and text not in PARTICLES
        and UNNAMED.fullmatch(text) is None
        and text.lower() not in WEEKDAYS
        and not _is_date_label(text)
    )


def _is_date_label(text: str) -> bool:
    """Tell whether a text is what stands before a day ("Publicat el", "প্রকাশিত"); names have no small letter at the end."""
    first, _, last = text.partition(" ")
    is_label = last.islower() if last else first.lower() == first.title()
    return is_label and " " not in last and read_role(first, "") is not DateRole.UNKNOWN


def fold_name(name: str) -> str:
    """Return a name's letters, lower case, without spaces."""
    return "".join(_WORD.findall(name.casefold()))
