"""Pure edits of an assessment shared by pages and command line, and of its facts and sources. Each
returns a changed, checked copy.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, TypeVar

from cluster_psia.assessment.document.coherence.references import MANY, Citing, citing_things
from cluster_psia.assessment.document.fields import slug
from cluster_psia.assessment.document.model import (
    Actor,
    Assessment,
    ChosenIndicator,
    Citation,
    Fact,
    Institution,
    PovertyGroup,
    Rating,
    Source,
    StepKey,
    replace,
)
from cluster_psia.method.cite import document_key, published_keys
from cluster_psia.words import and_phrase, counted_noun

if TYPE_CHECKING:
    from cluster_psia.assessment.document.fields import Topic

WithFacts = TypeVar("WithFacts", Actor, ChosenIndicator, Institution, PovertyGroup, Rating)


def with_part(a: Assessment, part: str, **changes: Any) -> Assessment:
    """``a`` with fields of one of its parts changed: ``with_part(a, "profile",
    cluster="Agra")``.
    """
    return replace(a, **{part: replace(getattr(a, part), **changes)})


def with_name(a: Assessment, name: str) -> Assessment:
    """``a`` under another name. Raises ValidationError when the name is empty."""
    return replace(a, name=name)


def renamed_copy(a: Assessment, name: str) -> Assessment:
    """A copy of ``a`` under another name, no longer marked as a sample."""
    return replace(a, name=name, sample=None)


def with_note(a: Assessment, step: StepKey, text: str) -> Assessment:
    """``a`` with the note of one step set, or removed when ``text`` is empty."""
    notes = {key: note for key, note in a.notes.items() if key != step}
    if text.strip():
        notes[step] = text
    return replace(a, notes=notes)


# Facts -------------------------------------------------------------------------------------------


def add_fact(a: Assessment, topic: Topic, statement: str, **more: Any) -> Assessment:
    """``a`` with one more fact, behind the others."""
    id_ = slug(statement, (fact.id for fact in a.facts), "fact")
    return replace(a, facts=(*a.facts, Fact(id=id_, topic=topic, statement=statement, **more)))


def fact_at(a: Assessment, fact: str) -> Fact:
    """The fact with this id. Raises ValueError when there is none."""
    found = next((one for one in a.facts if one.id == fact), None)
    if found is None:
        raise ValueError(f"there is no fact '{fact}' any more")
    return found


def change_fact(a: Assessment, fact: str, **changes: Any) -> Assessment:
    """``a`` with fields of one fact changed. Its id stays, whatever its topic becomes."""
    return replace(
        a, facts=tuple(replace(one, **changes) if one.id == fact else one for one in a.facts)
    )


def remove_fact(a: Assessment, fact: str) -> Assessment:
    """``a`` without one fact, which is then nobody's evidence any more."""

    def _without(one: WithFacts) -> WithFacts:
        return replace(one, facts=tuple(id_ for id_ in one.facts if id_ != fact))

    def _kept(held: Iterable[WithFacts]) -> tuple[WithFacts, ...]:
        return tuple(map(_without, held))

    return replace(
        a,
        facts=tuple(one for one in a.facts if one.id != fact),
        ratings={key: _kept(ratings) for key, ratings in a.ratings.items()},
        chain=replace(
            a.chain, actors=_kept(a.chain.actors), institutions=_kept(a.chain.institutions)
        ),
        groups=_kept(a.groups),
        indicators=_kept(a.indicators),
    )


# Sources -----------------------------------------------------------------------------------------


def with_cited_source(a: Assessment, named: str) -> tuple[Assessment, str]:
    """``a`` with a source of this title in its list, and the id of it.

    ``named`` is the id of a source, the short name or key of a published document, or any title;
    one that stands in the list already is taken.
    """
    document = document_key(named.strip())
    for source in a.sources:
        if source.id == named or source.document.casefold() == document.casefold():
            return a, source.id
    made = new_source(document, a.sources)
    return replace(a, sources=(*a.sources, made)), made.id


def with_source_like(a: Assessment, other: Source) -> tuple[Assessment, str]:
    """``a`` with the source of another assessment in its list, and the id of it here; one that says
    the same is taken.
    """
    for source in a.sources:
        if replace(source, id=other.id) == other:
            return a, source.id
    made = replace(other, id=new_source(other.document, a.sources).id)
    return replace(a, sources=(*a.sources, made)), made.id


def new_source(document: str, others: Iterable[Source]) -> Source:
    """A source beside these ``others``: one that is published has the key of its document as its
    id.
    """
    taken, published = {source.id for source in others}, published_keys()
    if document in published and document not in taken:
        return Source(id=document, document=document)
    return Source(id=slug(document, {*taken, *published}, "source"), document=document)


def put_cited(
    a: Assessment,
    named: str,
    place: str,
    put: Callable[[Assessment, Citation | None], Assessment],
) -> Assessment:
    """``a`` where ``put`` puts in a citation of the source ``named`` so, which is in the list then;
    none where it is empty.
    """
    if not named.strip():
        return put(a, None)
    listed, source = with_cited_source(a, named)
    return put(listed, Citation(source=source, place=place))


def change_source(a: Assessment, source: str, **changes: Any) -> Assessment:
    """``a`` with fields of one source changed. Its id stays, so whatever cites it goes on doing
    so.
    """
    changed = (replace(one, **changes) if one.id == source else one for one in a.sources)
    return replace(a, sources=tuple(changed))


def remove_source(a: Assessment, source: str) -> Assessment:
    """``a`` without one source. Raises ValueError, which says where, while something cites it."""
    times = Counter(one.what for one in things_citing(a, source))
    if times:
        counts = and_phrase([counted_noun(n, what, MANY.get(what)) for what, n in times.items()])
        raise ValueError(f"it is cited by {counts}; let these cite another source first")
    return replace(a, sources=tuple(one for one in a.sources if one.id != source))


def things_citing(a: Assessment, source: str) -> tuple[Citing, ...]:
    """What cites a source."""
    return tuple(one for one in citing_things(a) if one.citation and one.citation.source == source)
