"""The Value chain sheet: actors and institutions, and the map as a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.document.chain import node_names
from cluster_psia.assessment.document.screening import status_of
from cluster_psia.export.plan.report import SOURCE, WHY, Column, Picture, Row, Sheet, Table
from cluster_psia.export.plan.words import source_of
from cluster_psia.mapping.network import scope_of
from cluster_psia.mapping.words import map_finding, map_in_words
from cluster_psia.method.cite import cite
from cluster_psia.words import entry_label, shade_mark, shade_words

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Actor, Assessment, Institution

_ALT = 1500  # characters that a screen reader is given in one go
_SCREENED = {
    None: "An operator of the chain that nobody has looked at for poverty yet",
    "none": "An operator of the chain, looked at and not seen as a poverty node",
}
_COLUMNS = (
    Column("name", "Name", 22),
    Column("level", "Level", 16),
    Column("kind", "Kind", 18),
    Column("stage", "Stage", 14, optional=True),
    Column("units", "Units", 9, "number", optional=True),
    Column("workers", "Workers", 9, "number", optional=True),
    Column("women", "Women", 9, "number", optional=True),
    Column("men", "Men", 9, "number", optional=True),
    Column("poverty", "Poverty node", 14, optional=True),
    Column("note", "Note", 24),
    WHY,
    SOURCE,
)


def chain_sheet(a: Assessment) -> Sheet:
    """Actors and institutions, one row each."""
    names = node_names(a.chain)
    operators = (_actor(a, actor, names[actor.id]) for actor in a.chain.actors)
    institutions = (_institution(a, one, names[one.id]) for one in a.chain.institutions)
    rows = (*operators, *institutions)
    empty = "The chain is empty; add actors on the Value chain page."
    table = Table("ValueChainTable", _COLUMNS, rows, empty)
    box = cite("unido_2004", "Box 2")
    purpose = (
        f"Actors and institutions. {shade_mark('vulnerable')} vulnerable to poverty,"
        f" {shade_mark('likely')} poverty likely ({box})."
        " Empty numbers: not known."
    )
    return Sheet("Value chain", purpose, (table,), a.notes.get("chain", ""), picture=_picture(a))


def _picture(a: Assessment) -> Picture | None:
    """The map below the tables, where there is anything on it; its words stand in full on the
    sheet of links.
    """
    if not (a.chain.actors or a.chain.institutions):
        return None
    told = map_in_words(a.chain, method_of(a), a.positions)
    said = " ".join((f"Value chain map. {map_finding(a.chain)}.", *told))
    whole = said if len(said) <= _ALT else f"{said[:_ALT]}… In full on the sheet Links."
    return Picture(a, whole)


def _actor(a: Assessment, actor: Actor, name: str) -> Row:
    box = method_of(a).box_2
    return Row(
        name=name,
        level="operator",
        kind=entry_label(box.actor_kinds, actor.kind),
        stage=entry_label(box.stages, actor.stage),
        units=actor.units,
        workers=actor.workers,
        women=actor.women,
        men=actor.men,
        poverty=shade_words(box.shades, status_of(actor)),
        note=actor.note,
        why=_why_poor(actor),
        source=source_of(a, actor.citation),
    )


def _why_poor(actor: Actor) -> str:
    status = status_of(actor)
    if status and not actor.poverty:
        return "Suggested by the screening of the node; nobody has said otherwise"
    unexplained = _SCREENED.get(status, "A poverty node; the reason is not written down yet")
    return actor.poverty_reason or unexplained


def _institution(a: Assessment, institution: Institution, name: str) -> Row:
    method = method_of(a)
    kind = method.box_2.institution_kind(institution.kind)
    where = "in" if scope_of(institution, method) == "in" else "beyond"
    return Row(
        name=name,
        level=f"institution {where} the cluster",
        kind=kind.label,
        note=institution.note,
        why="Its position towards poor groups matters: whom it serves, speaks for or rules",
        source=source_of(a, institution.citation),
    )
