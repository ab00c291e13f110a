"""A Content-Type header in; whether the body may hold a page, list, feed or sitemap out."""

import re

# octet-stream: what servers send for pages and .gz sitemaps whose type they do not know.
TEXTUAL_APPLICATIONS = frozenset(
    {
        "xml",
        "json",
        "xhtml",
        "html",
        "rss",
        "gzip",
        "x-gzip",
        "octet-stream",
        "x-unknown",
        "force-download",
    }
)
_MEDIA_TYPE = re.compile(r"\s*([a-z0-9!#$&^_.+-]+)/([a-z0-9!#$&^_.+*-]+)", re.IGNORECASE)


def may_hold_text(content_type: str | None) -> bool:
    """Tell whether a body of this type is worth reading; a missing or malformed type is."""
    found = _MEDIA_TYPE.match(content_type or "")
    if found is None:
        return True
    main, sub = found[1].lower(), found[2].lower()
    # storage services write binary/octet-stream where nobody named a type
    if main == "application" or (main, sub) == ("binary", "octet-stream"):
        return sub in TEXTUAL_APPLICATIONS or sub.endswith(("+xml", "+json"))
    return main in {"text", "unknown", "*"}
