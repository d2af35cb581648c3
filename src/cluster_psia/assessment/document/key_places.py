"""Walking a document, or the JSON values of one, along the paths of ``method_keys``."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from cluster_psia.assessment.document.method_keys import KeyField


class KeyPlace(NamedTuple):
    """Where a key stands: the object or list that holds it, and under which name or number there.

    ``at`` is None for a key of an object itself. ``beside`` is the list of such objects, ``item``
    the outermost one on the way and ``number`` its number, from 1.
    """

    holder: Any
    at: str | int | None
    key: str
    beside: Any
    number: int
    item: Any


class _Step(NamedTuple):
    """One step of a path: a field, and whether to go on in each item of its list (those alone
    whose field ``only`` is ``wanted``) or in each value of its object.
    """

    name: str
    items: bool
    values: bool
    only: str
    wanted: str


class _Outer(NamedTuple):
    """What a walk has come through: the list of objects it is in, and the outermost item."""

    beside: Any = ()
    number: int = 0
    item: Any = None


def key_places(value: Any, path: str) -> Iterator[KeyPlace]:
    """The keys on a path, in a document or in the JSON values of one, whatever these hold."""
    yield from _on_way(value, _way(path), _Outer())


@cache
def _way(path: str) -> tuple[_Step, ...]:
    steps = []
    for part in path.split("."):
        name, items, only = part.removesuffix("]").partition("[")
        name, values, _ = name.partition("{")
        field, _, wanted = only.partition("=")
        steps.append(_Step(name, bool(items), bool(values), field, wanted))
    return tuple(steps)


def _on_way(value: Any, way: tuple[_Step, ...], outer: _Outer) -> Iterator[KeyPlace]:
    step, rest = way[0], way[1:]
    held = field_value(value, step.name) if step.name else value
    if step.items:
        if isinstance(held, list | tuple):
            yield from _in_items(held, step, rest, outer)
    elif step.values:
        if isinstance(held, dict):
            yield from _in_values(held, rest, outer)
    elif rest:
        yield from _on_way(held, rest, outer)
    elif isinstance(held, str):
        yield KeyPlace(value, step.name, held, *outer)


def _in_items(
    held: list[Any] | tuple[Any, ...], step: _Step, rest: tuple[_Step, ...], outer: _Outer
) -> Iterator[KeyPlace]:
    for n, item in enumerate(held):
        if step.only and field_value(item, step.only) != step.wanted:
            continue
        here = _Outer(held, outer.number or n + 1, outer.item if outer.number else item)
        if rest:
            yield from _on_way(item, rest, here)
        elif isinstance(item, str):
            yield KeyPlace(held, n, item, *here)


def _in_values(held: dict[str, Any], rest: tuple[_Step, ...], outer: _Outer) -> Iterator[KeyPlace]:
    for key, inner in held.items():
        if rest:
            yield from _on_way(inner, rest, outer)
        else:
            yield KeyPlace(held, None, key, *outer)


def field_value(value: Any, name: str) -> Any:
    """The field of an object, in a document or in JSON values; None without one."""
    return value.get(name) if isinstance(value, dict) else getattr(value, name, None)


class FieldsBeside(dict[str, str]):
    """The fields beside a key, for the texts that name them in braces."""

    def __init__(self, holder: Any) -> None:
        super().__init__()
        self.holder = holder

    def __missing__(self, name: str) -> str:
        return str(field_value(self.holder, name))


def put_key(place: KeyPlace, key: str) -> None:
    """Write another key at a place in JSON values."""
    if place.at is not None:
        place.holder[place.at] = key
        return
    items = [(key if held == place.key else held, value) for held, value in place.holder.items()]
    place.holder.clear()
    place.holder.update(items)


def stands_already(field: KeyField, place: KeyPlace, key: str) -> bool:
    """Whether ``key`` stands where it would then stand twice, and may not."""
    if place.at is None:
        return key in place.holder
    if field.alone_with is None:
        return False
    if isinstance(place.holder, list):
        return key in place.holder
    at, alone_with = str(place.at), field.alone_with

    def goes_with(item: Any) -> list[Any]:
        """What tells an item from its like."""
        return [field_value(item, name) for name in alone_with]

    mine = goes_with(place.holder)
    return any(field_value(other, at) == key and goes_with(other) == mine for other in place.beside)
