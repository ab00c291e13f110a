"""A walked page in, the reason why it holds no article out, or none."""

import re
from typing import Final

from extract.article.walk import Page
from records.outcome import RejectReason

_SOFT_404: Final = re.compile(
    r"\b404\b|page (?:was |you (?:requested|are looking for) (?:was |could )?(?:not |can.?t )(?:be )?found|not found|(?:does not|doesn.?t|no longer) exist)|not found|"
    r"seite (?:wurde )?nicht gefunden|page introuvable|página no encontrada|pagina non trovata|страница не найдена|"
    r"nie znaleziono strony|página não encontrada|sayfa bulunamadı|页面不存在|ページが見つかりません|сторінку не знайдено",
    re.IGNORECASE,
)
_BOT_WALL: Final = re.compile(
    r"captcha|are you (?:a )?(?:human|robot)|verify(?:ing)? (?:that )?you are (?:a )?human|checking your browser|just a moment|access denied|"
    r"attention required|unusual traffic|enable javascript and cookies|ddos protection|bot detection|press (?:&|and) hold|request blocked",
    re.IGNORECASE,
)
_CONSENT: Final = re.compile(
    r"cookie|consent|einwilligung|zustimm|consentement|we value your privacy|before you continue|datenschutz|purposes|our partners|gdpr|rgpd",
    re.IGNORECASE,
)
_LOGIN: Final = re.compile(
    r"log ?in|sign ?in|password|forgot|register|create (?:an )?account|anmelden|passwort|einloggen|se connecter|mot de passe|iniciar sesión|contraseña|войти|пароль|zaloguj",
    re.IGNORECASE,
)


def judge_page(
    page: Page, *, title: str | None, body_chars: int, has_password: bool
) -> tuple[RejectReason, str] | None:
    """Return why the page is no article: a wall, an error text or a list stands in its place.

    `body_chars` is the length of the likely article; walls and errors are short texts, lists hold
    more links than prose.
    """
    text = " ".join(line.text for line in page.lines[:200])[:4000]
    head = f"{title or ''} {text[:600]}"
    if body_chars < 1500:
        found = _BOT_WALL.search(head)
        if found and len(text) < 2500:
            return RejectReason.BOT_WALL, f"the page says {found[0]!r}"
        found = _SOFT_404.search(title or "") or _SOFT_404.search(text[:300])
        if found and body_chars < 700:
            return RejectReason.SOFT_404, f"the page says {found[0]!r}"
        if has_password and body_chars < 600 and len(_LOGIN.findall(text)) >= 2:
            return (
                RejectReason.LOGIN_FORM,
                "a form that asks for a password stands in place of text",
            )
        if len(text) < 4000 and len(_CONSENT.findall(text)) >= max(3, len(text) // 300):
            return RejectReason.CONSENT_WALL, "the text is about cookies and consent"
    all_chars = sum(len(line.text) for line in page.lines)
    linked = sum(line.link_chars for line in page.lines)
    headlines = sum(
        1
        for line in page.lines
        if line.links == 1 and line.link_chars > 25 and line.link_chars > 0.8 * len(line.text)
    )
    if body_chars < 400 and headlines >= 12 and linked > 0.5 * all_chars:
        return (
            RejectReason.LIST_PAGE,
            f"{headlines} linked headlines and {body_chars} characters of text",
        )
    if body_chars == 0:
        return RejectReason.NO_ARTICLE, "no part of the page reads like an article"
    return None
