"""The plan in short: for each step of the walk what it found, its lines, and what nobody knows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from cluster_psia.assessment.document.adapted import method_of, whole_method_of
from cluster_psia.assessment.document.model import Actor, Assessment, PovertyGroup
from cluster_psia.assessment.document.screening import status_of
from cluster_psia.assessment.edits.indicators import applying_indicators, indicator_label, of_group
from cluster_psia.design.approach import suggest_approaches
from cluster_psia.design.schedule import plan_totals
from cluster_psia.design.triangulation import triangulation
from cluster_psia.export.plan.report import Section, SummaryItem
from cluster_psia.export.plan.summary_matrix import matrix_section
from cluster_psia.export.plan.words import node_labels
from cluster_psia.mapping.network import poverty_nodes
from cluster_psia.mapping.words import (
    map_finding,
    node_shade_words,
    people_line,
)
from cluster_psia.method import Method, load_method
from cluster_psia.method.model.entry import labels_by_key
from cluster_psia.words import (
    counted_noun,
    entry_label,
    figure_words,
    shade_mark,
    short_list,
    yes_no,
)


def summary_sections(a: Assessment) -> tuple[Section, ...]:
    """One section for each step, in the order of the walk."""
    parts: tuple[Callable[[Assessment], Section], ...] = (
        _profile,
        matrix_section,
        _chain,
        _groups,
        _design,
        _indicators,
        _methods,
        _work_plan,
    )
    return tuple(part(a) for part in parts)


def _some(label: str, labels: Iterable[str]) -> tuple[str, ...]:
    """A sentence on what is not known, or nothing."""
    found = short_list(labels)
    return (f"{label}: {found}.",) if found else ()


def _profile(a: Assessment) -> Section:
    p, programme = a.profile, a.programme
    where = ", ".join(x for x in (p.place, p.country) if x)
    name = (
        f"{p.cluster}, {where}"
        if p.cluster and where
        else p.cluster or where or "The cluster is not named yet"
    )
    cited = {fact.citation.document for fact in p.facts if fact.citation}
    facts = (
        f"{counted_noun(len(p.facts), 'fact')} from {counted_noun(len(cited), 'source')}"
        if p.facts
        else "no facts yet"
    )
    areas = [area.label for area in load_method().table_1.areas if area.key in programme.areas]
    said = {
        "Sector": p.sector,
        "Products": p.products,
        "Markets": p.markets,
        "Programme": programme.name,
        "Areas of intervention": ", ".join(areas),
    }
    items = tuple(SummaryItem(label, text) for label, text in said.items() if text)
    unknown = _some("Not said yet", (label.lower() for label, text in said.items() if not text))
    findings = tuple(text for text in (f"{name}; {facts}.", p.summary) if text)
    return Section("profile", "Cluster profile", findings, items, unknown)


def _chain(a: Assessment) -> Section:
    actors = a.chain.actors
    unknown = (
        *_some("Not yet looked at for poverty", (x.label for x in actors if status_of(x) is None)),
        *_some("Number of workers not known", (x.label for x in actors if x.workers is None)),
    )
    items = tuple(_node(actor, method_of(a)) for actor in poverty_nodes(a.chain))
    return Section("chain", "Value chain", (f"{map_finding(a.chain)}.",), items, unknown)


def _node(actor: Actor, method: Method) -> SummaryItem:
    details = (
        f"{shade_mark(status_of(actor))} {node_shade_words(actor, method)}",
        people_line(actor),
        actor.poverty_reason,
    )
    return SummaryItem(actor.label, "; ".join(part for part in details if part))


def _groups(a: Assessment) -> Section:
    known = [group.people for group in a.groups if group.people is not None]
    finding = "No poverty groups yet."
    if a.groups:
        size = (
            f"{sum(known):,} people in {len(known)} of them"
            if known
            else "their numbers are not known"
        )
        finding = (
            f"{counted_noun(len(a.groups), 'poverty group')} at"
            f" {counted_noun(len({g.node for g in a.groups}), 'node')}; {size}."
        )
    unknown = (
        *_some("Number of people not known", (g.label for g in a.groups if g.people is None)),
        *_some("Comparator not decided", (g.label for g in a.groups if g.comparator is None)),
    )
    return Section(
        "groups", "Poverty groups", (finding,), tuple(_group(a, g) for g in a.groups), unknown
    )


def _group(a: Assessment, group: PovertyGroup) -> SummaryItem:
    kind = entry_label(load_method().box_4.kinds, group.kind).lower()
    size = f"{group.people:,} people" if group.people is not None else ""
    details = (
        f"{kind} at {node_labels(a)[group.node]}",
        group.gender or "",
        size,
        f"comparator: {yes_no(group.comparator)}",
        group.why_poor,
    )
    return SummaryItem(group.label, "; ".join(part for part in details if part))


def _design(a: Assessment) -> Section:
    suggested = suggest_approaches(a)
    best, design = suggested[0], a.design
    taken = next((s.what for s in suggested if s.approach == design.approach), None)
    accepted = f"Accepted: {taken.lower()}." if taken else "No study design is accepted yet."
    ranked = (
        f"First by the answers given: {best.what.lower()}."
        if best.rank
        else "Too few answers to rank the designs."
    )
    questions = load_method().study_design.questions
    items = tuple(
        SummaryItem(q.label, entry_label(q.answers, getattr(design, q.key)))
        for q in questions
        if getattr(design, q.key)
    )
    open_ = [q.label for q in questions if getattr(design, q.key) is None]
    unknown = (f"Not answered: {' '.join(open_)}",) if open_ else ()
    reason = (f"Reason given: {design.approach_reason}",) if design.approach_reason else ()
    return Section("design", "Study design", (accepted, ranked, *reason), items, unknown)


def _indicators(a: Assessment) -> Section:
    counting = applying_indicators(a)
    different = len({chosen.key or chosen.label for chosen in counting})
    confirmed = sum(chosen.confirmed for chosen in counting)
    finding = "No indicators taken yet."
    if counting:
        groups = len({chosen.group for chosen in counting})
        whom = f"{counted_noun(different, 'indicator')} for {counted_noun(groups, 'group')}"
        finding = f"{whom}; {confirmed} of {len(counting)} confirmed."
    items = tuple(
        SummaryItem(
            group.label,
            ", ".join(indicator_label(a, c) for c in of_group(a, group.id) if c in counting),
        )
        for group in a.groups
        if any(c.group == group.id for c in counting)
    )
    waiting = dict.fromkeys(
        indicator_label(a, chosen) for chosen in counting if not chosen.confirmed
    )
    resting = dict.fromkeys(
        indicator_label(a, chosen) for chosen in a.indicators if chosen not in counting
    )
    unknown = (
        *_some("Not yet confirmed by the groups", waiting),
        *_some("Taken, but switched off here, so that they count nowhere", resting),
    )
    return Section("indicators", "Indicators", (finding,), items, unknown)


def _methods(a: Assessment) -> Section:
    found, labels = triangulation(a), labels_by_key(whole_method_of(a).methods.methods)
    here = {method.key for method in method_of(a).methods.methods}
    counting = tuple(chosen for chosen in a.methods if chosen.key in here)
    items = tuple(
        SummaryItem(stage.label, ", ".join(labels[m.key] for m in counting if m.stage == stage.key))
        for stage in load_method().box_a1.stages
        if any(m.stage == stage.key for m in counting)
    )
    chosen = (
        f"{counted_noun(len({m.key for m in counting}), 'method')} chosen."
        if counting
        else "No methods chosen yet."
    )
    unknown = tuple(reason.text for reason in found.gaps[:3])
    more = (
        (f"And {counted_noun(len(found.gaps) - 3, 'more gap')} in the evidence.",)
        if len(found.gaps) > 3
        else ()
    )
    resting = dict.fromkeys(labels[m.key] for m in a.methods if m.key not in here)
    unknown += _some("Taken, but switched off here, so that they count nowhere", resting)
    return Section("methods", "Methods", (chosen, f"{found.finding}."), items, (*unknown, *more))


def _work_plan(a: Assessment) -> Section:
    plan, sums = a.work_plan, plan_totals(a.work_plan, method_of(a))
    items = tuple(
        SummaryItem(
            p.label,
            f"{counted_noun(p.tasks, 'task')}, {figure_words(p.days)} days,"
            f" {figure_words(p.person_days)} person-days",
        )
        for p in sums.phases
        if p.tasks
    )
    unknown = _some(
        "Without people or days, and not in the sums",
        (t.label for t in plan.tasks if t.days is None or t.people is None),
    )
    return Section("work_plan", "Work plan", tuple(_work_findings(a)), items, unknown)


def _work_findings(a: Assessment) -> Iterator[str]:
    plan, sums = a.work_plan, plan_totals(a.work_plan, method_of(a))
    if not plan.tasks:
        yield "No tasks yet."
        return
    start = f", from {plan.start.isoformat()}" if plan.start else "; no start date yet"
    span = f"over {counted_noun(sums.weeks, 'week')}" if sums.weeks else "length not known"
    yield (
        f"{counted_noun(len(plan.tasks), 'task')}, {figure_words(sums.whole.person_days)}"
        f" person-days {span}{start}."
    )
    if sums.field_days is not None:
        ratio = plan.processing_days_per_field_day
        yield (
            f"{figure_words(sums.field_days)} field days call for about"
            f" {figure_words(sums.processing_days)} days of processing and analysis, {ratio:g} for"
            " each field day."
        )
