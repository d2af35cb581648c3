"""A chain as the files that its tables are taken away in, and texts that a cell can hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cluster_psia.assessment import Assessment
from cluster_psia.assessment.document.model import Fact, Source, replace
from cluster_psia.assessment.files.sheets.read import GivenFile
from cluster_psia.assessment.tables.columns import TABLES, nodes_of
from cluster_psia.assessment.tables.read import read_given
from cluster_psia.export.chain.tables import chain_csv, chain_workbook
from tests.assessment.basic_strategies import FACTS

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Chain
    from cluster_psia.assessment.files.sheets.cell import SheetFile

# The facts that chains of tests name: tables say them by their ids and do not bring them along.
_KNOWN = tuple(Fact(id=id_, topic="other", statement=id_) for id_ in (*FACTS, "paid_late"))
EMPTY = Assessment(name="x", facts=_KNOWN)
FORMS = ("xlsx", "csv")


def listed(chain: Chain) -> Assessment:
    """An assessment with this chain, and with the sources that it may cite."""
    titles = {"unido_2004": "unido_2004", "census": "Census", "talk": "Talk"}
    sources = tuple(Source(id=id_, document=title) for id_, title in titles.items())
    return replace(EMPTY, chain=chain, sources=sources)


def files(a: Assessment, form: str) -> list[bytes]:
    return [chain_workbook(a)] if form == "xlsx" else [chain_csv(a, table.key) for table in TABLES]


def pages(*data: bytes) -> list[SheetFile]:
    """As the page reads files."""
    return list(read_given(GivenFile("", one) for one in data))


def sayable(value: Any) -> Any:
    """What is said in a chain as the app lets people say it.

    A status has a reason and a reason a status, a place a source, and what says nothing is not
    there.
    """
    if isinstance(value, tuple):
        return tuple(map(sayable, value))
    if isinstance(value, dict):
        said = {name: sayable(part) for name, part in value.items()}
        if "poverty_reason" in said and not (said["poverty"] and said["poverty_reason"]):
            said |= {"poverty": None, "poverty_reason": ""}
        if "figure_sources" in said:
            told = (
                one
                for one in said["figure_sources"]
                if one["as_of"] or one["sure"] or one["citation"]
            )
            rated = (
                one
                for one in said["screening"]
                if one["sign"] != "unknown" or one["note"] or one["citation"]
            )
            said |= {"figure_sources": tuple(told), "screening": tuple(rated)}
        return said
    return value


def by_place(chain: Chain) -> dict[str, Any]:
    """A chain with the places of its nodes for their ids, and their screening in one order."""
    places = {id_: n for n, id_ in enumerate(nodes_of(chain))}
    found = chain.model_dump()
    for node in (*found["actors"], *found["institutions"]):
        node["id"] = places[node["id"]]
    for actor in found["actors"]:
        actor["screening"] = sorted(actor["screening"], key=lambda rated: rated["item"])
    for one in found["institutions"]:
        for field in ("represents", "not_represented"):
            one[field] = [places[id_] for id_ in one[field]]
    for link in found["links"]:
        link |= {end: places[link[end]] for end in ("source", "target")}
    return found
