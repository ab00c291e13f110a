"""Year, month and day as another calendar or era counts them in, the common day out."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime

from hijridate import Hijri
from persiantools.jdatetime import JalaliDate

# the year before an era's first one; NFKC has spelt out the sign of one letter for an era
_ERAS: Mapping[str, int] = {"令和": 2018, "平成": 1988, "昭和": 1925, "民國": 1911, "民国": 1911}
_ERA_YEAR = re.compile(rf"({'|'.join(_ERAS)})\s?(元|\d{{1,3}})\s?年")
_BARE_REPUBLIC_YEAR = re.compile(r"(?<![\d.,/-])(1[01]\d)(?=([-/.])\d{1,2}\2\d{1,2}(?![\d.,/-]))")
_BUDDHIST_AHEAD = 543
OLDEST_COMMON = 1500  # years below are another calendar's

_PERSIAN_MONTHS = (
    ("فروردین", "حمل"),
    ("اردیبهشت", "ثور"),
    ("خرداد", "جوزا"),
    ("تیر", "سرطان"),
    ("مرداد", "امرداد", "اسد"),
    ("شهریور", "سنبله"),
    ("مهر", "میزان"),
    ("آبان", "عقرب"),
    ("آذر", "قوس"),
    ("دی", "جدی"),
    ("بهمن", "دلو"),
    ("اسفند", "حوت"),
)
_HIJRI_MONTHS = (
    ("محرم", "المحرم"),
    ("صفر",),
    ("ربيع الأول", "ربيع الاول"),
    ("ربيع الآخر", "ربيع الثاني", "ربيع الاخر"),
    ("جمادى الأولى", "جمادى الاولى"),
    ("جمادى الآخرة", "جمادى الثانية", "جمادى الاخرة"),
    ("رجب",),
    ("شعبان",),
    ("رمضان",),
    ("شوال",),
    ("ذو القعدة", "ذي القعدة"),
    ("ذو الحجة", "ذي الحجة"),
)


def _number_names(months: tuple[tuple[str, ...], ...]) -> Mapping[str, int]:
    return {name: number for number, names in enumerate(months, 1) for name in names}


def _convert_persian(year: int, month: int, day: int) -> date:
    common: date = JalaliDate(year, month, day).to_gregorian()  # type: ignore[no-untyped-call]
    return common


def _convert_hijri(year: int, month: int, day: int) -> date:
    return Hijri(year, month, day).to_gregorian()


_Calendar = tuple[Mapping[str, int], Callable[[int, int, int], date]]
_PERSIAN: _Calendar = (_number_names(_PERSIAN_MONTHS), _convert_persian)
_HIJRI: _Calendar = (_number_names(_HIJRI_MONTHS), _convert_hijri)
# what counts the years that are now between 1300 and 1500
_BY_LANGUAGE: Mapping[str, _Calendar] = {"fa": _PERSIAN, "ps": _PERSIAN, "ar": _HIJRI}


def spell_years(text: str, language: str | None) -> str:
    """Return a text with the years of Japan's eras and of the Republic of China as common years.

    A bare year of the Republic (115-11-28) is one in Chinese only.
    """
    text = _ERA_YEAR.sub(
        lambda found: f"{_ERAS[found[1]] + (1 if found[2] == '元' else int(found[2]))}年", text
    )
    if language == "zh":
        text = _BARE_REPUBLIC_YEAR.sub(lambda found: str(_ERAS["民國"] + int(found[1])), text)
    return text


def make_wall(
    year: int, month: int, day: int, clock: tuple[int, int, int] = (0, 0, 0)
) -> datetime | None:
    """Return the wall clock, or None where no such day exists; Buddhist years become common ones."""
    if 2400 <= year <= 2700:
        year -= _BUDDHIST_AHEAD
    if year < OLDEST_COMMON:
        return None
    try:
        return datetime(year, month, day, *clock)  # noqa: DTZ001 - a wall clock has no zone yet
    except ValueError:
        return None


def list_other_months(language: str | None) -> Mapping[str, int]:
    """Return the months of a language's other calendar: Persian or Hijri (Umm al-Qura)."""
    calendar = _BY_LANGUAGE.get(language or "")
    return calendar[0] if calendar else {}


def make_other_wall(year: int, month: int, day: int, language: str | None) -> datetime | None:
    """Return the common day of a date in a language's other calendar, None where there is none."""
    calendar = _BY_LANGUAGE.get(language or "")
    if calendar is None or not 1300 <= year < OLDEST_COMMON:
        return None
    try:
        common = calendar[1](year, month, day)
    except (ValueError, OverflowError):
        return None
    return datetime(common.year, common.month, common.day)  # noqa: DTZ001 - a wall clock has no zone yet
