"""What a participant sees, as values:
questions that can be answered now, and what the room said.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from cluster_psia.assessment.document.model import Answer
from cluster_psia.diagnosis.room.results import CriterionResult
from cluster_psia.web.light.words import PageWords
from cluster_psia.workshop.values import CriterionText, Given, Room

LAST = "last"
FEWEST_LIVE = 3  # before a reveal, fewer answers would show who gave which

_SCORES: tuple[Answer, ...] = (1, 2, 3, 4, 5)

Results = Callable[[int], Mapping[str, CriterionResult]]


@dataclass(frozen=True)
class ScalePoint:
    """One of the five buttons. ``near`` says where a point without an anchor lies."""

    score: int
    anchor: str
    near: str


@dataclass(frozen=True)
class Earlier:
    """One's own answer and the room's in an earlier round."""

    round: int
    answer: Answer | None
    words: str
    median: str  # empty where it is not shown


@dataclass(frozen=True)
class Question:
    """A criterion that can be answered now."""

    n: int
    text: CriterionText
    points: tuple[ScalePoint, ...]
    own: Answer | None
    comment: str
    earlier: Earlier | None
    live: ShownResult | None
    back: str
    then: str


@dataclass(frozen=True)
class Bar:
    """How many chose a score; ``width`` of 100."""

    score: int
    anchor: str
    n: int
    width: int
    own: bool


@dataclass(frozen=True)
class ShownResult:
    """What the room said about a criterion."""

    round: int
    text: CriterionText
    n: int
    shape: str
    median: str
    bars: tuple[Bar, ...]
    unknown: int
    not_applicable: int
    own: Answer | None
    own_words: str


@dataclass(frozen=True)
class ParticipantView:
    """A participant's page."""

    room: Room
    questions: tuple[Question, ...]
    shown: tuple[ShownResult, ...]
    current: str  # key of the question to show, or LAST


def participant_view(
    room: Room, own: tuple[Given, ...], wanted: str, w: PageWords, results: Results
) -> ParticipantView:
    """The page of somebody who gave ``own``; ``wanted`` is the screen that they ask for."""
    mine = {(given.round, given.criterion): given for given in own}
    asked = [
        text
        for text in room.texts_in(w.lang)
        if text.key in room.open_criteria and room.state == "open"
    ]
    screens = [*(text.key for text in asked), LAST]
    questions = tuple(
        _question(room, text, screens, mine=mine, w=w, results=results) for text in asked
    )
    unanswered = (question.text.key for question in questions if question.own is None)
    return ParticipantView(
        room=room,
        questions=questions,
        shown=_revealed(room, mine, w, results),
        current=wanted if wanted in screens else next(unanswered, LAST),
    )


_Mine = Mapping[tuple[int, str], Given]


def _question(
    room: Room,
    text: CriterionText,
    screens: list[str],
    *,
    mine: _Mine,
    w: PageWords,
    results: Results,
) -> Question:
    n = screens.index(text.key) + 1
    now = mine.get((room.round, text.key))
    return Question(
        n=n,
        text=text,
        points=scale_points(text, w),
        own=now.answer if now else None,
        comment=now.comment if now else "",
        earlier=_earlier(room, text, mine, w, results),
        live=_live(room, text, now, w, results),
        back=screens[n - 2] if n > 1 else "",
        then=screens[n],
    )


def scale_points(text: CriterionText, w: PageWords) -> tuple[ScalePoint, ...]:
    """The five points with their anchors in words; those without one say where they lie."""
    anchored = {score: text.anchor_at(score) for score in range(1, 6)}
    return tuple(
        ScalePoint(score, anchored[score], _near(score, anchored, w)) for score in range(1, 6)
    )


def _near(score: int, anchored: dict[int, str], w: PageWords) -> str:
    lower = max((s for s in anchored if s < score and anchored[s]), default=None)
    higher = min((s for s in anchored if s > score and anchored[s]), default=None)
    if anchored[score] or lower is None or higher is None:
        return ""
    if score - lower == higher - score:
        return w.t("question.halfway")
    nearest = lower if score - lower < higher - score else higher
    return w.t("question.nearer", anchor=anchored[nearest])


