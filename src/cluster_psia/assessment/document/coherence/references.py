"""What cites a source and what rests on a fact, wherever in the document; and whether all of these
are there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from cluster_psia.assessment.document.coherence.known import duplicate_problem

if TYPE_CHECKING:
    from cluster_psia.assessment.document.chain import Actor
    from cluster_psia.assessment.document.contents import Contents
    from cluster_psia.assessment.document.sources import Citation

# What cites is counted in words, too.
MANY = {"criterion": "criteria", "answer of the guide": "answers of the guide"}


class Citing(NamedTuple):
    """Something that may cite a source: what it is ("node"), its key or number in the document, and
    its citation.

    ``part`` says in which part of it the citation stands ("screening"); empty for the whole.
    """

    what: str
    key: str
    citation: Citation | None
    part: str = ""

    @property
    def where(self) -> str:
        """The place in words."""
        return f"{self.what} '{self.key}'{self.part and f', {self.part}'}"


class Resting(NamedTuple):
    """Something that names facts as its evidence."""

    what: str
    key: str
    facts: tuple[str, ...]

    @property
    def where(self) -> str:
        """The place in words."""
        return f"{self.what} '{self.key}'"


def citing_things(a: Contents) -> Iterator[Citing]:
    """Everything that may cite, in the order of the walk."""
    yield from (Citing("fact", fact.id, fact.citation) for fact in a.facts)
    for key, ratings in a.ratings.items():
        yield from (Citing("criterion", key, rating.citation) for rating in ratings)
    for actor in a.chain.actors:
        yield from _of_actor(actor)
    yield from (Citing("institution", one.id, one.citation) for one in a.chain.institutions)
    for n, link in enumerate(a.chain.links, 1):
        yield Citing("link", str(n), link.citation)
    for n, answer in enumerate(a.guide.answers, 1):
        yield Citing("answer of the guide", str(n), answer.citation)
    yield from (Citing("group", group.id, group.citation) for group in a.groups)


def _of_actor(actor: Actor) -> Iterator[Citing]:
    yield Citing("node", actor.id, actor.citation)
    yield from (Citing("node", actor.id, one.citation, "screening") for one in actor.screening)
    yield from (Citing("node", actor.id, one.citation, "differences") for one in actor.differences)
    yield from (Citing("node", actor.id, one.citation, "figures") for one in actor.figure_sources)
    if actor.income:
        yield Citing("node", actor.id, actor.income.citation, "income")


def things_with_facts(a: Contents) -> Iterator[Resting]:
    """Everything that names facts as its evidence, or might."""
    for key, ratings in a.ratings.items():
        yield from (Resting("criterion", key, rating.facts) for rating in ratings)
    yield from (Resting("node", one.id, one.facts) for one in a.chain.actors)
    yield from (Resting("institution", one.id, one.facts) for one in a.chain.institutions)
    yield from (Resting("group", group.id, group.facts) for group in a.groups)
    for n, chosen in enumerate(a.indicators, 1):
        yield Resting("indicator", str(n), chosen.facts)


def source_problems(a: Contents) -> Iterable[str | None]:
    """What does not hang together in the lists of sources and facts, and what names one of them
    that is not there.
    """
    sources, facts = [source.id for source in a.sources], [fact.id for fact in a.facts]
    yield duplicate_problem(sources, "sources")
    yield duplicate_problem(facts, "facts")
    yield from _dangling_citations(a, dict.fromkeys(sources))
    yield from _dangling_facts(a, dict.fromkeys(facts))


def _dangling_citations(a: Contents, known: Mapping[str, None]) -> Iterator[str]:
    for one in citing_things(a):
        if one.citation is not None and one.citation.source not in known:
            yield (
                f"{one.where}: there is no source '{one.citation.source}'; add it to the list of"
                " sources, or cite one that stands there"
            )


def _dangling_facts(a: Contents, known: Mapping[str, None]) -> Iterator[str | None]:
    for one in things_with_facts(a):
        yield duplicate_problem(one.facts, f"{one.where}, facts")
        for fact in one.facts:
            if fact not in known:
                yield (
                    f"{one.where}: there is no fact '{fact}'; add it to the list of facts, or take"
                    " it out here"
                )
