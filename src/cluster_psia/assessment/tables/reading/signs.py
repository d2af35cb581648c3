"""Signs and words that say that something is not known, or does not apply, in the languages that
the product speaks.
"""

from __future__ import annotations

import re
from functools import cache

from cluster_psia.assessment.tables.reading.even import even_text
from cluster_psia.i18n import languages, translated_text

# They empty a text, too, so that none may be a word that a note could consist of.
_SIGNS = ("-", "?", "n/a", "n.a.", "na", "not known", "unknown")
_NOT_KNOWN = (
    "don't know",
    "dont know",
    "do not know",
    "dk",
    "no answer",
    "not available",
    "no data",
    "not stated",
    "n/d",
    "s/d",
    "sin dato",
    "sin datos",
    "no disponible",
    "no se sabe",
    "n.d.",
    "non disponible",
    "pas de données",
    "je ne sais pas",
    "ne sait pas",
    "nsp",
    "inconnu",
    "no sé",
    "no se",
    "no sabe",
    "desconocido",
    "पता नहीं",
    "मालूम नहीं",
    "नहीं पता",
    "अज्ञात",
    "ज्ञात नहीं",
    "उपलब्ध नहीं",
    "معلوم نہیں",
    "پتہ نہیں",
    "نامعلوم",
    "دستیاب نہیں",
    "لا أعرف",
    "لا اعرف",
    "لا أعلم",
    "لا اعلم",
    "لا أدري",
    "لا ادري",
    "غير معروف",
    "غير معلوم",
    "غير متوفر",
    "غير متاح",
    "لا توجد بيانات",
    "не знаю",
)
_NOT_APPLICABLE = (
    "-",
    "n/a",
    "n.a.",
    "na",
    "not applicable",
    "not_applicable",
    "does not apply",
    "non applicable",
    "ne s'applique pas",
    "sans objet",
    "no aplica",
    "no se aplica",
    "लागू नहीं",
    "लागू नहीं होता",
    "لاگو نہیں",
    "لاگو نہیں ہوتا",
    "لا ينطبق",
    "غير منطبق",
)
# Errors as spreadsheet programs show them in their languages, and LibreOffice's "Err:502".
_ERROR = re.compile(r"#[¡¿]?[^\W\d_][\w/]*(?:/0)?[!?]|#N/[AD]|#NV|#DIV/0|#SPILL|Err:\d{3}")


def is_sign(written: str) -> bool:
    """Whether a cell says by a sign that something is not known."""
    return even_text(written) in _bare_signs()


def says_not_known(written: str) -> bool:
    """The same by a sign, or in words of any language of the product."""
    return even_text(written) in _words_not_known()


def answer_without_score(written: str) -> str:
    """What a cell of a score sheet says that holds no score: "unknown", "not_applicable", or "" for
    anything else.
    """
    even = even_text(written)
    if even in _words_not_applicable():
        return "not_applicable"
    return "unknown" if even in _words_not_known() else ""


def is_error_text(written: str) -> bool:
    """Whether a text is an error as a spreadsheet program shows it: #REF!, #N/A, Err:502."""
    return written[:1] in "#E" and _ERROR.fullmatch(written.strip()) is not None


@cache
def _bare_signs() -> frozenset[str]:
    return frozenset(map(even_text, _SIGNS))


@cache
def _words_not_known() -> frozenset[str]:
    said = (*_SIGNS, *_NOT_KNOWN, *_texts("unknown"))
    return frozenset(map(even_text, said))


@cache
def _words_not_applicable() -> frozenset[str]:
    return frozenset(map(even_text, (*_NOT_APPLICABLE, *_texts("not_applicable"))))


def _texts(answer: str) -> list[str]:
    """What sheets and phones call an answer, in every language."""
    return [
        translated_text(language.code, f"participant.{place}.{answer}")
        for language in languages()
        for place in ("question", "sheet")
    ]
