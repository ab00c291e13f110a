"""A line's words in; whether they ask something of a reader or name where a site can be followed, out."""

import re
from collections.abc import Iterable
from typing import Final

# stems, a language a line
_STEMS: Final = re.compile(
    "subscri|follow|newsletter|donat|download|click"
    "|подпис|подпиш|телеграм|рассылк|присоединя|наш(?:и|их|ем|у)?$"
    "|падпіс|падпіш|чытайце|далучай"
    "|підпис|підпиш|розсилк|долучай|приєдну"
    "|abonn|folgen|herunterlad|unser|spende"
    "|inscri|suivez|suivre|télécharg|notre"
    "|suscr|síg|descarg|nuestr|boletín"
    "|assin|inscrev|siga|baixe|noss"
    "|iscriv|segui|scaric|nostr"
    "|subskryb|zapisz|obserwuj|pobierz|nasz|śledź"
    "|abone|takip|indir|bülten"
    "|اشترك|تابع|حمل|النشرة|قناتنا|تطبيق"
    "|telegram|facebook|twitter|instagram|youtube|whatsapp|viber|tiktok|linkedin|email|rss$"
)
_EXACT: Final = frozenset(["us", "our", "app", "наш", "нас", "nos", "uns"])
_DENSE: Final = (
    "订阅",
    "关注",
    "下载",
    "扫码",
    "客户端",
    "公众号",
    "登録",
    "フォロー",
    "ダウンロード",
    "購読",
    "アプリ",
    "メルマガ",
)
_SHORTEST_STEM: Final = 4


def asks_reader(words: Iterable[str]) -> bool:
    """Return whether two words of a folded line ask the reader to do something with the site."""
    listed = list(words)
    count = sum(
        word in _EXACT or (len(word) >= _SHORTEST_STEM and _STEMS.match(word) is not None)
        for word in listed
    )
    return count >= 2 or any(sign in "".join(listed) for sign in _DENSE)
