"""Rules of the method's files that go beyond types and links: what the program's formulas and pages
rely on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import get_args

from cluster_psia.method.graph import cached_survey
from cluster_psia.method.links import file_and_path
from cluster_psia.method.model import Criterion, Entry, MeasureKind, Method, Phase, StageKey
from cluster_psia.method.model.chain_rules import Degree, ReachWayKey

_CORNERS = {
    "need_low_capacity_low",
    "need_low_capacity_high",
    "need_high_capacity_low",
    "need_high_capacity_high",
}


def _lists_with_fixed_keys(method: Method) -> Iterator[tuple[str, Sequence[Entry], set[str]]]:
    """(path of a list, its entries, the keys that must all be there and no others): code names
    these keys.
    """
    table_2, box_2 = method.table_2, method.box_2
    yield "table_2.readings", table_2.readings, {"as_printed", "where_weak", "where_strong"}
    yield "table_2.fields", table_2.fields, _CORNERS
    yield "box_2.levels", box_2.levels, {"micro", "meso", "macro"}
    yield "box_2.shades", box_2.shades, {"none", "vulnerable", "likely"}
    yield "box_7.approaches", method.box_7.approaches, {"one_off", "repeat", "longitudinal"}
    questions = {"purpose", "resources", "programme_stage", "baseline", "comparator"}
    yield "study_design.questions", method.study_design.questions, questions
    yield "box_a1.stages", method.box_a1.stages, set(get_args(StageKey))
    yield "box_a1.families", method.box_a1.families, set(get_args(MeasureKind))
    poverty = {item.key for item in method.box_a2.items if item.part == "poverty"}
    structure = {"single_buyer", "no_institution", "serves_no_poor", "chokepoint", "long_way"}
    yield "screening.signs", method.screening.signs, set(get_args(Degree))
    yield "screening.items", method.screening.items, poverty
    yield "reach.ways", method.reach.ways, set(get_args(ReachWayKey))
    yield "structure.rules", method.structure.rules, structure


def _fixed_keys(method: Method) -> Iterator[str]:
    for path, entries, wanted in _lists_with_fixed_keys(method):
        found = {entry.key for entry in entries}
        for key in sorted(wanted - found):
            yield f"{file_and_path(path)}: the key '{key}' is missing; the program needs it"
        for key in sorted(found - wanted):
            yield f"{file_and_path(path)}: the program does not know the key '{key}'"


def _numbers(method: Method) -> Iterator[str]:
    """Criteria and phases are numbered 1, 2, 3 … in the order of the print."""
    numbered: dict[str, Sequence[Criterion | Phase]] = {
        "table_2.criteria": method.table_2.criteria,
        "phases.phases": method.phases.phases,
    }
    for path, items in numbered.items():
        for place, item in enumerate(items, 1):
            if item.number != place:
                here = f"{file_and_path(path)}: '{item.key}'"
                yield f"{here} stands at place {place} but has the number {item.number}"


def _anchors(method: Method) -> Iterator[str]:
    """A point of a scale carries one label at most, labels run from 1 to 5, and only capacity rows
    are reversed.
    """
    for i, row in enumerate(method.table_2.criteria):
        at = f"{file_and_path(f'table_2.criteria.{i}')} ('{row.key}')"
        points = [point for anchor in row.anchors for point in anchor.points]
        if points != sorted(set(points)):
            yield f"{at}: the points of its anchors overlap or are out of order: {points}"
        if not all(anchor.points for anchor in row.anchors):
            yield f"{at}: an anchor covers no point"
        if row.reversed_on_axis and row.axis != "capacity":
            yield f"{at}: only a row on the capacity axis can be reversed on it"


def _places(method: Method) -> Iterator[str]:
    for document in method.documents.documents:
        for place, times in Counter(document.places).items():
            if times > 1:
                here = f"documents.yaml: at documents: '{document.key}'"
                yield f"{here} lists the place '{place}' twice"


def _screening(method: Method) -> Iterator[str]:
    """Every node must get a suggestion, so the last rule asks for nothing."""
    last = method.screening.rules[-1] if method.screening.rules else None
    if last is None or last.known_below is not None or last.signs or last.clear or last.core_clear:
        yield (
            "screening.yaml: at rules: the last rule must fit every node, so it may ask for nothing"
        )


def _tools(method: Method) -> Iterator[str]:
    marked = {entry.key for entry in method.methods.methods if entry.tool}
    for i, tool in enumerate(method.box_a3.tools):
        if tool.key not in marked:
            here = file_and_path(f"box_a3.tools.{i}")
            yield f"{here}: '{tool.key}' is not marked 'tool: true' in methods.yaml"


def _former_keys(method: Method) -> Iterator[str]:
    """A key that an entry bore before is no key of its list today, and leads to one entry only."""
    survey = cached_survey(method)
    for address, items in survey.lists.items():
        keys = {item.key for item in items}
        taken: dict[str, str] = {}
        for item in items:
            at = f"{file_and_path(survey.paths[f'{address}.{item.key}'])} ('{item.key}')"
            for old in getattr(item, "was", ()):
                if old in keys:
                    yield f"{at}: it cannot have been '{old}', which is a key of this list today"
                elif old in taken:
                    yield f"{at}: '{taken[old]}' says already that it was '{old}'"
                taken[old] = item.key


def broken_rules(method: Method) -> Iterator[str]:
    """Every broken rule with file, path and reason."""
    for rule in (_fixed_keys, _former_keys, _numbers, _anchors, _places, _screening, _tools):
        yield from rule(method)
