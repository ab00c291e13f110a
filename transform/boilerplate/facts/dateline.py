"""The kept blocks of an article in; the dateline its text opens with out (it stays in the text)."""

import re
from collections.abc import Sequence
from typing import Final

from records.article import TextBlock

SEARCH_BLOCKS: Final = 4
_PLACE: Final = r"[^\W\d_a-zа-яё][^\W\d_]*+(?:[ '’-][^\W\d_]++){0,3}"
_CAPITALS: Final = (
    r"[A-ZÀ-ÞА-ЯЁІЇЄЎҐĄĆĘŁŃÓŚŹŻĞİŞ]{3,}(?:[ .'’-]+[A-ZÀ-ÞА-ЯЁІЇЄЎҐĄĆĘŁŃÓŚŹŻĞİŞ.]+){0,3}"
)
_DAY: Final = r"(?:, ?[^\n,(—–]{2,28}){0,2}"
_AGENCY: Final = r" ?[(（/][^()（）/\n\d][^()（）/\n]{1,29}[)）/]"
_DASH: Final = r" ?[—–-]{1,2} "
# such as: MINSK, January 10 (BelTA) — or: Minsk (BelTA) - or: MOSCOW. 10 January. INTERFAX -
_OPENING: Final = re.compile(
    rf"(?:{_CAPITALS}{_DAY}(?:{_AGENCY})?{_DASH}|{_PLACE}{_DAY}{_AGENCY}(?:{_DASH}|[.,:] )"
    rf"|{_CAPITALS}\. [^.\n]{{2,24}}\. [^.\n—–-]{{2,24}}{_DASH})"
)
_STANDING: Final = re.compile(
    rf"(?:{_CAPITALS}(?:, ?[^\n,(—–.!?]{{2,28}}){{1,2}}(?:{_AGENCY})?|{_CAPITALS}{_AGENCY}|{_PLACE}{_DAY}{_AGENCY}"
    rf"|{_CAPITALS}{_DAY}) ?[—–-]{{0,2}}"
)
# 新华社北京1月10日电, 【モスクワ共同】, （東京 10日 ロイター）
_DENSE: Final = re.compile(
    r"(?:[（(【\[]?[\u3040-\u30ff\u3400-\u9fff]{2,14}\d{1,2}月\d{1,2}日[电電讯訊][）)】\]]?"
    r"|[【\[（(][\u3040-\u30ff\u3400-\u9fff0-9 　=＝]{2,24}[】\])）])"
)


def find_dateline(kept: Sequence[TextBlock]) -> str | None:
    """Return the dateline at the start of one of the first kept blocks, as published, without its dash."""
    for block in kept[:SEARCH_BLOCKS]:
        match = _OPENING.match(block.text) or _DENSE.match(block.text)
        if match is not None:
            return match.group().strip(" —–-:")
        if is_standing_dateline(block.text):
            return block.text.strip(" —–-:")
    return None


def is_standing_dateline(text: str) -> bool:
    """Return whether a line is nothing but a dateline: a place in capitals with a day or an agency."""
    if len(text) > 80 or not any(sign in text for sign in ",(（/【[—–-"):
        return False
    return _STANDING.fullmatch(text) is not None or _DENSE.fullmatch(text) is not None
