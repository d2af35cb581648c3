"""The texts of a room, frozen when it opens: each criterion in each of its languages."""

from __future__ import annotations

from cluster_psia import i18n
from cluster_psia.assessment.document.adaptation import Relabelled
from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.document.model import Assessment
from cluster_psia.method import load_method
from cluster_psia.method.model import Criterion
from cluster_psia.workshop.errors import BadAnswer
from cluster_psia.workshop.values import CriterionText, Settings, Texts


def frozen_texts(a: Assessment, settings: Settings) -> Texts:
    """The room's criteria in every language of the room;
    what was adapted here stands as typed in all of them.

    Anchors are in the plain words for participants. Of a criterion of which only a part was
    adapted the rest is translated, but for the explanation of a question that was replaced. Raises
    BadAnswer for a language without texts.
    """
    known = [language.code for language in i18n.languages()]
    for language in settings.languages:
        if language not in known:
            raise BadAnswer(
                f"There are no texts in the language '{language}'; use some of {', '.join(known)}."
            )
    criteria = [c for c in method_of(a).table_2.criteria if c.key in settings.criteria]
    published = {c.key: c for c in load_method().table_2.criteria}
    typed = {item.criterion: item for item in a.adaptation.relabelled}

    def text(criterion: Criterion, language: str) -> CriterionText:
        if criterion.key not in published:
            return _added(criterion)
        translated = _translated(published[criterion.key], language)
        return (
            _with_typed(translated, typed[criterion.key]) if criterion.key in typed else translated
        )

    return {language: tuple(text(c, language) for c in criteria) for language in settings.languages}


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
    return CriterionText(
        key=criterion.key,
        number=criterion.number,
        label=i18n.translated_text(language, f"{key}.label"),
        question=i18n.translated_text(language, f"{key}.question"),
        explanation=i18n.translated_text(language, f"{key}.plain"),
        anchors=tuple(
            (
                anchor.points,
                i18n.translated_text(
                    language, i18n.anchor_key(criterion.key, anchor.points, plain=True)
                ),
            )
            for anchor in criterion.anchors
        ),
    )
