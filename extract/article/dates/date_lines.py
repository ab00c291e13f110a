"""The page's visible lines in, the dates a reader sees of the article out."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from extract.article.dates.date_roles import may_tell_roles, read_role
from extract.article.dates.loose_dates import ERAS, NATIVE, holds_year, read_loosely
from records.article import DateClaim, DatePlace, DateRole

# what every date with its year holds; most lines have none of it
YEARISH: Final = re.compile(r"[0-9](?:(?<=[12])[0-9]{3}|[./-][^\S\n]?[0-9]{2}(?![0-9]))")
# each year of this century holds one of them
_NATIVE_TWOS: Final = "٢۲२২੨૨୨௨౨೨൨๒໒၂២"
_ANY_YEARISH: Final = re.compile(rf"{YEARISH.pattern}|[{NATIVE}]{{4}}|(?:{'|'.join(ERAS)})[\s\d元]")
_YEAR: Final = rf"(?:(?:19|20|25)\d{{2}}|[{NATIVE}]{{4}})(?!\d)"
# vowel signs of Indic scripts are no letters; what may follow is no part of a name: no step back helps
# Vietnamese counts its months: its word for "month" is no name
_MONTH: Final = r"(?!th(?:[aá]n)?g\b)[^\W\d_][^\s\d,.;:/()|-]{2,11}+"
_DAY: Final = re.compile(
    r"(?<![\d.,])(?:"
    r"(?:19|20|25)\d{2}\s?[-./年년]\s?\d{1,2}\s?[-./月월]\s?\d{1,2}(?:[日일]|(?!\d))"
    r"|\d{1,2}\s?([./|-])\s?\d{1,2}\s?\1\s?(?:(?:19|20|25)?\d{2}(?![\d:]))"
    rf"|\d{{1,2}}(?:st|nd|rd|th|er|\.|º|-?го)?[\s./-]{{0,2}}(?:(?:de|del|of|di)\s+)?{_MONTH}\.?,?[\s./-]{{0,2}}(?:(?:de|del|of)\s+)?{_YEAR}"
    rf"|(?<![^\W\d_]){_MONTH}\.?,?\s{{1,2}}\d{{1,2}}(?:st|nd|rd|th)?\s?,?\s?(?<=[\s,]){_YEAR})"
)
# where a word begins without a space; what comes is looked at first, as it rules most places out
_GLUED: Final = re.compile(
    r"(?=[A-ZÀ-ÞА-Я])(?<=[^\W\d_A-ZÀ-ÞА-Я])|(?=[^\W\d_年년])(?<=\d{4})|(?=\d\d:\d\d)(?<=[12]\d{3})|(?=[A-Z][a-z])(?<=[AP]M)"
)
# a time of day right behind a date, or right before it
_CLOCK_BEHIND: Final = re.compile(
    r"[^\d|]{0,14}?(?:\d{1,2}\s?[:.：h時时點点시]\s?\d\d(?!\d)(?:\s?[:.：分분]\s?\d\d(?!\d)(?:[.,]\d+)?)?[分분]?"
    r"(?:\s?(?:[ap]\.?\s?m\b\.?|uhr\b|h\b|μ\.?μ\.?|π\.?μ\.?))?|\d{1,2}\s?(?:[ap]\.?m\b\.?|uhr\b))"
    r"(?:\s?\(?(?:z|utc|gmt|msk|мск|[a-z]{1,4}t)(?!\w)(?:\s?[+-]\d{1,2}(?::?\d\d)?)?\)?|\s?[+-]\d\d:?\d\d)?",
    re.IGNORECASE,
)
_CLOCK_BEFORE: Final = re.compile(
    r"\d{1,2}[:.h]\d\d(?:\s?(?:[ap]\.?\s?m\b\.?|uhr|h))?\D{0,8}$", re.IGNORECASE
)
_APART: Final = re.compile(r"\s?[|•·●/»→]\s?|\s[-–—]\s")
# what parts a date from the sentence that it opens
_DATELINE_END: Final = re.compile(r"""\s?[)\]:–—|.,„“"«/-]""")
DISTANCE: Final = re.compile(
    r"\b(?:ago|yesterday|gestern|hier|ayer|ieri|ontem|ahir|gisteren|igår|i går|eilen|wczoraj|včera|včeraj|jučer|juče|tegnap|dün|dünən|вчера|вчора|учора|јуче|χθες|εχθές"
    r"|vakar|eile|dje|kemarin|semalam|hôm qua|назад|тому|таму|geleden|sedan|siden|temu|önce|evvel|lalu|sitten|tagasi|ezelőtt|órája|perce|napja|trước)\b"
    r"|\b(?:vor|il y a|hace|fa|há|för|for|před|pred|acum|преди|пре|prije|pre|πριν(?: από)?|prieš|pirms|منذ|قبل|לפני)\s\d|\d\s\w+\sfa\b"
    r"|منذ\s\w+|לפני\s\w+|\d\s?(?:\S+\s)?(?:पहले|আগে|முன்பு|پیش|قبل|ที่แล้ว|ก่อน)|أمس|دیروز|אתמול|कल|গতকাল|เมื่อวาน"
    r"|\d\s?(?:分|時間|小时|小時|日|天)前|\d\s?(?:분|시간|일)\s?전|어제|昨日|昨天",
    re.IGNORECASE,
)
# a letter's or a press release's: "Hamburg, den 2. Dezember 2022"
_SIGNED: Final = re.compile(r"[^\W\d_][^\d,.:;!?]{1,30},\s(?:den\s|le\s|the\s)?(?=\d)")
_RANGE: Final = re.compile(r"\s?(?:[–—-]|bis|to|al)\s?\d{1,2}\s?[./]")
_LONGEST_SHORT: Final = 160
_LONGEST_OPENING: Final = 60
_LONGEST_LABEL: Final = 40
_LINES_BEFORE: Final = 6
_MOST_LONG: Final = 2
_LINES_AFTER: Final = 14
_MOST_FAR: Final = 6
_LAST_LINES: Final = 8
_FIRST_DATED: Final = 500
_LAST_DATED: Final = 200
_MOST_WORDS: Final = 7


