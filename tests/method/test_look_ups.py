"""An entry is looked up by its key in one way, whichever list it stands in."""

from __future__ import annotations

import inspect
import typing
from collections.abc import Callable, Iterator

import pytest

from cluster_psia.method import load_method
from cluster_psia.method.model import Entry, Frozen, UnknownEntryError
from cluster_psia.method.model.entry import entry_with, find_entry, labels_by_key

METHOD = load_method()


def _look_ups() -> Iterator[tuple[str, Callable[[str], object]]]:
    """Every look-up of an instrument of the method, with its name in dots."""
    for name in type(METHOD).model_fields:
        instrument: Frozen = getattr(METHOD, name)
        for method, function in inspect.getmembers(type(instrument), inspect.isfunction):
            if function.__code__.co_varnames[:2] == ("self", "key"):
                yield f"{name}.{method}", getattr(instrument, method)


LOOK_UPS = dict(_look_ups())


def test_the_instruments_that_documents_refer_to_have_look_ups() -> None:
    assert LOOK_UPS.keys() >= {"box_2.actor_kind", "table_2.criterion", "phases.phase"}


# Documents hold keys of these lists, and may be older than the lists.
STAND_INS = {
    "box_2.actor_kind",
    "box_2.institution_kind",
    "box_2.link_kind",
    "box_2.stage",
    "box_4.difference",
    "box_4.kind",
    "box_5.indicator",
    "box_6.row",
    "box_6.source",
    "box_a2.item",
    "methods.method",
    "phases.phase",
    "screening.item",
    "table_1.area",
    "table_2.criterion",
    "table_2.group",
}


@pytest.mark.parametrize("name", sorted(LOOK_UPS.keys() - STAND_INS))
def test_a_look_up_says_which_key_it_does_not_know(name: str) -> None:
    with pytest.raises(UnknownEntryError, match="'no_such_key'"):
        LOOK_UPS[name]("no_such_key")


@pytest.mark.parametrize("name", sorted(STAND_INS))
def test_a_look_up_of_what_documents_speak_of_gives_a_stand_in(name: str) -> None:
    found = typing.cast("Entry", LOOK_UPS[name]("no_such_key"))

    assert found.label == "unknown: no_such_key"
    assert not found.known
    for field in type(found).model_fields:
        getattr(found, field)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("documents.document", "unido_2004"),
        ("table_1.area", METHOD.table_1.areas[-1].key),
        ("table_2.criterion", METHOD.table_2.criteria[-1].key),
        ("box_2.actor_kind", METHOD.box_2.actor_kinds[-1].key),
        ("box_2.link_kind", METHOD.box_2.link_kinds[-1].key),
        ("box_4.kind", METHOD.box_4.kinds[-1].key),
        ("box_6.row", METHOD.box_6.rows[-1].key),
        ("box_7.approach", "longitudinal"),
        ("methods.method", METHOD.methods.methods[-1].key),
        ("phases.phase", "phase_3"),
        ("screening.item", METHOD.screening.items[-1].key),
    ],
)
def test_a_look_up_finds_the_entry_of_its_list(name: str, key: str) -> None:
    found = typing.cast("Entry", LOOK_UPS[name](key))

    assert found.key == key
    assert getattr(found, "known", True)


def test_an_entry_inside_an_entry_is_looked_up_alike() -> None:
    question = METHOD.study_design.question("purpose")
    area = METHOD.table_1.areas[0]

    assert question.answer("proving") in question.answers
    assert area.effect(area.effects[-1].key) is area.effects[-1]


def test_who_can_do_without_an_entry_gets_none() -> None:
    stages = METHOD.box_2.stages

    assert find_entry(stages, stages[0].key) is stages[0]
    assert find_entry(stages, None) is find_entry(stages, "no_such_key") is None
    with pytest.raises(UnknownEntryError):
        entry_with(stages, "")


def test_labels_stand_in_the_order_of_the_entries() -> None:
    stages = METHOD.box_2.stages

    assert list(labels_by_key(stages).items()) == [(one.key, one.label) for one in stages]
