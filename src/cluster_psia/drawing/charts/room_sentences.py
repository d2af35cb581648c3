"""The results of a room in sentences that can be read aloud.

A figure that cannot be formed is said in words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cluster_psia.words import and_phrase, counted_noun, word_for

if TYPE_CHECKING:
    from cluster_psia.diagnosis.agreement import Shape
    from cluster_psia.diagnosis.room.answers import ConsensusRule
    from cluster_psia.diagnosis.room.results import CriterionResult, RoomResults
    from cluster_psia.diagnosis.room.robust import LeftOut

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
    asked: bool = True  # in the round that is shown; one not asked again keeps its earlier score
    picked: tuple[tuple[int | str, str], ...] = ()  # (answer, comment)


def room_finding(shown: Sequence[ShownCriterion], raters: int) -> str:
    """The title: what the room should talk about. ``shown`` stands in the order of disagreement."""
    if not shown:
        return "Nothing to show yet: the round is still open"
    if raters == 0:
        return "Nobody has scored yet"
    if raters == 1:
        return "One person has scored, so there is nothing to agree on yet"
    camps = _with_shape(shown, "two_camps")
    if camps:
        return f"We fall into two camps on {_some(camps)}"
    spread = _with_shape(shown, "spread")
    if spread:
        return f"We disagree most about {_some(spread)}"
    return _agreed(len(_with_shape(shown, "agreed", "unanimous")), len(shown))


def _with_shape(shown: Sequence[ShownCriterion], *shapes: Shape) -> list[str]:
    """The criteria whose answers have one of these shapes, as they stand in a sentence."""
    return [in_a_sentence(each) for each in shown if each.result.figures.shape in shapes]


def _agreed(agreed: int, of: int) -> str:
    if not agreed:
        return "Too few people have scored to speak of agreement"
    if agreed < of:
        return f"We agree on {agreed} of {of} criteria; on the rest too few have scored"
    return f"We agree on {word_for(agreed, 'this criterion', f'all {agreed} criteria')}"


def in_a_sentence(each: ShownCriterion) -> str:
    """The label in the middle of a sentence; one that was adapted here stays as typed."""
    second_small = len(each.label) > 1 and not each.label[1].isupper()
    if each.adapted or not second_small:
        return each.label
    return each.label[0].lower() + each.label[1:]


def _some(labels: Sequence[str]) -> str:
    named, more = list(labels[:NAMED]), len(labels) - NAMED
    if more > 0:
        named.append(f"{more} more")
    return and_phrase(named)


def rule_in_words(rule: ConsensusRule) -> str:
    """The consensus rule, as it was fixed before the room opened."""
    return (
        f"Consensus means: at least {rule.share:.0%} of the scores lie within"
        f" {counted_noun(rule.within, 'point')} of the median, and the middle half of the scores is"
        f" at most {counted_noun(rule.spread, 'point')} wide."
    )


def said_in_words(result: CriterionResult) -> str:
    """What the room says, without the scores where everybody would know whose they are."""
    if result.too_few_to_show:
        return f"{counted_noun(result.figures.n, 'score')}: too few to show."
    return result.figures.words


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
    if "too_few" in {before.shape, now.shape}:
        return "too few scores to show what changed"
    moved = "nobody changed" if not result.changed else f"{result.changed} of {now.n} changed"
    shapes = dict.fromkeys((WORDS[before.shape], WORDS[now.shape]))
    return f"median {before.median:g} → {now.median:g}; {' → '.join(shapes)}; {moved}"


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
        return f"{top} They stay the same, whichever of the groups shown is left out."
    changes = [_change_without(each, labels, groups) for each in found.left_out if not each.same]
    return f"{top} They depend on who is in the room: {'; '.join(changes)}."


def _change_without(each: LeftOut, labels: Mapping[str, str], groups: Mapping[str, str]) -> str:
    group = groups.get(each.group, each.group)
    go = f"without “{group}”, {_and(each.leave, labels)} would go"
    return f"{go} and {_and(each.enter, labels)} come in" if each.enter else go


def _and(keys: Sequence[str], labels: Mapping[str, str]) -> str:
    named = [labels[key] for key in keys]
    return " and ".join(named) if named else "nothing"


def group_gap(shown: Sequence[ShownCriterion], groups: Mapping[str, str]) -> str:
    """The widest gap between the medians of two groups;
    empty where no two groups are shown apart.
    """
    widest = max(shown, key=_width_of_gap, default=None)
    if widest is None or not _width_of_gap(widest):
        return ""
    medians = _medians_by_group(widest)
    (low, low_group), (high, high_group) = min(medians), max(medians)
    return (
        f"Groups differ most on {in_a_sentence(widest)}; of the groups shown"
        f" “{groups.get(high_group, high_group)}” median {high:g},"
        f" “{groups.get(low_group, low_group)}” median {low:g}."
    )


def _width_of_gap(each: ShownCriterion) -> float:
    medians = [median for median, _ in _medians_by_group(each)]
    return max(medians) - min(medians) if medians else 0.0


def _medians_by_group(each: ShownCriterion) -> list[tuple[float, str]]:
    """(median, group) of the groups that are shown apart."""
    return [(g.median, g.group) for g in each.result.groups if g.median is not None]


def about_the_figures() -> str:
    """What the figures are, for who asks."""
    return (
        "Median: the score in the middle. Middle half: between the first and the third quarter of"
        " the scores. A: van der Eijk’s agreement, 1 when all say the same, 0 when every score is"
        " equally frequent, −1 when half the room stands at either end. Don’t know and not"
        " applicable are counted and never enter a figure."
    )
