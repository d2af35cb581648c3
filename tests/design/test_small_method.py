"""The rules of the design judge by the method that is handed to them: here one of a dozen entries.

Everything that they do not need is left out of it, so that a rule which looked elsewhere would
fail.
"""

from __future__ import annotations

from typing import Any

from cluster_psia.assessment.document.model import (
    Actor,
    Assessment,
    Chain,
    ChosenIndicator,
    PovertyGroup,
    StudyDesign,
)
from cluster_psia.design.approach import suggest_approaches
from cluster_psia.design.indicators import suggest_indicators
from cluster_psia.design.methods import suggest_methods
from cluster_psia.method import load_method
from cluster_psia.method.model import (
    Approach,
    Box1,
    Box5,
    Box6,
    Box7,
    BoxA1,
    Condition,
    DesignQuestion,
    DesignRule,
    Entry,
    GroupKind,
    Indicator,
    IndicatorRule,
    Measure,
    MeasureSet,
    Method,
    Methods,
    Phase,
    PhaseTask,
    ResearchMethod,
    StageUse,
)
from cluster_psia.method.model.boxes import Box4
from cluster_psia.method.model.indicators import InformationSource
from cluster_psia.method.model.tables import Table1

PUBLISHED = load_method()


def said(key: str) -> dict[str, Any]:
    """What every entry of the small method says of itself."""
    return {"key": key, "label": key.capitalize(), "explanation": f"Why {key}.", "ours": "A test."}


ANSWER = Entry(**said("proving"))
QUESTION = DesignQuestion(**said("purpose"), answers=(ANSWER,))
CHEAP = Approach(**said("one_off"), advantages=(), disadvantages=())
DEAR = Approach(**said("longitudinal"), advantages=(), disadvantages=())
FOR_DEAR = DesignRule(
    **said("only_dear_proves"),
    approach="longitudinal",
    speaks="for",
    weight=3,
    when=(Condition(question="purpose", is_any_of=("proving",)),),
)
KIND = GroupKind(**said("home_workers"), side="workers", stakeholder="workers")
ROW = MeasureSet(
    **said("workers_wages"),
    measures=(Measure(kind="qualitative", what=("Talk",), information_sources=("neighbours",)),),
)
INDICATOR = Indicator(
    **said("workers_wages"),
    stakeholder="workers",
    positive="More",
    pairing="unpaired",
    measures=ROW.key,
    links_ours="A test.",
)
FOR_INDICATOR = IndicatorRule(**said("women_first"), fact="women", speaks="for", weight=2)
TALK = ResearchMethod(
    **said("tea_talk"), family="qualitative", stages=("during",), purpose="To listen."
)
NEIGHBOURS = InformationSource(**said("neighbours"), methods=(TALK.key,))
USE = StageUse(**said("listen"), stage="during", family="qualitative")
PHASE = Phase(
    **said("phase_4"),
    number=4,
    methods=(),
    tasks=(PhaseTask(**said("visit"), kind="field", methods=(TALK.key,)),),
)

# What the rules of the design read; no other part of the method is there.
PARTS: dict[str, Any] = {
    "documents": PUBLISHED.documents,
    "study_design": PUBLISHED.study_design.model_copy(
        update={
            "questions": (QUESTION,),
            "rules": (FOR_DEAR,),
            "indicator_rules": (FOR_INDICATOR,),
            "hazards": (),
            "counterfactual_levels": (),
        }
    ),
    "table_1": Table1(areas=(), warnings=()),
    "box_1": Box1(states=()),
    "box_4": Box4(kinds=(KIND,), differences=()),
    "box_5": Box5(stakeholders=(), indicators=(INDICATOR,), kinds=(), choosing=()),
    "box_6": Box6(rows=(ROW,), sources=(NEIGHBOURS,)),
    "box_7": Box7(approaches=(CHEAP, DEAR)),
    "box_a1": BoxA1(
        stages=(Entry(**said("during")),), families=(Entry(**said("qualitative")),), uses=(USE,)
    ),
    "methods": Methods(methods=(TALK,)),
    "phases": PUBLISHED.phases.model_copy(update={"phases": (PHASE,)}),
}
SMALL = Method.model_construct(**PARTS)


def cluster() -> Assessment:
    homes = Actor(id="homes", label="Homes", kind="homeworker", stage="home_work")
    group = PovertyGroup(
        id="g", node="homes", kind="home_workers", label="Stitchers", gender="women"
    )
    return Assessment(
        name="Test",
        chain=Chain(actors=(homes,)),
        groups=(group,),
        design=StudyDesign(purpose="proving"),
    )


def test_approaches_are_those_handed_in_and_ranked_by_its_rules() -> None:
    a = cluster()
    two_answers = a.model_copy(
        update={"design": StudyDesign(purpose="proving", comparator="none", resources="high")}
    )
    asked = (QUESTION, DesignQuestion(**said("resources"), answers=(Entry(**said("high")),)))
    by = SMALL.model_copy(
        update={"study_design": SMALL.study_design.model_copy(update={"questions": asked})}
    )

    assert [s.approach for s in suggest_approaches(a, SMALL)] == ["one_off", "longitudinal"]
    first, second = suggest_approaches(two_answers, by)
    assert (first.approach, first.points, second.points) == ("longitudinal", 3, 0)
    assert [str(reason) for reason in first.because] == ["Why only_dear_proves. (Ours: A test.)"]


def test_another_method_gives_another_answer_to_the_same_assessment() -> None:
    a = cluster().model_copy(update={"design": StudyDesign(purpose="proving", resources="high")})

    assert len(suggest_approaches(a, SMALL)) == 2
    assert len(suggest_approaches(a)) == len(PUBLISHED.box_7.approaches) == 3
    assert suggest_approaches(a) == suggest_approaches(a, PUBLISHED)


def test_indicators_are_those_handed_in_and_ordered_by_its_rules() -> None:
    (found,) = suggest_indicators(cluster(), "g", SMALL)

    assert (found.indicator, found.points, found.suggested) == ("workers_wages", 2, True)
    assert "Why women_first." in [reason.text for reason in found.because]
    assert len(suggest_indicators(cluster(), "g")) > 1


def test_methods_are_those_handed_in_for_its_phases_and_measures() -> None:
    taken = ChosenIndicator(group="g", key="workers_wages", measures=("qualitative",))
    a = cluster().model_copy(update={"indicators": (taken,)})

    (found,) = suggest_methods(a, SMALL)
    assert (found.key, found.what) == ("tea_talk", "Tea_talk")
    assert [reason.text for reason in found.because] == [
        "Brings the qualitative measure of Workers_wages (Stitchers).",
        "Phase 4 uses it: Visit.",
        "During, qualitative: listen.",
    ]
    assert TALK.key not in {s.key for s in suggest_methods(a)}
