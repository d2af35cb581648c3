"""The words of the Method page: entries, names of fields and lists, blanks in sentences."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cluster_psia.method.graph import entries_by_address
from cluster_psia.ui.library.method.register import home_of
from cluster_psia.ui.parts.text import plain_text

if TYPE_CHECKING:
    from cluster_psia.method.model import Entry, Method

BLANK = re.compile(r"\{(\w+)\}")
FILES = {
    "table_1": "Table 1",
    "table_2": "Table 2",
    "box_a1": "Box A.1",
    "box_a2": "Box A.2",
    "box_a3": "Box A.3",
    "italy": "Annex I",
    **{f"box_{n}": f"Box {n}" for n in range(1, 8)},
}


NOTE_KINDS = {
    "damaged": "Damaged in our copy",
    "oddity": "Odd in print",
    "brief": "Few words in print",
}


def entry_title(entry: Entry) -> str:
    """The label of an entry in markdown, with the word where the programme changed or added it."""
    adapted = " · adapted here" if entry.adapted else ""
    return f"{plain_text(entry.label)}{adapted}"


def text_with_blanks(entry: Entry, text: str) -> str:
    """A text of an entry; what is filled in elsewhere stands as a blank, [like this], and the text
    stays as long.
    """
    if not entry.filled_in:
        return text
    return BLANK.sub(lambda name: f"[{name[1].replace('_', ' ')}]", text)


def field_name_words(name: str) -> str:
    """The name of a field or list: "how_many" is "How many"."""
    return name.replace("_", " ").capitalize()


def list_title(address: str) -> str:
    """The name of a list in words: "box_a2.items" is "Box A.2: items"."""
    file, _, name = address.partition(".")
    words = FILES.get(file, field_name_words(file))
    return f"{words}: {name.replace('_', ' ')}" if name else words


def where_of(method: Method, address: str) -> str:
    """What an entry stands in: the entry around it with its file, or its list."""
    entries = entries_by_address(method)
    around = home_of(address.rpartition(".")[0], entries)
    if not around:
        return list_title(address.rpartition(".")[0])
    return f"{list_title(around.partition('.')[0])}: {entries[around].label}"
