"""The first lines of a text and its last in, the reporters whom an East Asian paper names there out.

Chinese papers name them in brackets ("本报讯（记者 王芳 李明）"), Korean agencies before a "=" ("(서울=통신) 김민수 기자 ="), Japanese
ones at the end ("…と話した。【渡辺里佳、森一】", "（渡辺 里佳）").
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
# a line of its own: "江南网记者 沈砚秋 实习生 顾怀瑾"
_CHINESE_LINE: Final = re.compile(
    rf"^(?:[{_HAN}A-Za-z]{{2,12}}?)?[记記]者[\s:：]+(?P<names>[{_HAN}]{{2,4}}(?:[\s、,，]+[{_HAN}]{{2,4}})*)$"
)
_KOREAN: Final = re.compile(
    r"^[(\[【〔][^)\]】〕=]{1,10}=[^)\]】〕]{1,14}[)\]】〕]\s*(?P<names>[가-힣]{2,4}(?:\s*[·,]\s*[가-힣]{2,4})*)\s*기자\s*="
)
# a family's name and a person's own, which a blank may part
_JAPANESE_NAME: Final = rf"[{_HAN}々]{{1,3}}[ 　]?[{_HAN}々ぁ-んァ-ヶ]{{2,4}}"
_JAPANESE: Final = re.compile(
    rf"(?:^|[ぁ-んァ-ヶ。」])\s*(?:【(?P<names>{_JAPANESE_NAME}(?:[、・]{_JAPANESE_NAME})*)】|（(?P<name>{_JAPANESE_NAME})）)$",
    re.MULTILINE,
)
# what else stands in brackets there
_NO_NAME: Final = re.compile(
    "関連|写真|動画|画像|記事|広告|特集|速報|続|終わ|おわ|敬称|年齢|共同|時事|通信|新聞|編集|本紙|取材|提供|文責|記者|同社|同市|当時|仮名|以上|前略|後略|中略|一部|参照|税[込抜別]|予定"
)
_APART: Final = re.compile(r"[\s、,，·・:：]+")
_SEVERAL: Final = re.compile("[、・]")
# what names are parted by, too: the part that the next one played
_ROLES: Final = frozenset(
    ("通讯员", "通訊員", "实习生", "實習生", "见习记者", "見習記者", "记者", "記者", "摄影", "攝影")
)


def find_despatch_names(below: Sequence[str], ending: str = "") -> list[str]:
    """Return the names in the opening of the first line that has any, or at the end of the text's last paragraphs."""
    for line in below[:_LINES]:
        opening = line[:_OPENING_CHARS]
        found = (
            _CHINESE.search(opening) or _KOREAN.search(opening) or _CHINESE_LINE.match(line.strip())
        )
        if found:
            return [name for name in _APART.split(found["names"]) if name not in _ROLES]
    found = _JAPANESE.search(ending)
    if found is None or _NO_NAME.search(found.group()):
        return []
    return [found["name"]] if found["name"] else _SEVERAL.split(found["names"])
