"""Two addresses in; whether both belong to one site out."""

import re

from records.addresses import split_web_address

SECOND_LEVEL = frozenset(
    {"co", "com", "org", "net", "gov", "gob", "ac", "edu", "or", "ne", "go", "in", "info"}
)
SHARED_HOSTING = frozenset(
    {
        "blogspot.com",
        "wordpress.com",
        "github.io",
        "substack.com",
        "tumblr.com",
        "livejournal.com",
        "medium.com",
    }
)
_NO_NAME = re.compile(r"[\d.]+|\[.*\]|[^.]*")


def is_same_site(url: str, home: str) -> bool:
    """Tell whether two addresses share their registrable domain, as far as its shape tells.

    Addresses by number and one-word hosts must agree with their port.
    """
    return name_site(url) == name_site(home)


def name_site(url: str) -> str:
    """Return the registrable domain of an address."""
    # a host in its own letters and in punycode is one
    parts = split_web_address(url)
    if parts is None:
        return url
    host = parts.hostname or ""
    if _NO_NAME.fullmatch(host):
        return parts.netloc
    labels = host.split(".")
    deep = ".".join(labels[-2:]) in SHARED_HOSTING or (
        len(labels[-1]) == 2 and labels[-2] in SECOND_LEVEL
    )
    return ".".join(labels[-3:] if deep else labels[-2:])
