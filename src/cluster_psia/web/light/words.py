"""The texts of a light page in one language."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from cluster_psia.i18n import (
    ENGLISH,
    best_language,
    catalogue_texts,
    language,
    languages,
    plural_forms,
    plural_text,
    text_direction,
    translated_text,
)
from cluster_psia.workshop.groups import group_name

if TYPE_CHECKING:
    from starlette.requests import HTTPConnection

    from cluster_psia.workshop.values import Room

_FORMS_UP_TO = 120


class PageWords:
    """``t`` and ``p`` are what templates ask for texts, by the end of their keys."""

    def __init__(self, lang: str) -> None:
        self.lang = lang if lang in language_codes() else ENGLISH
        self.dir = text_direction(self.lang)

    def t(self, key: str, **values: object) -> str:
        """A text of the participant page."""
        return translated_text(self.lang, f"participant.{key}", **values)

    def p(self, key: str, n: int, **values: object) -> str:
        """A counted text of the participant page."""
        return plural_text(self.lang, f"participant.{key}", n, **values)

    def group(self, group: str) -> str:
        """What a participant group is called: of the translated list, or as typed."""
        return group_name(group, self.lang)

    def counted(self, key: str) -> list[str]:
        """All forms of a counted text, unfilled, for the script;
        ``forms`` says which count takes which.
        """
        return list(catalogue_texts(self.lang)[f"participant.{key}"])

    @property
    def forms(self) -> str:
        """Which form the counts 0, 1, 2 … take, a digit each."""
        return "".join(str(form) for form in plural_forms(self.lang, _FORMS_UP_TO))


@cache
def language_words(lang: str) -> PageWords:
    """The texts of a language; English where there is no catalogue."""
    return PageWords(lang)


@cache
def language_codes() -> tuple[str, ...]:
    """The languages that have a catalogue."""
    return tuple(each.code for each in languages())


def language_name(code: str) -> str:
    """What a language calls itself."""
    return language(code).name if code in language_codes() else code


def asked_for(connection: HTTPConnection, room: Room | None = None) -> str:
    """The language for somebody who is not known yet: ``?lang=``, or what the phone is set to."""
    offered = room.settings.languages if room else language_codes()
    chosen = connection.query_params.get("lang", "")
    if chosen in offered:
        return chosen
    return best_language(connection.headers.get("accept-language"), offered)
