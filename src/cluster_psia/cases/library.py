"""The library of published cases: what the sources say about each,
how much of the matrix that fills, and finding one.

A case is an entry of the register (``cases.yaml``) and the sample assessment of the same key.
Figures stay as printed; where sources differ every one of them is kept, each with its date and
place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, get_args

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.document.fields import Topic
from cluster_psia.assessment.files.samples import load_sample
from cluster_psia.diagnosis.diagnose import Diagnosis, diagnose
from cluster_psia.method import load_method
from cluster_psia.method.model.entry import find_entry
from cluster_psia.method.search import folded_text, query_words

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment, Fact
    from cluster_psia.method.model.register import Case, SourceNote

TOPICS: tuple[Topic, ...] = get_args(Topic)
OWN_KEY = "own"  # of the open assessment beside published cases; no registered case bears it
KINDS: Mapping[str, str] = {"cluster": "Cluster", "programme": "Programme"}


@dataclass(frozen=True)
class CaseView:
    """One published case: its register entry, its assessment,
    and what the matrix says as far as it is known.
    """

    case: Case
    sector: str  # the label of the register's sector
    assessment: Assessment
    diagnosis: Diagnosis
    # only topics on which a source speaks, in the order of TOPICS
    facts: Mapping[Topic, tuple[Fact, ...]]
    notes: tuple[SourceNote, ...]  # damaged places and oddities of the sources that touch this case
    head: str  # names, place, sector and summary, folded for searching
    body: str  # every fact, folded

    @property
    def key(self) -> str:
        """The key of the register, of the sample and of the address."""
        return self.case.key

    @property
    def own(self) -> bool:
        """Whether it is the open assessment and no published case."""
        return self.key == OWN_KEY

    @property
    def countries(self) -> tuple[str, ...]:
        """The country, or each of them where a case lies in several."""
        parts = re.split(r"\s*(?:,|;|/|\band\b)\s*", self.case.country)
        return tuple(part for part in parts if part)

    @property
    def has_chain(self) -> bool:
        """Whether there is a value chain to draw."""
        return bool(self.assessment.chain.actors)

    @property
    def has_reading(self) -> bool:
        """Whether any row of the matrix could be read from the sources."""
        return self.diagnosis.answered > 0

    @property
    def rows(self) -> int:
        """The rows of the matrix."""
        return len(self.diagnosis.scores)

    @property
    def share_known(self) -> float:
        """The share of all rows of the matrix that carry a score, from 0 to 1."""
        return self.diagnosis.answered / self.rows

    @property
    def placed(self) -> bool:
        """Whether need and capacity are both known well enough for a place on the plane
        (``mean.SHOWN_FROM``).
        """
        axes = (self.diagnosis.need, self.diagnosis.capacity)
        return all(axis.mean.value is not None for axis in axes)


def case_view(case: Case, assessment: Assessment) -> CaseView:
    """A case with everything derived from it."""
    method = method_of(assessment)
    known = find_entry(method.cases.sectors, case.sector)
    sector = known.label if known else case.sector
    address = f"cases.cases.{case.key}"
    return CaseView(
        case=case,
        sector=sector,
        assessment=assessment,
        diagnosis=diagnose(assessment),
        facts=by_topic(assessment.facts),
        notes=tuple(note for note in method.source_notes.notes if _touches(note, address)),
        head=_head(case, sector, assessment),
        body=" \n".join(folded_text(_said(fact)) for fact in assessment.facts),
    )


def _touches(note: SourceNote, address: str) -> bool:
    return any(about == address or about.startswith(f"{address}.") for about in note.about)


def by_topic(facts: Iterable[Fact]) -> dict[Topic, tuple[Fact, ...]]:
    """Facts under their topics, in the order of ``TOPICS`` and inside it as they were written;
    silent topics left out.

    Facts that contradict each other stand under each other: which of them is right is not for this
    program to say.
    """
    held: dict[Topic, list[Fact]] = {topic: [] for topic in TOPICS}
    for fact in facts:
        held[fact.topic].append(fact)
    return {topic: tuple(found) for topic, found in held.items() if found}


@cache
def case_library() -> tuple[CaseView, ...]:
    """Every registered case in the order of the register, read once a process.

    Raises SampleError.
    """
    return tuple(case_view(case, load_sample(case.key)) for case in load_method().cases.cases)


# Finding -----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Wanted:
    """What a reader looks for. Empty fields ask for nothing; everything given must hold."""

    text: str = ""
    country: str = ""
    sector: str = ""  # a key of the register's sectors
    kind: str = ""
    chain: bool = False
    reading: bool = False


def _said(fact: Fact) -> str:
    return f"{fact.statement} {fact.value} {fact.event} {fact.reported}"


def _head(case: Case, sector: str, a: Assessment) -> str:
    p = a.profile
    texts = (
        case.label,
        case.explanation,
        case.country,
        *case.spellings,
        sector,
        KINDS[case.kind],
        a.name,
        p.cluster,
        p.place,
        p.country,
        p.sector,
        p.products,
        p.markets,
        p.summary,
    )
    return folded_text(" \n".join(texts))


def case_matches(view: CaseView, wanted: Wanted) -> bool:
    """Whether a case is what is looked for.

    Words may stand in any order, anywhere in what is known of it.
    """
    return (
        all(word in view.head or word in view.body for word in query_words(wanted.text))
        and wanted.country in ("", *view.countries)
        and wanted.sector in ("", view.case.sector)
        and wanted.kind in ("", view.case.kind)
        and (view.has_chain or not wanted.chain)
        and (view.has_reading or not wanted.reading)
    )


def find_cases(views: Iterable[CaseView], wanted: Wanted) -> tuple[CaseView, ...]:
    """The cases that match: first those that are called so,
    then those of which only a fact says it.
    """
    words = query_words(wanted.text)
    found = [view for view in views if case_matches(view, wanted)]
    return tuple(sorted(found, key=lambda view: not all(word in view.head for word in words)))


def fact_found(view: CaseView, text: str) -> Fact | None:
    """The fact that holds a word which the head of the case does not,
    so that a reader sees why it was found.
    """
    deep = [word for word in query_words(text) if word not in view.head]
    if not deep:
        return None
    facts = view.assessment.facts
    hits = [_hits(deep, fact) for fact in facts]
    return facts[hits.index(max(hits))] if any(hits) else None


def _hits(words: Iterable[str], fact: Fact) -> int:
    """How many of the words stand in a fact."""
    text = folded_text(_said(fact))
    return sum(word in text for word in words)
