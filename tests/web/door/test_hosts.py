"""Under which names this computer answers, and under which never."""

from __future__ import annotations

import socket
from types import SimpleNamespace
from typing import TYPE_CHECKING

from cluster_psia.web.door import hosts

IPV6 = SimpleNamespace(family=socket.AF_INET6, address="fe80::1")


def ipv4(address: str) -> SimpleNamespace:
    return SimpleNamespace(family=socket.AF_INET, address=address)


if TYPE_CHECKING:
    import pytest


def test_host_names_are_those_of_this_computer_and_those_that_were_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("CLUSTER_PSIA_HOSTS", "Hall.Example, *, *.weavers.example,, bad name")
    names = hosts.allowed_hosts(lan=False)
    assert {"localhost", "127.0.0.1", "hall.example", "*.weavers.example"} <= set(names)
    assert not {"*", "", "bad name"} & set(names)
    assert set(hosts.lan_addresses()) <= set(hosts.allowed_hosts(lan=True))


def test_without_names_of_its_own_only_the_loopback_answers(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    loopback = ["localhost", "127.0.0.1", "::1", "[::1]"]
    monkeypatch.delenv("CLUSTER_PSIA_HOSTS", raising=False)
    assert (hosts.named_hosts(), hosts.allowed_hosts(lan=False)) == ([], loopback)
    monkeypatch.setenv("CLUSTER_PSIA_HOSTS", " , *")
    assert (hosts.named_hosts(), hosts.allowed_hosts(lan=False)) == ([], loopback)


def test_on_the_network_this_computer_answers_to_its_name_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("CLUSTER_PSIA_HOSTS", "Hall.local,localhost")
    monkeypatch.setattr("socket.gethostname", lambda: "Hall.example")
    monkeypatch.setattr(hosts, "lan_addresses", lambda: ["192.0.2.7"])
    names = hosts.allowed_hosts(lan=True)
    assert names[4:] == ["hall.local", "192.0.2.7", "hall.example"]
    assert names.count("localhost") == 1


def test_addresses_that_lead_nobody_here_are_left_out_and_the_way_out_comes_first(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    addresses = {
        "lo": ["127.0.0.1"],
        "cable": ["10.0.0.7", "169.254.1.1"],
        "radio": ["192.0.2.7"],
        "off": ["10.9.9.9"],
    }
    monkeypatch.setattr(
        "psutil.net_if_stats",
        lambda: {name: SimpleNamespace(isup=name != "off") for name in addresses},
    )
    monkeypatch.setattr(
        "psutil.net_if_addrs",
        lambda: {name: [*map(ipv4, given), IPV6] for name, given in addresses.items()},
    )
    for first, found in (
        ("192.0.2.7", ["192.0.2.7", "10.0.0.7"]),
        (None, ["10.0.0.7", "192.0.2.7"]),
    ):
        monkeypatch.setattr(hosts, "_towards_others", lambda first=first: first)
        assert hosts.lan_addresses() == found
