"""Texts by language and key, read by Babel from ``locales/<language>.po``
when they are first asked for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from gettext import c2py
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog, Message

LOCALES = Path(__file__).parent / "locales"
ENGLISH = "en"
# Babel keeps no headers but its own.
_REVIEWED = re.compile(r'^"X-Reviewed-By-Native-Speaker: *yes\\n"$', re.MULTILINE)

WritingDirection = Literal["ltr", "rtl"]
Forms = tuple[str, ...]
CatalogueTexts = MappingProxyType[str, str | Forms]


class UnknownTextError(KeyError):
    """No catalogue has such a language or such a key:
    a mistake of the program, never of a translation.
    """


@dataclass(frozen=True)
class Language:
    """A language with a catalogue; ``name`` is its name in its own script."""

    code: str
    name: str
    direction: WritingDirection
    reviewed: bool  # by a native speaker


@dataclass(frozen=True)
class _Read:
    texts: CatalogueTexts
    form: Callable[[int], int]


@cache
def languages() -> tuple[Language, ...]:
    """Every language that has a catalogue, English first, then by code."""
    codes = sorted(
        (file.stem for file in LOCALES.glob("*.po")), key=lambda code: (code != ENGLISH, code)
    )
    return tuple(language(code) for code in codes)


def read_every_catalogue() -> None:
    """Read all of them now: later, when a hall has come, there may be no file left to open."""
    for each in languages():
        _read(each.code)


@cache
def language(code: str) -> Language:
    """The language with this code. Raises UnknownTextError where there is no catalogue."""
    from babel import Locale

    content = _file(code).read_text(encoding="utf-8")
    locale = Locale.parse(code, sep="-")
    name = locale.get_display_name(locale) or code
    return Language(
        code=code,
        name=name[0].upper() + name[1:],
        direction="rtl" if locale.text_direction == "rtl" else "ltr",
        reviewed=bool(_REVIEWED.search(content)),
    )


def is_reviewed(code: str) -> bool:
    """Whether a native speaker has read the whole catalogue, as its header says."""
    return language(code).reviewed


def text_direction(code: str) -> WritingDirection:
    """Whether the language is written from left to right or from right to left."""
    return language(code).direction


def translated_text(lang: str, key: str, **values: object) -> str:
    """The text with this key, its ``{name}`` places filled in; English where ``lang`` has none.

    Raises UnknownTextError for a key that English has not or that ``plural`` counts, KeyError for
    a missing value.
    """
    found, _ = _find(lang, key)
    if not isinstance(found, str):
        raise UnknownTextError(f"'{key}' counts something; ask plural() for it")
    return found.format_map(values)


def plural_text(lang: str, key: str, n: int, **values: object) -> str:
    """The text that fits the count ``n``, which stands in it as ``{n}``.

    Raises UnknownTextError as ``translated_text`` does.
    """
    found, form = _find(lang, key)
    if isinstance(found, str):
        raise UnknownTextError(f"'{key}' counts nothing; ask text() for it")
    return found[form(n)].format_map({"n": n, **values})


def catalogue_texts(lang: str) -> dict[str, str | Forms]:
    """Every text, unfilled, English where ``lang`` has none;
    a counted one is the tuple of its forms.

    For pages that choose and fill texts themselves; ``plural_forms`` says which form a count
    takes. Where English stands in for a counted text it has as many forms as the language needs.
    """
    forms = max(plural_forms(lang, 200)) + 1
    own = _read(lang).texts
    return {
        key: own.get(key) or _stretched(english, forms)
        for key, english in _read(ENGLISH).texts.items()
    }


def plural_forms(lang: str, up_to: int) -> tuple[int, ...]:
    """Which form of a counted text the counts 0, 1, 2 … ``up_to`` take."""
    form = _read(lang).form
    return tuple(form(n) for n in range(up_to + 1))


def question_key(criterion: str) -> str:
    """The key of a question of the matrix in the easier words for participants, where there are
    any; otherwise in those of the method.
    """
    return _plain_key(f"matrix.{criterion}.question")


def _plain_key(key: str) -> str:
    easier = f"{key}.plain"
    return easier if easier in _read(ENGLISH).texts else key


def anchor_key(criterion: str, points: Sequence[int], *, plain: bool = False) -> str:
    """The key of an anchor of the matrix, named after the first scale point under it.

    With ``plain`` the easier words for participants, where there are any; otherwise the words of
    the print.
    """
    key = f"matrix.{criterion}.anchor.{points[0]}"
    return _plain_key(key) if plain else key


def read_catalogue(file: Path) -> Catalog:
    """A catalogue as Babel reads it. Raises PoFileError where the file is no valid catalogue."""
    from babel.messages.pofile import read_po

    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    return read_po(lines, locale=file.stem.replace("-", "_"), abort_invalid=True)


def _file(code: str) -> Path:
    file = LOCALES / f"{code}.po"
    if file.parent != LOCALES or not file.is_file():
        raise UnknownTextError(f"there is no catalogue for the language '{code}'")
    return file


@cache
def _read(code: str) -> _Read:
    catalog = read_catalogue(_file(code))
    texts: dict[str, str | Forms] = {}
    for message in catalog:
        if message.id and not message.fuzzy and (found := _whole(message.string)):
            texts[key_of(message)] = found
    return _Read(MappingProxyType(texts), c2py(catalog.plural_expr))


def key_of(message: Message) -> str:
    """The key of a text, counted or not."""
    return message.id if isinstance(message.id, str) else message.id[0]


def _whole(string: str | Sequence[str] | None) -> str | Forms | None:
    """A text as it is used, or None while a part of it is empty."""
    if isinstance(string, str):
        return string or None
    return tuple(string) if string and all(string) else None


def _find(lang: str, key: str) -> tuple[str | Forms, Callable[[int], int]]:
    """The text, or the forms with the rule that chooses among them."""
    for read in (_read(lang), _read(ENGLISH)):
        if key in read.texts:
            return read.texts[key], read.form
    raise UnknownTextError(f"there is no text with the key '{key}'")


def _stretched(found: str | Forms, forms: int) -> str | Forms:
    if isinstance(found, str):
        return found
    return tuple(found[min(index, len(found) - 1)] for index in range(forms))
