"""A line's words in; whether they ask something of a reader or name where a site can be followed, out."""

import re
from collections.abc import Iterable
from typing import Final

# stems, a language a line
_STEMS: Final = re.compile(
    "subscri|follow|newsletter|donat|download|click|inbox|notification|updates?$"
    "|подпис|подпиш|телеграм|рассылк|присоединя|присылай|уведомлени|коммента|наш(?:и|их|ем|у|а|ей)?$"
    "|падпіс|падпіш|чытайце|далучай|дасылай|камента|наш(?:ы|ых|ым)$"
    "|підпис|підпиш|розсилк|долучай|приєдну|надсилай|сповіщен|комента|наш(?:ого|ій|і)$"
    "|abonn|folgen|herunterlad|unser|spende|anmeld|melden$|verpass|nachrichten$|benachrichtig|kommentar"
    "|inscri|suivez|suivre|télécharg|notre|recevez|abonnez|rejoignez|partagez|commentaires?$"
    "|suscr|síg|descarg|nuestr|boletín|únete|recib[ea]|compárt|comentarios?$|notificaci"
    "|assin|inscrev|siga|baixe|noss|receba|junte|compartilh|comentários?$"
    "|iscriv|segui|scaric|nostr|ricev|unisciti|condivid|commenti$|notific"
    "|subskryb|zapisz|obserwuj|pobierz|nasz|śledź|dołącz|udostępni|powiadomie|komentarz"
    "|abone|takip|indir|bülten|katıl|paylaş|bildirim|yorum"
    "|اشترك|تابع|حمل|النشرة|قناتنا|تطبيق|انضم|شارك|تعليق"
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
    "点赞",
    "留言",
    "登録",
    "フォロー",
    "ダウンロード",
    "購読",
    "アプリ",
    "メルマガ",
    "シェア",
    "コメント",
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