def find_line_dates(
    lines: Sequence[str], *, headline: int | None, region: tuple[int, int]
) -> Iterator[DateClaim]:
    """Yield the dates of the lines near the headline, then those elsewhere that say what they are.

    A short line with a date near the headline is a byline; running text counts where it begins
    with its date; so do short lines before the region ends. `headline` is a place in `lines`,
    `region` its first and last place.
    """
    dated = _list_dated_places(lines)
    near = dict.fromkeys(filter(dated.__contains__, _list_near_places(lines, headline, region[0])))
    seen = [claim for place in near for claim in _read_near(lines, place)]
    yield from seen
    far = [
        place
        for place in _list_far_places(dated)
        if len(lines[place]) <= _LONGEST_SHORT and place not in near
    ]
    told = 0
    telling = may_tell_roles([f"{_above(lines, place)}\n{lines[place]}" for place in far])
    for place, may_be_labelled in zip(far, telling, strict=True):
        line = lines[place]
        short = region[0] <= place <= region[1] and len(line) <= _LONGEST_OPENING
        counts = short and not seen and _ends_article(line, region[1] - place)
        if not counts and not may_be_labelled:
            continue
        claims = tuple(read_line(line, _above(lines, place), DatePlace.BYLINE))
        labelled = any(claim.role is not DateRole.UNKNOWN for claim in claims)
        if labelled or (counts and claims):
            told += 1
            where = DatePlace.BYLINE if labelled and short else DatePlace.TEXT
            yield from (replace(claim, place=where) for claim in claims)
            if told == _MOST_FAR:
                return


def _ends_article(line: str, left: int) -> bool:
    """Tell whether a line stands among the last ones of the article or signs it."""
    return left < _LAST_LINES or _SIGNED.match(line) is not None


def find_loose_dates(
    lines: Sequence[str], *, headline: int | None, region: tuple[int, int]
) -> Iterator[DateClaim]:
    """Yield what short lines near the headline show with a year where no date is to be seen without their language."""
    for place in _list_near_places(lines, headline, region[0]):
        line = lines[place]
        if (
            len(line) <= _LONGEST_SHORT
            and holds_year(line)
            and not _DAY.search(_GLUED.sub(" ", line))
        ):
            yield from read_loosely(line, _above(lines, place))


