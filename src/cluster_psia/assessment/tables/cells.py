"""How one value stands in a cell, and what is read from it: each kind of column both ways, in one
place.

``show`` writes what the document holds, "" for nothing. ``read`` takes the text of a cell that is
not empty and gives the value, or says in the user's words why it cannot be taken. A sign for "not
known" empties whatever may be empty.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from cluster_psia.method import Method
from cluster_psia.method.model.entry import EntryLabels, key_called_unknown

SIGNS = {"-", "–", "—", "?", "n/a", "na", "not known", "unknown"}
_BETWEEN = "; "
_MOST = 10_000_000_000
_WHOLE = re.compile(r"\d{1,3}(?:[,. \u00a0\u202f'’]\d{3})+|\d+(?:[.,]0+)?")

Labels = Callable[[Method], Mapping[str, str]]  # keys of the document to what people read
Names = Mapping[str, str]  # ids of nodes to what stands for them in a table
Find = Callable[[str], str]  # what stands for a node in a table to its id; raises RefusedError


class RefusedError(ValueError):
    """A row cannot be taken; the message says where in it, which rule, and how to mend it."""


def is_sign(written: str) -> bool:
    """Whether a cell says that something is not known."""
    return written.casefold() in SIGNS


class CellFormat(Protocol):
    """A kind of column."""

    def show(self, value: Any, names: Names, method: Method) -> str | int:
        """The cell of a value; "" for nothing."""

    def read(self, head: str, written: str, find: Find, method: Method) -> Any:
        """The value of a cell that is not empty; ``head`` is what the column is called. Raises
        RefusedError.
        """


@dataclass(frozen=True)
class RequiredCell:
    """A text that must be there, so that no sign empties it: a name."""

    most: int = 300

    def show(self, value: str | None, names: Names, method: Method) -> str:
        """The text itself."""
        return value or ""

    def read(self, head: str, written: str, find: Find, method: Method) -> str:
        """The text itself, when it is not too long."""
        if len(written) > self.most:
            raise RefusedError(
                f"{head}: {len(written):,} characters, and at most {self.most:,} fit; shorten it"
            )
        return written


@dataclass(frozen=True)
class OptionalCell(RequiredCell):
    """A text that may be empty. One that only looks like a sign for not known stands in quotation
    marks.
    """

    def show(self, value: str | None, names: Names, method: Method) -> str:
        """The text, in quotation marks where it would be read as a sign."""
        if value and _bare(value) in SIGNS:
            return f'"{value}"'
        return value or ""

    def read(self, head: str, written: str, find: Find, method: Method) -> str:
        """The text; "" for a sign."""
        if is_sign(written):
            return ""
        quoted = len(written) > 1 and written[0] == written[-1] == '"' and _bare(written) in SIGNS
        return super().read(head, written[1:-1] if quoted else written, find, method)


def _bare(text: str) -> str:
    return text.strip('"').strip().casefold()


@dataclass(frozen=True)
class CountCell:
    """A whole number, or nothing when it is not known."""

    def show(self, value: int | None, names: Names, method: Method) -> str | int:
        """The number."""
        return "" if value is None else value

    def read(self, head: str, written: str, find: Find, method: Method) -> int | None:
        """The number, with or without marks between the thousands; None for a sign."""
        if is_sign(written):
            return None
        if not _WHOLE.fullmatch(written):
            mend = "write 1200, or ? when it is not known"
            raise RefusedError(f"{head}: '{written}' is no whole number; {mend}")
        number = int(re.sub(r"\D", "", re.sub(r"[.,]0{1,2}$", "", written)))
        if number > _MOST:
            raise RefusedError(
                f"{head}: '{written}' is more people than there are; at most {_MOST:,} can be kept"
            )
        return number


@dataclass(frozen=True)
class ChoiceCell:
    """One of a list, by its label or its key. ``unknown`` is what a sign means; without ``empties``
    it means nothing.

    ``what`` completes "'…' is no …". ``marks`` may stand before a label and say nothing of their
    own.
    """

    labels: Labels
    what: str
    empties: bool = True
    unknown: Any = None
    marks: str = ""

    def show(self, value: Any, names: Names, method: Method) -> str | int:
        """The label."""
        return "" if value is None else _label(self.labels(method), str(value))

    def read(self, head: str, written: str, find: Find, method: Method) -> Any:
        """The key. A label that reads like a sign ("Not known") is a label first.

        What went out as "unknown: key" comes back as that key; whether the document had it is for
        the document to say.
        """
        bare, labels = written.strip(f"{self.marks} "), self.labels(method)
        key = _key(labels, bare)
        if key is None and isinstance(labels, EntryLabels):
            key = key_called_unknown(bare)
        if key is not None:
            return key
        if self.empties and is_sign(written):
            return self.unknown
        raise RefusedError(
            f"{head}: '{bare}' is no {self.what}; use one of: {self._offered(method)}"
        )

    def _offered(self, method: Method) -> str:
        labels = self.labels(method).values()
        unsaid = self.empties and not any(map(is_sign, labels))
        return ", ".join(labels) + (", or ? when it is not known" if unsaid else "")


@dataclass(frozen=True)
class DegreeCell(ChoiceCell):
    """A degree from 1 to 5 as a number, or "not known" as an answer."""

    def show(self, value: Any, names: Names, method: Method) -> str | int:
        """The number, or the words."""
        return value if isinstance(value, int) else super().show(value, names, method)

    def read(self, head: str, written: str, find: Find, method: Method) -> Any:
        """The number, also out of its label ("5 very"), or "unknown"."""
        key = super().read(head, written, find, method)
        return int(key) if key and key.isdigit() else key


@dataclass(frozen=True)
class ChoicesCell:
    """Some of a list, with semicolons between them. What a cell names are all of them; a sign
    empties.
    """

    labels: Labels
    what: str

    def show(self, value: Iterable[str] | None, names: Names, method: Method) -> str:
        """The labels."""
        labels = self.labels(method)
        return _BETWEEN.join(_part(_label(labels, key), key) for key in value or ())

    def read(self, head: str, written: str, find: Find, method: Method) -> tuple[str, ...]:
        """The keys, each once."""
        one = ChoiceCell(self.labels, self.what)
        return tuple(dict.fromkeys(one.read(head, part, find, method) for part in _parts(written)))


@dataclass(frozen=True)
class NodeCell:
    """A node, by what stands for it."""

    def show(self, value: str, names: Names, method: Method) -> str:
        """Its name, or its id where the name could mean another."""
        return names[value]

    def read(self, head: str, written: str, find: Find, method: Method) -> str:
        """Its id."""
        try:
            return find(written)
        except RefusedError as error:
            raise RefusedError(f"{head}: {error}") from error


@dataclass(frozen=True)
class NodesCell(NodeCell):
    """Several nodes, with semicolons between them; a name with a semicolon in it gives way to the
    id.
    """

    def show(self, value: Any, names: Names, method: Method) -> str:
        """Their names."""
        return _BETWEEN.join(_part(names.get(id_, id_), id_) for id_ in value or ())

    def read(self, head: str, written: str, find: Find, method: Method) -> Any:
        """Their ids, each once."""
        one = NodeCell()
        return tuple(dict.fromkeys(one.read(head, part, find, method) for part in _parts(written)))


def _label(labels: Mapping[str, str], key: str) -> str:
    """The label of a key; one that the method does not know is called so."""
    return labels[key] if isinstance(labels, EntryLabels) else labels.get(key, key)


def _part(said: str, otherwise: str) -> str:
    return otherwise if ";" in said or is_sign(said) else said


def _parts(written: str) -> list[str]:
    return [] if is_sign(written) else [part.strip() for part in written.split(";") if part.strip()]


def _key(labels: Mapping[str, str], written: str) -> str | None:
    low = written.casefold()
    for key, label in labels.items():
        if low in (label.casefold(), key.casefold()):
            return key
    return None
