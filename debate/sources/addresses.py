"""Where a page may be fetched from: the public internet, by its usual ports, and nowhere else.

Names can lead anywhere, so it is what a name resolves to that is judged, and that very address is
then spoken to. Python's `is_global` lets pass what only carries another address: those of NAT64 and
6to4, and IPv4 ones written in IPv6. So the list is our own, after IANA's registries of
special-purpose addresses: of IPv4 all but these, of IPv6 only the global unicast block without
these.
"""

import ipaddress
import re
import socket
from dataclasses import dataclass

from ..errors import InvalidInput

PORTS = frozenset({80, 443})

_NO_IPV4 = tuple(
    map(
        ipaddress.IPv4Network,
        (
            "0.0.0.0/8",  # this network
            "10.0.0.0/8",  # private
            "100.64.0.0/10",  # shared by a provider's customers
            "127.0.0.0/8",  # loopback
            "169.254.0.0/16",  # link-local, and where clouds keep their secrets
            "172.16.0.0/12",  # private
            "192.0.0.0/24",  # protocol assignments
            "192.0.2.0/24",  # documentation
            "192.31.196.0/24",  # AS112
            "192.52.193.0/24",  # AMT
            "192.88.99.0/24",  # 6to4 relays
            "192.168.0.0/16",  # private
            "192.175.48.0/24",  # AS112
            "198.18.0.0/15",  # benchmarking
            "198.51.100.0/24",  # documentation
            "203.0.113.0/24",  # documentation
            "224.0.0.0/4",  # multicast
            "240.0.0.0/4",  # reserved, and broadcast
        ),
    )
)
_GLOBAL_IPV6 = ipaddress.IPv6Network("2000::/3")
_NO_IPV6 = tuple(
    map(
        ipaddress.IPv6Network,
        (
            "2001::/23",  # protocol assignments: Teredo, ORCHID, benchmarking
            "2001:db8::/32",  # documentation
            "2002::/16",  # 6to4
            "2620:4f:8000::/48",  # AS112
            "3fff::/20",  # documentation
        ),
    )
)
_NUMBER = re.compile(r"0x[0-9a-f]*|[0-9]+", re.IGNORECASE)
_HOST = re.compile(r"[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*", re.IGNORECASE)
_LONGEST_HOST = 253


@dataclass(frozen=True)
class Allowed:
    """What may be spoken to: which ports, and, beside public addresses, these `also`.

    `Allowed()` is the rule for everything that people type; a site that must fetch from its own
    network, and the tests, name the addresses that are allowed there.
    """

    ports: tuple[int, ...] = tuple(sorted(PORTS))
    also: tuple[str, ...] = ()

    def resolve(self, host: str, port: int) -> tuple[str, ...]:
        """Give the addresses of a host to speak to, at least one.

        Raises InvalidInput where there is none, and where any address of the host is refused.
        """
        if port not in self.ports:
            raise InvalidInput("Pages are fetched from the ports 80 and 443 only.")
        found = _addresses(ascii_host(host), port)
        for address in found:
            if address not in self.also and not is_public(address):
                raise InvalidInput(
                    "{host} is no address on the public internet, so nothing is fetched from it.",
                    host=host,
                )
        return found


def is_public(address: str) -> bool:
    """Tell whether an address belongs to one machine on the public internet.

    >>> [is_public(one) for one in ("9.9.9.9", "127.0.0.1", "64:ff9b::7f00:1", "::ffff:9.9.9.9")]
    [True, False, False, False]
    """
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv4Address):
        return not any(found in network for network in _NO_IPV4)
    inside = found in _GLOBAL_IPV6 and found.scope_id is None
    return inside and not any(found in network for network in _NO_IPV6)


def ascii_host(host: str) -> str:
    """Give a host as it is looked up. Raises InvalidInput for what is none, and for a number that
    only stands for an address.

    >>> ascii_host("Dörfer.example"), ascii_host("9.9.9.9")
    ('xn--drfer-jua.example', '9.9.9.9')
    """
    if ":" in host:
        return _literal(host)
    try:
        name = host.encode("idna").decode().lower().removesuffix(".")
    except UnicodeError:
        name = ""
    if len(name) > _LONGEST_HOST or not _HOST.fullmatch(name):
        raise InvalidInput("{host} is no name of a site.", host=host[:100])
    return _literal(name) if _NUMBER.fullmatch(name.rpartition(".")[2]) else name


def _literal(host: str) -> str:
    """Give an address that is written in the usual way: '127.1' and '2130706433' are not."""
    try:
        found = ipaddress.ip_address(host)
    except ValueError:
        raise InvalidInput("{host} is no name of a site.", host=host[:100]) from None
    return str(found)


def _addresses(host: str, port: int) -> tuple[str, ...]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise InvalidInput(
            "The site {host} is not found. Is the address right?", host=host
        ) from error
    return tuple(str(address[0]) for *_, address in found)
