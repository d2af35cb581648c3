"""The texts of a room, frozen when it opens: each criterion in each of its languages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from cluster_psia import i18n
from cluster_psia.assessment.document.adapted import method_of, published_method
from cluster_psia.method.model.entry import find_entry
from cluster_psia.workshop.errors import BadAnswer
from cluster_psia.workshop.values import CriterionText, RoomTexts, Settings

if TYPE_CHECKING:
    from cluster_psia.assessment.document.adaptation import Relabelled
    from cluster_psia.assessment.document.model import Assessment
    from cluster_psia.method.model import Criterion


def frozen_texts(a: Assessment, settings: Settings) -> RoomTexts:
    """The room's criteria in every language of the room;
    what was adapted here stands as typed in all of them.

    Questions and anchors are in the plain words for participants. Of a criterion of which only a
    part was adapted the rest is translated, but for the explanation of a question that was
    replaced. Raises BadAnswer for a language without texts.
    """
    _check_languages(settings.languages)
    criteria = [c for c in method_of(a).table_2.criteria if c.key in settings.criteria]
    published = published_method().table_2.criteria
    typed = {item.criterion: item for item in a.adaptation.relabelled}
    texts: RoomTexts = {}
    for language in settings.languages:
        texts[language] = tuple(
            _text(language, c, find_entry(published, c.key), typed.get(c.key)) for c in criteria
        )
    return texts


def _check_languages(languages: Iterable[str]) -> None:
    known = [language.code for language in i18n.languages()]
    for language in languages:
        if language not in known:
            raise BadAnswer(
                f"There are no texts in the language '{language}'; use some of {', '.join(known)}."
            )


def _text(
    language: str, here: Criterion, published: Criterion | None, typed: Relabelled | None
) -> CriterionText:
    """A criterion in a language: as it applies ``here``, was ``published`` and is ``typed``."""
    if published is None:
        return _added(here)
    translated = _translated(published, language)
    return _with_typed(translated, typed) if typed else translated


def _with_typed(text: CriterionText, typed: Relabelled) -> CriterionText:
    parts: dict[str, object] = {"adapted": True}
    if typed.label:
        parts["label"] = typed.label
    if typed.question:  # the explanation is of the question that it replaces
        parts |= {"question": typed.question, "explanation": ""}
    if typed.anchors:
        parts["anchors"] = tuple((anchor.points, anchor.label) for anchor in typed.anchors)
    return text.model_copy(update=parts)


def _added(criterion: Criterion) -> CriterionText:
    # An added criterion has nothing but its question, which stands as its explanation too.
    explanation = criterion.explanation if criterion.explanation != criterion.question else ""
    return CriterionText(
        key=criterion.key,
        number=criterion.number,
        label=criterion.label,
        question=criterion.question,
        explanation=explanation,
        anchors=tuple((anchor.points, anchor.label) for anchor in criterion.anchors),
        adapted=True,
    )


def _translated(criterion: Criterion, language: str) -> CriterionText:
    key = f"matrix.{criterion.key}"
    anchors = tuple(
        (anchor.points, _anchor_label(criterion.key, anchor.points, language))
        for anchor in criterion.anchors
    )
    return CriterionText(
        key=criterion.key,
        number=criterion.number,
        label=i18n.translated_text(language, f"{key}.label"),
        question=i18n.translated_text(language, i18n.question_key(criterion.key)),
        explanation=i18n.translated_text(language, f"{key}.plain"),
        anchors=anchors,
    )


def _anchor_label(criterion: str, points: Sequence[int], language: str) -> str:
    return i18n.translated_text(language, i18n.anchor_key(criterion, points, plain=True))
