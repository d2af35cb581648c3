"""Keys that entries bore before: documents and addresses go on meaning what they meant.

A key of the method goes only by way of ``was``: the entry under its new key names the old ones.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_psia.method.graph import cached_survey

if TYPE_CHECKING:
    from cluster_psia.method.model import Method


def current_key(method: Method, address: str, key: str) -> str:
    """The key that an entry of the list at ``address`` bears today; ``key`` itself where none ever
    bore another.
    """
    return cached_survey(method).former.get(address, {}).get(key, key)


def current_address(method: Method, address: str) -> str | None:
    """Where that which once stood at ``address`` stands today; None when nothing does.

    Each part of the address may have borne another key: the area as well as the effect in it.
    """
    survey = cached_survey(method)
    here = ""
    for part in address.split("."):
        at_list = here in survey.lists
        key = current_key(method, here, part) if at_list else part
        here = f"{here}.{key}" if here else key
        if at_list and here not in survey.paths:
            return None
    return here if here in survey.paths else None
