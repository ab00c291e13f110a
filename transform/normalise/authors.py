"""Names as a page signs them in, the people among them out, agencies set apart."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from transform.normalise.agency import name_agency
from transform.normalise.text import fold_line

_LONGEST_NAME = 70
_MOST_WORDS = 7
_MOST_AUTHORS = 30

_LEAD_IN = re.compile(
    r"^(?:(?:(?:written|words|posted|published|reported|story|text|article|photos?|by-?line|review(?:ed)?)\s+)?by(?=[\s:])"
    r"|(?:von|par|por|door|av|af|przez|da|di|de la|text|texte|texto|testo|tekst|author|autor|autore|autora|auteur|"
    r"autorin|auteure|yazar|yazan|автор|автори|авторы|аўтар|текст|written|staff writer)\s*[:：]"
    r"|(?:von|par|por|door|przez|av|skrevet af)\s+(?=[^\W\d_a-zà-ÿ])"
    r"|(?:作者|記者|记者|文|撰文|編輯|编辑|責任編輯)\s*[:：/／|｜]?\s*(?=\w)"
    r"|[-–—•|·:,;]+)\s*[:：]?\s*",
    re.IGNORECASE,
)
_SPLIT = re.compile(
    r"\s*[;|•·、，；\n／]\s*|\s*,\s*(?:and|und|et|y|e|и|i|és|ve)\s+|\s*,\s*|\s+(?:and|und|og|och|и|та|és|ve|και)\s+|\s*&\s*"
)
# one letter may also stand inside a name ("Ortega y Gasset"): both sides must be full names
_SPLIT_SHORT = re.compile(r"\s+(?:et|y|e|i|en|a)\s+|\s+[-–—/]\s+|\s*/\s*")
_EMAIL = re.compile(r"\S+@\S+\.\S+")
_IN_BRACKETS = re.compile(r"\s*[(\[{<（【][^)\]}>）】]*[)\]}>）】]?\s*")
_NO_NAME = re.compile(
    r"https?:|www\.|@|\d{3,}|\d[:.]\d\d|[<>{}=_#\\^~]|"
    r"\b(?:\w+\.(?:com|org|net|co|io|de|fr|ru|uk|info|news|pl|it|es|gr|at|ch))\b",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"\b(?:staff|writers?|reporters?|editors?|editorial|correspondents?|columnists?|contributors?|contributing|"
    r"journalists?|producers?|photographers?|critics?|analysts?|freelancer?|special to|for the|senior|"
    r"chief|director|manager|founder|ceo|officer|president|professor|author|admin|administrator|webmaster|guest|"
    r"anonymous|unknown|team|desk|newsroom|updated|published|posted|share|follow|subscribe|comments?|min read|"
    r"redaktion\w*|redakteur\w*|redakcja|redaktor\w*|redazione|redacción|redaccion|redação|rédaction|rédacteur|"
    r"rédactrice|korrespondent\w*|journaliste?n?|autorin|gastbeitrag|gastautor\w*|editörü|muhabiri|"
    r"journalista|giornalista|periodista|редакция|редакція|рэдакцыя|редактор|корреспондент|кореспондент|"
    r"обозреватель|журналист|σύνταξη|newsroom|συντακτική ομάδα)\b",
    re.IGNORECASE,
)
_CREDENTIAL = re.compile(
    r"(?:m\.?d|ph\.?\s?d|d\.?o|r\.?n|r\.?d|rdn|ldn|m\.?a|m\.?s|m\.?sc|b\.?sc|b\.?a|mba|mph|jd|esq|cfa|cpa|cfp|dds|"
    r"pharm\.?d|psy\.?d|facs|faap|foma|dabom|lcsw|ma|ms|bs|ll\.?m|j\.?d)\.?",
    re.IGNORECASE,
)
_GENERATION = re.compile(r"(?:jr|sr|ii|iii|iv)\.?", re.IGNORECASE)
_MONTH_OR_DAY = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?\s+\d|\b\d{1,2}\s+\w+\s+\d{4}",
    re.IGNORECASE,
)
_PARTICLES = frozenset(
    {
        "de",
        "del",
        "der",
        "den",
        "van",
        "von",
        "da",
        "di",
        "dos",
        "das",
        "la",
        "le",
        "bin",
        "ibn",
        "al",
        "el",
        "ter",
        "zu",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """Who signed an article: people, and the names of agencies among the signatures."""

    people: tuple[str, ...]
    agencies: tuple[str, ...]


def decide_authors(
    claims: Iterable[str], byline: str | None, *, outlets: Iterable[str | None] = ()
) -> Signed:
    """Return the people and agencies that signed; the byline's text only where no name was claimed.

    `outlets` are names that are no person here: the site, its publisher, the source.
    """
    no_people = frozenset(_fold_outlet(name) for name in outlets if name)
    parts = [part for claim in claims for part in split_names(claim)]
    if not parts and byline and _LEAD_IN.match(byline):
        parts = list(split_names(byline))
    people: dict[str, str] = {}
    agencies: dict[str, None] = {}
    for part in parts:
        if agency := name_agency(part):
            agencies[agency] = None
        elif _fold_outlet(part) not in no_people:
            people.setdefault(part.casefold(), part)
    return Signed(people=tuple(people.values())[:_MOST_AUTHORS], agencies=tuple(agencies))


@lru_cache(maxsize=8192)
def split_names(signature: str) -> tuple[str, ...]:
    """Return the names in one signature, people and agencies, without lead-in, roles, dates, addresses."""
    line = _EMAIL.sub(" ", fold_line(signature[: _LONGEST_NAME * 20]))
    line = _strip_lead_in(_IN_BRACKETS.sub(" ", line).strip())
    if name_agency(line):
        return (line,)
    names: dict[str, None] = {}
    for part in _split_line(line):
        name = _trim_name(part)
        if name_agency(name) or _is_name(name):
            names[_settle_capitals(name)] = None
    return tuple(names)


def _split_line(line: str) -> Iterator[str]:
    """Yield the parts of a line of names; what follows the role of a person is left out."""
    for part in _SPLIT.split(line):
        pieces = _SPLIT_SHORT.split(part)
        if len(pieces) > 1 and all(len(piece.split()) >= 2 for piece in pieces):
            yield from pieces
        elif len(pieces) > 1 and _ROLE.search(pieces[-1]):
            yield pieces[0]
        else:
            yield part


def _strip_lead_in(text: str) -> str:
    """Return a signature without "By", "Von", "Author:" in front of it, however often."""
    while (shorter := _LEAD_IN.sub("", text, count=1).strip()) != text:
        text = shorter
    return text


def _trim_name(part: str) -> str:
    """Return one part without lead-in, marks around it, and the generation's stray point."""
    name = _strip_lead_in(part.strip())
    return name.strip(' \t,;:|/-–—•·*"“”«»„')


