"""Under which names this computer may be called:
the names of the loopback, its addresses, and CLUSTER_PSIA_HOSTS.
"""

from __future__ import annotations

import os
import re
import socket
from contextlib import closing

HOSTS = "CLUSTER_PSIA_HOSTS"
LOOPBACK = ("localhost", "127.0.0.1", "::1")
_IN_BRACKETS = "[::1]"
_FOR_ITSELF = ("127.", "169.254.")  # addresses that lead no other computer here
_NAME = re.compile(r"(\*\.)?[a-z0-9_:-]+(\.[a-z0-9_-]+)*\.?")


def allowed_hosts(*, lan: bool) -> list[str]:
    """Host names that are answered to; with ``lan`` this computer's name
    and addresses on the local network too.
    """
    names = [*LOOPBACK, _IN_BRACKETS, *named_hosts()]
    if lan:
        host = socket.gethostname().lower()
        names += [*lan_addresses(), host, f"{host.partition('.')[0]}.local"]
    usable = (name for name in names if _NAME.fullmatch(name) or name == _IN_BRACKETS)
    return list(dict.fromkeys(usable))


def named_hosts() -> list[str]:
    """The names in ``CLUSTER_PSIA_HOSTS``, separated by commas;
    ``*`` alone is not taken, for it would be no check.
    """
    given = (name.strip().lower() for name in os.environ.get(HOSTS, "").split(","))
    return [name for name in given if name and name != "*"]


def lan_addresses() -> list[str]:
    """This computer's IPv4 addresses on its networks;
    the one that leads to other computers first.
    """
    import psutil

    up = {name for name, stats in psutil.net_if_stats().items() if stats.isup}
    found: list[str] = []
    for name, addresses in psutil.net_if_addrs().items():
        if name in up:
            found += (a.address for a in addresses if a.family == socket.AF_INET)
    first = _towards_others()
    reachable = (address for address in found if not address.startswith(_FOR_ITSELF))
    return sorted(reachable, key=lambda address: address != first)


def _towards_others() -> str | None:
    """The address that the system would send from.

    Nothing is sent: connecting a UDP socket only chooses a route.
    """
    with closing(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # an address of the range for examples
        except OSError:
            return None
        address: str = probe.getsockname()[0]
        return address
