"""An address as written in; the same address in one normal form out, so that two spellings of one page compare equal."""

import re
from urllib.parse import SplitResult, quote, unquote, urlsplit, urlunsplit

MAX_ADDRESS_LENGTH = 8192
DEFAULT_PORTS = {"http": 80, "https": 443}

# Parameters that name where a reader came from, never which page is shown.
# fmt: off
TRACKING_NAMES = frozenset({
    "fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "ysclid",
    "twclid", "ttclid", "igshid", "igsh", "mc_cid", "mc_eid", "mkt_tok", "oly_anon_id",
    "oly_enc_id", "vero_id", "vero_conv", "wickedid", "s_cid", "srsltid", "_ga", "_gl",
    "_hsenc", "_hsmi", "__hstc", "__hssc", "__hsfp", "hsctatracking", "guccounter",
    "guce_referrer", "guce_referrer_sig", "ref_src", "ref_url", "__twitter_impression",
    "ns_mchannel", "ns_source", "ns_campaign", "ns_linkname", "ns_fee", "at_medium",
    "at_campaign", "at_custom1", "at_custom2", "at_custom3", "at_custom4", "at_link_id",
    "at_link_origin", "at_link_type", "at_format", "at_ptr_name", "at_bbc_team", "xtor",
    "smid", "smtyp", "echobox", "dicbo", "vgo_ee", "phpsessid", "jsessionid",
})
# fmt: on
TRACKING_PREFIXES = ("utm_", "pk_", "mtm_", "piwik_", "hsa_")
# These names may choose a page ("?source=archive"), so their value must name a channel, too.
CHANNEL_NAMES = frozenset(
    {"ref", "from", "source", "src", "via", "referrer", "cmp", "ncid", "medium"}
)
# fmt: off
CHANNELS = frozenset({
    "rss", "feed", "feeds", "atom", "twitter", "facebook", "fb", "instagram", "ig",
    "telegram", "tg", "vk", "whatsapp", "viber", "linkedin", "reddit", "pinterest", "email",
    "mail", "newsletter", "push", "social", "share", "sharing", "share_btn_tw",
    "share_btn_fb", "share_btn_link", "google", "googlenews", "gnews", "yandex", "dzen",
    "bing", "flipboard", "smartnews",
})
# fmt: on

_UNRESERVED = re.compile(r"%(2[dDeE]|3[0-9]|4[1-9a-fA-F]|5[0-9aAfF]|6[1-9a-fA-F]|7[0-9aAeE])")
_ESCAPE = re.compile(r"%([0-9a-fA-F]{2})")
_ESCAPED_DOT = re.compile("%2e", re.IGNORECASE)
_LOOSE_PERCENT = re.compile(r"%(?![0-9a-fA-F]{2})")
_FORBIDDEN_IN_HOST = re.compile(r"[\x00-\x20\x7f\"#%/:<>?@\[\\\]^`{|}]")
_SESSION_IN_PATH = re.compile(r";jsessionid=[^/]*", re.IGNORECASE)
_PATH_SAFE = "/%:@!$&'()*+,;=~-._"
_QUERY_SAFE = _PATH_SAFE + "?[]|"


def normalise_url(url: str) -> str:
    """Return the address without fragment and tracking parameters, its query sorted by name.

    Scheme and host are lower case, the host in punycode and without a trailing dot, the default port
    gone, dot segments resolved, percent escapes in one form (RFC 3986, section 6.2.2). Parameters of
    one name keep their order. What is no http(s) address comes back unchanged but for outer white space.
    """
    parts = split_web_address(url)
    if parts is None:
        return url.strip()
    return urlunsplit(
        (parts.scheme, parts.netloc, _normal_path(parts.path), _normal_query(parts.query), "")
    )


def is_web_address(url: str) -> bool:
    """Tell whether a text is an absolute http or https address with a usable host."""
    return split_web_address(url) is not None


def split_web_address(url: str) -> SplitResult | None:
    """Split an http(s) address, its scheme, host and port in normal form; None for all else."""
    if len(url) > MAX_ADDRESS_LENGTH:
        return None
    try:
        parts = urlsplit(url.strip())
        port = parts.port
        host = _normal_host(parts.hostname or "")
    except ValueError:  # a bad bracket or port; UnicodeError from the host is one, too
        return None
    scheme = parts.scheme.lower()
    if scheme not in DEFAULT_PORTS or not host:
        return None
    shown_port = "" if port in {None, DEFAULT_PORTS[scheme]} else f":{port}"
    userinfo, at, _ = parts.netloc.rpartition("@")
    return parts._replace(scheme=scheme, netloc=f"{userinfo}{at}{host}{shown_port}")


def write_request_url(parts: SplitResult) -> str:
    """Return a split address as it goes over the wire: dot segments, also escaped ones, resolved (RFC 3986, 5.2.4)."""
    path = _resolve_dots(_ESCAPED_DOT.sub(".", parts.path))
    return urlunsplit(parts._replace(path=path, fragment=""))


def _normal_host(host: str) -> str:
    if ":" in host:
        return f"[{host.lower()}]"
    host = unquote(host).rstrip(".").lower()
    if len(host) > 253:
        return ""
    if not host.isascii():
        # a full stop of another script becomes one of ours
        host = host.encode("idna").decode("ascii").rstrip(".").lower()
    return "" if _FORBIDDEN_IN_HOST.search(host) or host.startswith(".") or ".." in host else host


def _normal_path(path: str) -> str:
    path = _SESSION_IN_PATH.sub("", path.replace("\\", "/"))
    return _resolve_dots(_normal_escapes(path, _PATH_SAFE))


def _resolve_dots(path: str) -> str:
    kept: list[str] = []
    segments = path.split("/")[1:]
    for segment in segments:
        if segment == "..":
            kept[-1:] = []
        elif segment != ".":
            kept.append(segment)
    if segments and segments[-1] in {".", ".."}:
        kept.append("")
    return "/" + "/".join(kept)


def _normal_query(query: str) -> str:
    pieces = [piece for piece in query.split("&") if piece and not _is_tracking(piece)]
    pieces = [_normal_escapes(piece, _QUERY_SAFE) for piece in pieces]
    return "&".join(sorted(pieces, key=lambda piece: piece.partition("=")[0]))


def _is_tracking(piece: str) -> bool:
    name, _, value = piece.partition("=")
    name = unquote(name).lower().removeprefix("amp;")
    if name in TRACKING_NAMES or name.startswith(TRACKING_PREFIXES):
        return True
    return name in CHANNEL_NAMES and unquote(value).lower() in CHANNELS


def _normal_escapes(text: str, safe: str) -> str:
    text = _LOOSE_PERCENT.sub("%25", text)
    text = _UNRESERVED.sub(lambda found: chr(int(found[1], 16)), text)
    text = _ESCAPE.sub(lambda found: found[0].upper(), text)
    return quote(text, safe=safe, errors="replace")
