"""Which addresses of the internet are somebody else's: neither this machine, nor this house, nor a way round into either.

`ipaddress.is_private` is not enough: it lets through shared and multicast addresses, and forms of IPv6 that carry an IPv4
address within them.
"""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

_NOT_V4 = tuple(
    IPv4Network(net)
    for net in (
        "0.0.0.0/8",  # this host
        "10.0.0.0/8",
        "100.64.0.0/10",  # shared by a provider's customers; a cloud's metadata
        "127.0.0.0/8",
        "168.63.129.16/32",  # a cloud's own service, in public clothes
        "169.254.0.0/16",  # link-local; the other clouds' metadata
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",  # for documents
        "192.88.99.0/24",  # a relay of 6to4
        "192.168.0.0/16",
        "198.18.0.0/15",  # for benchmarks
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/4",  # to many
        "240.0.0.0/4",  # reserved, and to all
    )
)
_PUBLIC_V6 = IPv6Network("2000::/3")  # all that has been given out
_NOT_V6 = tuple(
    IPv6Network(net)
    for net in (
        "2001::/23",  # Teredo and other tunnels
        "2001:db8::/32",
        "2002::/16",  # 6to4: an IPv4 address within
        "3fff::/20",
    )
)
_ISATAP = (0x00005EFE, 0x02005EFE)  # in the middle of an address that ends with an IPv4 one


def is_public(text: str) -> bool:
    """False for what is no address, too."""
    try:
        address = ip_address(text)
    except ValueError:
        return False
    if isinstance(address, IPv4Address):
        return not any(address in net for net in _NOT_V4)
    return _is_public_v6(address)


def _is_public_v6(address: IPv6Address) -> bool:
    if address.scope_id is not None or address not in _PUBLIC_V6 or any(address in net for net in _NOT_V6):
        return False
    return (int(address) >> 32) & 0xFFFFFFFF not in _ISATAP
