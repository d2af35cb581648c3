"""The results of a room in sentences that can be read aloud.

A figure that cannot be formed is said in words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cluster_psia.diagnosis.agreement import Shape
from cluster_psia.diagnosis.room.answers import ConsensusRule
from cluster_psia.diagnosis.room.results import CriterionResult, RoomResults
from cluster_psia.words import and_phrase, counted_noun, word_for

WORDS: Mapping[Shape, str] = {
    "two_camps": "two camps",
    "spread": "spread",
    "agreed": "agreed",
    "unanimous": "all the same",
    "too_few": "too few",
    "nobody": "nobody yet",
}
NAMED = 2  # criteria named in a title


@dataclass(frozen=True)
class ShownCriterion:
    """A criterion as the wall shows it.

    ``low`` and ``high`` are its outer anchors, ``picked`` the comments chosen.
    """

    number: int
    label: str
    low: str
    high: str
    result: CriterionResult
    adapted: bool = False
    asked: bool = (
        True  # in the round that is shown; who was not asked again keeps the earlier score
    )
    picked: tuple[tuple[int | str, str], ...] = ()  # (answer, comment)


def room_finding(shown: Sequence[ShownCriterion], raters: int) -> str:
    """The title: what the room should talk about. ``shown`` stands in the order of disagreement."""
    if not shown:
        return "Nothing to show yet: the round is still open"
    if raters < 2:
        return (
            "One person has scored, so there is nothing to agree on yet"
            if raters
            else "Nobody has scored yet"
        )
    by_shape: dict[str, list[str]] = {}
    for each in shown:
        by_shape.setdefault(each.result.figures.shape, []).append(in_a_sentence(each))
    if camps := by_shape.get("two_camps"):
        return f"We fall into two camps on {_some(camps)}"
    if spread := by_shape.get("spread"):
        return f"We disagree most about {_some(spread)}"
    return _agreed(len(by_shape.get("agreed", ())) + len(by_shape.get("unanimous", ())), len(shown))


def _agreed(agreed: int, of: int) -> str:
    if not agreed:
        return "Too few people have scored to speak of agreement"
    if agreed < of:
        return f"We agree on {agreed} of {of} criteria; on the rest too few have scored"
    return f"We agree on {word_for(agreed, 'this criterion', f'all {agreed} criteria')}"


def in_a_sentence(each: ShownCriterion) -> str:
    """The label in the middle of a sentence; one that was adapted here stays as typed."""
    second_small = len(each.label) > 1 and not each.label[1].isupper()
    return (
        each.label[0].lower() + each.label[1:] if second_small and not each.adapted else each.label
    )


def _some(labels: Sequence[str]) -> str:
    more = len(labels) - NAMED
    return and_phrase([*labels[:NAMED], *([f"{more} more"] if more > 0 else [])])


def rule_in_words(rule: ConsensusRule) -> str:
    """The consensus rule, as it was fixed before the room opened."""
    return (
        f"Consensus means: at least {rule.share:.0%} of the scores lie within"
        f" {counted_noun(rule.within, 'point')} of the median, and the middle half of the scores is"
        f" at most {counted_noun(rule.spread, 'point')} wide."
    )


def change_in_words(each: ShownCriterion, round_: int) -> str:
    """From the round before to this one; empty in the first round."""
    result = each.result
    before, now = result.before, result.figures
    if round_ < 2:
        return ""
    if not each.asked:
        return "not scored again"
    if before is None or before.median is None or now.median is None:
        return "no score in the round before" if now.n else ""
    moved = "nobody changed" if not result.changed else f"{result.changed} of {now.n} changed"
    shapes = (
        WORDS[now.shape]
        if before.shape == now.shape
        else f"{WORDS[before.shape]} → {WORDS[now.shape]}"
    )
    return f"median {before.median:g} → {now.median:g}; {shapes}; {moved}"


def left_out_in_words(
    found: RoomResults, labels: Mapping[str, str], groups: Mapping[str, str]
) -> str:
    """Whether the criteria with the highest medians would be others if any one group had stayed
    away.
    """
    if not found.top:
        return ""
    top = f"Highest medians: {', '.join(labels[key] for key in found.top)}."
    if not found.left_out:
        return (
            f"{top} No group can be left out to see whether they hold:"
            " there is only one, or all are too small."
        )
    if all(each.same for each in found.left_out):
        return f"{top} They stay the same, whichever group is left out."
    changes = [
        f"without “{groups.get(each.group, each.group)}”, {_and(each.leave, labels)} would go"
        + (f" and {_and(each.enter, labels)} come in" if each.enter else "")
        for each in found.left_out
        if not each.same
    ]
    return f"{top} They depend on who is in the room: {'; '.join(changes)}."


def _and(keys: Sequence[str], labels: Mapping[str, str]) -> str:
    named = [labels[key] for key in keys]
    return " and ".join(named) if named else "nothing"


def group_gap(shown: Sequence[ShownCriterion], groups: Mapping[str, str]) -> str:
    """The widest gap between the medians of two groups;
    empty where no two groups are shown apart.
    """
    widest: tuple[float, str] = (0.0, "")
    for each in shown:
        apart = [(g.median, g.group) for g in each.result.groups if g.median is not None]
        if len(apart) < 2:
            continue
        (low, low_group), (high, high_group) = min(apart), max(apart)
        if high - low > widest[0]:
            words = (
                f"Groups differ most on {in_a_sentence(each)}:"
                f" “{groups.get(high_group, high_group)}” median {high:g},"
                f" “{groups.get(low_group, low_group)}” median {low:g}."
            )
            widest = (high - low, words)
    return widest[1]


def about_the_figures() -> str:
    """What the figures are, for who asks."""
    return (
        "Median: the score in the middle. Middle half: between the first and the third quarter of"
        " the scores. A: van der Eijk’s agreement, 1 when all say the same, 0 when every score is"
        " equally frequent, −1 when half the room stands at either end. Don’t know and not"
        " applicable are counted and never enter a figure."
    )
