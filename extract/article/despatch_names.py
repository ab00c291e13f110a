"""The lines below a headline in, the reporters whom an East Asian paper names where the text begins out.

Chinese papers name them in brackets ("本报讯（记者 王芳 李明）"), Korean agencies before a "=" ("(서울=통신) 김민수 기자 =").
"""

import re
from collections.abc import Sequence
from typing import Final

_LINES: Final = 14
_OPENING_CHARS: Final = 60
_HAN: Final = "\u4e00-\u9fff"
_CHINESE: Final = re.compile(
    rf"^(?:\S{{0,20}}?[讯訊电電]\s*)?[（(【〔\[][^（()）]{{0,12}}?[记記]者[\s:：]*(?P<names>[{_HAN}]{{2,4}}(?:[\s、,，]+(?:[{_HAN}]{{2,4}}[\s:：]+)?[{_HAN}]{{2,4}})*)"
    rf"(?:\s*[/／][{_HAN}]{{2,8}})?\s*[）)】〕\]]"
)
_KOREAN: Final = re.compile(
    r"^[(\[【〔][^)\]】〕=]{1,10}=[^)\]】〕]{1,14}[)\]】〕]\s*(?P<names>[가-힣]{2,4}(?:\s*[·,]\s*[가-힣]{2,4})*)\s*기자\s*="
)
_APART: Final = re.compile(r"[\s、,，·:：]+")
# what names are parted by, too: the part that the next one played
_ROLES: Final = frozenset(
    ("通讯员", "通訊員", "实习生", "實習生", "见习记者", "見習記者", "记者", "記者", "摄影", "攝影")
)


def find_despatch_names(below: Sequence[str]) -> list[str]:
    """Return the names in the opening of the first line that has any."""
    for line in below[:_LINES]:
        opening = line[:_OPENING_CHARS]
        found = _CHINESE.search(opening) or _KOREAN.search(opening)
        if found:
            return [name for name in _APART.split(found["names"]) if name not in _ROLES]
    return []
