"""The participant page, paper sheets and matrix in several languages:
one gettext catalogue a language.

A text is asked for by its key, ``translated_text("fr", "participant.consent.title")``; English is
the catalogue that all others follow and that stands in where another has no text. The matrix is
here as the method prints it. A criterion that was adapted for one assessment has no translation:
whoever shows it shows it as typed, in every language.
"""

from cluster_psia.i18n.catalogues import (
    ENGLISH,
    Language,
    UnknownTextError,
    anchor_key,
    catalogue_texts,
    is_reviewed,
    language,
    languages,
    plural_forms,
    plural_text,
    question_key,
    read_every_catalogue,
    text_direction,
    translated_text,
)
from cluster_psia.i18n.choice import best_language

__all__ = [
    "ENGLISH",
    "Language",
    "UnknownTextError",
    "anchor_key",
    "best_language",
    "catalogue_texts",
    "is_reviewed",
    "language",
    "languages",
    "plural_forms",
    "plural_text",
    "question_key",
    "read_every_catalogue",
    "text_direction",
    "translated_text",
]
