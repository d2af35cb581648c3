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
_NAME = re.compile(r"(\*\.)?[a-z0-9_:-]+(\.[a-z0-9_-]+)*\.?")


def allowed_hosts(*, lan: bool) -> list[str]:
    """Host names that are answered to; with ``lan`` this computer's name
    and addresses on the local network too.
    """
    names = [*LOOPBACK, "[::1]", *named_hosts()]
    if lan:
        host = socket.gethostname().lower()
        names += [*lan_addresses(), host, f"{host.partition('.')[0]}.local"]
    return list(dict.fromkeys(name for name in names if _NAME.fullmatch(name) or name == "[::1]"))


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
    found = [
        address.address
        for name, addresses in psutil.net_if_addrs().items()
        if name in up
        for address in addresses
        if address.family == socket.AF_INET and not address.address.startswith(("127.", "169.254."))
    ]
    first = _towards_others()
    return sorted(found, key=lambda address: address != first)


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
