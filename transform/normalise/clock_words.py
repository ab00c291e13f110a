"""The words of clocks: day periods and abbreviations of zones in, what they mean out."""

from collections.abc import Mapping
from datetime import UTC, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

MORNING = frozenset(
    {"am", "a.m.", "a.m", "上午", "午前", "오전", "凌晨", "早上", "π.μ.", "π.μ", "ص"}
)
EVENING = frozenset(
    {"pm", "p.m.", "p.m", "下午", "午後", "오후", "晚上", "傍晚", "μ.μ.", "μ.μ", "μμ", "م"}
)

_FIXED_HOURS: Mapping[str, float] = {
    "z": 0,
    "utc": 0,
    "gmt": 0,
    "ut": 0,
    "wet": 0,
    "west": 1,
    "cet": 1,
    "mez": 1,
    "cest": 2,
    "mesz": 2,
    "eet": 2,
    "eest": 3,
    "msk": 3,
    "мск": 3,
    "trt": 3,
    "ist": 5.5,
    "wib": 7,
    "ict": 7,
    "hkt": 8,
    "sgt": 8,
    "pht": 8,
    "jst": 9,
    "kst": 9,
    "aest": 10,
    "aedt": 11,
    "acst": 9.5,
    "acdt": 10.5,
    "awst": 8,
    "nzst": 12,
    "nzdt": 13,
    "est": -5,
    "edt": -4,
    "cst": -6,
    "cdt": -5,
    "mst": -7,
    "mdt": -6,
    "pst": -8,
    "pdt": -7,
    "akst": -9,
    "akdt": -8,
    "hst": -10,
    "bst": 1,
    "pkt": 5,
    "gst": 4,
    "sast": 2,
    "eat": 3,
    "wat": 1,
    "brt": -3,
}
# "ET" says the wall clock, not the offset: that depends on the season
_WALL_CLOCKS: Mapping[str, str] = {
    "et": "America/New_York",
    "ct": "America/Chicago",
    "mt": "America/Denver",
    "pt": "America/Los_Angeles",
}
# the same letters mean another clock there
_BY_COUNTRY: Mapping[tuple[str, str], str] = {
    ("cst", "CN"): "Asia/Shanghai",
    ("cst", "TW"): "Asia/Taipei",
    ("ist", "IE"): "Europe/Dublin",
    ("ist", "IL"): "Asia/Jerusalem",
    ("bst", "BD"): "Asia/Dhaka",
}


def read_zone_name(name: str, *, country: str | None = None) -> tzinfo | None:
    """Return the zone an abbreviation means ("EST", "мск", "ET"), or None where it is unknown."""
    key = name.casefold()
    if place := _BY_COUNTRY.get((key, country or "")) or _WALL_CLOCKS.get(key):
        return ZoneInfo(place)
    hours = _FIXED_HOURS.get(key)
    if hours is None:
        return None
    return timezone(timedelta(hours=hours)) if hours else UTC
