"""A document in which every field says something: walked from the model itself, so that a new
field is filled and asked for, too.

``SKELETON`` holds what cannot be made up: ids, keys of the method, and as many parts as it takes.
All else is filled by its type.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from cluster_psia.assessment import Assessment, Citation
from cluster_psia.assessment.document.fields import SCHEMA_VERSION

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo

Write = Callable[[str], str]
NOT_GIVEN: Any = object()

SKELETON: dict[str, Any] = {
    "schema_version": SCHEMA_VERSION,
    "sample": {"key": "tiruppur"},
    "sources": [{"id": "s"}, {"id": "u"}],
    "facts": [{"id": "f", "topic": "firms"}, {"id": "e", "citation": None}],
    "ratings": {
        # The only answer to a criterion, from a source: nobody needs to know who gave it.
        "location": [{"rater": "consultant", "answer": 3}],
        "employment": [{"answer": 3, "citation": None}, {"answer": 2, "rater": "second"}],
    },
    "weights": {"location": 3.5},
    "chain": {
        "actors": [
            {
                "id": "a",
                "kind": "trader",
                "stage": "trade",
                "status_in_employment": ["wage_labour"],
                "differences": [{"kind": "caste"}],
                "figure_sources": [{"figure": "men"}],
                "screening": [{"item": "networks", "sign": "some"}],
            },
            {"id": "d", "label": "Another trader", "kind": "trader", "stage": "trade"},
        ],
        "institutions": [
            {
                "id": "b",
                "kind": "bds",
                "represents": ["a"],
                "scope": "beyond",
                "effectiveness": 2,
                "importance": 4,
            },
            {"id": "c", "label": "Another body", "kind": "bds", "not_represented": ["a"]},
        ],
        "links": [{"source": "b", "target": "a", "kind": "serves"}],
    },
    "positions": {"a": (1.0, 2.0)},
    "groups": [
        {"id": "g", "node": "a", "kind": "wage_labour", "differences": [{"kind": "caste"}]},
        {"id": "h", "node": "a", "kind": "wage_labour"},
    ],
    "programme": {
        "areas": ["local_governance"],
        "activities": [
            {
                "id": "t",
                "area": "enterprise_development",
                "effect": "better_technology",
                "node": "a",
            },
            {"id": "u", "area": "enterprise_development"},
        ],
    },
    "guide": {
        "answers": [{"item": "box_a2.items.traders", "informant": "i"}],
        "informants": [{"id": "i", "node": "a", "named_by": "j"}, {"id": "j"}],
    },
    "design": {
        "purpose": "both",
        "resources": "moderate",
        "programme_stage": "not_started",
        "baseline": "partial",
        "comparator": "inside_cluster",
    },
    "indicators": [
        {"group": "g", "key": "workers_wages", "label": ""},
        {"group": "g", "key": None, "rank": 2},
    ],
    "methods": [{"key": "maps", "stage": "during"}],
    "work_plan": {"tasks": [{"id": "t", "phase": "phase_1", "start": dt.date(2026, 4, 1)}]},
    "adaptation": {
        "relabelled": [{"criterion": "promotability", "anchors": [{"points": [1, 2]}]}],
        "criteria": [{"key": "own_water", "group": "general", "anchors": [{"points": [5]}]}],
        "indicators": [{"key": "own_power", "row": None}, {"key": "own_rate", "row": "income"}],
        "measures": [{"row": "own_power", "sources": ["accounts"]}],
        "off": [{"kind": "method", "key": "transect_walk"}],
    },
    "headings": [{}],
}


# The walk ----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Kind:
    """The type of a field without what may be missing: a part, a list or a table of parts, or a
    value. ``bounds`` are the rules that the model puts on it.
    """

    plain: Any
    bounds: tuple[Any, ...] = ()

    @property
    def is_text(self) -> bool:
        """Whether people write it in their own words; ids and keys have a pattern."""
        return self.plain is str and not any(getattr(rule, "pattern", None) for rule in self.bounds)

    @property
    def options(self) -> tuple[Any, ...]:
        """What there is to choose from; empty where it is no choice."""
        return get_args(self.plain) if get_origin(self.plain) is Literal else ()

    @property
    def items(self) -> Kind | None:
        """The kind of what it holds many of, for a list and for a table of lists."""
        if get_origin(self.plain) not in (tuple, dict):
            return None
        *_, last = (one for one in get_args(self.plain) if one is not ...)
        return kind_of(last)

    @property
    def part(self) -> type[BaseModel] | None:
        """The part of the document that it is, or holds many of."""
        if isinstance(self.plain, type) and issubclass(self.plain, BaseModel):
            return self.plain
        return self.items.part if self.items else None


def kind_of(annotation: Any, bounds: tuple[Any, ...] = ()) -> Kind:
    """The kind of an annotation: ``Annotated[str, ...] | None`` is a text."""
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return kind_of(args[0], (*bounds, *args[1:]))
    if origin in (Union, UnionType):
        (one,) = (arg for arg in args if arg is not NoneType)
        return kind_of(one, bounds)
    rules = (rule for bound in bounds for rule in getattr(bound, "metadata", None) or (bound,))
    return Kind(annotation, tuple(rules))


def kind_of_field(field: FieldInfo) -> Kind:
    """The kind of a field of the model."""
    return kind_of(field.annotation, tuple(field.metadata))


def leaf_fields(model: type[BaseModel], before: str = "") -> Iterator[tuple[str, FieldInfo]]:
    """(path, field) of every field that is no part of its own, as ``chain.actors.label``."""
    for name, field in model.model_fields.items():
        part = kind_of_field(field).part
        if part is None:
            yield f"{before}{name}", field
        else:
            yield from leaf_fields(part, f"{before}{name}.")


def holders_of(data: dict[str, Any], path: str) -> list[dict[str, Any]]:
    """The parts of a dumped document that hold the field of a path."""
    first, _, rest = path.partition(".")
    if not rest:
        return [data]
    name = rest.partition(".")[0]
    return [part for one in _parts_with(name, data[first]) for part in holders_of(one, rest)]


def _parts_with(name: str, value: Any) -> list[dict[str, Any]]:
    """The parts in a value that have a field of that name: itself, or those that it holds."""
    if isinstance(value, dict) and name in value:
        return [value]
    many = value.values() if isinstance(value, dict) else value or ()
    return [part for one in many for part in _parts_with(name, one)]


# Filling -----------------------------------------------------------------------------------------


def written_by(write: Write, model: type[Assessment] = Assessment) -> Assessment:
    """An assessment in which every field that people write in holds ``write`` of its path, as in
    ``chain.actors.label``, and every other one something that can be made up or is given here.
    """
    return model.model_validate(_filled_part(model, SKELETON, write, ""))


def _filled_part(
    model: type[BaseModel], given: Mapping[str, Any], write: Write, before: str
) -> dict[str, Any]:
    if model is Citation:
        given = {"source": "s", **given}
    every = {
        name: _filled(kind_of_field(field), given.get(name, NOT_GIVEN), write, f"{before}{name}")
        for name, field in model.model_fields.items()
    }
    return {name: value for name, value in every.items() if value is not NOT_GIVEN}


def _filled(kind: Kind, given: Any, write: Write, path: str) -> Any:
    """What was ``given`` with its own parts filled; where nothing was, something of that kind."""
    if kind.part is None:
        return _made_up(kind, write, path) if given is NOT_GIVEN else given
    if kind.items is None:
        if given is None:
            return None
        return _filled_part(kind.part, {} if given is NOT_GIVEN else given, write, f"{path}.")
    if given is NOT_GIVEN:
        return NOT_GIVEN
    if isinstance(given, dict):
        return {key: _filled(kind.items, one, write, path) for key, one in given.items()}
    return [_filled(kind.items, one, write, path) for one in given]


def _made_up(kind: Kind, write: Write, path: str) -> Any:
    """Something of a kind; not given for a key, which the method decides."""
    if kind.is_text:
        return write(path)
    if kind.options:
        return kind.options[-1]
    if get_origin(kind.plain) is dict:
        keys = kind_of(get_args(kind.plain)[0]).options
        return {key: _made_up(kind.items, write, path) for key in keys} if kind.items else {}
    if kind.items:
        item = _made_up(kind.items, write, path)
        return NOT_GIVEN if item is NOT_GIVEN else (item,)
    return _PLAIN.get(kind.plain, NOT_GIVEN)


_PLAIN = {bool: True, int: 3, float: 1.5, dt.date: dt.date(2026, 3, 9)}
