"""``make messages``: what is missing, obsolete or wrong in each catalogue,
and which texts are asked for in vain or not at all.

A translation carries the English that it was made from in the comment over it (``#. …``), so that
a change of the English shows; a text that is rightly the same as in English carries the flag ``#,
as-in-english``.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING

from cluster_psia.i18n.catalogues import ENGLISH, LOCALES, key_of, read_catalogue

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog, Message

PAGES = Path(__file__).parents[1] / "web"
AS_IN_ENGLISH = "as-in-english"
_TAG = re.compile(r"<\s*/?\s*[a-z!]|&#?\w+;", re.IGNORECASE)
_NAME = re.compile(r"[a-z_]+")
# How pages and templates ask for a text; they leave "participant." out. Keys built while running
# begin with ``_BUILT``.
_PAGE = "participant."
_BUILT = tuple(f"{_PAGE}{family}" for family in ("error.", "reveal.shape."))
_ASKED = re.compile(r"""\b(?:t|p|counted)\(\s*["']([a-z0-9_.]+)["']\s*[,)]""")


def main() -> None:
    """Print what is wrong; status 1 where anything is."""
    from babel.messages.pofile import PoFileError

    english = by_key(read_catalogue(LOCALES / f"{ENGLISH}.po"))
    wrong = [
        f"{ENGLISH}: {problem}" for problem in (*unknown_text_keys(english), *unused_keys(english))
    ]
    for file in sorted(LOCALES.glob("*.po")):
        try:
            problems = list(catalogue_problems(read_catalogue(file), english))
        except PoFileError as error:
            problems = [f"no valid catalogue: {error}"]
        wrong += (f"{file.stem}: {problem}" for problem in problems)
    print("\n".join(wrong) or f"Every catalogue has all {len(english)} texts.")
    sys.exit(bool(wrong))


def catalogue_problems(catalog: Catalog, english: dict[str, Message]) -> Iterator[str]:
    """What is wrong in one catalogue, each with its key."""
    own = by_key(catalog)
    yield from (f"{key}: missing" for key in english if key not in own)
    yield from (f"{key}: obsolete" for key in own if key not in english)
    for key, in_english in english.items():
        if key in own:
            yield from (f"{key}: {problem}" for problem in _in_text(own[key], in_english, catalog))


def by_key(catalog: Catalog) -> dict[str, Message]:
    """Every text of a catalogue without its header."""
    return {key_of(message): message for message in catalog if message.id}


def unknown_text_keys(english: dict[str, Message]) -> Iterator[str]:
    """Texts that pages and templates ask for and that English has not."""
    for file, asked in _asked():
        if asked not in english:
            yield f"{asked}: missing, asked for in {file}"


def unused_keys(english: dict[str, Message]) -> Iterator[str]:
    """Texts that no page and no template asks for: work for translators that nobody would read."""
    asked = {key for _, key in _asked()}
    for key in english:
        if key.startswith(_PAGE) and not key.startswith(_BUILT) and key not in asked:
            yield f"{key}: asked for nowhere; take it out of every catalogue"


def _asked() -> Iterator[tuple[Path, str]]:
    """Every text that a page or template asks for, with the file."""
    for file in sorted(file for file in PAGES.rglob("*") if file.suffix in (".py", ".html")):
        for key in _ASKED.findall(file.read_text(encoding="utf-8")):
            yield file.relative_to(PAGES), f"{_PAGE}{key}"


def placeholder_names(text: str) -> set[str]:
    """The names in braces.

    Raises ValueError for a brace that stands alone, or anything but a plain name in it.
    """
    names = {name for _, name, _, _ in Formatter().parse(text) if name is not None}
    for name in names:
        if not _NAME.fullmatch(name):
            raise ValueError(f"'{{{name}}}' is no plain name")
    return names


def _in_text(own: Message, english: Message, catalog: Catalog) -> Iterator[str]:
    forms, english_forms = _forms(own), _forms(english)
    if own.pluralizable != english.pluralizable:
        yield "counted in one of the two languages only"
    if not all(forms):
        yield "empty"
        return
    # A form for one or two things may do without the number.
    allowed = placeholder_names(english_forms[-1])
    wanted = allowed - ({"n"} if own.pluralizable else set())
    for form in forms:
        yield from _in_form(form, wanted, allowed)
    if catalog.locale_identifier != ENGLISH:
        yield from _against_english(own, forms, english_forms)


def _against_english(
    own: Message, forms: tuple[str, ...], english_forms: tuple[str, ...]
) -> Iterator[str]:
    if own.fuzzy:
        yield "marked fuzzy, so English stands in"
    if tuple(own.auto_comments) != english_forms:
        yield f"the English has changed since: {' | '.join(english_forms)}"
    if forms == english_forms and AS_IN_ENGLISH not in own.flags and _has_words(forms[0]):
        yield f"still in English; flag it '#, {AS_IN_ENGLISH}' where that is right"


def _in_form(form: str, wanted: set[str], allowed: set[str]) -> Iterator[str]:
    if _TAG.search(form):
        yield "HTML, which is shown as typed"
    try:
        if not wanted <= placeholder_names(form) <= allowed:
            yield f"other names in braces than in English: {form}"
    except ValueError as error:
        yield f"braces: {error}"


def _forms(message: Message) -> tuple[str, ...]:
    string = message.string
    return (string,) if isinstance(string, str) else tuple(string or ("",))


def _has_words(text: str) -> bool:
    return any(literal.strip(" :;,.–…") for literal, *_ in Formatter().parse(text))


if __name__ == "__main__":
    main()
