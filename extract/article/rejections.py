"""A walked page in, the reason why it holds no article out, or none."""

import re
from typing import Final

from selectolax.lexbor import LexborHTMLParser

from extract.article.reading import Reading
from records.outcome import RejectReason

# all are asked of lower case, which is four times as fast as to ignore case
_SOFT_404: Final = re.compile(
    r"\b404\b|page (?:was |you (?:requested|are looking for) (?:was |could )?(?:not |can.?t )(?:be )?found|not found|(?:does not|doesn.?t|no longer) exist)|not found|"
    r"seite (?:wurde )?nicht gefunden|page introuvable|página no encontrada|pagina non trovata|страница не найдена|"
    r"nie znaleziono strony|página não encontrada|sayfa bulunamadı|页面不存在|ページが見つかりません|сторінку не знайдено"
)
_BOT_WALL: Final = re.compile(
    r"captcha|are you (?:a )?(?:human|robot)|verify(?:ing)? (?:that )?you are (?:a )?human|checking your browser|just a moment|access denied|"
    r"attention required|unusual traffic|enable javascript and cookies|ddos protection|bot detection|press (?:&|and) hold|request blocked"
)
_CONSENT: Final = (
    "cookie",
    "consent",
    "einwilligung",
    "zustimm",
    "we value your privacy",
    "before you continue",
    "datenschutz",
    "purposes",
    "our partners",
    "gdpr",
    "rgpd",
)
_LOGIN: Final = re.compile(
    r"log ?in|sign ?in|password|forgot|register|create (?:an )?account|anmelden|passwort|einloggen|se connecter|mot de passe|iniciar sesión|contraseña|войти|пароль|zaloguj"
)
_WALL_CHARS: Final = 1500
_LIST_CHARS: Final = 500
_PROSE_CHARS: Final = 120
_LEAST_LISTED: Final = 10
_LISTED_SHARE: Final = 0.8


def judge_page(parser: LexborHTMLParser, reading: Reading) -> tuple[RejectReason, str] | None:
    """Return why the page is no article: a wall, an error text or a list stands in its place.

    Walls and errors are short texts that say so; lists hold more linked headlines than prose. A page
    with a fair amount of text is believed to be an article whatever it says.
    """
    page, body = reading.page, reading.body
    size = len(body)
    if size < _WALL_CHARS:
        text = " ".join(line.text for line in page.lines[:200])[:4000]
        fault = _find_wall(text, body, reading.title or "")
        if fault is None and _asks_for_login(parser, reading, text):
            fault = (
                RejectReason.LOGIN_FORM,
                "a form that asks for a password stands in place of text",
            )
        if fault is not None:
            return fault
    listed = _find_list(reading, size)
    if listed is not None:
        return RejectReason.LIST_PAGE, listed
    if size == 0:
        return RejectReason.NO_ARTICLE, "no part of the page reads like an article"
    return None


def _find_list(reading: Reading, size: int) -> str | None:
    """Return what is listed where linked headlines outweigh the prose, or are what was taken for it."""
    linked = [
        (len(line.text), rating)
        for line, rating in zip(reading.page.lines, reading.ratings, strict=True)
        if line.links == 1 and line.link_chars > 25 and line.link_chars > 0.8 * len(line.text)
    ]
    if len(linked) < _LEAST_LISTED:
        return None
    headline_chars = sum(chars for chars, _ in linked)
    all_chars = sum(len(line.text) for line in reading.page.lines)
    taken = sum(chars for chars, rating in linked if rating >= 0.5)
    if taken > _LISTED_SHARE * size or (
        size < _LIST_CHARS and headline_chars > max(0.4 * all_chars, 2 * size)
    ):
        return f"{len(linked)} linked headlines, {size - taken} characters of text"
    return None


def _find_wall(text: str, body: str, title: str) -> tuple[RejectReason, str] | None:
    size = len(body)
    said = _find_phrase(_BOT_WALL, f"{title} {text[:600]}")
    if said and len(text) < 2500:
        return RejectReason.BOT_WALL, f"the page says {said!r}"
    if size < 800:
        said = _find_phrase(_SOFT_404, title)
        if said is None and size < 400:
            said = _find_phrase(_SOFT_404, text[:300])
        if said:
            return RejectReason.SOFT_404, f"the page says {said!r}"
    if len(text) < 4000 and _is_about_consent(text) and (not body or _is_about_consent(body)):
        return RejectReason.CONSENT_WALL, "the text is about cookies and consent"
    return None


def _find_phrase(pattern: re.Pattern[str], text: str) -> str | None:
    """Return what a text says of what a pattern seeks, as it is written there."""
    found = pattern.search(text.lower())
    return text[found.start() : found.end()] if found else None


def _asks_for_login(parser: LexborHTMLParser, reading: Reading, text: str) -> bool:
    """Say whether a page asks for a password and tells nothing; a teaser tells something."""
    if parser.css_first("input[type=password i]") is None:
        return False
    if len(_LOGIN.findall(text.lower())) < 2:
        return False
    return not any(
        rating >= 0.5 and len(line.text) >= _PROSE_CHARS and not _LOGIN.search(line.text.lower())
        for line, rating in zip(reading.page.lines, reading.ratings, strict=True)
    )


def _is_about_consent(text: str) -> bool:
    lower = text.lower()
    return sum(map(lower.count, _CONSENT)) >= max(4, len(text) // 250)
