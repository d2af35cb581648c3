"""Which fields of a document hold keys of the method, and of which list.

One table, and two readings of it: ``former_keys`` puts keys that the method knows under another
name today in their present form when a document is read, ``unknown_keys`` finds those that it does
not know at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cluster_psia.assessment.document.fields import StepKey

ADDRESSES = ""  # in the place of a list: the field holds whole addresses, as the guide's answers do


@dataclass(frozen=True)
class KeyField:
    """A field that holds keys of the method.

    In ``path``, ``[]`` is every item of a list, ``[off=x]`` those whose field ``off`` is x, and
    ``{}`` every key of an object, or what stands under it. ``list`` is the address of a list of the
    method; a name in braces is a field beside this one. ``where`` says the place in words, of the
    outermost item on the path. ``alone_with``: no two items may bear the same key together with
    the same values of these fields; None: they may. ``published``: additions of the programme do
    not count. ``free``: any other text may stand there, too.
    """

    path: str
    list: str
    noun: str
    where: str
    step: StepKey
    alone_with: tuple[str, ...] | None = None
    published: bool = False
    free: bool = False


def _fields() -> Iterator[KeyField]:
    yield from _matrix_fields()
    yield from _chain_fields()
    yield from _programme_fields()
    yield from _plan_fields()
    yield from _adaptation_fields()
    yield from _source_fields()


def _matrix_fields() -> Iterator[KeyField]:
    criteria, noun = "table_2.criteria", "criterion of Table 2"
    yield KeyField("ratings{}", criteria, noun, "ratings", "matrix")
    yield KeyField("weights{}", criteria, noun, "weights", "matrix")


def _chain_fields() -> Iterator[KeyField]:
    actor = "chain, actor '{item.id}'"
    of_actor = {
        "kind": ("box_2.actor_kinds", "kind of actor", None),
        "stage": ("box_2.stages", "stage of the chain", None),
        "status_in_employment[]": ("box_4.kinds", "status in employment of Box 4", ()),
        "differences[].kind": ("box_4.differences", "kind of difference", ("value",)),
        "screening[].item": ("screening.items", "item of Box A.2's poverty mapping", ()),
    }
    for path, (of, noun, alone) in of_actor.items():
        yield KeyField(f"chain.actors[].{path}", of, noun, actor, "chain", alone)
    yield KeyField(
        "chain.institutions[].kind",
        "box_2.institution_kinds",
        "kind of institution",
        "chain, institution '{item.id}'",
        "chain",
    )
    yield KeyField(
        "chain.links[].kind",
        "box_2.link_kinds",
        "kind of link",
        "chain, link {number}",
        "chain",
        alone_with=("source", "target"),
    )
    yield KeyField(
        "guide.answers[].item",
        ADDRESSES,
        "question of the guide",
        "guide, answer {number}",
        "chain",
    )


def _programme_fields() -> Iterator[KeyField]:
    group, activity = "groups, '{item.id}'", "programme, activity '{item.id}'"
    area = "area of intervention of Table 1"
    kind = "kind of poverty group of Box 4"
    yield KeyField("groups[].kind", "box_4.kinds", kind, group, "groups")
    yield KeyField(
        "groups[].differences[].kind", "box_4.differences", "kind of difference", group, "groups"
    )
    yield KeyField("programme.areas[]", "table_1.areas", area, "programme", "profile", ())
    yield KeyField("programme.activities[].area", "table_1.areas", area, activity, "profile")
    yield KeyField(
        "programme.activities[].effect",
        "table_1.areas.{area}.effects",
        "effect of '{area}' in Table 1",
        activity,
        "profile",
    )


def _plan_fields() -> Iterator[KeyField]:
    for question in ("purpose", "resources", "programme_stage", "baseline", "comparator"):
        yield KeyField(
            f"design.{question}",
            f"study_design.questions.{question}.answers",
            "answer",
            f"design, {question}",
            "design",
        )
    yield KeyField(
        "indicators[].key",
        "box_5.indicators",
        "indicator of Box 5",
        "indicators, row {number}",
        "indicators",
        alone_with=("group",),
    )
    yield KeyField(
        "methods[].key",
        "methods.methods",
        "method of Annex II",
        "methods",
        "methods",
        alone_with=("stage",),
    )
    yield KeyField(
        "work_plan.tasks[].phase",
        "phases.phases",
        "phase of Annex II",
        "work_plan, task '{item.id}'",
        "work_plan",
    )


def _adaptation_fields() -> Iterator[KeyField]:
    yield KeyField(
        "adaptation.relabelled[].criterion",
        "table_2.criteria",
        "criterion of Table 2",
        "adaptation, relabelled",
        "matrix",
        alone_with=(),
        published=True,
    )
    yield KeyField(
        "adaptation.criteria[].group",
        "table_2.groups",
        "group of criteria of Table 2",
        "adaptation, criterion '{item.key}'",
        "matrix",
    )
    yield KeyField(
        "adaptation.indicators[].row",
        "box_6.rows",
        "row of Box 6",
        "adaptation, indicator '{item.key}'",
        "indicators",
        published=True,
    )
    measure = "adaptation, measure '{item.what}'"
    row = "row of Box 6 or indicator with a row of its own"
    source = "information source of Box 6"
    alone = ("kind", "what")
    yield KeyField("adaptation.measures[].row", "box_6.rows", row, measure, "indicators", alone)
    yield KeyField(
        "adaptation.measures[].sources[]", "box_6.sources", source, measure, "indicators"
    )
    switchable: Mapping[str, tuple[str, StepKey]] = {
        "criterion": ("table_2.criteria", "matrix"),
        "indicator": ("box_5.indicators", "indicators"),
        "method": ("methods.methods", "methods"),
    }
    for kind, (of, step) in switchable.items():
        path, noun = f"adaptation.off[kind={kind}].key", f"published {kind}"
        yield KeyField(path, of, noun, "adaptation, off", step, ("kind",), published=True)


def _source_fields() -> Iterator[KeyField]:
    """Documents in the list of sources: keys of the method's register, or any other title."""
    yield KeyField(
        "sources[].document",
        "documents.documents",
        "document of the method",
        "sources, '{item.id}'",
        "profile",
        free=True,
    )


KEY_FIELDS = tuple(_fields())
