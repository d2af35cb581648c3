"""Words for "not known" and "does not apply", in every language that the product speaks."""

from __future__ import annotations

import pytest

from cluster_psia import i18n
from cluster_psia.assessment.tables.body import _TOTALS
from cluster_psia.assessment.tables.reading.even import even_text
from cluster_psia.assessment.tables.reading.signs import answer_without_score, says_not_known

NOT_KNOWN = {
    "en": ("don\u2019t know", "Unknown"),
    "ar": ("لا أعرف", "لا اعلم", "غير معروف", "غير متوفر"),
    "es": ("No sé", "sin datos"),
    "fr": ("je ne sais pas", "Inconnu"),
    "hi": ("पता नहीं", "अज्ञात"),
    "ur": ("معلوم نہیں", "دستیاب نہیں"),
}
NOT_APPLICABLE = {
    "en": "does not apply",
    "ar": "لا ينطبق",
    "es": "no aplica",
    "fr": "sans objet",
    "hi": "लागू नहीं",
    "ur": "لاگو نہیں",
}
TOTAL = {
    "en": "Total",
    "ar": "الإجمالي",
    "es": "Totales",
    "fr": "Totaux",
    "hi": "कुल",
    "ur": "میزان",
}


@pytest.mark.parametrize("code", [each.code for each in i18n.languages()])
def test_every_language_has_its_words(code: str) -> None:
    for words in NOT_KNOWN[code]:
        assert says_not_known(words), words
        assert answer_without_score(words) == "unknown"
    assert answer_without_score(NOT_APPLICABLE[code]) == "not_applicable"
    assert even_text(TOTAL[code]) in _TOTALS
    for place in ("question", "sheet"):
        said = i18n.translated_text(code, f"participant.{place}.not_applicable")
        assert answer_without_score(said) == "not_applicable"
