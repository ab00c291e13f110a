"""A parsed page in; its meta tags, link tags, title and language claim out."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

from extract.article.page.marks import Marks

# an address that joining would leave as it is; most are
_WHOLE = re.compile(r"https?://[^/?#;\s][^?#;\s]*$")
_MAX_META_CHARS = 5_000
_MAX_TITLE_CHARS = 1_000
_NAME_ATTRIBUTES = ("property", "name", "itemprop", "http-equiv")


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What the page's head claims; `metas` maps lower-case names to their values in page order."""

    title: str | None
    metas: Mapping[str, tuple[str, ...]]
    canonical: str | None
    language: str | None

    def find(self, *names: str) -> str | None:
        """Return the first value of the first name that has one."""
        for name in names:
            values = self.metas.get(name)
            if values:
                return values[0]
        return None

    def find_all(self, *names: str) -> list[str]:
        """Return every value of the names, in the order of the names."""
        return [value for name in names for value in self.metas.get(name, ())]


def read_head(parser: LexborHTMLParser, marks: Marks) -> Head:
    """Read the head; meta tags that stand in the body count too, as browsers let them."""
    metas: dict[str, list[str]] = {}
    for attributes in marks.metas:
        value = " ".join((attributes.get("content") or "")[:_MAX_META_CHARS].split())
        if not value:
            continue
        for key in _NAME_ATTRIBUTES:
            name = attributes.get(key)
            if name:
                metas.setdefault(name.strip().lower(), []).append(value)
    title = parser.css_first("head > title") or parser.css_first("title")
    html = parser.css_first("html")
    attributes = html.attributes if html is not None else {}
    return Head(
        title=" ".join(title.text()[:_MAX_TITLE_CHARS].split()) or None
        if title is not None
        else None,
        metas={name: tuple(values) for name, values in metas.items()},
        canonical=marks.canonicals[0].get("href") if marks.canonicals else None,
        language=attributes.get("lang") or attributes.get("xml:lang"),
    )


def resolve_address(base: str, address: str | None) -> str | None:
    """Return an absolute http(s) address, or None where there is none to be had."""
    if not address or len(address) > 2000:
        return None
    address = address.strip()
    try:
        absolute = address if _WHOLE.match(address) else urljoin(base, address)
        parts = urlsplit(absolute)
    except ValueError:
        return None
    return absolute if parts.scheme in {"http", "https"} and parts.netloc else None


def choose_language(head: Head) -> str | None:
    """Return the page's own language claim as a lower-case tag such as "en" or "pt-br"."""
    claim = head.language or head.find("content-language", "og:locale", "language", "inlanguage")
    if claim is None:
        return None
    tag = claim.split(",")[0].strip().replace("_", "-").lower()
    return tag if 2 <= len(tag) <= 12 and tag[:2].isalpha() else None
