"""The addresses a page gives in, those that can be trusted out: its own, its image, its origin."""

from functools import lru_cache
from urllib.parse import SplitResult, urljoin

from records.addresses import normalise_url, split_web_address

_MIRROR_PREFIXES = ("www.", "m.", "amp.", "mobile.")
# endings that say nothing of a country though two letters long
_GENERIC_ENDINGS = frozenset(
    {"ai", "cc", "co", "eu", "fm", "gg", "io", "ly", "me", "to", "tv", "ws"}
)


@lru_cache(maxsize=1024)  # asked for before and after cleaning
def decide_address(url: str, canonical_url: str | None) -> str:
    """Return the article's address in normal form: the canonical one where it can be trusted.

    Trusted is a canonical address of the same site that is not the site's home page (sites that
    print one canonical link on every page would fold all their articles into one).
    """
    if canonical_url is None or canonical_url == url:
        return normalise_url(url)
    own = split_web_address(url)
    claimed = _join_address(url, canonical_url)
    if own and claimed and _are_one_site(own, claimed) and (_is_home(own) or not _is_home(claimed)):
        return normalise_url(claimed.geturl())
    return normalise_url(url)


def resolve_link(base: str, link: str | None) -> str | None:
    """Return a link as an absolute http address, or None where it is none (data:, javascript:)."""
    target = _join_address(base, link)
    return target.geturl() if target else None


def guess_country_of_host(url: str) -> str | None:
    """Return the country whose ending a host bears (uk is GB), or None; used for the order of days."""
    host = url.partition("://")[2].partition("/")[0].partition(":")[0]
    ending = host.rpartition(".")[2].lower()
    if len(ending) != 2 or not ending.isalpha() or ending in _GENERIC_ENDINGS:
        return None
    return "GB" if ending == "uk" else ending.upper()


def _join_address(base: str, link: str | None) -> SplitResult | None:
    """Return a link, absolute or not, as a split http address; None for any other or a broken one."""
    target = (link or "").strip()
    if not target:
        return None
    try:
        absolute = target if target.startswith(("https://", "http://")) else urljoin(base, target)
        return split_web_address(absolute)
    except ValueError:
        return None


def _is_home(address: SplitResult) -> bool:
    """Tell whether this is the front page of a site."""
    return not address.path.strip("/") and not address.query


def _are_one_site(one: SplitResult, other: SplitResult) -> bool:
    """Tell whether the hosts are equal but for a mirror's prefix, or one lies below the other."""
    first, second = _strip_mirror(one.hostname or ""), _strip_mirror(other.hostname or "")
    return first == second or first.endswith(f".{second}") or second.endswith(f".{first}")


def _strip_mirror(host: str) -> str:
    """Return a host without "www.", "m.", "amp." in front."""
    for prefix in _MIRROR_PREFIXES:
        host = host.removeprefix(prefix)
    return host