def _earlier(
    room: Room, text: CriterionText, mine: _Mine, w: PageWords, results: Results
) -> Earlier | None:
    before = max(
        (round_ for round_, key in mine if key == text.key and round_ < room.round), default=None
    )
    revealed = max(
        (round_ for round_, key in room.revealed if key == text.key and round_ < room.round),
        default=None,
    )
    if before is None and (revealed is None or room.settings.show == "never"):
        return None
    median = ""
    if revealed is not None and room.settings.show != "never":
        median = _number(results(revealed)[text.key].figures.median)
    given = mine[before, text.key].answer if before else None
    return Earlier(before or revealed or 1, given, answer_words(given, text, w), median)


def _live(
    room: Room, text: CriterionText, now: Given | None, w: PageWords, results: Results
) -> ShownResult | None:
    """The room so far, in a room that is not blind, for somebody who has answered."""
    if room.settings.blind or room.settings.show != "after_own" or now is None:
        return None
    result = results(room.round)[text.key]
    return (
        shown_result(room.round, text, result, now, w) if result.figures.n >= FEWEST_LIVE else None
    )


def _revealed(room: Room, mine: _Mine, w: PageWords, results: Results) -> tuple[ShownResult, ...]:
    """The newest round of each criterion that the room may see."""
    if room.settings.show == "never":
        return ()
    found = []
    for text in room.texts_in(w.lang):
        if text.key in room.open_criteria:
            continue
        rounds = [round_ for round_, key in room.revealed if key == text.key]
        if _closed_in_the_open(room, text, mine, results):
            rounds.append(room.round)
        if rounds:
            last = max(rounds)
            found.append(
                shown_result(last, text, results(last)[text.key], _newest(mine, text, last), w)
            )
    return tuple(found)


def _closed_in_the_open(room: Room, text: CriterionText, mine: _Mine, results: Results) -> bool:
    """Whether a closed criterion may be seen before it is revealed:
    as a live one, but for who waits for the close.
    """
    if room.settings.blind or (
        room.settings.show == "after_own" and _newest(mine, text, room.round) is None
    ):
        return False
    return results(room.round)[text.key].figures.n >= FEWEST_LIVE


def _newest(mine: _Mine, text: CriterionText, upto: int) -> Given | None:
    """One's own newest answer up to a round."""
    own = (given for given in mine.values() if given.criterion == text.key and given.round <= upto)
    return max(own, key=lambda given: given.round, default=None)


def shown_result(
    round_: int, text: CriterionText, result: CriterionResult, own: Given | None, w: PageWords
) -> ShownResult:
    """A result with one's own answer marked."""
    figures, most = result.figures, max(result.figures.counts, default=0)
    answer = own.answer if own else None
    bars = tuple(
        Bar(score, text.anchor_at(score), n, round(100 * n / most) if most else 0, answer == score)
        for score, n in enumerate(figures.counts, 1)
    )
    return ShownResult(
        round=round_,
        text=text,
        n=figures.n,
        shape=_shape(result, text, w),
        median=_number(figures.median),
        bars=bars,
        unknown=result.unknown,
        not_applicable=result.not_applicable,
        own=answer,
        own_words=answer_words(answer, text, w),
    )


def _shape(result: CriterionResult, text: CriterionText, w: PageWords) -> str:
    """The shape in one sentence."""
    figures = result.figures
    if figures.n == 1:
        return w.t("reveal.shape.one")
    match figures.shape:
        case "agreed":
            most = max(_SCORES, key=lambda score: figures.counts[int(score) - 1])
            return w.t("reveal.shape.agreed", answer=answer_words(most, text, w))
        case "two_camps" if len(result.camps) == 2:
            low, high = (
                "–".join(dict.fromkeys((str(c.points[0]), str(c.points[-1])))) for c in result.camps
            )
            return w.t("reveal.shape.two_camps", lower=low, higher=high)
        case "two_camps":
            return w.t("reveal.shape.spread")
    return w.t(f"reveal.shape.{figures.shape}")


def answer_words(answer: Answer | None, text: CriterionText, w: PageWords) -> str:
    """An answer in words."""
    if answer is None:
        return ""
    if isinstance(answer, int):
        anchor = text.anchor_at(answer)
        return f"{answer} – {anchor}" if anchor else str(answer)
    return w.t(f"question.{answer}")


def _number(median: float | None) -> str:
    return "" if median is None else f"{median:g}"
