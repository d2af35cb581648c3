"""What a cell is read by: the method's words, and the nodes, sources and facts that it may name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cluster_psia.assessment.tables.reading.even import even_text, even_words
from cluster_psia.assessment.tables.reading.numbers import NO_MARKS, Marks
from cluster_psia.assessment.tables.reading.refused import RefusedError

if TYPE_CHECKING:
    from cluster_psia.method import Method

Labels = Callable[["Method"], Mapping[str, str]]  # keys of the document to what people read
Find = Callable[[str], str]  # what stands for a thing in a table to its id; raises RefusedError


@dataclass(frozen=True)
class Lookup:
    """A list to choose from, found by what people write."""

    labels: Mapping[str, str]
    by_text: Mapping[str, str]  # evened labels and keys
    by_words: Mapping[str, str]  # the same in the singular, where that means one of them only

    def key_of(self, written: str) -> str | None:
        """The key of a label or key, in any spelling; None where it means none, or more than
        one.
        """
        found = self.by_text.get(even_text(written))
        return found if found is not None else self.by_words.get(even_words(written))


def lookup_of(labels: Mapping[str, str]) -> Lookup:
    """The look-up of a list of labels by key."""
    by_text: dict[str, str] = {}
    words: dict[str, set[str]] = defaultdict(set)
    for key, label in labels.items():
        for said in (label, key):
            by_text.setdefault(even_text(said), key)
            words[even_words(said)].add(key)
    one_only = {said: min(keys) for said, keys in words.items() if len(keys) == 1}
    return Lookup(labels, by_text, one_only)


def no_node(name: str) -> str:
    """What finds no node where there are none. Raises RefusedError."""
    raise RefusedError(f"no node is called '{name}'")


def no_list(name: str) -> str:
    """What finds nothing where there is no list of such things. Raises RefusedError."""
    raise RefusedError(f"'{name}' is in no list")


@dataclass(frozen=True)
class ReadingContext:
    """What cells are read by. ``source`` enters a source that is new, ``fact`` gives "" for one
    that is nowhere. ``decimal_marks`` stand before decimals somewhere in the same table.
    """

    method: Method | None = None  # without one, no cell can be chosen from a list of the method
    node: Find = no_node
    source: Find = no_list
    fact: Find = no_list
    decimal_marks: Marks = NO_MARKS
    _lookups: dict[Labels, Lookup] = field(default_factory=dict, repr=False, compare=False)

    def lookup(self, labels: Labels) -> Lookup:
        """The look-up of a list, made once."""
        if labels not in self._lookups:
            if self.method is None:
                raise ValueError("no list of the method can be read without a method")
            self._lookups[labels] = lookup_of(labels(self.method))
        return self._lookups[labels]
