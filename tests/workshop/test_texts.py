"""What a room freezes when it opens, adapted criteria included."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_psia import i18n
from cluster_psia.assessment import Assessment
from cluster_psia.assessment.document.adaptation import (
    Adaptation,
    AddedCriterion,
    AnchorHere,
    Relabelled,
)
from cluster_psia.method import load_method
from cluster_psia.workshop import actions
from cluster_psia.workshop.texts import frozen_texts
from cluster_psia.workshop.values import Settings

if TYPE_CHECKING:
    from tests.workshop.hall import Hall

ADAPTED = Assessment(
    name="x",
    adaptation=Adaptation(
        relabelled=(
            Relabelled(
                criterion="market",
                question="Where do the shawls go?",
                why="Shawls only.",
                anchors=(
                    AnchorHere(points=(1,), label="Delhi"),
                    AnchorHere(points=(4, 5), label="The valley"),
                ),
            ),
        ),
        criteria=(
            AddedCriterion(
                key="own_water",
                label="Water",
                question="Is it clean?",
                group="general",
                why="Dyeing.",
            ),
        ),
    ),
)


def test_every_criterion_has_its_texts_in_every_language() -> None:
    criteria = load_method().table_2.criteria
    languages = tuple(language.code for language in i18n.languages())
    texts = frozen_texts(
        Assessment(name="x"), Settings(criteria=tuple(c.key for c in criteria), languages=languages)
    )
    assert tuple(texts) == languages
    for told in texts.values():
        assert [text.key for text in told] == [c.key for c in criteria]
        assert all(
            text.label and text.question and text.explanation and not text.adapted for text in told
        )
        for text, criterion in zip(told, criteria, strict=True):
            assert [at for at, _ in text.anchors] == [a.points for a in criterion.anchors]
        assert all(label for text in told for _, label in text.anchors)


def test_an_adapted_criterion_stands_as_typed_in_every_language() -> None:
    texts = frozen_texts(
        ADAPTED, Settings(criteria=("location", "market", "own_water"), languages=("en", "fr"))
    )
    for told in texts.values():
        _, market, water = told
        assert (market.adapted, market.question) == (True, "Where do the shawls go?")
        assert market.anchors == (((1,), "Delhi"), ((4, 5), "The valley"))
        assert (market.anchor_at(5), market.anchor_at(2)) == ("The valley", "")
        assert (water.adapted, water.label, water.question, water.explanation) == (
            True,
            "Water",
            "Is it clean?",
            "",
        )
    assert texts["en"][0].question != texts["fr"][0].question


def test_what_was_not_adapted_of_a_criterion_is_translated() -> None:
    languages, published = ("en", "ur"), Assessment(name="x")
    anchors = Relabelled(
        criterion="market", anchors=(AnchorHere(points=(1,), label="Delhi"),), why="Shawls only."
    )
    label = Relabelled(criterion="location", label="Valley", why="There is one.")
    a = Assessment(name="x", adaptation=Adaptation(relabelled=(anchors, label)))
    settings = Settings(criteria=("location", "market"), languages=languages)
    before, after = frozen_texts(published, settings), frozen_texts(a, settings)
    for language in languages:
        (location, market), (now_location, now_market) = before[language], after[language]
        assert now_market == market.model_copy(
            update={"anchors": (((1,), "Delhi"),), "adapted": True}
        )
        assert now_location == location.model_copy(update={"label": "Valley", "adapted": True})


def test_a_question_that_was_replaced_takes_its_explanation_along() -> None:
    (market,) = frozen_texts(ADAPTED, Settings(criteria=("market",), languages=("ur",)))["ur"]
    (published,) = frozen_texts(
        Assessment(name="x"), Settings(criteria=("market",), languages=("ur",))
    )["ur"]
    assert (market.question, market.explanation, market.label) == (
        "Where do the shawls go?",
        "",
        published.label,
    )


def test_a_room_keeps_its_texts_when_the_assessment_is_adapted_later(hall: Hall) -> None:
    before = hall.room.texts
    hall.assessments.save(hall.saved.id, ADAPTED, 1)
    assert hall.room.texts == before
    saved = hall.assessments.get(hall.saved.id)
    opened = actions.open_room(
        hall.rooms, (saved.id, saved.assessment), Settings(criteria=("market",))
    )
    assert (
        actions.find_room(hall.rooms, opened.room.code).texts["en"][0].question
        == "Where do the shawls go?"
    )
