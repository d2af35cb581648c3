"""What a person did in a grid, as a browser tells it: believed only as far as it fits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from cluster_psia.assessment.grid.value import NEW

Act = Literal["set", "paste", "delete", "undo", "redo", "hand"]


@dataclass(frozen=True)
class GridChange:
    """One thing that a person did.

    "set" puts ``text`` into a cell; unless it is ``done``, somebody is still typing there. "paste"
    lays a block of a spreadsheet with its first cell there; rows that it begins get ``new`` and a
    number as id. "delete" takes ``rows`` out. "hand" says in which cell somebody is.
    """

    what: Act
    row: str = ""
    column: str = ""
    text: str = ""
    done: bool = True
    rows: tuple[str, ...] = ()
    new: str = NEW


@dataclass(frozen=True)
class HeardChanges:
    """Up to which change a browser was heard; each grid on a screen counts its own."""

    source: str = ""
    number: int = 0


def heard_changes(said: Any, before: HeardChanges) -> tuple[tuple[GridChange, ...], HeardChanges]:
    """The changes in what a browser said that were not heard before, and how far it is heard now.

    A browser says again whatever it has no answer to, so that nothing is lost on the way.
    """
    if not isinstance(said, Mapping) or not isinstance(said.get("from"), str):
        return (), before
    source = said["from"]
    last = before.number if source == before.source else 0
    numbered = sorted(_numbered(said.get("acts")), key=lambda each: each[0])
    fresh = [(number, act) for number, act in numbered if number > last]
    last = max((number for number, _ in fresh), default=last)
    changes = (_change_of(act) for _, act in fresh)
    return tuple(one for one in changes if one), HeardChanges(source, last)


def _numbered(acts: Any) -> Iterator[tuple[int, Mapping[str, Any]]]:
    for act in acts if isinstance(acts, list) else ():
        if isinstance(act, Mapping):
            number = act.get("n")
            if isinstance(number, int) and not isinstance(number, bool):
                yield number, act


def _change_of(act: Mapping[str, Any]) -> GridChange | None:
    what = next((known for known in get_args(Act) if known == act.get("what")), None)
    if what is None:
        return None
    new = _text(act, "new")
    return GridChange(
        what,
        _text(act, "row"),
        _text(act, "column"),
        _text(act, "text"),
        act.get("done") is not False,
        tuple(_texts(act.get("rows"))),
        new if new.startswith(NEW) else NEW,
    )


def _text(act: Mapping[str, Any], name: str) -> str:
    value = act.get(name)
    return value if isinstance(value, str) else ""


def _texts(given: Any) -> Iterator[str]:
    for each in given if isinstance(given, list) else ():
        if isinstance(each, str):
            yield each
