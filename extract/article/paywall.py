"""What a page says of its access in, whether it gives only the free beginning out."""

import re
from collections.abc import Iterable
from typing import Final

from extract.article.head import Head
from extract.article.structured import Structured

# a line that asks for a subscription or an account before the rest may be read
_ASKS: Final = re.compile(
    r"\b(?:subscri|sign ?(?:in|up)|log ?in|regist|become a member|abonn|anmelden|suscr[ií]|assine|подпи(?:ш|с))[^.!?]{0,60}"
    r"(?:to (?:continue|keep) reading|(?:continue|keep) reading|to (?:read|unlock|view) (?:the|this)|full (?:article|story)|the rest of"
    r"|weiter(?:zu)?lesen|weiter zu lesen|lire la suite|seguir leyendo|continuar (?:leyendo|lendo)|чтобы (?:продолжить|читать))"
    r"|(?:to (?:continue|keep) reading|weiterlesen|um weiterzulesen|(?:pour )?lire la suite|para seguir leyendo|чтобы продолжить)[^.!?]{0,40}"
    r"(?:subscri|sign|log ?in|regist|abonn|suscr[ií]|подпи)"
    r"|\b(?:reserved for|nur für|réservé[es]* aux|solo para|exclusivo para|только для)\s(?:\w+\s)?(?:subscribers|abonnent|abonnés|suscriptores|assinantes|подписчик)",
    re.IGNORECASE,
)
# one of these stands in every such line
_STEMS: Final = (
    "subscri",
    "sign",
    "log",
    "regist",
    "become a member",
    "abonn",
    "anmelden",
    "suscr",
    "assin",
    "подпи",
)
# a longer text is worth reading to its end: the line then asks for something else
_LONGEST_TEASER: Final = 1_500
_LONGEST_LINE: Final = 200


def find_paywall(
    head: Head, structured: Structured, *, lines: Iterable[str], body_chars: int
) -> bool:
    """Tell whether the text is a teaser: the page's data say so, or a short text ends in the request.

    `lines` are those of the article's region and the next ones, `body_chars` the length of its text.
    """
    if structured.free is not None:
        return not structured.free
    if head.find("article:content_tier") == "locked":
        return True
    return body_chars <= _LONGEST_TEASER and any(map(asks_for_account, lines))


def asks_for_account(line: str) -> bool:
    """Tell whether a line asks for a subscription or an account before the rest may be read."""
    if len(line) > _LONGEST_LINE:
        return False
    lower = line.lower()
    return any(map(lower.__contains__, _STEMS)) and _ASKS.search(line) is not None
