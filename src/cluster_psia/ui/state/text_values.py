"""What a tab knows of the texts that are typed into it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cluster_psia.store import Saved


@dataclass(frozen=True)
class TextField:
    """A field for text: the name of its widget, its label, and what keeps a text of it.

    ``keep`` raises NotKept. A text that is not ``stored`` stays in this tab's memory: it is never
    said to be saved.
    """

    name: str
    label: str
    keep: Callable[[str], object]
    stored: bool = True


@dataclass(frozen=True)
class RefusedText:
    """A text that could not be kept: of which assessment, in which field, and why."""

    assessment: str
    field: TextField
    text: str
    why: str


@dataclass(frozen=True)
class Typing:
    """A text that is being typed: into which field, and the revision that holds it so far."""

    field: str
    at: Saved


@dataclass
class TypedTexts:
    """The texts of one tab.

    ``held`` (marks of what the server holds), ``fields`` and ``filters`` go by the names that
    fields have in the browser, ``taken`` by assessment and such a name. ``held``, ``filters`` and
    ``in_tab`` tell of the fields of this run, ``fields`` of all that were ever drawn.
    """

    typing: Typing | None = None
    refused: dict[tuple[str, str], RefusedText] = field(default_factory=dict)
    tried_at: int | None = None  # the revision at which the refused ones were tried last
    taken: dict[str, str] = field(default_factory=dict)
    held: dict[str, str] = field(default_factory=dict)
    fields: dict[str, TextField] = field(default_factory=dict)
    filters: list[str] = field(default_factory=list)
    in_tab: list[str] = field(default_factory=list)
    kept: dict[str, str] = field(default_factory=dict)  # marks of what was kept, by widget keys
    missed: bool = False
    runs: int = 0


@dataclass
class SentLines:
    """The lines that forms take one after another: who takes them, by form, the number of the last
    that was heard, and the forms of this run by their fields; and which widget is to have the
    focus, with the number of times that was asked.
    """

    heard: int = 0
    takes: dict[str, Callable[[str], object]] = field(default_factory=dict)
    drawn: dict[str, str] = field(default_factory=dict)
    focus: str = ""
    focus_asked: int = 0
