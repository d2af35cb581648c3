"""Links between instruments: every key that one entry says of another must lead somewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pydantic import BaseModel

from cluster_psia.method.model import Document, Entry, Method, Source


def walk(value: object, path: str = "") -> Iterator[tuple[str, object]]:
    """Every value inside ``value`` with its dotted path, depth first."""
    yield path, value
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from walk(getattr(value, name), f"{path}.{name}" if path else name)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from walk(item, f"{path}.{index}")


def file_and_path(path: str) -> str:
    """How a dotted path is told to a person: "table_1.areas.0" becomes "table_1.yaml: at areas.0"."""
    name, _, rest = path.partition(".")
    return f"{name}.yaml: at {rest}"


def _keys(entries: Iterable[Entry]) -> set[str]:
    return {entry.key for entry in entries}


def _duplicates(method: Method) -> Iterator[str]:
    for path, value in walk(method):
        if isinstance(value, tuple) and value and all(isinstance(item, (Entry, Document)) for item in value):
            keys = [item.key for item in value]
            for key in sorted({key for key in keys if keys.count(key) > 1}):
                yield f"{file_and_path(path)}: the key '{key}' stands twice"


def _missing_places(method: Method) -> Iterator[str]:
    places = {document.key: set(document.places) for document in method.documents.documents}
    for path, value in walk(method):
        if isinstance(value, Source):
            if value.document not in places:
                yield f"{file_and_path(path)}: there is no document '{value.document}' in documents.yaml"
            elif value.place not in places[value.document]:
                yield f"{file_and_path(path)}: '{value.document}' has no place '{value.place}' in documents.yaml"


def _references(method: Method) -> Iterator[tuple[str, Iterable[str], set[str], str]]:
    """(path of the entry, keys it names, keys there are, what they are)."""
    table_2, box_2 = method.table_2, method.box_2
    methods = _keys(method.methods.methods)
    groups = _keys(method.box_4.kinds)
    for i, row in enumerate(table_2.criteria):
        yield f"table_2.criteria.{i}", [row.group], _keys(table_2.groups), "group"
        yield f"table_2.criteria.{i}", [row.theme], _keys(table_2.themes), "theme"
        yield f"table_2.criteria.{i}", [row.footnote] if row.footnote else [], _keys(table_2.footnotes), "footnote"
    for i, kind in enumerate(box_2.actor_kinds):
        yield f"box_2.actor_kinds.{i}", [kind.stage], _keys(box_2.stages), "stage"
        yield f"box_2.actor_kinds.{i}", kind.groups, groups, "poverty group of box_4"
    for i, indicator in enumerate(method.box_5.indicators):
        at = f"box_5.indicators.{i}"
        yield at, [indicator.measures], _keys(method.box_6.rows), "row of box_6"
        yield at, indicator.states, _keys(method.box_1.states), "state of box_1"
        yield at, indicator.areas, _keys(method.table_1.areas), "area of table_1"
        yield at, indicator.group_kinds, groups, "poverty group of box_4"
    for i, row_6 in enumerate(method.box_6.rows):
        for j, measure in enumerate(row_6.measures):
            yield f"box_6.rows.{i}.measures.{j}", measure.methods, methods, "method of methods.yaml"
    for i, phase in enumerate(method.phases.phases):
        for j, task in enumerate(phase.tasks):
            yield f"phases.phases.{i}.tasks.{j}", task.methods, methods, "method of methods.yaml"
    yield "box_a3.tools", _keys(method.box_a3.tools), methods, "method of methods.yaml"
    for i, indicator_rule in enumerate(method.study_design.indicator_rules):
        at = f"study_design.indicator_rules.{i}"
        yield at, indicator_rule.measures, _keys(method.box_6.rows), "row of box_6"
    answers = {q.key: _keys(q.answers) for q in method.study_design.questions}
    for i, rule in enumerate(method.study_design.rules):
        for condition in rule.when:
            allowed = answers.get(condition.question, set())
            yield f"study_design.rules.{i}", condition.is_any_of, allowed, f"answer to '{condition.question}'"


def broken_links(method: Method) -> Iterator[str]:
    """Every duplicate key, missing place and dead link, each with file, path and reason."""
    yield from _duplicates(method)
    yield from _missing_places(method)
    for path, named, known, what in _references(method):
        for key in named:
            if key not in known:
                yield f"{file_and_path(path)}: '{key}' is no {what}"
