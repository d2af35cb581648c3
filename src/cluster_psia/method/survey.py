"""One walk over the whole method: what has an address, cites a source, names an address, or stands
twice.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin

from cluster_psia.method.model.entry import CitedPlace, Entry, Frozen
from cluster_psia.method.model.register import Address

if TYPE_CHECKING:
    from cluster_psia.method.model import Method

Holds = Literal["model", "models", "addresses", "sources"]


@dataclass
class Survey:
    """What stands where. Paths have numbers ("box_1.states.0"), addresses have keys
    ("box_1.states.e_income").
    """

    entries: dict[str, Entry] = field(default_factory=dict)
    """Entries by their addresses."""
    paths: dict[str, str] = field(default_factory=dict)
    """The path of each address, also of a document, which is no entry."""
    lists: dict[str, tuple[Any, ...]] = field(default_factory=dict)
    """Lists of things with a key, by address."""
    sources: list[tuple[str, CitedPlace]] = field(default_factory=list)
    """Sources with their paths."""
    named: list[tuple[str, str]] = field(default_factory=list)
    """(path, address it names)."""
    twice: list[tuple[str, str]] = field(default_factory=list)
    """(path of a list, key that stands twice in it)."""
    former: dict[str, dict[str, str]] = field(default_factory=dict)
    """Today's key by each key that it bore before, by the address of the list; most have none."""


def survey_method(method: Method) -> Survey:
    """Everything in the method, found in one walk."""
    found = Survey()
    _walk(found, method, "", "")
    return found


def _walk(found: Survey, value: Frozen, path: str, address: str) -> None:
    held = value.__dict__  # faster than getattr, and there are thousands
    for name, holds in fields_of(type(value)):
        inner = held[name]
        if not inner and holds != "models":
            continue
        here = f"{path}.{name}" if path else name
        if holds == "addresses":
            found.named.extend((here, item) for item in inner)
        elif holds == "sources":
            found.sources.extend((f"{here}.{i}", item) for i, item in enumerate(inner))
        elif inner.__class__ is CitedPlace:
            found.sources.append((here, inner))
        elif holds == "models":
            _walk_list(found, inner, here, f"{address}.{name}" if address else name)
        else:
            _enter(found, inner, here, f"{address}.{name}" if address else name)


def _walk_list(found: Survey, items: tuple[Frozen, ...], path: str, address: str) -> None:
    keys = set()
    for i, item in enumerate(items):
        key = item.__dict__.get("key")
        if key is None:
            _walk(found, item, f"{path}.{i}", f"{address}.{i}")
            continue
        if key in keys:
            found.twice.append((path, key))
        keys.add(key)
        was = item.__dict__.get("was")
        if was:
            found.former.setdefault(address, {}).update(dict.fromkeys(was, key))
        _enter(found, item, f"{path}.{i}", f"{address}.{key}")
    if keys or not items:
        found.lists[address] = items


def _enter(found: Survey, value: Frozen, path: str, address: str) -> None:
    found.paths.setdefault(address, path)
    if isinstance(value, Entry):
        found.entries.setdefault(address, value)
    _walk(found, value, path, address)


@cache
def fields_of(model: type[Frozen]) -> tuple[tuple[str, Holds], ...]:
    """The fields of a class in which something may stand that the walk looks for, and what they
    hold.
    """
    held = ((name, _holds(info.annotation)) for name, info in model.model_fields.items())
    return tuple((name, holds) for name, holds in held if holds)


def _holds(annotation: Any) -> Holds | None:
    if get_origin(annotation) is tuple:
        inner = get_args(annotation)[0]
        if inner == Address:
            return "addresses"
        if inner is CitedPlace:
            return "sources"
        return "models" if _is_worth_a_visit(inner) else None
    return "model" if any(map(_is_worth_a_visit, (annotation, *get_args(annotation)))) else None


def _is_worth_a_visit(annotation: Any) -> bool:
    """Whether it is a class with a key, a source, or anything else inside that the walk looks
    for.
    """
    if not (isinstance(annotation, type) and issubclass(annotation, Frozen)):
        return False
    return (
        annotation is CitedPlace or "key" in annotation.model_fields or bool(fields_of(annotation))
    )
