"""An IP address in; the reason not to connect to it out, or None."""

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

# Cloud metadata services that do not live on link-local addresses.
METADATA = frozenset(
    map(ip_address, ("168.63.129.16", "100.100.100.200", "192.0.0.192", "fd00:ec2::254"))
)
NAT64 = IPv6Network("64:ff9b::/96")
# all that is routed on the internet or in private networks; what else there is only carries an
# IPv4 address somewhere inside (compatible, translated, local NAT64), for a translator to reach
ROUTED = (IPv6Network("2000::/3"), IPv6Network("fc00::/7"), IPv6Network("::1/128"))


def refuse_address(address: str, *, allow_private: bool) -> str | None:
    """Return why an address must not be connected to, or None where it may.

    Only globally routed unicast addresses pass. `allow_private` admits loopback and private networks
    as well, but never link-local (which holds cloud metadata), multicast, reserved or unspecified ones.
    IPv6 forms that carry an IPv4 address (mapped, 6to4, Teredo, NAT64) are judged by that one, too.
    """
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return "not an IP address"
    reasons = (_judge(form, allow_private=allow_private) for form in _forms(found))
    return next((f"{address} is {reason}" for reason in reasons if reason), None)


def _forms(address: IPv4Address | IPv6Address) -> list[IPv4Address | IPv6Address]:
    if isinstance(address, IPv4Address):
        return [address]
    if address.ipv4_mapped is not None:
        return [address.ipv4_mapped]
    forms: list[IPv4Address | IPv6Address] = [address]
    if address.sixtofour is not None:
        forms.append(address.sixtofour)
    if address.teredo is not None:
        forms += list(address.teredo)
    if address in NAT64:
        forms = [IPv4Address(int(address) & 0xFFFFFFFF)]
    return forms


def _judge(address: IPv4Address | IPv6Address, *, allow_private: bool) -> str | None:
    if address in METADATA or address.is_link_local:
        return "a link-local or cloud metadata address"
    if address.is_multicast or address.is_unspecified:
        return "a multicast or unspecified address"
    if isinstance(address, IPv6Address) and not any(address in network for network in ROUTED):
        return "a reserved address"
    if address.is_global:
        return None
    # For IPv6 "reserved" holds loopback, too.
    if isinstance(address, IPv4Address) and address.is_reserved:
        return "a reserved address"
    return None if allow_private else "a private or loopback address"
