"""Links between instruments: every key or address that one entry says of another must lead
somewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from pydantic import BaseModel

from cluster_psia.method.graph import cached_survey, dead_links

if TYPE_CHECKING:
    from cluster_psia.method.model import Entry, Method
    from cluster_psia.method.model.chain_rules import Carrier

# Of each: path of the entry, keys it names, keys there are, and what they are.
References = Iterator[tuple[str, Iterable[str], set[str], str]]


def walk_values(value: object, path: str = "") -> Iterator[tuple[str, object]]:
    """Every value inside ``value`` with its dotted path, depth first."""
    yield path, value
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from walk_values(getattr(value, name), f"{path}.{name}" if path else name)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from walk_values(item, f"{path}.{index}")


def file_and_path(path: str) -> str:
    """How a dotted path is told to a person: "table_1.areas.0" becomes "table_1.yaml: at
    areas.0".
    """
    name, _, rest = path.partition(".")
    return f"{name}.yaml: at {rest}"


def broken_links(method: Method) -> Iterator[str]:
    """Every duplicate key, missing place and dead link, each with file, path and reason."""
    for path, reason in _problems(method):
        yield f"{file_and_path(path)}: {reason}"


def _problems(method: Method) -> Iterator[tuple[str, str]]:
    """(path, reason) of whatever is wrong. Keys and places first: what hangs on them is wrong only
    because of them.
    """
    found = cached_survey(method)
    yield from ((path, f"the key '{key}' stands twice") for path, key in found.twice)
    yield from _missing_places(method)
    yield from dead_links(method)
    for path, named, known, what in _references(method):
        yield from ((path, f"'{key}' is no {what}") for key in named if key not in known)
    yield from _dead_addresses(method)


def _missing_places(method: Method) -> Iterator[tuple[str, str]]:
    places = {document.key: set(document.places) for document in method.documents.documents}
    for path, source in cached_survey(method).sources:
        if source.document not in places:
            yield path, f"there is no document '{source.document}' in documents.yaml"
        elif source.place not in places[source.document]:
            yield path, f"'{source.document}' has no place '{source.place}' in documents.yaml"


def _dead_addresses(method: Method) -> Iterator[tuple[str, str]]:
    """Addresses that lead neither to an entry, a document or a file, nor to a list."""
    found = cached_survey(method)
    for path, address in found.named:
        if address not in found.paths and address not in found.lists:
            yield path, f"nothing stands at '{address}'"


def _keys(entries: Iterable[Entry]) -> set[str]:
    return {entry.key for entry in entries}


def _references(method: Method) -> References:
    """The keys that entries name where no relation of links.yaml tells it."""
    rows, sectors = _keys(method.box_6.rows), _keys(method.cases.sectors)
    for i, case in enumerate(method.cases.cases):
        yield f"cases.cases.{i}.sector", [case.sector], sectors, "sector of cases.yaml"
    for i, indicator_rule in enumerate(method.study_design.indicator_rules):
        where = f"study_design.indicator_rules.{i}"
        yield where, indicator_rule.measures, rows, "row of box_6"
    yield from _chain_references(method)
    answers = {q.key: _keys(q.answers) for q in method.study_design.questions}
    for i, rule in enumerate(method.study_design.rules):
        for condition in rule.when:
            question = condition.question
            allowed = answers.get(question, set())
            what = f"answer to '{question}'"
            yield f"study_design.rules.{i}", condition.is_any_of, allowed, what


def _chain_references(method: Method) -> References:
    """The same for the rules on the value chain."""
    poverty = {item.key for item in method.box_a2.items if item.part == "poverty"}
    for i, item in enumerate(method.screening.items):
        yield f"screening.items.{i}", [item.key], poverty, "item of Box A.2's poverty mapping"
    yield from _carrier_references(method, "reach.carries", method.reach.carries)
    yield from _carrier_references(method, "structure.goods", method.structure.goods)
    links = _keys(method.box_2.link_kinds)
    for i, shape in enumerate(method.structure.rules):
        yield f"structure.rules.{i}.links", shape.links, links, "kind of link of box_2"
    yield from _reach_references(method)


def _carrier_references(method: Method, part: str, carriers: Iterable[Carrier]) -> References:
    links, stages = _keys(method.box_2.link_kinds), _keys(method.box_2.stages)
    for i, carrier in enumerate(carriers):
        yield f"{part}.{i}.link", [carrier.link], links, "kind of link of box_2"
        yield f"{part}.{i}.from_stages", carrier.from_stages, stages, "stage of box_2"


def _reach_references(method: Method) -> References:
    """Areas, effects and poverty groups in the rules of spending and harm."""
    areas, kinds = _keys(method.table_1.areas), _keys(method.box_4.kinds)
    effects = {effect.key for area in method.table_1.areas for effect in area.effects}
    for i, spending in enumerate(method.reach.spending):
        where = f"reach.spending.{i}"
        yield f"{where}.areas", spending.areas, areas, "area of table_1"
        yield f"{where}.group_kinds", spending.group_kinds, kinds, "poverty group of box_4"
    for i, harm in enumerate(method.reach.harms):
        where = f"reach.harms.{i}"
        yield where, (*harm.effects, *harm.unless), effects, "effect of table_1"
        yield f"{where}.group_kinds", harm.group_kinds, kinds, "poverty group of box_4"
