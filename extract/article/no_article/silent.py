"""A page that shows no text in, why it shows none out: most of them test whether a browser runs their script."""

import re
from typing import Final

from selectolax.lexbor import LexborHTMLParser

from extract.article.no_article.wall_words import BOT_TEXT, BOT_TITLE
from records.outcome import RejectReason

# how the makers of robot checks name their scripts, cookies and elements
_CHALLENGES: Final = re.compile(
    rb"_cf_chl_|_incapsula_resource|incident_id=|awswaf|gokuprops|kpsdk|captcha-delivery|px-captcha|sec-cpt|ddos-guard|qrator"
    rb"|acw_sc__v2|aliyun_waf|block_message|geetest|smartcaptcha|arkoselabs|sucuri_cloudproxy|slowaes|testcookie|reese84|anubis"
)
_MOST_BYTES: Final = 200_000


def explain_silence(parser: LexborHTMLParser) -> tuple[RejectReason, str]:
    """Return the reason for a page without visible text: a robot check that its title, its words without script or its scripts name."""
    title = parser.css_first("title")
    named = title.text().strip(" .…!\n").lower() if title else ""
    hidden = " ".join(node.text() for node in parser.css("noscript, iframe")).lower()
    said = BOT_TITLE.fullmatch(named) or BOT_TEXT.search(hidden)
    if said:
        return RejectReason.BOT_WALL, f"the page says {said[0]!r} and shows no text"
    challenge = _CHALLENGES.search((parser.raw_html or b"")[:_MOST_BYTES].lower())
    if challenge:
        return RejectReason.BOT_WALL, f"the page loads {challenge[0].decode()!r} and shows no text"
    return RejectReason.EMPTY_PAGE, "the page has no visible text"