def _is_name(name: str) -> bool:
    """Tell whether this can be a person's name: a few words, no role, date, address or credential."""
    words = name.split()
    return (
        1 < len(name) <= _LONGEST_NAME
        and len(words) <= _MOST_WORDS
        and any(mark.isalpha() for mark in name)
        and not _NO_NAME.search(name)
        and not _MONTH_OR_DAY.search(name)
        and not _ROLE.search(name)
        and not _CREDENTIAL.fullmatch(name)
        and not _GENERATION.fullmatch(name)
    )


def _settle_capitals(name: str) -> str:
    """Return a name set in capitals as names are written; any other is left as it is."""
    words = name.split()
    if len(words) < 2 or not name.isupper() or name_agency(name):
        return name
    return " ".join(_settle_word(word, first=position == 0) for position, word in enumerate(words))


def _settle_word(word: str, *, first: bool) -> str:
    """Return one word of a name in capitals: initials stay, particles go small, Mc and O' are kept."""
    bare = word.strip(".'’-")
    if "." in word or (len(bare) <= 2 and not re.search("[AEIOUYАЕИОУЯЮЭІ]", bare)):
        return word
    if not first and word.casefold() in _PARTICLES:
        return word.casefold()
    lowered = re.sub(r"[^\W\d_]+", lambda found: found.group()[0] + found.group()[1:].lower(), word)
    return re.sub(r"^Mc(\w)", lambda found: "Mc" + found[1].upper(), lowered)


def _fold_outlet(name: str) -> str:
    """Return an outlet's name without case, points, article and top-level domain."""
    bare = re.sub(
        r"^(?:the|www\.)\s*|\.(?:com|org|net|co\.uk|de|fr|ru|by)$", "", name.strip().casefold()
    )
    return re.sub(r"[\W_]+", "", bare)
