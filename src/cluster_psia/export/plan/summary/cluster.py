"""The cluster in short: its profile, its value chain and its poverty groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.document.chain import node_names
from cluster_psia.assessment.document.screening import status_of
from cluster_psia.assessment.document.unknown_keys import left_out_words
from cluster_psia.export.plan.report import Section, SummaryItem
from cluster_psia.export.plan.words import place_name, unknown_sentences
from cluster_psia.mapping.network import poverty_nodes
from cluster_psia.mapping.words import map_finding, node_shade_words, people_line
from cluster_psia.words import counted_noun, counted_people, entry_label, shade_mark, yes_no

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Actor, Assessment, Fact, PovertyGroup
    from cluster_psia.method import Method


def profile_section(a: Assessment) -> Section:
    """Which cluster it is, how much is known of it, and what nobody has said yet."""
    said = _profile_texts(a)
    name = place_name(a) or "The cluster is not named yet"
    findings = (f"{name}; {_facts_words(a.facts)}.", a.profile.summary)
    silent = (label.lower() for label, text in said.items() if not text)
    return Section(
        "profile",
        "Cluster profile",
        tuple(filter(None, findings)),
        tuple(SummaryItem(label, text) for label, text in said.items() if text),
        unknown_sentences("Not said yet", silent),
    )


def _facts_words(facts: tuple[Fact, ...]) -> str:
    if not facts:
        return "no facts yet"
    cited = {fact.citation.source for fact in facts if fact.citation}
    return f"{counted_noun(len(facts), 'fact')} from {counted_noun(len(cited), 'source')}"


def _profile_texts(a: Assessment) -> dict[str, str]:
    areas = [area for area in method_of(a).table_1.areas if area.key in a.programme.areas]
    return {
        "Sector": a.profile.sector,
        "Products": a.profile.products,
        "Markets": a.profile.markets,
        "Programme": a.programme.name,
        "Areas of intervention": ", ".join(area.label for area in areas),
    }


def chain_section(a: Assessment) -> Section:
    """What the map finds, the poverty nodes, and the nodes of which too little is known."""
    actors, names, method = a.chain.actors, node_names(a.chain), method_of(a)
    uncounted = (names[actor.id] for actor in actors if actor.workers is None)
    return Section(
        "chain",
        "Value chain",
        (f"{map_finding(a.chain)}.",),
        tuple(_poverty_node(actor, names[actor.id], method) for actor in poverty_nodes(a.chain)),
        (
            *unknown_sentences("Number of workers not known", uncounted),
            *left_out_words(a, "chain"),
        ),
    )


def _poverty_node(actor: Actor, name: str, method: Method) -> SummaryItem:
    shade = f"{shade_mark(status_of(actor))} {node_shade_words(actor, method)}"
    details = (shade, people_line(actor), actor.poverty_reason)
    return SummaryItem(name, "; ".join(filter(None, details)))


def groups_section(a: Assessment) -> Section:
    """How many groups and people there are, each group, and what is not known of them."""
    nodes, method = node_names(a.chain), method_of(a)
    uncounted = (group.label for group in a.groups if group.people is None)
    undecided = (group.label for group in a.groups if group.comparator is None)
    return Section(
        "groups",
        "Poverty groups",
        (_groups_finding(a.groups, method),),
        tuple(_group(group, nodes[group.node], method) for group in a.groups),
        (
            *unknown_sentences("Number of people not known", uncounted),
            *unknown_sentences("Comparator not decided", undecided),
            *left_out_words(a, "groups"),
        ),
    )


def _groups_finding(groups: tuple[PovertyGroup, ...], method: Method) -> str:
    if not groups:
        return "No poverty groups yet."
    counting = [group for group in groups if method.box_4.kind(group.kind).known]
    known = [group.people for group in counting if group.people is not None]
    size = f"{counted_people(sum(known))} in {len(known)} of them"
    many = counted_noun(len(groups), "poverty group")
    where = counted_noun(len({group.node for group in groups}), "node")
    return f"{many} at {where}; {size if known else 'their numbers are not known'}."


def _group(group: PovertyGroup, node: str, method: Method) -> SummaryItem:
    kind = entry_label(method.box_4.kinds, group.kind).lower()
    details = (
        f"{kind} at {node}",
        group.gender,
        counted_people(group.people) if group.people is not None else "",
        f"comparator: {yes_no(group.comparator)}",
        group.why_poor,
    )
    return SummaryItem(group.label, "; ".join(filter(None, details)))
