"""An address in; how much its shape alone looks like an article's out."""

import re
from urllib.parse import SplitResult, unquote, urlsplit

# Path words that name lists, accounts and legal pages on news sites of any kind.
# fmt: off
LIST_WORDS = frozenset({
    "tag", "tags", "topic", "topics", "author", "authors", "autor", "category", "categories",
    "page", "search", "archive", "archives", "user", "users", "profile", "people", "staff",
    "rss", "feed", "feeds", "login", "signin", "signup", "register", "account", "subscribe",
    "subscription", "subscriptions", "newsletter", "newsletters", "cart", "shop", "print",
    "share", "comment", "comments", "wp-login.php", "wp-admin", "cdn-cgi", "contact",
    "contacts", "contact-us", "about", "about-us", "privacy", "privacy-policy", "terms",
    "terms-of-use", "terms-of-service", "cookies", "cookie-policy", "imprint", "impressum",
    "advertise", "advertising", "jobs", "careers", "sitemap", "help", "faq", "legal",
    "members", "membership", "product", "products", "collections", "store", "label", "labels",
    "hashtag", "hashtags", "donate", "podcasts", "events", "kontakt", "datenschutz",
})
# fmt: on
LIST_STARTS = re.compile(
    r"(about|contact|privacy|terms|cookie|imprint|advertis|subscri|newsletter|login|sign-?(in|up)|regist|how-to-use)\b"
)
NO_PAGE = re.compile(
    r"\.(jpe?g|png|gif|webp|svg|ico|css|js|mp[34]|m4[av]|avi|mov|webm|pdf|zip|gz|rar|exe|apk|docx?|xlsx?|pptx?|xml|rss|atom|json)$",
    re.IGNORECASE,
)
DATED_PATH = re.compile(r"/(19|20)\d\d[/-]?(0[1-9]|1[0-2])([/-]?[0-3]\d)?(/|-|\b)|/(19|20)\d\d/")
DAY_ARCHIVE = re.compile(r"^(/\w{1,12}){0,2}/(19|20)\d\d(/(0?[1-9]|1[0-2])(/[0-3]?\d)?)?/?$")
# /news/1984 may be the archive of a year or the page of that number: its text must tell
YEAR_OR_NUMBER = re.compile(r"^/\w{1,12}(/\w{1,12})?/(19|20)\d\d$")
QUERY_ID = re.compile(
    r"(?:^|&)(?:id|p|news|newsid|article|articleid|story|aid|nid|sid|item|post)=\d{2,}",
    re.IGNORECASE,
)
PAGE_NUMBER = re.compile(
    r"(?:^|[?&;])(?:page|paged|pg|pagenum|pageno|seite|pagina|offset|start)=(\d{1,9})\b|/(?:page|seite|pagina|strona)[/-]?(\d{1,9})\b",
    re.IGNORECASE,
)
_WORD_BREAK = re.compile(r"[-_+.,]+")
_ENDING = re.compile(r"\.(s?html?|php|aspx?|jsp|cms|ece)$", re.IGNORECASE)


def score_url(url: str) -> float:
    """Return the evidence in an address that it leads to an article; about -4 to 3, 0 says nothing."""
    parts = urlsplit(url)
    segments = [segment for segment in unquote(parts.path).lower().split("/") if segment]
    if (not segments and not QUERY_ID.search(parts.query)) or NO_PAGE.search(parts.path):
        return -5.0
    if YEAR_OR_NUMBER.search(parts.path) and not LIST_WORDS.intersection(segments):
        return -1.0
    if is_numbered_list(parts) or DAY_ARCHIVE.search(parts.path):
        return -3.0
    score = _score_segments(segments) if segments else 0.0
    score += 1.5 if DATED_PATH.search(parts.path) else 0.0
    score += 1.5 if QUERY_ID.search(parts.query) else 0.0
    return score


def is_numbered_list(parts: SplitResult) -> bool:
    """Tell whether an address is a further page of a list."""
    return bool(PAGE_NUMBER.search(f"{parts.path}?{parts.query}"))


def _score_segments(segments: list[str]) -> float:
    last = _ENDING.sub("", segments[-1])
    words = [word for word in _WORD_BREAK.split(last) if word]
    digits = sum(char.isdigit() for char in last)
    score = 0.5 if last != segments[-1] else 0.0
    if LIST_WORDS.intersection(segments[:-1]) or segments[-1] in LIST_WORDS or last in LIST_WORDS:
        score -= 3.0
    elif LIST_STARTS.match(last) and len(words) <= 4:
        score -= 2.5
    if digits >= 5:
        score += 1.2
    elif digits and len(words) == 1 and len(segments) > 1:
        score += 0.5
    if len(words) >= 4:
        score += 1.5
    elif len(words) >= 2:
        score += 0.4
    elif not digits:
        score -= 1.0 if len(segments) > 1 else 1.5
    return score
