"""The texts of a room, frozen when it opens: each criterion in each of its languages."""

from __future__ import annotations

from cluster_psia import i18n
from cluster_psia.assessment.adapt import method_of
from cluster_psia.assessment.model import Assessment
from cluster_psia.method.model import Criterion
from cluster_psia.workshop.errors import BadAnswer
from cluster_psia.workshop.values import CriterionText, Settings, Texts


def frozen_texts(a: Assessment, settings: Settings) -> Texts:
    """The room's criteria in every language of the room; one that was adapted here stands as typed in all of them.

    Anchors are in the plain words for participants. Raises BadAnswer for a language that has no texts.
    """
    known = [language.code for language in i18n.languages()]
    for language in settings.languages:
        if language not in known:
            raise BadAnswer(f"There are no texts in the language '{language}'; use some of {', '.join(known)}.")
    criteria = [c for c in method_of(a).table_2.criteria if c.key in settings.criteria]
    return {
        language: tuple(_as_typed(c) if c.adapted else _translated(c, language) for c in criteria)
        for language in settings.languages
    }


def _as_typed(criterion: Criterion) -> CriterionText:
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
        label=i18n.text(language, f"{key}.label"),
        question=i18n.text(language, f"{key}.question"),
        explanation=i18n.text(language, f"{key}.plain"),
        anchors=tuple(
            (anchor.points, i18n.text(language, i18n.anchor_key(criterion.key, anchor.points, plain=True)))
            for anchor in criterion.anchors
        ),
    )
