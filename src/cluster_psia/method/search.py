"""Find entries of the method by words: in any order, with accents and case ignored, each hit with
its marks.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from pydantic import BaseModel

from cluster_psia.method.cite import origin
from cluster_psia.method.graph import entries_by_address
from cluster_psia.method.model.entry import CitedPlace, Entry

if TYPE_CHECKING:
    from cluster_psia.method.model import Method

Span = tuple[int, int]
# Fields that are keys, addresses or origins and no text for a reader, and other forms of a label;
# the entry's own origin is searched in words.
NO_TEXT = {
    "key",
    "source",
    "ours",
    "also_in",
    "partly_ours",
    "adapted",
    "links_ours",
    "on_map",
    "mark",
}
KEY = re.compile(r"[a-z0-9_.]*")  # keys and addresses stand among texts, and nobody reads them
# A phone writes curly quotes and long dashes of its own accord, and people put commas and quotes
# around their words.
LIKE = str.maketrans("‘’ʼ“”„«»‐‑‒–—", '\'\'\'"""""-----')
AROUND = "\"'`.,;:!?…()[]{}<>"


@dataclass(frozen=True)
class Passage:
    """A text of an entry, and where the words were found in it (from, to)."""

    text: str
    marks: tuple[Span, ...]


@dataclass(frozen=True)
class Hit:
    """An entry in which every word was found: its address, label, the texts with marks, and its
    origin with marks.

    ``passages`` are the explanation first, then the other texts in which something was found.
    """

    address: str
    label: Passage
    passages: tuple[Passage, ...]
    origin: Passage


@dataclass(frozen=True)
class _Folded:
    """A text without accents and case; ``at[i]`` is the place of its i-th letter in the text as it
    stands.
    """

    text: str
    letters: str
    at: tuple[int, ...]


@dataclass(frozen=True)
class _Indexed:
    address: str
    label: _Folded
    texts: tuple[_Folded, ...]
    origin: _Folded


def search_method(method: Method, query: str) -> tuple[Hit, ...]:
    """The entries that hold every word of ``query``: in the label first, then in the texts, then in
    the order of files.

    Parts of words count, so that "depend" finds "dependence". No words, no hits.
    """
    words = query_words(query)
    if not words:
        return ()
    found = [
        (entry, rank) for entry in search_index(method) if (rank := _rank(entry, words)) is not None
    ]
    found.sort(key=lambda pair: pair[1])
    return tuple(_hit(entry, words) for entry, _ in found)


def search_index(method: Method) -> tuple[_Indexed, ...]:
    """Every entry of the method made ready to be searched; made once for each method."""
    return _index(_Held(method))


class _Held:
    """A method compared by identity: hashing its whole content at each search would be slow."""

    def __init__(self, method: Method) -> None:
        self.method = method

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Held) and self.method is other.method

    def __hash__(self) -> int:
        return id(self.method)


@lru_cache(maxsize=4)
def _index(held: _Held) -> tuple[_Indexed, ...]:
    return tuple(
        _Indexed(
            address, _fold(entry.label), tuple(map(_fold, texts_of(entry))), _fold(origin(entry))
        )
        for address, entry in entries_by_address(held.method).items()
    )


def texts_of(entry: Entry) -> tuple[str, ...]:
    """The texts of an entry but its label: explanation first, then its other words; nested entries
    have their own.
    """
    return (entry.explanation, *(text for _, texts in more_texts(entry) for text in texts))


def more_texts(entry: Entry) -> Iterator[tuple[str, tuple[str, ...]]]:
    """(field, its texts) for every field of an entry that has any, but label and explanation."""
    for name in type(entry).model_fields:
        texts = (
            ()
            if name in NO_TEXT | {"label", "explanation"}
            else tuple(_texts(getattr(entry, name)))
        )
        if texts:
            yield name, texts


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        if not KEY.fullmatch(value):
            yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item)
    elif isinstance(value, BaseModel) and not isinstance(value, Entry | CitedPlace):
        yield from _texts_of_fields(value)


def _texts_of_fields(part: BaseModel) -> Iterator[str]:
    """A label is always a text, even where it looks like a key."""
    for name in type(part).model_fields:
        inner = getattr(part, name)
        if name == "label":
            yield inner
        elif name not in NO_TEXT:
            yield from _texts(inner)


def query_words(query: str) -> tuple[str, ...]:
    """The words of a query, folded, each once and without the punctuation around it."""
    bare = (word.strip(AROUND) for word in folded_text(query).split())
    return tuple(dict.fromkeys(word for word in bare if word))


def folded_text(text: str) -> str:
    """``text`` without accents and case and with plain quotes and dashes: "Torreón" and "TORREON"
    are one word.
    """
    letters = "".join(
        c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)
    )
    return letters.casefold().translate(LIKE)


def _fold(text: str) -> _Folded:
    letters, at = [], []
    for place, character in enumerate(text):
        plain = folded_text(character)
        letters.append(plain)
        at.extend([place] * len(plain))
    return _Folded(text, "".join(letters), tuple(at))


def _rank(entry: _Indexed, words: tuple[str, ...]) -> int | None:
    """0 when the label holds every word, 1 when the label holds one, 2 when only other texts do;
    None for no hit.
    """
    everywhere = (entry.label, *entry.texts, entry.origin)
    for word in words:
        if not any(word in text.letters for text in everywhere):
            return None
    in_label = [word in entry.label.letters for word in words]
    if all(in_label):
        return 0
    return 1 if any(in_label) else 2


def _hit(entry: _Indexed, words: tuple[str, ...]) -> Hit:
    first, *others = (_passage(text, words) for text in entry.texts)
    return Hit(
        address=entry.address,
        label=_passage(entry.label, words),
        passages=(first, *(passage for passage in others if passage.marks)),
        origin=_passage(entry.origin, words),
    )


def _passage(text: _Folded, words: tuple[str, ...]) -> Passage:
    return Passage(text.text, merged_spans(span for word in words for span in _places(text, word)))


def _places(text: _Folded, word: str) -> Iterator[Span]:
    start = text.letters.find(word)
    while start >= 0:
        yield text.at[start], text.at[start + len(word) - 1] + 1
        start = text.letters.find(word, start + len(word))


def merged_spans(spans: Iterator[Span]) -> tuple[Span, ...]:
    """Spans in order, with those that touch or overlap made one."""
    made: list[Span] = []
    for start, end in sorted(spans):
        if made and start <= made[-1][1]:
            made[-1] = (made[-1][0], max(end, made[-1][1]))
        else:
            made.append((start, end))
    return tuple(made)