def find_line_distances(
    lines: Sequence[str], *, headline: int | None, region: tuple[int, int]
) -> Iterator[DateClaim]:
    """Yield what short lines near the headline tell as a distance from now: "2 hours ago"."""
    for place in _list_near_places(lines, headline, region[0]):
        if len(lines[place]) > _LONGEST_OPENING:
            continue
        for piece in _APART.split(lines[place]):
            if DISTANCE.search(piece):
                yield DateClaim(raw=piece.strip(), place=DatePlace.BYLINE)


def _list_dated_places(lines: Sequence[str]) -> dict[int, None]:
    """Return the places of the lines that may hold a date with its year, in order.

    Most lines hold none. Of long ones the opening will do.
    """
    text = "".join(lines)
    is_other = not text.isascii() and any(map(text.__contains__, (*_NATIVE_TWOS, *ERAS)))
    search = (_ANY_YEARISH if is_other else YEARISH).search
    return dict.fromkeys(
        [place for place, line in enumerate(lines) if search(line, 0, _LONGEST_SHORT)]
    )


def _list_far_places(dated: Iterable[int]) -> list[int]:
    """Return the places that are worth reading: where hundreds of lines have dates, the first and the last."""
    places = list(dated)
    if len(places) <= _FIRST_DATED + _LAST_DATED:
        return places
    return places[:_FIRST_DATED] + places[-_LAST_DATED:]


def _list_near_places(lines: Sequence[str], headline: int | None, first: int) -> list[int]:
    """Return the places of the lines between the headline and the text, then those above it."""
    middle = first if headline is None else headline
    near: list[int] = []
    for start in dict.fromkeys((middle, first)):
        long = 0
        for place in range(start, min(len(lines), start + _LINES_AFTER)):
            near.append(place)
            long += len(lines[place]) > _LONGEST_SHORT
            if long == _MOST_LONG:
                break
    above = range(middle - 1, max(-1, middle - 1 - _LINES_BEFORE), -1)
    return list(dict.fromkeys((*near, *above)))


def _above(lines: Sequence[str], place: int) -> str:
    """Return the line above where it is short enough to be a label."""
    above = lines[place - 1] if place else ""
    return above if len(above) <= _LONGEST_LABEL else ""


def _read_near(lines: Sequence[str], place: int) -> Iterator[DateClaim]:
    line = lines[place]
    if len(line) <= _LONGEST_SHORT:
        yield from read_line(line, _above(lines, place), DatePlace.BYLINE)
        return
    opening = line[: 2 * _LONGEST_OPENING]
    found = _DAY.search(opening)
    if found and found.start() <= _LONGEST_LABEL and _DATELINE_END.match(line, found.end()):
        yield DateClaim(raw=found[0], place=DatePlace.TEXT)


def read_line(line: str, above: str, where: DatePlace) -> Iterator[DateClaim]:
    """Yield every date of a line with the role that the words before it, or the line above, tell.

    A date without such words among many others stands in a sentence: it is text.
    """
    if line.isascii() and not YEARISH.search(line):
        return
    line = _GLUED.sub(" ", line)
    end = 0
    for found in _DAY.finditer(line):
        before = line[end : found.start()]
        if end == 0 and not before.strip(" :-–—|·•"):
            before = above
        end, start = found.end(), found.start()
        if _RANGE.match(line, end):  # an event from one day to another
            return
        role = read_role(before[-_LONGEST_LABEL:], line[end : end + _LONGEST_LABEL])
        if clock := _CLOCK_BEHIND.match(line, end):
            end = clock.end()
        elif ahead := _CLOCK_BEFORE.search(line, max(0, start - 24), start):
            start = ahead.start()
        raw = line[start:end].strip()
        is_text = role is DateRole.UNKNOWN and _stands_in_sentence(line, found)
        yield DateClaim(raw=raw, place=DatePlace.TEXT if is_text else where, role=role)


def _stands_in_sentence(line: str, found: re.Match[str]) -> bool:
    """Tell whether a date has many words beside it that no mark sets apart."""
    before = _APART.split(line[: found.start()])[-1]
    behind = _APART.split(line[found.end() :])[0]
    return bool(before.strip()) and before.count(" ") + behind.count(" ") > _MOST_WORDS
